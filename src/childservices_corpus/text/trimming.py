"""The code points of a text, its line ends, and the white space around its lines, in compiled passes."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[np.uint32]

LF, CR = 0x0A, 0x0D
_HIGHEST_SPACE = max(code for code in range(0x11000) if chr(code).isspace())
_SPACE = np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 1)] + [False])
# Longer white space is trimmed line by line, so that the cost of a hostile page is limited by its length.
_PATIENCE = 8


def is_space(points: Points) -> Flags:
    """For each code point, the answer of :meth:`str.isspace`."""
    return _SPACE[np.minimum(points, _HIGHEST_SPACE + 1)]


def points_of(block: str) -> npt.NDArray[Any]:
    """The code points of `block`; 16 bits each if none is above U+FFFF."""
    narrow = block.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(block):
        return np.frombuffer(narrow, dtype=np.uint16)
    return np.frombuffer(block.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def any_ends(points: Points) -> Ints:
    """Offset of the last code point of each line end, for texts with CR LF or a lone CR."""
    lone = points == CR
    lone[:-1] &= points[1:] != LF
    return np.flatnonzero((points == LF) | lone)


def trim_right(block: str, points: Points, start: Ints, stop: Ints) -> None:
    """Move each `stop` back over white space, at most to `start`."""
    active = np.flatnonzero(start < stop)
    for _ in range(_PATIENCE):
        active = active[is_space(points[stop[active] - 1])]
        stop[active] -= 1
        active = active[start[active] < stop[active]]
    for index in active.tolist():
        stop[index] = start[index] + len(block[start[index] : stop[index]].rstrip())


def trim_left(block: str, points: Points, start: Ints, stop: Ints, active: Ints) -> None:
    """Move `start` of the lines `active` forward over white space; each of these lines has other text before `stop`."""
    for _ in range(_PATIENCE):
        active = active[is_space(points[start[active]])]
        start[active] += 1
    for index in active.tolist():
        start[index] = stop[index] - len(block[start[index] : stop[index]].lstrip())
