"""Many pages at once: their records are read together, and the rows are those of each page alone."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..collector import collector_paused
from ..layouts.end_to_end import may_be_listing
from ..layouts.joined import can_join, joined
from ..layouts.scan import Scan
from ..layouts.whole_listings import whole_listings
from ..models import Problem
from ..reading.page import Reading, read_alone, read_joined
from ..reading.problems import read_problems
from ..tables.columns import models_table
from ..tables.rules import check_read
from .guarded import PageToRead, read_scan, scanned
from .pages_read import PagesRead, Part
from .tables import makers

_PLAIN = "utf-8"
# Code points that are read together.
_TOGETHER = 1 << 24


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
    parts: list[Part] = []
    for group in _groups(pages):
        parts += _read(group, kept or {}, failed or {}, detailed=detailed)
    return PagesRead.of(parts, detailed=detailed)


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
) -> list[Part]:
    """The tables of `pages`, as much of them read together as can be."""
    parts = _or_none(_listings(pages, kept, failed, detailed=detailed))
    read = {number for part in parts for number in part.numbers}
    scans = {number: scanned(page, failed) for number, page in pages.items() if number not in read}
    parts += _or_none(_together({n: one for n, one in scans.items() if can_join(one)}, kept, detailed=detailed))
    read = {number for part in parts for number in part.numbers}
    alone = {number: one for number, one in scans.items() if number not in read}
    return parts + [Part.alone(read_scan(one, kept, detailed=detailed), number) for number, one in alone.items()]


def _or_none(parts: Iterator[Part]) -> list[Part]:
    """The `parts`; none if reading fails. Then each page is read alone, which shows on which page it fails."""
    try:
        return list(parts)
    except Exception:
        return []


def _listings(
    pages: Mapping[int, PageToRead], kept: Mapping[str, str], failed: Mapping[str, str], *, detailed: bool
) -> Iterator[Part]:
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


def _together(scans: Mapping[int, Scan], kept: Mapping[str, str], *, detailed: bool) -> Iterator[Part]:
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


def _part(reading: Reading, numbers: Sequence[int], problems: Sequence[list[Problem]], *, detailed: bool) -> Part:
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
    return Part.of(numbers, reading, tables, bounds)
