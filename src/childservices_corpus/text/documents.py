"""Bytes to text: one decoded document, with nothing translated.

UTF-8 (with or without a byte order mark) and UTF-16 (with one) are read as such. Windows-1252 is the last resort,
for a whole page or for the stray bytes of a page that is otherwise UTF-8; it is stated in the encoding's name.
"""

import codecs
import hashlib
from pathlib import Path

from ..errors import InputError, WrongTypeError
from ..models import Document
from .names import label, visible

UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
LAST_RESORT = "windows-1252"
MIXED = f"utf-8+{LAST_RESORT}"
# Only texts of these encodings can hold lone surrogates.
WITH_SURROGATES = ("utf-16", "utf-8-surrogatepass", "utf-8-sig")


def _windows_1252(byte: int) -> str:
    """The character of `byte`; the five that Windows-1252 leaves undefined are C1 controls, as browsers read them."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# A document, and its text in UTF-8 where that is at hand.
Opened = tuple[Document, bytes | None]

# Python's surrogateescape writes the undecodable byte 0xNN as U+DCNN.
_ESCAPED = {0xDC00 + byte: _windows_1252(byte) for byte in range(0x80, 0x100)}
_LATIN_1 = {byte: _windows_1252(byte) for byte in range(0x80, 0xA0)}


def decode(data: bytes) -> tuple[str, str]:
    """Decode `data`; returns the text and the name of the encoding. It never fails and never drops a byte."""
    for mark, name in UTF16_MARKS.items():
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name, "surrogatepass"), "utf-16"
            except UnicodeDecodeError:
                return _last_resort(data), LAST_RESORT
    marked = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if marked else data
    try:
        return body.decode("utf-8"), "utf-8-sig" if marked else "utf-8"
    except UnicodeDecodeError:
        escaped = body.decode("utf-8", "surrogateescape")
        stray = sum(escaped.count(chr(code)) for code in _ESCAPED)
        sound = len(escaped) - len(escaped.encode("ascii", "ignore")) - stray
        if marked or sound > stray:
            return escaped.translate(_ESCAPED), MIXED
        return _last_resort(data), LAST_RESORT


def _last_resort(data: bytes) -> str:
    return data.decode("latin-1").translate(_LATIN_1)


def from_bytes(data: bytes, name: str = "bytes") -> Document:
    """The document in `data`, called `name`."""
    text, encoding = decode(data)
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=label(name),
        encoding=encoding,
        n_bytes=len(data),
        n_chars=len(text),
        text=text,
    )


def _from_text(text: str, name: str) -> Opened:
    """The document whose decoded text is `text`; its bytes are those of `text` in UTF-8.

    A text that itself begins with U+FEFF gets a byte order mark before it, so that its bytes decode to it again.
    Lone surrogates, which no encoding has, are hashed as UTF-8 would write them.
    """
    try:
        utf8, encoding = text.encode(), "utf-8"
    except UnicodeEncodeError:
        utf8, encoding = text.encode("utf-8", "surrogatepass"), "utf-8-surrogatepass"
    data = utf8
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        data, encoding = codecs.BOM_UTF8 + data, "utf-8-sig"
    document = Document(
        id=hashlib.sha256(data).hexdigest(),
        name=label(name),
        encoding=encoding,
        n_bytes=len(data),
        n_chars=len(text),
        text=text,
    )
    return document, utf8


def read_bytes(path: Path) -> bytes:
    """The bytes of the file `path`, or an :class:`InputError` that says why not."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{label(str(path))}: cannot be read ({why}); give the path of a text dump") from error


def why_unreadable(error: InputError) -> str:
    """Why a file could not be read, without its place on this machine."""
    cause = error.__cause__
    if isinstance(cause, OSError):
        return f"it cannot be read ({cause.strerror})"
    return str(cause) if cause is not None else str(error).partition(": ")[2]


def open_source(source: str | bytes | Path, name: str | None = None) -> Opened:
    """The document in `source`: a ``str`` is text, ``bytes`` are decoded, a ``Path`` is a file.

    With it comes its text in UTF-8, or ``None`` if that would have to be made. Raises
    :class:`~childservices_corpus.errors.InputError` for a file that cannot be read.
    """
    if isinstance(source, str):
        return _from_text(source, name or "text")
    if isinstance(source, Path):
        data, called = read_bytes(source), name or visible(source.name)
    elif isinstance(source, bytes | bytearray | memoryview):
        data, called = bytes(source), name or "bytes"
    else:
        raise WrongTypeError(f"a page is str (text), bytes or pathlib.Path (a file), not {type(source).__name__}")
    document = from_bytes(data, called)
    return document, data if document.encoding == "utf-8" else None
