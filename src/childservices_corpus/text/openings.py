"""The first letters of many lines as numbers, and marks in them: a cheap test before words are compared."""

from collections.abc import Iterable

import numpy as np

from .lines import Flags, Ints, Lines
from .parts import per_line

_SIZE = 3
_BYTE = 8
# This bit tells small letters of ASCII from capital ones.
_SMALL = 0x20
# The highest bit of each byte: only characters beyond ASCII have it.
_BEYOND = 0x80_80_80


@per_line
def _openings(lines: Lines) -> Ints:
    """For each filled line, the first three bytes of its value, after a bullet; letters of ASCII in lower case."""
    written, filled = lines.written, lines.filled
    utf8 = np.frombuffer(written.utf8, dtype=np.uint8)
    at = written.in_utf8(lines.value_start[filled])
    found = np.zeros(len(filled), dtype=np.int64)
    for number in range(_SIZE):
        found = found << _BYTE | utf8.take(at + number, mode="clip") | _SMALL
    return found


def may_begin(lines: Lines, words: Iterable[str]) -> Flags:
    """For each filled line, whether its value may begin with one of `words`, without regard to case.

    It is always true of a line that does, and false of nearly all others. A line with a character beyond ASCII among
    its first letters may begin with anything.
    """
    known = np.array(sorted({_key(one) for one in words}), dtype=np.int64)
    keys = _openings(lines)
    beyond: Flags = (keys & _BEYOND) != 0
    if not len(known):
        return beyond
    begun: Flags = beyond | (known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys)
    return begun


def holding(lines: Lines, mark: str) -> Flags:
    """For each filled line, whether it holds the character `mark` of ASCII."""
    written, found = lines.written, np.zeros(len(lines.filled), dtype=np.bool_)
    if len(found) and mark in written.plain:
        at = np.flatnonzero(np.frombuffer(written.utf8, dtype=np.uint8) == ord(mark))
        first, stop = written.in_utf8(lines.start[lines.filled]), written.in_utf8(lines.stop[lines.filled])
        found = np.searchsorted(at, first) < np.searchsorted(at, stop)
    return found


def _key(words: str) -> int:
    key = 0
    for byte in words.encode()[:_SIZE].ljust(_SIZE):
        key = key << _BYTE | byte | _SMALL
    return key
