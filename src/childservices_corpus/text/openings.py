"""The first and last letters of many lines, and marks in them: cheap tests before words are compared line by line."""

from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from .lines import Flags, Ints, Lines, per_lines
from .parts import per_line
from .points import among, true_at

Three = npt.NDArray[np.int32]
_SIZE = 3
# So many lists of words are kept ready; the layouts ask for some fifty.
_LISTS = 512
_BYTE = 8
# Small letters of ASCII have this bit, and capital letters do not.
_SMALL = 0x20
# A byte of UTF-8 that continues a character has these two highest bits.
_LEAD_BITS, _CONTINUED = 0xC0, 0x80
# The highest bit of each byte: only characters beyond ASCII have it.
_BEYOND = 0x80_80_80
# Keys of three letters are below the first number, keys of one letter below the last, which is for any letters.
_KEYS = _LETTERS = 65_521
_ANY = _LETTERS + 0x100
# The two outer bytes of letters beyond ASCII whose other case is of ASCII: the Kelvin sign (at the beginning and at the
# end of words), the long s, the capital I with a dot.
_OTHER_CASES = frozenset((0xE2_A4, 0xA4_AA, 0xE5_BF, 0xE4_B0))


@per_line
def first_bytes(lines: Lines) -> Ints:
    """For each filled line, the offset of its content in the text's UTF-8."""
    return lines.written.in_utf8(lines.start[lines.filled])


@per_line
def stop_bytes(lines: Lines) -> Ints:
    """For each filled line, the offset after its content in the text's UTF-8."""
    return lines.written.in_utf8(lines.stop[lines.filled])


@per_line
def openings(lines: Lines) -> Three:
    """For each filled line, the first three bytes of its value, after a bullet; letters of ASCII in lower case."""
    at = first_bytes(lines).copy()
    bulleted = true_at(lines.bullets)
    at[bulleted] = lines.written.in_utf8(lines.value_start[lines.filled[bulleted]])
    return _three_bytes(lines, at)


@per_line
def _endings(lines: Lines) -> Three:
    """For each filled line, its last three bytes; letters of ASCII in lower case."""
    return _three_bytes(lines, stop_bytes(lines) - _SIZE)


def _three_bytes(lines: Lines, at: Ints) -> Three:
    utf8 = np.frombuffer(lines.written.utf8, dtype=np.uint8)
    found = np.zeros(len(at), dtype=np.int32)
    for number in range(_SIZE):
        found = found << _BYTE | utf8.take(at + number, mode="clip") | _SMALL
    return found


def last_but_one(lines: Lines, places: Ints) -> npt.NDArray[np.uint8]:
    """The last byte before the last character of each of the lines at `places`, which have two characters or more."""
    utf8 = np.frombuffer(lines.written.utf8, dtype=np.uint8)
    at = stop_bytes(lines)[places] - 1
    for _ in range(_SIZE):
        at -= utf8[at] & _LEAD_BITS == _CONTINUED
    return utf8[at - 1]


def ends_in(lines: Lines, marks: str) -> Flags:
    """For each filled line, whether it ends in `marks`: three signs of ASCII that are not letters."""
    found: Flags = _endings(lines) == int.from_bytes(marks.encode(), "big")
    return found


def ends_in_figures(lines: Lines) -> Flags:
    """For each filled line, whether its last three characters may be digits, as those of a year are."""
    three = _endings(lines)
    found = three & _BEYOND > 0
    shape = np.int32(ord("0") << 2 * _BYTE | ord("0") << _BYTE | ord("0"))
    # Digits differ in their lowest four bits alone.
    found |= three & np.int32(0xF0_F0_F0) == shape
    return found


def nearly_last(lines: Lines, mark: str) -> Flags:
    """For each filled line, whether its third last byte may be the character `mark` of ASCII."""
    found: Flags = _endings(lines) >> 2 * _BYTE == ord(mark) | _SMALL
    return found


def unlettered(lines: Lines) -> Flags:
    """For each filled line, whether its value begins with a digit or another sign of ASCII before the letters."""
    found: Flags = openings(lines) < ord("@") << 2 * _BYTE
    return found


def early(lines: Lines, marks: str) -> Flags:
    """For each filled line, whether the second or third byte of its value may be one of `marks`, signs of ASCII.

    A line with a character beyond ASCII among its first letters may have anything there.
    """
    keys = openings(lines)
    found: Flags = (keys & _BEYOND) != 0
    for mark in marks:
        sign = ord(mark) | _SMALL
        found |= (keys >> _BYTE & 0xFF == sign) | (keys & 0xFF == sign)
    return found


def may_begin(lines: Lines, words: Iterable[str]) -> Flags:
    """For each filled line, whether its value may begin with one of `words`, without regard to case.

    It is always true of a line that does, and false of nearly all others. A line with a character beyond ASCII behind
    its first letter may go on with anything.
    """
    return _beginnings(tuple(words))[_opening_keys(lines)]


def may_end(lines: Lines, words: Iterable[str]) -> Flags:
    """For each filled line, whether it may end with one of `words`, without regard to case; as :func:`may_begin`."""
    return _ends(tuple(words))[_ending_keys(lines)]


@lru_cache(maxsize=_LISTS)
def _beginnings(words: tuple[str, ...]) -> Flags:
    return _known(frozenset(one.encode()[:_SIZE] for one in words), outer=0)


@lru_cache(maxsize=_LISTS)
def _ends(words: tuple[str, ...]) -> Flags:
    return _known(frozenset(one.encode()[-_SIZE:] for one in words), outer=-1)


@per_line
def _opening_keys(lines: Lines) -> Three:
    three = openings(lines)
    return _keys(three, three >> 2 * _BYTE, three >> _BYTE)


@per_line
def _ending_keys(lines: Lines) -> Three:
    three = _endings(lines)
    return _keys(three, three & 0xFF, three & 0xFF_FF)


def _keys(three: Three, outer: Three, two: Three) -> Three:
    """A small number for each of `three` bytes; `outer` is the outermost of them, and `two` the two outer ones.

    Behind a letter of ASCII, a byte beyond ASCII may be of a letter whose other case is of ASCII.
    """
    keys = np.where((three & _BEYOND > 0) & (outer < 0x80), _LETTERS + outer, three % _KEYS)
    keys[among(two, _OTHER_CASES)] = _ANY
    return keys


@cache
def _known(words: frozenset[bytes], outer: int) -> Flags:
    """For each key, whether one of `words` may have it; `outer` is the index of a word's outermost byte."""
    found = np.zeros(_ANY + 1, dtype=np.bool_)
    found[_ANY] = True
    # A word of one byte is too short.
    if any(len(one) < _SIZE - 1 for one in words):
        return np.ones_like(found)
    any_byte = np.arange(1 << _BYTE) | _SMALL
    for one in words:
        found[_LETTERS + (one[outer] | _SMALL)] = True
        three = int.from_bytes(bytes(byte | _SMALL for byte in one), "big")
        if len(one) == _SIZE:
            found[three % _KEYS] = True
        else:
            # Anything may be beside a word of two bytes, such as the sign of copyright.
            beside = (three << _BYTE) + any_byte if outer == 0 else (any_byte << 2 * _BYTE) + three
            found[beside % _KEYS] = True
    return found


@per_lines
def begin_alike(lines: Lines) -> Flags:
    """For each filled line but the last, whether the next line may begin with the same letters; case does not matter.

    A line that a sign or a character beyond ASCII opens, or has among its first letters, may begin like any other.
    """
    three = openings(lines)
    other = (three & _BEYOND > 0) | (three < ord("@") << 2 * _BYTE)
    found: Flags = (three[1:] == three[:-1]) | other[1:] | other[:-1]
    return found


def holding(lines: Lines, mark: str) -> Flags:
    """For each filled line, whether it holds the character `mark` of ASCII in the page's own text, which has tabs."""
    own, found = lines.written.own, np.zeros(len(lines.filled), dtype=np.bool_)
    if len(found) and mark in own.plain:
        at = true_at(np.frombuffer(own.utf8, dtype=np.uint8) == ord(mark))
        first, stop = first_bytes(lines), stop_bytes(lines)
        if own is not lines.written:
            first = own.in_utf8(lines.written.own_starts(lines.start[lines.filled]))
            stop = own.in_utf8(lines.written.own_stops(lines.stop[lines.filled]))
        found = np.searchsorted(at, first) < np.searchsorted(at, stop)
    return found
