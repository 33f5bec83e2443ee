"""All that a scan says, read once: shared by the objects of ``parse`` and the tables of ``parse_table``."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..layouts.base import NOBODY
from ..lines import Ints
from ..models import Problem
from ..scan import Scan
from .articles import Articles, read_articles
from .ledger import Fates, read_fates
from .problems import read_problems
from .provenance import Places, read_places
from .statements import Statements, read_statements


@dataclass(frozen=True, eq=False)
class Reading:
    """The records of a document as columns and rows, with places, fates and problems; ``ids`` go by record number."""

    scan: Scan
    articles: Articles
    statements: Statements
    ids: list[str]
    problems: list[Problem]

    @cached_property
    def fates(self) -> Fates:
        """The ledger."""
        return read_fates(self.scan)

    @cached_property
    def places(self) -> Places:
        """Where each value stands."""
        return read_places(self.scan, self.statements)


def read(scan: Scan) -> Reading:
    """Read everything off `scan`."""
    articles = read_articles(scan)
    statements = read_statements(scan)
    number = np.concatenate((articles.number, statements.number))
    ids = [*articles.id, *statements.id]
    if articles.id and statements.id:
        ids = [ids[place] for place in np.argsort(number).tolist()]
    return Reading(
        scan=scan,
        articles=articles,
        statements=statements,
        ids=ids,
        problems=read_problems(scan, [*scan.findings, *articles.bad_dates]),
    )


def extents(scan: Scan) -> tuple[Ints, Ints]:
    """Where each record begins and ends: from its title to the end of its last line."""
    at = np.flatnonzero(scan.record != NOBODY)
    numbers = np.arange(scan.records)
    first = at[np.searchsorted(scan.record[at], numbers, side="left")]
    last = at[np.searchsorted(scan.record[at], numbers, side="right") - 1]
    return scan.value[first], scan.lines.stop[last]
