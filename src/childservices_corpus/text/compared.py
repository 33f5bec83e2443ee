"""The comparing form of a text: what a reader of the page sees, in plain characters.

Every space and control is a space, every hyphen "-", every unusual apostrophe "'"; format characters, which have no
form of their own, are left out. Curly quotation marks and apostrophes stay: most pages have them, and tables know them.
``reference/characters.toml`` lists the characters.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..reference import table
from .points import among, true_at

Points = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
SPACE, LF, CR, NO_BREAK = 0x20, 0x0A, 0x0D, 0xA0
TAB, _DELETE, _FIRST_LEAD = 0x09, 0x7F, 0xC2
# Memory for larger blocks is not used again, but asked for anew.
_CACHED = 120_000
# In UTF-8, dashes, quotation marks and dots (U+2013 to U+2026) are E2 80 93 to E2 80 A6; U+201A and U+201B are unusual.
_E2, _80, _LOW_QUOTES = 0xE2, 0x80, 0x9A
_FIRST_USUAL, _LAST_USUAL = np.uint8(0x93), np.uint8(0xA6)
# A block of this many code points fits in the processor's cache; whole pages took three times as long.
BLOCK = 1 << 19
# The first characters of UTF-8 that was read as Windows-1252 (â, Ã and the like) or Mac Roman.
_SUSPECTS = (0x00, 0xAC, 0xC2, 0xC3, 0xE2, 0xEF, 0xF0, 0x201A, 0x221A, 0xFFFD)
# A tab inside a line; tabs at the ends of lines are trimmed in any case.
_INNER_TAB = re.compile(rb"[^\s]\t+[^\s]")
# Usual marks beyond ASCII, which are not listed; without them most texts are ASCII.
_USUAL_MARKS = (
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{EN DASH}\N{POUND SIGN}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
)
_INSTEAD = {"ignored": "", "spaces": " ", "apostrophes": "'", "hyphens": "-"}


def _ranges(name: str) -> Iterator[tuple[int, int]]:
    for item in table("characters")[name]:
        first, _, last = item.partition("-")
        yield int(first, 16), int(last or first, 16)


@cache
def listed(name: str) -> frozenset[str]:
    """The characters that ``reference/characters.toml`` lists under `name`, such as "ignored" or "spaces"."""
    return frozenset(chr(code) for first, last in _ranges(name) for code in range(first, last + 1))


@cache
def _instead() -> dict[int, str]:
    """What takes the place of each listed character, for :meth:`str.translate`."""
    return {
        code: other
        for name, other in _INSTEAD.items()
        for first, last in _ranges(name)
        for code in range(first, last + 1)
    }


@cache
def edges() -> Ints:
    """Where runs of listed characters begin and end, in turn; up to a listed code the number of edges is odd."""
    codes = np.array(sorted(set(_instead()) - {NO_BREAK}), dtype=np.int64)
    first = codes[np.diff(codes, prepend=-2) > 1]
    last = codes[np.diff(codes, append=codes[-1] + 2) > 1]
    return np.stack((first, last + 1), axis=1).reshape(-1)


@cache
def trimmed() -> str:
    """Every character that is trimmed at the ends of a line or value: white space, controls, format characters."""
    return "\n\r " + "".join(chr(code) for code, other in _instead().items() if other in ("", " "))


def comparable(words: str) -> str:
    """The comparing form of `words`; offsets are lost if it holds format characters."""
    return words if words.isascii() and words.isprintable() else words.translate(_instead())


@cache
def _listed() -> re.Pattern[str]:
    # In ranges: the engine looks at hundreds of letters beyond U+FFFF one by one.
    spans = (span for name in _INSTEAD for span in _ranges(name))
    return re.compile(f"[{''.join(f'{re.escape(chr(first))}-{re.escape(chr(last))}' for first, last in spans)}]")


def without_usual_marks(text: str) -> str:
    """`text` without apostrophes, quotation marks, dashes and pound signs beyond ASCII; most texts are ASCII then."""
    if not text.isascii():
        for mark in _USUAL_MARKS:
            text = text.replace(mark, "")
    return text


def level(text: str) -> str:
    """The comparing form of `text` with the same offsets: what it would leave out is a space beside a space."""
    if without_usual_marks(text).isascii() or _listed().search(text) is None:
        return text
    letters = list(text)
    for found in _listed().finditer(text):
        at = found.start()
        beside_space = at == 0 or letters[at - 1] == " " or text[at + 1 : at + 2].isspace()
        letters[at] = _instead()[ord(found[0])] or (" " if beside_space else found[0])
    return "".join(letters)


class Unusual(NamedTuple):
    """Whether a text may differ from its comparing form, and whether a character of it may show a wrong decoding."""

    odd: bool
    suspect: bool


def unusual(utf8: bytes) -> Unusual:
    """Look once through a text in UTF-8; only the few characters beyond ASCII are looked at one by one."""
    every = np.frombuffer(utf8, dtype=np.uint8)
    odd = b"\x7f" in utf8 or (b"\t" in utf8 and _INNER_TAB.search(utf8) is not None)
    leads: list[Ints] = [np.zeros(0, dtype=np.int64)]
    flags = np.empty(min(_CACHED, len(every)), dtype=np.bool_)
    for low in range(0, len(every), _CACHED):
        block = every[low : low + _CACHED]
        odd = odd or _controls(block, flags[: len(block)])
        at = true_at(np.greater_equal(block, _FIRST_LEAD, out=flags[: len(block)])) + low
        leads.append(at[~_usual(every, at)])
    zeros, at = b"\0" in utf8, np.concatenate(leads)
    if not len(at):
        return Unusual(odd, zeros)
    codes = _codes(every, at)
    return Unusual(odd or bool(_listed_in(codes).any()), zeros or bool(among(codes, _SUSPECTS).any()))


def _controls(block: Bytes, flags: npt.NDArray[np.bool_]) -> bool:
    """Whether `block` has a control other than line ends and tabs; `flags` is memory to use again.

    Counts are faster than one combined test.
    """
    number = np.count_nonzero(np.less(block, SPACE, out=flags)) - np.count_nonzero(np.equal(block, LF, out=flags))
    return bool(number > 0 and number > np.count_nonzero((block == CR) | (block == TAB)))


def _usual(every: Bytes, at: Ints) -> npt.NDArray[np.bool_]:
    """Whether a dash, a curly quotation mark or dots begin at each of the places `at`."""
    third = every.take(at + 2, mode="clip")
    marks = (every[at] == _E2) & (every.take(at + 1, mode="clip") == _80) & (third & 0xFE != _LOW_QUOTES)
    usual: npt.NDArray[np.bool_] = marks & (third - _FIRST_USUAL <= _LAST_USUAL - _FIRST_USUAL)
    return usual


def _codes(every: Bytes, at: Ints) -> Ints:
    """The code points that begin at the places `at` of a text in UTF-8."""
    last = len(every) - 1
    lead, *rest = (every[np.minimum(at + number, last)].astype(np.int64) for number in range(4))
    second, third, fourth = (part & 0x3F for part in rest)
    two = (lead & 0x1F) << 6 | second
    three = (lead & 0x0F) << 12 | second << 6 | third
    four = (lead & 0x07) << 18 | second << 12 | third << 6 | fourth
    return np.where(lead < 0xE0, two, np.where(lead < 0xF0, three, four))


def _listed_in(codes: Points | Ints) -> npt.NDArray[np.bool_]:
    listed: npt.NDArray[np.bool_] = np.searchsorted(edges(), codes, side="right") % 2 == 1
    return listed


def folded(text: str) -> tuple[str, Ints]:
    """The comparing form of `text`, and the places of the characters that it leaves out."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rare = true_at((points < SPACE) | (points >= _DELETE))
    at = rare[_listed_in(points[rare])]
    codes, kind = np.unique(points[at], return_inverse=True)
    instead = [_instead()[code] for code in codes.tolist()]
    # Without a character between them, a carriage return and a line feed would end one line, and not two.
    gone = np.array([not other for other in instead], dtype=np.bool_)[kind] & (points[at - 1] != CR)
    into = points.copy()
    into[at] = np.array([ord(other or " ") for other in instead], dtype=np.uint32)[kind]
    return np.delete(into, at[gone]).tobytes().decode("utf-32-le", "surrogatepass"), at[gone]
