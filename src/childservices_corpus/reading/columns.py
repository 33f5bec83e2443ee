"""Values of many records at once: normalised slices of the page, and lists of slices."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ..arrow import numbers, repeated, values
from ..layouts.contract import CODE, NOBODY
from ..layouts.scan import Scan
from ..text.compared import trimmed
from ..text.encoded import NO_BREAK_SPACE
from ..text.lines import Flags, Ints, Lines, slices
from ..text.points import distinct, true_at
from ..text.slices import strings

Item = TypeVar("Item")
# By default, rows are made of all records; a caller may ask for one part at a time to save memory.
ALL = slice(None)


def normal(value: str) -> str:
    """`value` without spaces, controls and format characters around it, and with spaces for no-break spaces.

    This is the only normalisation of values.
    """
    return value.replace(NO_BREAK_SPACE, " ").strip(trimmed())


@dataclass(frozen=True, eq=False)
class Texts:
    """Values of a page as spans: start and stop in code points, both :data:`NOBODY` for a missing value.

    Spans are already trimmed. The fast path copies whole columns and does not make Python strings.
    """

    lines: Lines
    start: Ints
    stop: Ints

    def __len__(self) -> int:
        return len(self.start)

    @property
    def there(self) -> Flags:
        """For each entry, whether it has a value."""
        there: Flags = self.start != NOBODY
        return there

    @cached_property
    def arrow(self) -> pa.Array:
        """The values as Arrow strings, null for a missing value; Arrow copies them from the page's UTF-8."""
        return strings(self.lines, self.start, self.stop, self.there)

    def rows(self, part: slice = ALL) -> list[Any]:
        """The values as strings, ``None`` for a missing value."""
        found: list[Any] = self.arrow[part].to_pylist()
        return found

    def words(self) -> list[str | None]:
        """As :meth:`rows` of all values; Arrow strings are not made, which is quicker for a few values."""
        own = self.lines.written
        found = slices(own.own.plain, own.own_starts(self.start), own.own_stops(self.stop))
        return [one if there else None for one, there in zip(found, self.there.tolist(), strict=True)]


def line_texts(scan: Scan, lines: Ints) -> Texts:
    """The values on `lines`; an entry may be :data:`NOBODY`."""
    missing = lines == NOBODY
    if not missing.any():
        return Texts(scan.lines, scan.value_start[lines], scan.value_stop[lines])
    start, stop = (np.where(missing, NOBODY, bounds[lines]) for bounds in (scan.value_start, scan.value_stop))
    return Texts(scan.lines, start, stop)


def bylines(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of the names of the authors of articles.

    They are values inside lines. A line labelled byline without such values is one name.
    """
    return _own_or_inner(scan, "byline")


def publisher_topics(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of the publisher's own topics: values inside lines, or whole lines without such values."""
    return _own_or_inner(scan, "publisher_topics")


def _own_or_inner(scan: Scan, field: str) -> tuple[Ints, Ints, Ints]:
    record, start, end = inner_spans(scan, field)
    if CODE[field] not in scan.fates:
        return record, start, end
    line = mine(scan, field)
    line = line[~scan.statement[scan.record[line]]]
    if not len(line):
        return record, start, end
    divided = np.searchsorted(start, scan.lines.start[line]) < np.searchsorted(start, scan.lines.stop[line])
    line = line[~divided]
    own = (scan.record[line], scan.value_start[line], scan.value_stop[line])
    record, start, end = map(np.append, (record, start, end), own)
    order = np.argsort(start, kind="stable")
    return record[order], start[order], end[order]


def lines_with(scan: Scan, fate: str) -> Ints:
    """For each record, its first line with `fate`, or :data:`NOBODY`."""
    at = mine(scan, fate)[::-1]
    line = np.full(scan.records, NOBODY, dtype=np.int64)
    line[scan.record[at]] = at
    return line


def mine(scan: Scan, *fates: str) -> Ints:
    """Lines of records that have one of `fates`."""
    some = [CODE[fate] for fate in fates if CODE[fate] in scan.fates]
    if not some:
        return scan.owned[:0]
    chosen = scan.owned_fate == some[0]
    for code in some[1:]:
        chosen |= scan.owned_fate == code
    lines: Ints = scan.owned[chosen]
    return lines


def has(scan: Scan, *fields: str) -> bool:
    """Whether any record has a value of one of `fields`, on a line of its own or inside another."""
    return any(CODE[field] in scan.fates or field in scan.inner_spans for field in fields)


def inner_spans(scan: Scan, field: str) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of the values of `field` inside lines, in the order of the page."""
    record, start, end = scan.inner_spans.get(field, np.zeros((0, 3), dtype=np.int64)).T
    return record, start, end


def date_spans(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of every day on a line with another value, then of every date line."""
    line = mine(scan, "published_text")
    if "published_text" not in scan.inner_spans:
        return scan.record[line], scan.value_start[line], scan.value_stop[line]
    record, start, end = inner_spans(scan, "published_text")
    own = (scan.record[line], scan.value_start[line], scan.value_stop[line])
    return np.append(record, own[0]), np.append(start, own[1]), np.append(end, own[2])


def used_dates(scan: Scan) -> tuple[Ints, Ints, Ints]:
    """Record, start and end of the date that each record uses: a day beside another value, else the first date line."""
    record, start, end = date_spans(scan)
    if (record[1:] > record[:-1]).all():
        return record, start, end
    _, first = np.unique(record, return_index=True)
    return record[first], start[first], end[first]


@dataclass(frozen=True, eq=False)
class Ragged(Generic[Item]):
    """A list for each record, stored as one flat list: record ``i`` has ``flat[offsets[i]:offsets[i + 1]]``."""

    flat: Sequence[Item]
    offsets: Ints

    def rows(self, part: slice = ALL) -> list[tuple[Item, ...]]:
        """One tuple a record."""
        low, high, _ = part.indices(len(self.offsets) - 1)
        return [tuple(self.flat[low:high]) for low, high in pairwise(self.offsets[low : high + 1].tolist())]


@dataclass(frozen=True, eq=False)
class RaggedTexts:
    """A list of values for each record, stored like :class:`Ragged`."""

    flat: Texts
    offsets: Ints

    @cached_property
    def arrow(self) -> pa.Array:
        """The lists as Arrow lists of strings."""
        return pa.ListArray.from_arrays(numbers(self.offsets, pa.int32()), self.flat.arrow)

    def rows(self, part: slice = ALL) -> list[tuple[str, ...]]:
        """One tuple of strings a record."""
        low, high, _ = part.indices(len(self.offsets) - 1)
        bounds = self.offsets[low : high + 1]
        return Ragged(self.flat.rows(slice(bounds[0], bounds[-1])), bounds - bounds[0]).rows()


def offsets_of(record: Ints, numbers: Ints) -> Ints:
    """The index of the first item of each of the records `numbers`; `record` is the ascending record of each item."""
    return np.append(np.searchsorted(record, numbers, side="left"), len(record))


@dataclass(frozen=True, eq=False)
class Repeated(Generic[Item]):
    """Values that many records share, such as the section heading.

    Each record has an index into ``values``, or :data:`NOBODY`; ``kind`` is the Arrow type of the values.
    """

    codes: Ints
    values: Sequence[Item]
    kind: pa.DataType = field(default_factory=pa.string)

    @cached_property
    def arrow(self) -> pa.Array:
        """One value or null a record."""
        if not len(self.values):
            return pa.nulls(len(self.codes), self.kind)
        if isinstance(self.values[0], str) and not self.codes.any():
            return repeated(self.values[0], len(self.codes))
        return values(self.values, self.kind).take(numbers(self.codes, missing=self.codes == NOBODY))

    def rows(self, part: slice = ALL) -> list[Item | None]:
        """One value or ``None`` a record."""
        padded = [*self.values, None]
        return [padded[code] for code in self.codes[part].tolist()]


def headings(scan: Scan, numbers: Ints) -> Repeated[str]:
    """The section headings of the records `numbers`."""
    lines, codes = section_lines(scan, numbers)
    if not len(lines):
        return Repeated(codes, [])
    spans = section_spans(scan, lines)
    return Repeated(codes, Texts(scan.lines, spans[:, 0], spans[:, 1]).rows())


def section_lines(scan: Scan, numbers: Ints) -> tuple[Ints, Ints]:
    """The lines of the section headings of the records `numbers`, and for each record the index of its line."""
    section = scan.section[numbers]
    if (section == NOBODY).all():
        return section[:0], section
    # Records under one heading follow each other, so only the changes of heading are sorted.
    turns = true_at(np.diff(section, prepend=NOBODY - 1))
    lines = distinct(section[turns])
    codes = np.searchsorted(lines, section[turns])
    known = lines[lines != NOBODY]
    codes = np.repeat(codes - (len(lines) - len(known)), np.diff(turns, append=len(section)))
    return known, codes


def section_spans(scan: Scan, lines: Ints) -> npt.NDArray[np.int64]:
    """Start and stop of the names of the sections on the ascending `lines`, one row each."""
    stops = [scan.section_stop.get(line, int(scan.lines.stop[line])) for line in lines.tolist()]
    return np.stack((scan.lines.start[lines], np.array(stops, dtype=np.int64)), axis=1)
