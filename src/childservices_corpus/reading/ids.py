"""Stable record ids: ``<publisher>/<slug of the title>-<8 hex digits of the content's CRC-32>``.

The content is what the page itself says of the record, its fields joined by U+001F: title, date line and summary of an
article (an empty string for a missing one), title and text of a statement, as UTF-8. The same content gives the same id
anywhere. The checksum is that of :func:`zlib.crc32`: contents that differ only within four
neighbouring bytes never share it, and a
build refuses two different records with one id.
"""

import re
import unicodedata
from collections.abc import Iterable
from zlib import crc32

SLUG_LENGTH = 60
UNIT_SEPARATOR = "\N{INFORMATION SEPARATOR ONE}"
UNTITLED = "untitled"
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
# On the bytes of UTF-8: letters in lower case and digits stay, all else is a space.
_TO_WORDS = bytes(code if code in _LETTERS else ord(" ") for code in bytes(range(256)).lower())
# Apostrophes vanish, straight or curly, so that both spellings of children's give one word.
_APOSTROPHES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_DROPPED = bytes(set(_APOSTROPHES.encode()))
# Anything beyond ASCII and the marks that headlines use is decomposed first, so that accents fall off their letters.
_UNUSUAL = re.compile(
    "[^\\x00-\\x7f\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
    "\N{RIGHT DOUBLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\N{POUND SIGN}]"
)


def slug(title: str) -> str:
    """ASCII letters and digits of `title` in lower case, hyphens between, 60 characters at most."""
    if not title.isascii() and _UNUSUAL.search(title):
        title = unicodedata.normalize("NFKD", title)
        title = "".join(letter for letter in title if not unicodedata.combining(letter))
    words = b"-".join(title.encode().translate(_TO_WORDS, _DROPPED).split()).decode("ascii")
    if len(words) > SLUG_LENGTH:
        return words[:SLUG_LENGTH].rstrip("-")
    return words or UNTITLED


def record_ids(publishers: Iterable[str], titles: Iterable[str], contents: Iterable[str]) -> list[str]:
    """The id of each record from its publisher, its title and its content."""
    return [
        f"{publisher}/{slug(title)}-{crc32(content.encode()):08x}"
        for publisher, title, content in zip(publishers, titles, contents, strict=True)
    ]
