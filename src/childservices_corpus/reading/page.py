"""All that a scan says, read once: shared by the objects of ``parse`` and the tables of ``parse_table``."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from ..layouts.scan import Scan
from ..models import Problem
from ..text.lines import Ints
from .articles import Articles, read_articles
from .ledger import Fates, read_fates
from .problems import read_problems
from .provenance import ValueSpans, read_spans
from .statements import Statements, read_statements


@dataclass(frozen=True, eq=False)
class Reading:
    """The records of a document as columns and rows, with spans, fates and problems; ``ids`` go by record number."""

    scan: Scan
    articles: Articles
    statements: Statements
    ids: pa.Array
    problems: list[Problem]

    @cached_property
    def fates(self) -> Fates:
        """The ledger."""
        return read_fates(self.scan)

    @cached_property
    def spans(self) -> ValueSpans:
        """Where each value stands."""
        return read_spans(self.scan, self.statements)


def read(scan: Scan) -> Reading:
    """Read everything off `scan`."""
    articles = read_articles(scan)
    statements = read_statements(scan)
    number = np.concatenate((articles.number, statements.number))
    ids = pa.concat_arrays([articles.id, statements.id])
    if len(articles.id) and len(statements.id):
        ids = ids.take(pa.array(np.argsort(number)))
    return Reading(
        scan=scan,
        articles=articles,
        statements=statements,
        ids=ids,
        problems=read_problems(scan, [*scan.findings, *articles.bad_dates]),
    )


def extents(scan: Scan) -> tuple[Ints, Ints]:
    """Where each record begins and ends: from its title to the end of its last line."""
    at = scan.owned
    numbers = np.arange(scan.records)
    owner = scan.record[at]
    first = at[np.searchsorted(owner, numbers, side="left")]
    last = at[np.searchsorted(owner, numbers, side="right") - 1]
    return scan.value_start[first], scan.lines.stop[last]
