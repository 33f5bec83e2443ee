"""The whole corpus as one SQLite file: keys, indices and full-text search, ready for Datasette and for SQL by hand.

Lists and structs are JSON, days are ISO 8601 text, truth values are 0 and 1. The table ``records`` holds every article
and statement under its id, so that quotations, mentions and links refer to one place.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from ..errors import OutputError
from ..storage.readers import Readable
from ..storage.whole import whole
from ..tables.schemas import DATE_PREFIX, TABLES, schema
from .cells import to_json
from .files import rows_of

TOKENS = "porter unicode61 remove_diacritics 2"
SEARCHED = {
    "articles": ("title", "summary", "paragraphs"),
    "statements": ("title", "text"),
    "quotations": ("text", "speaker", "role", "organisation"),
    "authorities": ("gss", "name", "official_name"),
    "organisations": ("ref", "names"),
    "people": ("name", "role", "organisation"),
}
# The columns by which rows of a table are known, where it is not ``id``.
_KEYS = {"authorities": "gss", "organisations": "ref"}
_REFERS = {
    "record_id": "records(id)",
    "source_id": "records(id)",
    "target_id": "records(id)",
    "document_id": "documents(id)",
    "successor": "authorities(gss)",
    "current_gss": "authorities(gss)",
}
# The names of SQLite errors that come from the disk.
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_INDEXED = frozenset({*_REFERS, "publisher", "kind", "genre", "speaker", "ref", "fate", "relation"})
# The columns of the table of both kinds. What a person looks for first comes first: the day, then the headline.
_RECORDS = (
    "CREATE TABLE records (id TEXT PRIMARY KEY, earliest TEXT, latest TEXT, basis TEXT NOT NULL, "
    "headline TEXT NOT NULL, type TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT, "
    "topics TEXT NOT NULL, people TEXT NOT NULL, organisations TEXT NOT NULL, authorities TEXT NOT NULL)"
)
_LISTS = ("topics", "people", "organisations", "authorities")


def write_sqlite(corpus: Readable, path: Path) -> Path:
    """Write `corpus` to a new SQLite file at `path`; the same corpus gives the same file.

    Raises :class:`~childservices_corpus.errors.OutputError` if the file cannot be written.
    """
    with whole(path) as beside:
        try:
            _write(corpus, beside)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(_OF_THE_DISK):
                raise OutputError(f"{path}: cannot be written: {error}") from error
            raise
    return path


def _write(corpus: Readable, path: Path) -> None:
    with closing(sqlite3.connect(path)) as run:
        run.execute("PRAGMA journal_mode=OFF")
        run.execute("PRAGMA synchronous=OFF")
        run.execute(_RECORDS)
        for name in ("documents", *(one for one in TABLES if one != "documents")):
            run.execute(_create(name))
            _fill(run, name, corpus.reader(name).take(None, columns_of(name)))
        for name, dated in DATE_PREFIX.items():
            kept = f"id, {dated}_earliest, {dated}_latest, {dated}_basis, headline, '{name.removesuffix('s')}'"
            run.execute(f"INSERT INTO records SELECT {kept}, publisher, title, {', '.join(_LISTS)} FROM {name}")
        for statement in (*_indices(), *_search()):
            run.execute(statement)
        run.commit()
        run.execute("VACUUM")


def columns_of(name: str) -> list[str]:
    """The columns of a table in their order in the database: of a record, first its id, its date and its headline."""
    dated = DATE_PREFIX.get(name)
    first = ("id", f"{dated}_earliest", f"{dated}_latest", f"{dated}_basis", "headline") if dated else ()
    return list(dict.fromkeys((*first, *schema(name).names)))


def _create(name: str) -> str:
    columns = [_column(name, schema(name).field(column)) for column in columns_of(name)]
    return f"CREATE TABLE {name} ({', '.join(columns)})"


def _column(table: str, field: pa.Field) -> str:
    """The definition of a column. Names come from our own models; they are quoted, since ``end`` is a keyword."""
    words = [f'"{field.name}"', affinity(field.type)]
    if field.name == _KEYS.get(table, "id"):
        words.append("PRIMARY KEY")
    elif not field.nullable:
        words.append("NOT NULL")
    if field.name in _REFERS:
        words.append(f"REFERENCES {_REFERS[field.name]}")
    elif field.name == "id" and table in DATE_PREFIX:
        words.append("REFERENCES records(id)")
    return " ".join(words)


def affinity(kind: pa.DataType) -> str:
    """The SQLite type for an Arrow type."""
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def _fill(run: sqlite3.Connection, name: str, table: pa.Table) -> None:
    marks = ", ".join("?" * table.num_columns)
    run.executemany(f"INSERT INTO {name} VALUES ({marks})", (tuple(map(_cell, row.values())) for row in rows_of(table)))


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return to_json(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _indices() -> Iterator[str]:
    for name in TABLES:
        dated = DATE_PREFIX.get(name)
        indexed = _INDEXED | {f"{dated}_earliest", f"{dated}_latest"}
        for field in schema(name):
            if field.name in indexed and field.name != _KEYS.get(name):
                yield f'CREATE INDEX "{name}_{field.name}" ON {name}("{field.name}")'
    yield "CREATE INDEX records_earliest ON records(earliest, latest)"


def _search() -> Iterator[str]:
    for name, columns in SEARCHED.items():
        listed = ", ".join(columns)
        yield f"CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, content=\"{name}\", tokenize='{TOKENS}')"
        yield f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')"
