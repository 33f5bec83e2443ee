"""A text as lines: the offsets of each line and of its content, and whether a bullet opens it.

Lines end at LF, CR LF or a lone CR. Other separators (U+2028, NEL, form feed) are part of a line; at its ends they are
trimmed, as by :meth:`str.strip`. All facts are arrays with one entry a line, so that compiled code reads a page of
50 MB in a few passes.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property, wraps
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from .encoded import Written, comparing
from .points import true_at
from .splitting import blocks_of, split_block

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Points = npt.NDArray[np.uint32]
Value = TypeVar("Value")


def in_range(points: Points | Ints, first: str, last: str) -> Flags:
    """For each code point, whether it is one of the characters from `first` to `last`, such as "0" to "9"."""
    within: Flags = (points >= ord(first)) & (points <= ord(last))
    return within


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
        return read_only(true_at(self.stop > self.start))

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
        # Facts are asked for some hundred times a page, so not even a call is spent on those that are known.
        if function not in lines._known:
            lines._known[function] = read_only(function(lines))
        value: Value = lines._known[function]
        return value

    return remembered


def read_only(value: Value) -> Value:
    """`value` with its arrays made read-only: several layouts use them, and none may change them."""
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
        return value
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
    blocks = [split_block(text[low:high], low) for low, high in blocks_of(text)]
    if len(blocks) > 1:
        columns: list[Any] = [np.concatenate(column) for column in zip(*blocks, strict=True)]
    else:
        columns = [*(blocks[0] if blocks else split_block("", 0))]
    return Lines(written, *map(read_only, columns))
