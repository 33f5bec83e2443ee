"""One reading of a scan, for both the objects of ``parse`` and the tables of ``parse_table``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import numbers, to_mask, to_rows, values
from ..collector import collector_paused
from ..layouts.contract import CODE, LineFinding
from ..layouts.joined import Joined, Sources
from ..layouts.scan import Scan
from ..models import Problem
from ..text.lines import Flags, Ints
from .articles import Articles, read_articles
from .ids import encoded_ids, told_apart, twice
from .ledger import Fates, read_fates
from .problems import read_problems
from .provenance import ValueSpans, read_spans
from .statements import Statements, read_statements


@dataclass(frozen=True, eq=False)
class Reading:
    """The records of a document as columns, with spans, fates and problems; ``ids`` has one entry a record.

    ``encoded_ids`` are the same ids as a dictionary array. ``sources`` are the document of the scan, or its documents.
    """

    scan: Scan
    sources: Sources
    articles: Articles
    statements: Statements
    ids: pa.Array
    encoded_ids: pa.DictionaryArray
    problems: list[Problem]

    @cached_property
    def fates(self) -> Fates:
        """The ledger."""
        return read_fates(self.scan, self.sources)

    @cached_property
    def spans(self) -> ValueSpans:
        """The place of each value."""
        return read_spans(self.scan, self.statements, self.sources)


@collector_paused()
def read(scan: Scan, kept: Mapping[str, str] | None = None) -> Reading:
    """Read everything from `scan`.

    `kept` gives, for each id that records of different pages share, the SHA-256 of the content that keeps the id; see
    :mod:`~childservices_corpus.reading.ids`.
    """
    articles, statements = read_articles(scan), read_statements(scan)
    number = np.concatenate((articles.number, statements.number))
    ids = pa.concat_arrays([articles.id, statements.id]) if len(statements.id) else articles.id
    changed: Sequence[int] = ()
    encoded = encoded_ids(ids)
    shared = twice(encoded)
    if kept or shared:
        contents = pa.concat_arrays([articles.content, statements.content])
        ids, changed = told_apart(ids, contents, shared, kept or {})
        count = len(articles.id)
        articles, statements = replace(articles, id=ids[:count]), replace(statements, id=ids[count:])
    lengthened = _first_lines(scan, number[list(changed)]).tolist() if changed else ()
    mixed = len(articles.id) and len(statements.id)
    if mixed:
        ids = ids.take(numbers(np.argsort(number)))
    return Reading(
        scan=scan,
        sources=Sources.of(scan),
        articles=articles,
        statements=statements,
        ids=ids,
        encoded_ids=encoded_ids(ids) if mixed or changed else encoded,
        problems=read_problems(
            scan,
            [
                *scan.findings,
                *articles.bad_dates,
                *statements.findings,
                *(LineFinding("shared-id", line, line) for line in lengthened),
            ],
        ),
    )


@collector_paused()
def read_joined(found: Joined) -> Reading:
    """Read everything from the scan of several documents; their problems are not read.

    It is the same as reading each of them alone, but for those of :func:`read_alone`.
    """
    articles, statements = read_articles(found.scan), read_statements(found.scan)
    ids = pa.concat_arrays([articles.id, statements.id])
    if len(articles.id) and len(statements.id):
        ids = ids.take(numbers(np.argsort(np.concatenate((articles.number, statements.number)))))
    return Reading(found.scan, found.sources, articles, statements, ids, ids.dictionary_encode(), [])


def read_alone(reading: Reading, kept: Mapping[str, str]) -> Ints:
    """The documents of `reading`, as indices, that must be read alone: their records need more than a joined scan.

    They hold an id of two contents or one of `kept`, or a day or a number that cannot be, which is a problem of their
    lines.
    """
    sources, found = reading.sources, [*reading.articles.bad_dates, *reading.statements.findings]
    whose = sources.of_records(np.arange(reading.scan.records))
    lines = np.array([finding.first for finding in found], dtype=np.int64)
    at = sources.of_offsets(reading.scan.lines.start[lines])
    known = whose[to_mask(pc.is_in(reading.ids, values(list(kept), pa.string())))] if kept else whose[:0]
    return np.unique(np.concatenate((_sharing(reading), at, known)))


def _sharing(reading: Reading) -> Ints:
    """The documents in which two records with different contents have the same id."""
    articles, statements = reading.articles, reading.statements
    whose = reading.sources.of_records(np.concatenate((articles.number, statements.number)))
    codes = to_rows(pa.concat_arrays([articles.id, statements.id]).dictionary_encode().indices)
    order = np.lexsort((codes, whose))
    again = np.flatnonzero((np.diff(whose[order]) == 0) & (np.diff(codes[order]) == 0))
    contents = pa.concat_arrays([articles.content, statements.content])
    first, second = (contents.take(numbers(order[at])) for at in (again, again + 1))
    found: Ints = whose[order[again]][to_mask(pc.not_equal(first, second))]
    return found


def first_lines(reading: Reading) -> Ints:
    """For each record: the number of its first line in its document, and where the value there starts and ends."""
    scan, sources = reading.scan, reading.sources
    numbers = np.arange(scan.records)
    first, document = _first_lines(scan, numbers), sources.of_records(numbers)
    low, written = sources.starts[document], scan.lines.written
    above = np.searchsorted(scan.lines.begin, low)
    starts, stops = written.own_starts(scan.value_start[first]), written.own_stops(scan.value_stop[first])
    return np.stack((first - above + 1, starts - low, stops - low))


def unread_text(reading: Reading) -> Flags:
    """For each document, whether some of its text is unrecognised."""
    filled = reading.scan.lines.filled
    lines = filled[reading.scan.fate[filled] == CODE["unrecognised"]]
    found = np.zeros(len(reading.sources), dtype=np.bool_)
    found[reading.sources.of_offsets(reading.scan.lines.start[lines])] = True
    return found


def _first_lines(scan: Scan, numbers: Ints) -> Ints:
    """The line on which each of the records `numbers` begins."""
    return scan.owned[np.searchsorted(scan.record[scan.owned], numbers, side="left")]


def extents(scan: Scan) -> tuple[Ints, Ints]:
    """Start and end of each record, in code points: from its first value to the end of its last line."""
    at = scan.owned
    numbers = np.arange(scan.records)
    owner = scan.record[at]
    first = at[np.searchsorted(owner, numbers, side="left")]
    last = at[np.searchsorted(owner, numbers, side="right") - 1]
    written = scan.lines.written
    return written.own_starts(scan.value_start[first]), written.own_stops(scan.lines.stop[last])
