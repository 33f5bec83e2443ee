"""Tables of older releases, read as tables of today: a column that they lack gets the value that their records had.

Records of schema 1 all have a title, so their headline is the title. Other new columns are empty.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow import empty, values
from ..tables.defaults import default_column
from ..tables.schemas import MADE, TABLES
from ..tables.version import SCHEMA_VERSION
from .stored import SOURCES, stored_schema

# The columns that tables of schema 1 lack. Any other missing column is a damage.
_NEW: dict[str, frozenset[str]] = {
    "articles": frozenset(
        {"form", "headline", "headline_basis", "summary_truncated"}
        | {"paragraphs", "subheadings", "complete", "publisher_topics"}
    ),
    "statements": frozenset({"headline", "headline_basis", "published_text", "publisher_topics"}),
    "quotations": frozenset({"kind", "basis"}),
    # A release without these columns was made without pages.csv and without HTML pages.
    "documents": frozenset({"made_by", "address", "saved", "terms"}),
    SOURCES: frozenset({"text", "publisher", "layout"}),
}
# The column from which a new column gets its values, and the words that it gets in every row.
_COPIED = {"headline": "title"}
_SAID = {"headline_basis": "page", "form": "listing", "kind": "speech", "basis": "unknown"}
# Tables that releases of schema 1 lack; their files are read as empty.
NEW_TABLES = frozenset({"topics", "reasons", *MADE})
Read: TypeAlias = Callable[[list[str]], pa.Table]


def wanted_schema(file: pq.ParquetFile) -> pa.Schema:
    """The columns that `file` has when it is read: those of today for an older table of a release, else its own."""
    return _wanted(file.schema_arrow)


def _wanted(own: pa.Schema) -> pa.Schema:
    """The columns of today for the columns `own` of a file."""
    given = own.metadata or {}
    table = given.get(b"csc.table", b"").decode(errors="replace")
    old = given.get(b"csc.schema_version", b"").decode(errors="replace") != SCHEMA_VERSION
    return stored_schema(table).with_metadata(own.metadata) if old and table in (*TABLES, SOURCES) else own


def empty_file(table: str, beside: Mapping[bytes, bytes]) -> pq.ParquetFile | None:
    """An empty file of `table`, if releases with the metadata `beside` in their files lack that table; or ``None``."""
    if table not in NEW_TABLES or beside.get(b"csc.schema_version", SCHEMA_VERSION.encode()) == SCHEMA_VERSION.encode():
        return None
    sink = pa.BufferOutputStream()
    fields = stored_schema(table).with_metadata({**beside, b"csc.table": table.encode()})
    pq.write_table(empty(fields), sink)
    return pq.ParquetFile(pa.BufferReader(sink.getvalue()))


def grown_from(own: pa.Schema, today: pa.Schema, table: str) -> bool:
    """True if the columns `own` of an older `table` can be read as the columns `today`: it lacks only new ones."""
    fields = {field.name: field for field in own}
    missing = frozenset(today.names) - fields.keys()
    return missing <= _NEW.get(table, frozenset()) and all(
        name in today.names
        and field.type == today.field(name).type
        and (today.field(name).nullable or not field.nullable)
        for name, field in fields.items()
    )


def read_columns(file: pq.ParquetFile, names: Sequence[str] | None, read: Read) -> pa.Table:
    """The columns `names` of `file`, by default all; `read` reads columns that the file has."""
    own = file.schema_arrow
    today = _wanted(own)
    chosen = list(today.names if names is None else names)
    if today is own:
        return read(chosen).select(chosen)
    asked = dict.fromkeys(_COPIED.get(name, name) if name not in own.names else name for name in chosen)
    # A column that the file has says how many rows there are.
    there = [name for name in asked if name in own.names] or own.names[:1]
    found = read(there)
    arrays = [_column(found, today.field(name)) for name in chosen]
    return pa.Table.from_arrays(arrays, schema=pa.schema([today.field(name) for name in chosen], today.metadata))


def _column(found: pa.Table, field: pa.Field) -> pa.Array | pa.ChunkedArray:
    name = field.name
    if name in found.column_names:
        return found[name]
    if name in _COPIED:
        return found[_COPIED[name]]
    if name in _SAID:
        return values([_SAID[name]] * found.num_rows, field.type)
    return default_column(field, found.num_rows)


def read_groups(file: pq.ParquetFile, groups: range, names: Sequence[str], alone: bool) -> pa.Table:
    """The columns `names` of the row groups `groups`; if `alone`, the read itself may use several threads."""
    return read_columns(file, names, lambda there: file.read_row_groups(list(groups), columns=there, use_threads=alone))


def read_head(file: pq.ParquetFile, head: tuple[int, int], names: Sequence[str], *, alone: bool) -> pa.Table:
    """The columns `names` of the first rows of a row group; `head` is the number of the group, and how many rows."""
    group, size = head

    def first(there: list[str]) -> pa.Table:
        batches = file.iter_batches(batch_size=size, row_groups=[group], columns=there, use_threads=alone)
        return pa.Table.from_batches([next(batches)])

    return read_columns(file, names, first)
