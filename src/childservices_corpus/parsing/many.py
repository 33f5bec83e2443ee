"""Many pages at once: their records are read together, and the rows are those of each page alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from ..collector import collector_paused
from ..layouts.end_to_end import may_be_listing
from ..layouts.joined import can_join, joined
from ..layouts.scan import Scan, scan, unread
from ..layouts.whole_listings import whole_listings
from ..models import Document, Problem
from ..reading.page import Reading, read, read_alone, read_joined
from ..reading.problems import read_problems
from ..reference.entries import in_one_line
from ..tables.columns import models_table, no_rows
from ..tables.rules import check_read
from ..text.lines import Ints
from ..text.page_facts import NOTHING, PageFacts
from .tables import PageTables, makers, tables_of

_PLAIN = "utf-8"
# Code points that are read together.
_TOGETHER = 1 << 24
Tables = Mapping[str, pa.Table]


class PageToRead(NamedTuple):
    """A document to read, its text in UTF-8 if the caller has it, and what is known of it."""

    document: Document
    utf8: bytes | None = None
    facts: PageFacts = NOTHING


@dataclass(frozen=True, eq=False)
class PagesRead:
    """The rows of several pages: ``tables`` has the rows of all, page after page, in the order of ``documents``.

    In the table ``name``, the rows of page ``n`` are those from ``bounds[name][n]`` up to ``bounds[name][n + 1]``.
    """

    documents: tuple[Document, ...]
    tables: Tables
    bounds: Mapping[str, Ints]

    def page(self, number: int) -> PageTables:
        """The tables of one page."""
        rows = {name: self.bounds[name][number : number + 2].tolist() for name in self.tables}
        cut = {name: table.slice(rows[name][0], rows[name][1] - rows[name][0]) for name, table in self.tables.items()}
        return PageTables(self.documents[number], cut)


@collector_paused()
def read_pages(
    pages: Sequence[PageToRead],
    kept: Mapping[str, str] | None = None,
    failed: Mapping[str, str] | None = None,
    *,
    detailed: bool = True,
) -> PagesRead:
    """Read `pages` into tables with the rows that each of them has alone, page after page.

    `kept` gives, for each id that records of different pages share, the SHA-256 of the content that keeps it. `failed`
    gives the reason for documents that failed before, by id. A page on which reading fails has no records; all of its
    text is unrecognised, and a problem gives the reason.
    """
    parts: list[_Part] = []
    for group in _groups(pages):
        parts += _read(group, kept or {}, failed or {}, detailed=detailed)
    return _in_order(parts, len(pages), detailed=detailed)


def _groups(pages: Sequence[PageToRead]) -> Iterator[dict[int, PageToRead]]:
    """The pages by their numbers, in groups that are read together: a larger group is not quicker, but needs memory."""
    group: dict[int, PageToRead] = {}
    size = 0
    for number, page in enumerate(pages):
        if group and size + page.document.n_chars > _TOGETHER:
            yield group
            group, size = {}, 0
        group[number] = page
        size += page.document.n_chars
    if group:
        yield group


def _read(
    pages: Mapping[int, PageToRead], kept: Mapping[str, str], failed: Mapping[str, str], *, detailed: bool
) -> list["_Part"]:
    """The tables of `pages`, as much of them read together as can be."""
    parts = _or_none(_listings(pages, kept, failed, detailed=detailed))
    read = {number for part in parts for number in part.numbers}
    scans = {number: _scanned(page, failed) for number, page in pages.items() if number not in read}
    parts += _or_none(_together({n: one for n, one in scans.items() if can_join(one)}, kept, detailed=detailed))
    read = {number for part in parts for number in part.numbers}
    parts += [_alone(one, number, kept, detailed=detailed) for number, one in scans.items() if number not in read]
    return parts


def _or_none(parts: Iterator["_Part"]) -> list["_Part"]:
    """The `parts`; none if reading fails. Then each page is read alone, which shows on which page it fails."""
    try:
        return list(parts)
    except Exception:
        return []


def _scanned(page: PageToRead, failed: Mapping[str, str]) -> Scan:
    """The scan of a page; if that fails, or failed before, one without records that says why."""
    document = page.facts.of(page.document)
    words = failed.get(document.id)
    if words is None:
        try:
            return scan(document, page.facts.layout, page.utf8, page.facts.publisher)
        # Any fault that this package or a layout of another package did not foresee.
        except Exception as error:
            words = in_one_line(error)
    return unread(document, words)


@dataclass(frozen=True, eq=False)
class _Part:
    """The tables of some pages, by the ascending `numbers` of these pages, and the bounds of their rows."""

    numbers: Sequence[int]
    documents: Sequence[Document]
    tables: Tables
    bounds: Mapping[str, Ints]


def _alone(found: Scan, number: int, kept: Mapping[str, str], *, detailed: bool) -> _Part:
    """The tables of one page."""
    try:
        tables = tables_of(read(found, kept), detailed=detailed)
    except Exception as error:
        tables = tables_of(read(unread(found.document, in_one_line(error))), detailed=detailed)
    bounds = {name: np.array([0, table.num_rows]) for name, table in tables.items()}
    return _Part([number], [tables.document], tables, bounds)


def _listings(
    pages: Mapping[int, PageToRead], kept: Mapping[str, str], failed: Mapping[str, str], *, detailed: bool
) -> Iterator[_Part]:
    """The tables of the pages that are listings from end to end, read as one."""
    numbers = [
        number
        for number, (document, utf8, facts) in pages.items()
        if facts.layout is None and facts.publisher is None and document.id not in failed
        if utf8 is not None and may_be_listing(facts.of(document))
    ]
    while len(numbers) > 1:
        chosen = [pages[number] for number in numbers]
        found = whole_listings([one.facts.of(one.document) for one in chosen], [one.utf8 or b"" for one in chosen])
        if found is None:
            return
        numbers = [numbers[at] for at in found.numbers]
        reading = read_joined(found.found)
        odd = set(read_alone(reading, kept).tolist())
        if not odd:
            yield _part(reading, numbers, [[] for _ in numbers], detailed=detailed)
            return
        numbers = [number for at, number in enumerate(numbers) if at not in odd]


def _together(scans: Mapping[int, Scan], kept: Mapping[str, str], *, detailed: bool) -> Iterator[_Part]:
    """The tables of the pages `scans`, read as one, but for those that must be read alone."""
    numbers = list(scans)
    while len(numbers) > 1:
        reading = read_joined(joined([scans[number] for number in numbers]))
        odd = set(read_alone(reading, kept).tolist())
        if not odd:
            problems = [_problems(scans[number]) for number in numbers]
            yield _part(reading, numbers, problems, detailed=detailed)
            return
        numbers = [number for at, number in enumerate(numbers) if at not in odd]


def _problems(found: Scan) -> list[Problem]:
    """The problems of a page without findings about its records."""
    written = found.lines.written.own
    if found.records and not found.findings and not written.suspect and found.document.encoding == _PLAIN:
        return []
    return read_problems(found, found.findings)


def _part(reading: Reading, numbers: Sequence[int], problems: Sequence[list[Problem]], *, detailed: bool) -> _Part:
    """The tables of `reading`, checked."""
    tables = {name: make(reading) for name, make in makers(detailed=detailed).items()}
    tables["problems"] = models_table("problems", [one for some in problems for one in some])
    for name, table in tables.items():
        check_read(name, table)
    sources = reading.sources
    bounds = {
        "articles": np.searchsorted(reading.articles.number, sources.records),
        "statements": np.searchsorted(reading.statements.number, sources.records),
        "sightings": sources.records,
        "documents": np.arange(len(sources) + 1),
        "problems": np.cumsum([0, *map(len, problems)]),
    }
    if detailed:
        every = np.arange(len(sources) + 1)
        bounds["provenance"] = np.searchsorted(sources.of_records(reading.spans.record), every)
        bounds["ledger"] = np.append(np.searchsorted(reading.fates.start, sources.starts), len(reading.fates))
    return _Part(numbers, sources.documents, tables, bounds)


def _in_order(parts: list[_Part], count: int, *, detailed: bool) -> PagesRead:
    """The rows of all `parts`, in the order of the pages."""
    if len(parts) == 1:
        return PagesRead(tuple(parts[0].documents), parts[0].tables, parts[0].bounds)
    where = {number: (part, index) for part in parts for index, number in enumerate(part.numbers)}
    order = [where[number] for number in range(count)]
    documents = tuple(part.documents[index] for part, index in order)
    tables, bounds = {}, {}
    for name in makers(detailed=detailed):
        edges = [part.bounds[name][index : index + 2].tolist() for part, index in order]
        pieces = [part.tables[name].slice(low, high - low) for (part, _), (low, high) in zip(order, edges, strict=True)]
        tables[name] = pa.concat_tables(pieces).unify_dictionaries() if pieces else no_rows(name)
        bounds[name] = np.cumsum([0, *(high - low for low, high in edges)])
    return PagesRead(documents, tables, bounds)
