"""A text as lines: the offsets of each line and of its content, and whether a bullet opens it.

Lines end at LF, CR LF or a lone CR. Other separators (U+2028, NEL, form feed) are part of a line; at its ends they are
trimmed, as by :meth:`str.strip`. All facts are arrays with one entry a line, so that compiled code reads a page of
50 MB in a few passes.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, wraps
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from ..reference import table
from .compared import BLOCK
from .encoded import Written, comparing

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[np.uint32]
Value = TypeVar("Value")

LF, CR = 0x0A, 0x0D
_HIGHEST_SPACE = max(code for code in range(0x11000) if chr(code).isspace())
_SPACE = np.array([chr(code).isspace() for code in range(_HIGHEST_SPACE + 1)] + [False])
# Longer white space is trimmed line by line, so that the cost of a hostile page is limited by its length.
_PATIENCE = 8


def is_space(points: Points) -> Flags:
    """For each code point, the answer of :meth:`str.isspace`."""
    spaces: Flags = points == ord(" ")
    # Nearly all other characters are letters of ASCII.
    others = np.flatnonzero((points < ord(" ")) | (points >= ord("\N{DELETE}")))
    spaces[others] = _SPACE[np.minimum(points[others], _HIGHEST_SPACE + 1)]
    return spaces


def in_range(points: Points | Ints, first: str, last: str) -> Flags:
    """For each code point, whether it is one of the characters from `first` to `last`, such as "0" to "9"."""
    within: Flags = (points >= ord(first)) & (points <= ord(last))
    return within


def among(points: Points | Ints, letters: Iterable[int]) -> Flags:
    """For each code point, whether it is one of `letters`."""
    known = _table_of(frozenset(letters))
    return known[np.minimum(points, len(known) - 1)]


@cache
def _table_of(letters: frozenset[int]) -> Flags:
    """For each code point up to the one after the last of `letters`, whether it is one of them."""
    known = np.zeros(max(letters) + 2, dtype=np.bool_)
    known[list(letters)] = True
    return known


@cache
def bullets() -> tuple[str, ...]:
    """The characters that open an item of a list if white space follows."""
    return tuple(table("forms")["bullets"])


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a page. Every array is read-only and has one entry a line; offsets are in code points.

    Lines are for comparing: their text is the comparing form of the page (:mod:`.compared`), and offsets are into that
    form. So a layout never meets a zero-width or a narrow space. Values are made from the page's own text, and
    whatever leaves the package has offsets into it.

    ``begin`` is the offset of the line, ``after`` the offset of the next line. ``start`` and ``stop`` bound its
    trimmed content; they are equal for a blank line. ``value_start`` is the start of the content after a bullet, if
    there is one. ``first`` and ``last`` are the first and last code point of the content, 0 for a blank line.
    ``written`` is the text in all its forms; a part of the lines shares it. ``whole`` is, for a part, the lines that it
    is a part of, and the number of its first line there. ``publisher`` is the page's publisher, if the caller or the
    page's address names it; else ``None``.
    """

    written: Written
    begin: Ints
    after: Ints
    start: Ints
    stop: Ints
    value_start: Ints
    first: Points
    last: Points
    _known: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    whole: "tuple[Lines, int] | None" = field(default=None, repr=False)
    publisher: str | None = None

    def __len__(self) -> int:
        return len(self.begin)

    @property
    def text(self) -> str:
        """The whole text that contains these lines, in its comparing form."""
        return self.written.level

    @cached_property
    def filled(self) -> Ints:
        """Indices of the lines that are not blank."""
        return read_only(np.flatnonzero(self.stop > self.start))

    @cached_property
    def length(self) -> Ints:
        """Length of each line's content in code points."""
        return read_only(self.stop - self.start)

    @cached_property
    def bulleted(self) -> Flags:
        """True for lines that begin with a bullet, white space and something more."""
        return read_only(self.value_start > self.start)

    @cached_property
    def firsts(self) -> Points:
        """The first code point of each filled line."""
        return read_only(self.first[self.filled])

    @cached_property
    def lasts(self) -> Points:
        """The last code point of each filled line."""
        return read_only(self.last[self.filled])

    @cached_property
    def lengths(self) -> Ints:
        """The length of each filled line."""
        return read_only(self.length[self.filled])

    @cached_property
    def bullets(self) -> Flags:
        """For each filled line, whether a bullet opens it."""
        return read_only(self.bulleted[self.filled])

    def content(self, index: int) -> str:
        """The trimmed content of line `index`."""
        return self.text[self.start[index] : self.stop[index]]

    # The same under the name that layouts of other packages may use.
    plain = content

    def value(self, start: int, stop: int) -> str:
        """The value from `start` to `stop` as the page has it, with spaces for no-break spaces."""
        low, high = self.written.own_starts(np.array([start])), self.written.own_stops(np.array([stop]))
        return self.written.own.plain[int(low[0]) : int(high[0])].strip()

    def contents(self, indices: Iterable[int] | Ints) -> list[str]:
        """The trimmed contents of the lines `indices`."""
        chosen = np.asarray(indices, dtype=np.int64)
        return slices(self.text, self.start[chosen], self.stop[chosen])

    def once(self, question: Hashable, answer: Callable[[], Value]) -> Value:
        """The `answer` to a `question` about these lines; it is worked out only once."""
        if question not in self._known:
            self._known[question] = read_only(answer())
        value: Value = self._known[question]
        return value

    def part(self, low: int, high: int) -> "Lines":
        """Lines `low` up to `high`, offsets unchanged."""
        if low == 0 and high == len(self):
            return self
        arrays = {item.name: getattr(self, item.name)[low:high] for item in fields(self)[1:-3]}
        return Lines(self.written, **arrays, whole=(self, low), publisher=self.publisher)


def per_lines(function: Callable[[Lines], Value]) -> Callable[[Lines], Value]:
    """Work out `function` once for each :class:`Lines`: recognition and labelling of a page need the same facts."""

    @wraps(function)
    def remembered(lines: Lines) -> Value:
        return lines.once(function, lambda: function(lines))

    return remembered


def read_only(value: Value) -> Value:
    """`value` with its arrays made read-only: several layouts use them, and none may change them."""
    for array in (value, *vars(value).values()) if hasattr(value, "__dict__") else (value,):
        if isinstance(array, np.ndarray):
            array.setflags(write=False)
    return value


def slices(text: str, starts: Ints, stops: Ints) -> list[str]:
    """The slices of `text` from each of `starts` to the entry of the same index in `stops`."""
    return [text[low:high] for low, high in zip(starts.tolist(), stops.tolist(), strict=True)]


def split(text: str, source: bytes | None = None) -> Lines:
    """The lines of `text`, in its comparing form. A last line does not need a line end; an empty text has zero lines.

    `source` is the text in UTF-8, if the caller has it.
    """
    return lines_of(comparing(text, source))


def lines_of(written: Written) -> Lines:
    """The lines of a text in its comparing form."""
    text = written.text
    blocks = [_split_block(text[low:high], low) for low, high in _blocks(text)]
    if not blocks:
        blocks = [_split_block("", 0)]
    columns: list[Any] = [read_only(np.concatenate(column)) for column in zip(*blocks, strict=True)]
    return Lines(written, *columns)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of blocks of whole lines; a block is much longer than :data:`BLOCK` only if a line is."""
    low = 0
    while low < len(text):
        high = text.rfind("\n", low, low + BLOCK) + 1
        if high == 0:
            high = text.find("\n", low + BLOCK) + 1 or len(text)
        yield low, high
        low = high


_Block = tuple[Ints, Ints, Ints, Ints, Ints, Points, Points]


def _split_block(block: str, offset: int) -> _Block:
    points = _points(block)
    stop = np.flatnonzero(points == LF) if "\r" not in block else _any_ends(points)
    after = stop + 1
    if len(points) and (not len(after) or after[-1] != len(points)):
        stop, after = np.append(stop, len(points)), np.append(after, len(points))
    begin = np.concatenate((np.zeros(min(1, len(after)), dtype=np.int64), after[:-1]))
    _trim_right(block, points, begin, stop)
    start = begin.copy()
    _trim_left(block, points, start, stop, np.flatnonzero(start < stop))
    filled = np.flatnonzero(start < stop)
    first = np.zeros(len(begin), dtype=np.uint32)
    last = np.zeros(len(begin), dtype=np.uint32)
    first[filled] = points[start[filled]]
    last[filled] = points[stop[filled] - 1]
    value = start.copy()
    marked = filled[among(first[filled], [ord(mark) for mark in bullets()]) & (stop[filled] - start[filled] > 2)]
    marked = marked[is_space(points[start[marked] + 1])]
    value[marked] += 1
    _trim_left(block, points, value, stop, marked)
    return begin + offset, after + offset, start + offset, stop + offset, value + offset, first, last


def _points(block: str) -> npt.NDArray[Any]:
    """The code points of `block`; 16 bits each if none is above U+FFFF."""
    narrow = block.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(block):
        return np.frombuffer(narrow, dtype=np.uint16)
    return np.frombuffer(block.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _any_ends(points: Points) -> Ints:
    """Offset of the last code point of each line end, for texts with CR LF or a lone CR."""
    lone = points == CR
    lone[:-1] &= points[1:] != LF
    return np.flatnonzero((points == LF) | lone)


def _trim_right(block: str, points: Points, start: Ints, stop: Ints) -> None:
    """Move each `stop` back over white space, at most to `start`."""
    active = np.flatnonzero(start < stop)
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
