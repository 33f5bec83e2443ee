"""The place of every value that was read from the page, one entry a value."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..layouts.contract import NOBODY
from ..layouts.joined import Sources
from ..layouts.scan import Scan
from ..text.lines import Flags, Ints
from .author_names import as_they_stand
from .columns import bylines, has, inner_spans, mine, publisher_topics, section_lines, section_spans, used_dates
from .paragraphs import PARAGRAPHS, paragraph_lines
from .statements import Statements, label_spans

FIELDS: tuple[str, ...] = (
    "title",
    "published_text",
    "summary",
    "section",
    "text",
    "paragraphs",
    "subheadings",
    "link_labels",
    "end_marker",
    "notes",
    "byline",
    "first_published.outlet",
    "first_published.date_text",
    "first_published.url",
    "authors",
    "publisher_topics",
)
_NUMBER = {name: number for number, name in enumerate(FIELDS)}
SINGLE = ("title", "published_text", "summary", "end_marker", "byline")
LISTS = ("subheadings", "notes")
NO_ITEM = -1


@dataclass(frozen=True, eq=False)
class ValueSpans:
    """Provenance as columns: number of the record, code of the field, item or :data:`NO_ITEM`, start and end."""

    record: Ints
    field: npt.NDArray[np.int64]
    item: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.record)


def read_spans(scan: Scan, statements: Statements, sources: Sources) -> ValueSpans:
    """The place of each value of the records of `scan`, field by field, each in the order of the page.

    Of several documents, the values of one follow those of another.
    """
    blocks = list(_of_lines(scan))
    if (scan.section != NOBODY).any():
        blocks.append(_of_sections(scan))
    if len(statements.number):
        blocks += _of_statements(statements)
    if not blocks:
        return ValueSpans(*np.zeros((5, 0), dtype=np.int64))
    record, field, item, start, end = (np.concatenate(column) for column in zip(*blocks, strict=True))
    if len(sources) > 1:
        order = np.argsort(sources.of_records(record), kind="stable")
        record, field, item, start, end = (column[order] for column in (record, field, item, start, end))
    written = scan.lines.written
    return ValueSpans(record, field, item, written.own_starts(start), written.own_stops(end))


_Block = tuple[Ints, Ints, Ints, Ints, Ints]


def _of_lines(scan: Scan) -> Iterator[_Block]:
    dates = used_dates(scan)
    for name in SINGLE:
        at = mine(scan, name)
        if not len(at):
            continue
        at = at[_heads(scan.record[at])]
        if name == "byline":
            at = at[scan.statement[scan.record[at]]]
        if name == "published_text" and len(at) != len(dates[1]):
            at = at[np.isin(scan.value_start[at], dates[1])]
        yield _block(scan, name, at, np.full(len(at), NO_ITEM, dtype=np.int64))
    for name in LISTS:
        at = mine(scan, name)
        if len(at):
            yield _block(scan, name, at, _rank(scan.record[at]))
    if has(scan, *PARAGRAPHS):
        yield _paragraphs(scan)
    if has(scan, "link_labels"):
        yield _labels(scan)
    record, start, end = inner_spans(scan, "published_text")
    if len(record):
        used = np.isin(start, dates[1])
        record, start, end = record[used], start[used], end[used]
        yield _inner("published_text", record, np.full(len(record), NO_ITEM, dtype=np.int64), start, end)
    if has(scan, "byline"):
        yield _authors(scan)
    if has(scan, "publisher_topics"):
        record, start, end = publisher_topics(scan)
        yield _inner("publisher_topics", record, _rank(record), start, end)


def _heads(record: Ints) -> Flags:
    """Which entries are the first of their record; `record` is ascending."""
    found = np.ones(len(record), dtype=np.bool_)
    np.not_equal(record[1:], record[:-1], out=found[1:])
    return found


def _block(scan: Scan, name: str, at: Ints, item: Ints) -> _Block:
    field = np.full(len(at), _NUMBER[name], dtype=np.int64)
    return scan.record[at], field, item, scan.value_start[at], scan.value_stop[at]


def _authors(scan: Scan) -> _Block:
    """The names of authors. A name whose value is not a slice of the page has no place."""
    record, start, end = bylines(scan)
    own = as_they_stand(scan.lines, start, end)
    return _inner("authors", record[own], _rank(record)[own], start[own], end[own])


def _paragraphs(scan: Scan) -> _Block:
    line = np.sort(np.concatenate([paragraph_lines(scan, statements=statements) for statements in (True, False)]))
    return _block(scan, "paragraphs", line, _rank(scan.record[line]))


def _labels(scan: Scan) -> _Block:
    record, start, end = label_spans(scan)
    return _inner("link_labels", record, _rank(record), start, end)


def _inner(name: str, record: Ints, item: Ints, start: Ints, end: Ints) -> _Block:
    return record, np.full(len(record), _NUMBER[name], dtype=np.int64), item, start, end


def _rank(record: Ints) -> Ints:
    """For each entry, its index among the entries of the same record, from 0; `record` is ascending."""
    return np.arange(len(record)) - np.searchsorted(record, record, side="left")


def _of_sections(scan: Scan) -> _Block:
    number = np.flatnonzero(scan.section != NOBODY)
    lines, codes = section_lines(scan, number)
    bounds = section_spans(scan, lines)[codes]
    field = np.full(len(number), _NUMBER["section"], dtype=np.int64)
    return number, field, np.full(len(number), NO_ITEM, dtype=np.int64), bounds[:, 0], bounds[:, 1]


def _of_statements(statements: Statements) -> Iterator[_Block]:
    """Places of bodies and of the parts of provenance lines."""
    some = statements.body[:, 0] < statements.body[:, 1]
    count = int(some.sum())
    field = np.full(count, _NUMBER["text"], dtype=np.int64)
    body = statements.body[some]
    yield statements.number[some], field, np.full(count, NO_ITEM, dtype=np.int64), body[:, 0], body[:, 1]
    found = [(part.record, _NUMBER[part.field], part.start, part.end) for part in statements.parts]
    table = np.array(found, dtype=np.int64).reshape(-1, 4)
    yield table[:, 0], table[:, 1], np.full(len(table), NO_ITEM, dtype=np.int64), table[:, 2], table[:, 3]
