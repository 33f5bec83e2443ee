"""Corpus, record sets and records as text for a person to read."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Protocol

import pyarrow.compute as pc

from ...html import html_table
from ...models.wording import counted
from ...safe.terminal import aligned, one_line, visible
from ...storage.readers import Recorded
from ...tables.schemas import DATE_PREFIX, TABLES
from ..query.both import DATED
from ..query.counting import Counts
from .selection import Selection

FIRST_ROWS = 8
# The columns that show a record on one line, by table; other tables show their first columns.
_LINES = {
    "articles": ("headline",),
    "statements": ("kind", "headline"),
    "records": ("headline",),
    "quotations": ("speaker", "text"),
    "mentions": ("kind", "text", "ref", "record_id"),
    "links": ("relation", "score", "source_id", "target_id"),
    "topics": ("record_id", "topic", "score"),
    "reasons": ("record_id", "field", "rule", "value"),
    "authorities": ("gss", "name", "start", "end", "current_gss"),
    "organisations": ("ref", "names"),
    "people": ("name", "role", "first", "last", "statements", "quotations"),
    "documents": ("name", "publisher", "layout", "n_chars"),
    "ledger": ("start", "end", "fate", "record_id"),
    "provenance": ("record_id", "field", "item", "start", "end"),
    "sightings": ("record_id", "position", "section"),
    "problems": ("code", "document", "line", "message"),
}


class Shown(Protocol):
    """The part of a record set that printing needs."""

    _table_name: str

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on how the set was found."""
        ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...

    def select(self, *columns: str) -> Selection:
        """The values of some columns."""
        ...

    def count_by(self, *columns: str) -> Counts:
        """The number of records with each value of `columns`."""
        ...


def record_line(table: str, record: Any) -> tuple[str, ...]:
    """The cells that show `record` in a list."""
    values = [getattr(record, name) for name in _LINES[table]]
    cells = ["unknown" if value is None else str(value) for value in values]
    return (str(record.dated), record.publisher, *cells) if table in DATED else tuple(cells)


def columns_of(table: str) -> tuple[str, ...]:
    """The heads of the cells that `record_line` gives."""
    return (("date", "publisher") if table in DATED else ()) + _LINES[table]


def headline(records: Shown) -> str:
    """How many records there are, from when to when, and their publishers."""
    name, parts = records._table_name, []
    prefix = DATED.get(name)
    if prefix and len(records):
        days = records.select(f"{prefix}_earliest", f"{prefix}_latest").to_arrow()
        first, last = pc.min(days[0]).as_py(), pc.max(days[1]).as_py()
        if first is not None or last is not None:
            parts.append(f"dated {first or 'unknown'} to {last or 'unknown'}")
        exact = pc.sum(pc.equal(days[0], days[1])).as_py() or 0
        parts.append(f"{exact} to the very day")
        parts.append(", ".join(f"{publisher} {n}" for publisher, n in records.count_by("publisher")))
    return "; ".join([counted(len(records), name), *parts])


def records_text(records: Shown) -> str:
    """A headline, the notes and the first rows."""
    rows = [record_line(records._table_name, record) for record in islice(records, FIRST_ROWS)]
    lines = [f"<{headline(records)}>", *(f"note: {visible(note)}" for note in records.notes)]
    lines += [one_line(line) for line in aligned(rows)]
    if len(records) > FIRST_ROWS:
        lines.append(f"… and {len(records) - FIRST_ROWS:,} more")
    return "\n".join(lines)


def records_html(records: Shown) -> str:
    """The content of :func:`records_text`, as HTML for a notebook."""
    rows = [record_line(records._table_name, record) for record in islice(records, FIRST_ROWS)]
    caption = "; ".join([headline(records), *records.notes])
    more = f"<p>… and {len(records) - FIRST_ROWS:,} more</p>" if len(records) > FIRST_ROWS else ""
    return html_table(columns_of(records._table_name), rows, caption) + more


def corpus_text(corpus: Recorded) -> str:
    """A line for each table with dates, and the numbers of rows of the other tables."""
    lines = [f"  {headline(corpus.table(name))}" for name in TABLES if name in DATE_PREFIX]
    others = [counted(corpus.reader(name).rows, name) for name in TABLES if name not in DATE_PREFIX]
    return "\n".join(["<Corpus>", *lines, f"  {', '.join(others)}"])


def corpus_html(corpus: Recorded) -> str:
    """The content of :func:`corpus_text`, as HTML for a notebook."""
    rows = [(name, f"{corpus.reader(name).rows:,}", headline(corpus.table(name))) for name in TABLES]
    return html_table(("table", "rows", "what"), rows, "Corpus")
