"""From a text, bytes or a file to one document; :mod:`.decoding` makes text of bytes, :mod:`.markup` of HTML."""

import codecs
import hashlib
from pathlib import Path

from ..errors import InputError, WrongTypeError
from ..models import Document
from .decoding import DECLARED, LAST_RESORT, WITH_SURROGATES, decode
from .markup import MadeText, declares_windows_1252, is_html, made_text
from .names import label, visible

__all__ = [
    "WITH_SURROGATES",
    "Opened",
    "from_bytes",
    "has_surrogate",
    "open_source",
    "opened",
    "read_bytes",
    "stored",
    "why_unreadable",
]

# A document, and its text in UTF-8 if that is already known.
Opened = tuple[Document, bytes | None]


def from_bytes(data: bytes, name: str = "bytes") -> Document:
    """The document in `data`, called `name`; of an HTML page the text is made, if the extra ``html`` is installed."""
    text, encoding = _decoded(data)
    return _document(data, name, encoding, text, made_text(text) if is_html(text) else None)


def stored(data: bytes, name: str, text: str | None, made_by: str | None) -> Document:
    """The document of a release: `data` are its bytes, and `text` was made of them by `made_by` if it is HTML.

    Without `text`, an HTML page stays a page without a made text.
    """
    own, encoding = _decoded(data)
    return _document(data, name, encoding, own, None if text is None or made_by is None else MadeText(text, made_by))


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding, which says if an HTML page names the last resort itself."""
    text, encoding = decode(data)
    sure = encoding == LAST_RESORT and is_html(text) and declares_windows_1252(text)
    return text, encoding + DECLARED if sure else encoding


def _document(data: bytes, name: str, encoding: str, own: str, made: MadeText | None) -> Document:
    """The document with the bytes `data`; its text is `own`, or `made` of it."""
    text = own if made is None else made.text
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=label(name),
        encoding=encoding,
        n_bytes=len(data),
        n_chars=len(text),
        made_by=None if made is None else made.made_by,
        text=text,
    )


def _from_text(text: str, name: str) -> Opened:
    """The document whose decoded text is `text`; its bytes are `text` in UTF-8.

    If `text` begins with U+FEFF, a byte order mark is put before it, so that its bytes decode to `text` again. Lone
    surrogates, which UTF-8 does not allow, are hashed in the form that UTF-8 would give them.
    """
    try:
        utf8, encoding = text.encode(), "utf-8"
    except UnicodeEncodeError:
        utf8, encoding = text.encode("utf-8", "surrogatepass"), "utf-8-surrogatepass"
    data = utf8
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        data, encoding = codecs.BOM_UTF8 + data, "utf-8-sig"
    made = made_text(text) if is_html(text) else None
    return _document(data, name, encoding, text, made), utf8 if made is None else None


def has_surrogate(words: str) -> bool:
    """True if `words` hold half of a surrogate pair, which is not a character."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return True
    return False


def read_bytes(path: Path) -> bytes:
    """The bytes of the file `path`; raises :class:`InputError`, with the reason, if it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(
            f"{label(str(path))}: the file cannot be read ({why}); give the path of a text dump"
        ) from error


def why_unreadable(error: InputError) -> str:
    """Why a file could not be read; the path on this machine is left out."""
    cause = error.__cause__
    if isinstance(cause, OSError):
        return f"it cannot be read ({cause.strerror})"
    return str(cause) if cause is not None else str(error).partition(": ")[2]


def open_source(source: str | bytes | Path, name: str | None = None) -> Opened:
    """The document in `source`: a ``str`` is text, ``bytes`` are decoded, a ``Path`` is a file.

    Returns the document and its text in UTF-8, or ``None`` if the text would have to be encoded. Raises
    :class:`~childservices_corpus.errors.InputError` for a file that cannot be read, and
    :class:`~childservices_corpus.errors.WrongTypeError` for a `source` of another type.
    """
    if isinstance(source, str):
        return _from_text(source, name or "text")
    if isinstance(source, Path):
        data, called = read_bytes(source), name or visible(source.name)
    elif isinstance(source, bytes | bytearray | memoryview):
        data, called = bytes(source), name or "bytes"
    else:
        raise WrongTypeError(f"a page is str (text), bytes or pathlib.Path (a file), not {type(source).__name__}")
    return opened(data, called)


def opened(data: bytes, name: str) -> Opened:
    """The document in `data`, called `name`, and its text in UTF-8 if these are its bytes."""
    document = from_bytes(data, name)
    return document, data if document.encoding == "utf-8" and document.made_by is None else None
