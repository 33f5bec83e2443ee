"""From bytes to text, without a repair: line ends and characters stay as they are, and no byte is dropped.

A byte order mark shows UTF-32, UTF-16 and UTF-8; without a mark, the zeros in their letters show UTF-32 and UTF-16.
Windows-1252 is the last resort, for a whole page or for stray bytes in a page of UTF-8. The name of the encoding says
all of this.
"""

import codecs

import numpy as np

LAST_RESORT = "windows-1252"
MIXED = f"utf-8+{LAST_RESORT}"
# Behind the name of an encoding: the bytes end inside a character.
CUT = "+cut"
# Behind the name of an encoding: an HTML page says itself that it has this encoding.
DECLARED = "+declared"
# Only texts of these encodings can hold lone surrogates.
WITH_SURROGATES = (
    "utf-16",
    "utf-16+cut",
    "utf-8+utf-16",
    "utf-8+utf-16+cut",
    "utf-32",
    "utf-32+cut",
    "utf-8-surrogatepass",
    "utf-8-sig",
)
_REPLACED = "\N{REPLACEMENT CHARACTER}"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDTH = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}
# Without a mark, fewer bytes than this show too little; in more of them, every letter of English is a byte and zeros.
# A run of zeros at the end of a page has zeros in every place.
_FEWEST, _BEGINNING = 32, 256
# Of four bytes, the places of those that are zero in most letters.
_ZEROS = {"utf-32-le": (1, 2, 3), "utf-32-be": (0, 1, 2), "utf-16-le": (1, 3), "utf-16-be": (0, 2)}
_MOSTLY, _SELDOM = 0.7, 0.3


def _windows_1252(byte: int) -> str:
    """The character of `byte`; the five undefined bytes of Windows-1252 become C1 controls, as in browsers."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# Python's surrogateescape writes the undecodable byte 0xNN as U+DCNN.
_ESCAPED = {0xDC00 + byte: _windows_1252(byte) for byte in range(0x80, 0x100)}
_LATIN_1 = {byte: _windows_1252(byte) for byte in range(0x80, 0xA0)}


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding. It never fails and never drops a byte."""
    for mark, name in _MARKS:
        found = _wide(data[len(mark) :], name) if data.startswith(mark) else None
        if found is not None:
            return found
    unmarked = _unmarked(data) if b"\0" in data else None
    found = _wide(data, unmarked) if unmarked else None
    return found if found is not None else _narrow(data)


def _wide(data: bytes, name: str) -> tuple[str, str] | None:
    """`data` in UTF-16 or UTF-32, perhaps cut inside its last character; ``None`` if it is in neither."""
    whole = len(data) - len(data) % _WIDTH[name]
    try:
        text = data[:whole].decode(name, "surrogatepass")
    except UnicodeDecodeError:
        return None
    called = name[: -len("-le")]
    if whole == len(data):
        return text, called
    # Of a line end or a space, the byte that is left is enough; of other characters it is not.
    rest = data[whole:].strip(b"\0") or b" "
    return text + (rest.decode("ascii") if rest in (b"\n", b"\r", b" ") else _REPLACED), called + CUT


def _unmarked(data: bytes) -> str | None:
    """The name of UTF-16 or UTF-32 if the zeros in `data`, and in its beginning, show it."""
    if len(data) < _FEWEST:
        return None
    found = {_by_zeros(data[:_BEGINNING]), _by_zeros(data)}
    return found.pop() if len(found) == 1 else None


def _by_zeros(data: bytes) -> str | None:
    zero = (np.frombuffer(data, dtype=np.uint8, count=len(data) - len(data) % 4) == 0).reshape(-1, 4).mean(axis=0)
    for name, places in _ZEROS.items():
        others = [place for place in range(4) if place not in places]
        if zero[list(places)].min() >= _MOSTLY and zero[others].max() <= _SELDOM:
            return name
    return None


def _narrow(data: bytes) -> tuple[str, str]:
    """`data` in UTF-8 or Windows-1252, or in UTF-8 with stray bytes or with a page of UTF-16 behind it."""
    marked = data.startswith(codecs.BOM_UTF8)
    name = "utf-8-sig" if marked else "utf-8"
    body = data[len(codecs.BOM_UTF8) :] if marked else data
    try:
        return body.decode("utf-8"), name
    except UnicodeDecodeError as error:
        whole = body[: error.start]
        # One byte at the end of a text in ASCII may also be a letter of Windows-1252.
        if error.reason == "unexpected end of data" and not (whole.isascii() and len(body) - len(whole) == 1):
            return whole.decode("utf-8") + _REPLACED, name + CUT
        return _joined(body, error.start) or _stray(data, body, marked=marked)


def _joined(body: bytes, at: int) -> tuple[str, str] | None:
    """A page of UTF-8 with one of UTF-16 behind it; at offset `at` is the first byte that is not UTF-8."""
    for mark, name in _MARKS[2:]:
        behind = _wide(body[at:], name) if body.startswith(mark, at) and b"\0" in body[at:] else None
        if behind is not None:
            return body[:at].decode("utf-8") + behind[0], f"utf-8+{behind[1]}"
    return None


def _stray(data: bytes, body: bytes, *, marked: bool) -> tuple[str, str]:
    """UTF-8 with stray bytes of Windows-1252, or all Windows-1252 if most of the bytes beyond ASCII are."""
    escaped = body.decode("utf-8", "surrogateescape")
    stray = sum(escaped.count(chr(code)) for code in _ESCAPED)
    sound = len(escaped) - len(escaped.encode("ascii", "ignore")) - stray
    if marked or sound > stray:
        return escaped.translate(_ESCAPED), MIXED
    return data.decode("latin-1").translate(_LATIN_1), LAST_RESORT


def text_of(content: bytes, made: str | None) -> str:
    """The text of a dump: the one that was `made` of it, as of an HTML page, or else its decoded `content`."""
    return decode(content)[0] if made is None else made
