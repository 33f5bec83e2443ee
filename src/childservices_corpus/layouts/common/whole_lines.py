"""Lines that are exactly one of some known texts."""

from functools import cache

import numpy as np

from ...text.fold import small
from ...text.lines import Flags, Ints, Lines
from ...text.parts import per_line
from ...text.slices import judged

_LENGTHS = 21
_POINTS = 21


@cache
def _keys(words: tuple[str, ...]) -> Ints:
    """First and last letter and length of each of `words`, in either case, as sorted numbers."""
    found = {
        _key(ord(first), ord(last), len(one))
        for one in words
        for first in (one[0], one[0].upper())
        for last in (one[-1], one[-1].upper())
    }
    return np.array(sorted(found), dtype=np.int64)


def _key(first: int, last: int, length: int) -> int:
    return (first << _POINTS | last) << _LENGTHS | length


@per_line
def _line_keys(lines: Lines) -> Ints:
    filled = lines.filled
    first, last = lines.first[filled].astype(np.int64), lines.last[filled].astype(np.int64)
    keys: Ints = (first << _POINTS | last) << _LENGTHS | np.minimum(lines.length[filled], (1 << _LENGTHS) - 1)
    return keys


def equal_to(lines: Lines, words: tuple[str, ...]) -> Ints:
    """Places of lines that are one of `words`, which are in small letters; case does not matter."""
    known, keys = _keys(words), _line_keys(lines)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    likely = np.flatnonzero(known[at] == keys)
    chosen = frozenset(words)
    return likely[judged(lines, lines.filled[likely], lambda line: small(line) in chosen) > 0]


def one_of(lines: Lines, words: tuple[str, ...]) -> Flags:
    """For each filled line, whether it is one of `words`, which are in small letters; case does not matter."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[equal_to(lines, words)] = True
    return found


def told(lines: Lines, place: int) -> str:
    """The content of the line at `place` in small letters, with straight apostrophes."""
    return small(lines.plain(int(lines.filled[place])))
