"""Splits a text into lines, a block at a time: where each line begins and ends, its content, its bullet."""

import codecs
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ..reference import table
from .compared import BLOCK
from .points import among, true_at

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[np.uint32]

LF, CR = 0x0A, 0x0D
_HIGHEST_SPACE = max(code for code in range(0x11000) if chr(code).isspace())
_SPACE = np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 1)] + [False])
# For fewer code points, one look into the table is quicker than a search for those to look up.
_FEW = 4096
# Longer white space is trimmed line by line, so that the cost of a hostile page is limited by its length.
_PATIENCE = 8


def is_space(points: Points) -> Flags:
    """For each code point, the answer of :meth:`str.isspace`."""
    if len(points) < _FEW:
        few: Flags = _SPACE[np.minimum(points, _HIGHEST_SPACE + 1)]
        return few
    spaces: Flags = points == ord(" ")
    # Nearly all other characters are letters of ASCII.
    others = true_at((points < ord(" ")) | (points >= ord("\N{DELETE}")))
    spaces[others] = _SPACE[np.minimum(points[others], _HIGHEST_SPACE + 1)]
    return spaces


@cache
def bullets() -> tuple[str, ...]:
    """The characters that open an item of a list if white space follows."""
    return tuple(table("forms")["bullets"])


@cache
def _bullet_codes() -> frozenset[int]:
    return frozenset(map(ord, bullets()))


def blocks_of(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of blocks of whole lines; a block is much longer than :data:`BLOCK` only if a line is."""
    low = 0
    while low < len(text):
        high = text.rfind("\n", low, low + BLOCK) + 1
        if high == 0:
            high = text.find("\n", low + BLOCK) + 1 or len(text)
        yield low, high
        low = high


Block = tuple[Ints, Ints, Ints, Ints, Ints, Points, Points]


def split_block(block: str, offset: int) -> Block:
    """What :class:`~.lines.Lines` holds of each line of `block`, which begins at `offset`, column by column."""
    points = _points(block)
    stop = true_at(points == LF) if "\r" not in block else _any_ends(points)
    after = stop + 1
    if len(points) and (not len(after) or after[-1] != len(points)):
        stop, after = np.append(stop, len(points)), np.append(after, len(points))
    begin = np.concatenate((np.zeros(min(1, len(after)), dtype=np.int64), after[:-1]))
    _trim_right(block, points, begin, stop)
    start = begin.copy()
    _trim_left(block, points, start, stop, true_at(start < stop))
    filled = true_at(start < stop)
    first = np.zeros(len(begin), dtype=np.uint32)
    last = np.zeros(len(begin), dtype=np.uint32)
    first[filled] = points[start[filled]]
    last[filled] = points[stop[filled] - 1]
    value = start.copy()
    marked = filled[among(first[filled], _bullet_codes()) & (stop[filled] - start[filled] > 2)]
    marked = marked[is_space(points[start[marked] + 1])]
    value[marked] += 1
    _trim_left(block, points, value, stop, marked)
    return begin + offset, after + offset, start + offset, stop + offset, value + offset, first, last


def _points(block: str) -> npt.NDArray[Any]:
    """The code points of `block`; 16 bits each if none is above U+FFFF."""
    # These functions need no search for a codec by its name, and no import of its module.
    narrow, _ = codecs.utf_16_le_encode(block, "surrogatepass")
    if len(narrow) == 2 * len(block):
        return np.frombuffer(narrow, dtype=np.uint16)
    return np.frombuffer(codecs.utf_32_le_encode(block, "surrogatepass")[0], dtype=np.uint32)


def _any_ends(points: Points) -> Ints:
    """Offset of the last code point of each line end, for texts with CR LF or a lone CR."""
    lone = points == CR
    lone[:-1] &= points[1:] != LF
    return true_at((points == LF) | lone)


def _trim_right(block: str, points: Points, start: Ints, stop: Ints) -> None:
    """Move each `stop` back over white space, at most to `start`."""
    active = true_at(start < stop)
    for _ in range(_PATIENCE):
        active = active[is_space(points[stop[active] - 1])]
        stop[active] -= 1
        active = active[start[active] < stop[active]]
        if not len(active):
            return
    for index in active.tolist():
        stop[index] = start[index] + len(block[start[index] : stop[index]].rstrip())


def _trim_left(block: str, points: Points, start: Ints, stop: Ints, active: Ints) -> None:
    """Move `start` of the lines `active` forward over white space; each of these lines has other text before `stop`."""
    at = start[active]
    for _ in range(_PATIENCE):
        more = is_space(points[at])
        if not more.all():
            start[active] = at
            active, at = active[more], at[more]
        if not len(at):
            return
        at += 1
    start[active] = at
    for index in active.tolist():
        start[index] = stop[index] - len(block[start[index] : stop[index]].lstrip())
