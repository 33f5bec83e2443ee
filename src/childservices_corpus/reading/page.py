"""One reading of a scan, for both the objects of ``parse`` and the tables of ``parse_table``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pyarrow as pa

from ..arrow import numbers
from ..collector import collector_paused
from ..layouts.contract import LineFinding
from ..layouts.scan import Scan
from ..models import Problem
from ..text.lines import Ints
from .articles import Articles, read_articles
from .ids import told_apart, twice
from .ledger import Fates, read_fates
from .problems import read_problems
from .provenance import ValueSpans, read_spans
from .statements import Statements, read_statements


@dataclass(frozen=True, eq=False)
class Reading:
    """The records of a document as columns, with spans, fates and problems; ``ids`` has one entry a record.

    ``encoded_ids`` are the same ids as a dictionary array.
    """

    scan: Scan
    articles: Articles
    statements: Statements
    ids: pa.Array
    encoded_ids: pa.DictionaryArray
    problems: list[Problem]

    @cached_property
    def fates(self) -> Fates:
        """The ledger."""
        return read_fates(self.scan)

    @cached_property
    def spans(self) -> ValueSpans:
        """The place of each value."""
        return read_spans(self.scan, self.statements)


@collector_paused()
def read(scan: Scan, kept: Mapping[str, str] | None = None) -> Reading:
    """Read everything from `scan`.

    `kept` gives, for each id that records of different pages share, the SHA-256 of the content that keeps the id; see
    :mod:`~childservices_corpus.reading.ids`.
    """
    articles = read_articles(scan)
    statements = read_statements(scan)
    number = np.concatenate((articles.number, statements.number))
    ids = pa.concat_arrays([articles.id, statements.id])
    changed: Sequence[int] = ()
    encoded = ids.dictionary_encode()
    shared = twice(encoded)
    if kept or shared:
        contents = pa.concat_arrays([articles.content, statements.content])
        ids, changed = told_apart(ids, contents, shared, kept or {})
        count = len(articles.id)
        articles, statements = replace(articles, id=ids[:count]), replace(statements, id=ids[count:])
    lengthened = _first_lines(scan, number[list(changed)])
    mixed = len(articles.id) and len(statements.id)
    if mixed:
        ids = ids.take(numbers(np.argsort(number)))
    return Reading(
        scan=scan,
        articles=articles,
        statements=statements,
        ids=ids,
        encoded_ids=ids.dictionary_encode() if mixed or changed else encoded,
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


def _first_lines(scan: Scan, numbers: Ints) -> list[int]:
    """The line on which each of the records `numbers` begins."""
    lines: list[int] = scan.owned[np.searchsorted(scan.record[scan.owned], numbers, side="left")].tolist()
    return lines


def extents(scan: Scan) -> tuple[Ints, Ints]:
    """Start and end of each record, in code points: from its first value to the end of its last line."""
    at = scan.owned
    numbers = np.arange(scan.records)
    owner = scan.record[at]
    first = at[np.searchsorted(owner, numbers, side="left")]
    last = at[np.searchsorted(owner, numbers, side="right") - 1]
    written = scan.lines.written
    return written.own_starts(scan.value_start[first]), written.own_stops(scan.lines.stop[last])
