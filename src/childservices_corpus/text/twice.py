"""Texts that were decoded twice: "childrenâ€™s" is UTF-8 that was read as Windows-1252 before the dump was saved.

Nothing is repaired; a problem names the mistake. A sequence counts if its characters, as bytes of the wrong encoding,
are one character of UTF-8 that English pages use.
"""

import re
from functools import cache
from typing import NamedTuple

# The encodings that programs take UTF-8 for; Windows-1252 first, since Latin-1 has the same letters.
_WRONG = {"Windows-1252": "cp1252", "Latin-1": "latin-1", "Mac Roman": "mac-roman"}
_LEADS = {1: range(0xC2, 0xE0), 2: range(0xE0, 0xF0), 3: range(0xF0, 0xF5)}
_CONTINUED = range(0x80, 0xC0)
# Letters of Latin script, marks, signs of money, the byte order mark, and pictures.
_USED = (
    (0xA0, 0x24F),
    (0x2010, 0x2044),
    (0x20A0, 0x20BF),
    (0x2100, 0x2122),
    (0x2190, 0x27BF),
    (0xFE0F, 0xFE0F),
    (0xFEFF, 0xFFFD),
    (0x1F300, 0x1FAFF),
)


class Twice(NamedTuple):
    """The first sequence of a text that was decoded twice, and the encoding that its UTF-8 was taken for."""

    start: int
    end: int
    taken_for: str


def decoded_twice(text: str) -> Twice | None:
    """The first sequence of `text` that was decoded twice; ``None`` without one."""
    found = [one for name in _WRONG if (one := _first(text, name)) is not None]
    return min(found, key=lambda one: one.start, default=None)


def _first(text: str, name: str) -> Twice | None:
    for match in _pattern(name).finditer(text):
        character = _bytes_of(match[0], name).decode("utf-8", "replace")
        if len(character) == 1 and any(low <= ord(character) <= high for low, high in _USED):
            return Twice(match.start(), match.end(), name)
    return None


def _bytes_of(words: str, name: str) -> bytes:
    codes = _codes(name)
    return bytes(codes[letter] for letter in words)


@cache
def _codes(name: str) -> dict[str, int]:
    """The byte of each character of the encoding `name`; undefined bytes are C1 controls, as in browsers."""
    return {bytes([code]).decode(_WRONG[name], "ignore") or chr(code): code for code in range(0x80, 0x100)}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Characters of the encoding `name` whose bytes have the form of one character of UTF-8."""
    letters = {code: letter for letter, code in _codes(name).items()}

    def group(codes: range) -> str:
        return f"[{re.escape(''.join(letters[code] for code in codes))}]"

    rest = group(_CONTINUED)
    return re.compile("|".join(f"{group(leads)}{rest}{{{count}}}" for count, leads in _LEADS.items()))
