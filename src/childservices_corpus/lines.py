"""A text as lines: where each begins, where its content starts and stops, how many blank lines lie between.

Lines end at LF, CR LF or a lone CR; other separators (U+2028, NEL, form feed) stay inside a line and, at its ends, are
trimmed as :meth:`str.strip` does. Everything is kept as arrays, one entry a line, so that a page of 50 MB costs
a few passes in compiled code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[np.uint32]

LF, CR = 0x0A, 0x0D
_HIGHEST_SPACE = max(code for code in range(0x11000) if chr(code).isspace())
_SPACE = np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 1)] + [False])
_PATIENCE = 8


def is_space(points: Points) -> Flags:
    """For each code point, what :meth:`str.isspace` says of it."""
    return _SPACE[np.minimum(points, _HIGHEST_SPACE + 1)]


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of `text`; every array has one entry a line, offsets in code points.

    ``begin`` is where the line begins, ``after`` where the next one does; ``start`` and ``stop`` bound its content,
    trimmed (equal for a blank line); ``first`` and ``last`` are the content's outermost code points, 0
    for a blank line.
    """

    text: str
    begin: Ints
    after: Ints
    start: Ints
    stop: Ints
    first: Points
    last: Points

    def __len__(self) -> int:
        return len(self.begin)

    @cached_property
    def filled(self) -> Ints:
        """Indices of the lines that are not blank."""
        return np.flatnonzero(self.stop > self.start)

    @property
    def length(self) -> Ints:
        """Length of each line's content in code points."""
        return self.stop - self.start

    def content(self, index: int) -> str:
        """The trimmed content of line `index`."""
        return self.text[self.start[index] : self.stop[index]]

    def contents(self, indices: Iterable[int] | Ints) -> list[str]:
        """The trimmed contents of the lines `indices`."""
        chosen = np.asarray(indices, dtype=np.int64)
        return slices(self.text, self.start[chosen], self.stop[chosen])

    def part(self, low: int, high: int) -> "Lines":
        """Lines `low` up to `high`, offsets unchanged."""
        cut = slice(low, high)
        return Lines(
            self.text,
            self.begin[cut],
            self.after[cut],
            self.start[cut],
            self.stop[cut],
            self.first[cut],
            self.last[cut],
        )


def slices(text: str, starts: Ints, stops: Ints) -> list[str]:
    """The slices of `text` from each of `starts` to its entry in `stops`."""
    return [text[low:high] for low, high in zip(starts.tolist(), stops.tolist(), strict=True)]


def split(text: str) -> Lines:
    """The lines of `text`; a text without a final newline ends in a line all the same, an empty text has none."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.flatnonzero(points == LF) if "\r" not in text else _any_ends(points)
    after = ends + 1
    if len(points) and (not len(after) or after[-1] != len(points)):
        after = np.append(after, len(points))
    begin = np.concatenate((np.zeros(1, dtype=np.int64), after[:-1])) if len(after) else after.copy()
    start, stop = trim(text, points, begin, after)
    filled = stop > start
    first = np.zeros(len(begin), dtype=np.uint32)
    last = np.zeros(len(begin), dtype=np.uint32)
    first[filled] = points[start[filled]]
    last[filled] = points[stop[filled] - 1]
    return Lines(text, begin, after, start, stop, first, last)


def _any_ends(points: Points) -> Ints:
    """Offset of the last code point of each line end, when some are CR LF or a lone CR."""
    lone = points == CR
    lone[:-1] &= points[1:] != LF
    return np.flatnonzero((points == LF) | lone)


def trim(text: str, points: Points, begin: Ints, after: Ints) -> tuple[Ints, Ints]:
    """Bounds of what is left of each slice ``[begin, after)`` without the white space at its ends."""
    start, stop = begin.copy(), after.copy()
    active = np.flatnonzero(start < stop)
    for _ in range(_PATIENCE):
        active = active[is_space(points[stop[active] - 1])]
        stop[active] -= 1
        active = active[start[active] < stop[active]]
    _finish(text, start, stop, active, right=True)
    active = np.flatnonzero(start < stop)
    for _ in range(_PATIENCE):
        active = active[is_space(points[start[active]])]
        start[active] += 1
    _finish(text, start, stop, active, right=False)
    return start, stop


def _finish(text: str, start: Ints, stop: Ints, active: Ints, *, right: bool) -> None:
    """Trim the few lines with very wide margins one by one, so that a hostile page costs no more than its length."""
    for index in active.tolist():
        piece = text[start[index] : stop[index]]
        if right:
            stop[index] = start[index] + len(piece.rstrip())
        else:
            start[index] = stop[index] - len(piece.lstrip())
