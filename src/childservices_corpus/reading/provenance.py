"""Where every value stands: one entry for each value that was read from the page."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..layouts.base import CODE, NOBODY
from ..lines import Ints
from ..scan import Scan
from .articles import section_span
from .statements import PARAGRAPH_CODES, StatementRow

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
)
_NUMBER = {name: number for number, name in enumerate(FIELDS)}
SINGLE = ("title", "published_text", "summary", "end_marker", "byline")
LISTS = ("subheadings", "notes")
NO_ITEM = -1


@dataclass(frozen=True, eq=False)
class Places:
    """Provenance as columns: number of the record, code of the field, item (or :data:`NO_ITEM`), start and end."""

    record: Ints
    field: npt.NDArray[np.int64]
    item: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.record)


def read_places(scan: Scan, statements: list[StatementRow]) -> Places:
    """Where each value of the records of `scan` stands, field by field, each in the order of the page."""
    blocks = [*_of_lines(scan), _of_sections(scan), _of_statements(statements)]
    columns = [np.concatenate(column) for column in zip(*blocks, strict=True)]
    return Places(*columns)


_Block = tuple[Ints, Ints, Ints, Ints, Ints]


def _of_lines(scan: Scan) -> Iterator[_Block]:
    mine = scan.record != NOBODY
    for name in SINGLE:
        at = np.flatnonzero(mine & (scan.fate == CODE[name]))
        at = at[np.diff(scan.record[at], prepend=NOBODY) != 0]
        yield _block(scan, name, at, np.full(len(at), NO_ITEM, dtype=np.int64))
    for name in LISTS:
        at = np.flatnonzero(mine & (scan.fate == CODE[name]))
        yield _block(scan, name, at, _rank(scan.record[at]))
    at = np.flatnonzero(mine & np.isin(scan.fate, PARAGRAPH_CODES))
    yield _block(scan, "paragraphs", at, _rank(scan.record[at]))
    yield _labels(scan, mine)


def _block(scan: Scan, name: str, at: Ints, item: Ints) -> _Block:
    field = np.full(len(at), _NUMBER[name], dtype=np.int64)
    return scan.record[at], field, item, scan.value[at], scan.lines.stop[at]


def _labels(scan: Scan, mine: npt.NDArray[np.bool_]) -> _Block:
    """Labels of links, those on lines of their own and those run into one."""
    at = np.flatnonzero(mine & (scan.fate == CODE["link_labels"]))
    inner = [piece for piece in scan.inner if piece.field == "link_labels"]
    record = np.concatenate([scan.record[at], np.array([piece.record for piece in inner], dtype=np.int64)])
    start = np.concatenate([scan.value[at], np.array([piece.start for piece in inner], dtype=np.int64)])
    end = np.concatenate([scan.lines.stop[at], np.array([piece.end for piece in inner], dtype=np.int64)])
    order = np.argsort(start, kind="stable")
    field = np.full(len(order), _NUMBER["link_labels"], dtype=np.int64)
    return record[order], field, _rank(record[order]), start[order], end[order]


def _rank(record: Ints) -> Ints:
    """For ascending numbers of records, the how manieth of its record each entry is, from 0."""
    return np.arange(len(record)) - np.searchsorted(record, record, side="left")


def _of_sections(scan: Scan) -> _Block:
    number = np.flatnonzero(scan.section != NOBODY)
    spans = {line: section_span(scan, line) for line in set(scan.section[number].tolist())}
    bounds = np.array([spans[line] for line in scan.section[number].tolist()], dtype=np.int64).reshape(-1, 2)
    field = np.full(len(number), _NUMBER["section"], dtype=np.int64)
    return number, field, np.full(len(number), NO_ITEM, dtype=np.int64), bounds[:, 0], bounds[:, 1]


def _of_statements(statements: list[StatementRow]) -> _Block:
    """Bodies, and the parts of provenance lines."""
    found = [(row.number, _NUMBER["text"], *row.body) for row in statements if row.body is not None]
    found += [
        (row.number, _NUMBER[piece.field], piece.start, piece.end)
        for row in statements
        for piece in row.inner
        if piece.field in _NUMBER and piece.field != "link_labels"
    ]
    table = np.array(found, dtype=np.int64).reshape(-1, 4)
    return table[:, 0], table[:, 1], np.full(len(table), NO_ITEM, dtype=np.int64), table[:, 2], table[:, 3]
