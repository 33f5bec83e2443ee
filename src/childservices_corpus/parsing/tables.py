"""The fast path: one page in, Arrow tables out."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from ..collector import collector_paused
from ..layouts.contract import Layout
from ..layouts.scan import scan
from ..models import Document
from ..reading.page import Reading, read
from ..safe.terminal import visible
from ..tables import columns
from ..tables.rules import check_read
from ..text.documents import open_source
from ..text.page_facts import given_facts

_MAKERS = {
    "articles": columns.articles_table,
    "statements": columns.statements_table,
    "sightings": columns.sightings_table,
    "documents": columns.documents_table,
    "problems": columns.problems_table,
}
_DETAILED = {"provenance": columns.provenance_table, "ledger": columns.ledger_table}


def makers(*, detailed: bool) -> Mapping[str, Callable[[Reading], pa.Table]]:
    """What makes each table of a reading, by name; the last two only if `detailed`."""
    return {**_MAKERS, **_DETAILED} if detailed else _MAKERS


class PageTables(Mapping[str, pa.Table]):
    """The tables of one page by name, and its decoded ``document``."""

    def __init__(self, document: Document, tables: dict[str, pa.Table]) -> None:
        self.document = document
        self._tables = tables

    def __getitem__(self, name: str) -> pa.Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name}: {table.num_rows}" for name, table in self._tables.items())
        return visible(f"<PageTables of {self.document.name}: {counts}>", lines=False)


def parse_table(
    source: str | bytes | Path,
    layout: str | Layout | None = None,
    name: str | None = None,
    *,
    address: str | None = None,
    saved: date | str | None = None,
    publisher: str | None = None,
    detailed: bool = True,
) -> PageTables:
    """Read one page into Arrow tables, with the same rules and values as :func:`~childservices_corpus.parse`.

    Returns the tables ``articles``, ``statements``, ``sightings``, ``documents`` and ``problems``, and, unless
    `detailed` is false, ``provenance`` and ``ledger``. Arguments and errors are the same as for ``parse``. In addition,
    rows that break a rule of the models raise :class:`~childservices_corpus.errors.RuleError`.
    """
    facts = given_facts(address, saved, publisher)
    document, utf8 = open_source(source, name)
    reading = read(scan(facts.of(document), layout, utf8, facts.publisher))
    return tables_of(reading, detailed=detailed)


@collector_paused()
def tables_of(reading: Reading, *, detailed: bool = True) -> PageTables:
    """The tables of `reading`, checked."""
    tables = {name: make(reading) for name, make in makers(detailed=detailed).items()}
    for name, table in tables.items():
        check_read(name, table)
    return PageTables(reading.scan.document, tables)
