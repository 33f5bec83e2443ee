"""Lines that are exactly one of some known texts."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ...text.fold import small
from ...text.lines import Flags, Ints, Lines
from ...text.parts import per_line
from ...text.points import true_at
from ...text.slices import judged

_KEYS = 1 << 16


@cache
def _keys(words: tuple[str, ...]) -> Flags:
    """For each key, whether first letter, last letter and length of one of `words`, in either case, have that key."""
    found = {
        _key(ord(first), ord(last), len(one))
        for one in words
        for first in (one[0], one[0].upper())
        for last in (one[-1], one[-1].upper())
    }
    keys = np.zeros(_KEYS, dtype=np.bool_)
    keys[list(found)] = True
    return keys


def _key(first: Any, last: Any, length: Any) -> Any:
    """A number for a few lines among many: their first letter, last letter and length, mixed."""
    return (first * 0x9E5 + last * 0xB3 + length * 0x25) % _KEYS


@per_line
def _line_keys(lines: Lines) -> npt.NDArray[np.uint32]:
    keys: npt.NDArray[np.uint32] = _key(lines.firsts, lines.lasts, lines.lengths.astype(np.uint32))
    return keys


def equal_to(lines: Lines, words: tuple[str, ...]) -> Ints:
    """Places of lines that are one of `words`, which are in small letters; case does not matter."""
    likely = true_at(_keys(words)[_line_keys(lines)])
    if not len(likely):
        return likely
    chosen = _chosen(words)
    return likely[judged(lines, lines.filled[likely], lambda line: small(line) in chosen) > 0]


@cache
def _chosen(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def one_of(lines: Lines, words: tuple[str, ...]) -> Flags:
    """For each filled line, whether it is one of `words`, which are in small letters; case does not matter."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[equal_to(lines, words)] = True
    return found


def told(lines: Lines, place: int) -> str:
    """The content of the line at `place` in small letters, with straight apostrophes."""
    return small(lines.plain(int(lines.filled[place])))
