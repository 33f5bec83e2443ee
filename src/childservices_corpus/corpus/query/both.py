"""Articles and statements as one table, with one date: the table of ``corpus.records``."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

import numpy as np
import pyarrow as pa

from ...arrow import Rows, repeated
from ...models.records import TYPES
from ...storage.picking import first_in, pick
from ...storage.readers import Reader
from ...tables.schemas import DATE_PREFIX, schema

RECORDS = "records"
# Tables whose records have a date, the table of both kinds too, and the prefix of the columns of the date.
DATED = {**DATE_PREFIX, RECORDS: "dated"}
_TYPE = "type"
_FIRST = ("id", _TYPE, "publisher", "title", "headline", "headline_basis")
Done = TypeVar("Done")


def columns_of(table: str) -> pa.Schema:
    """The columns of `table`; the table ``records`` has all columns of articles and of statements.

    There the columns of the date are called ``dated_earliest``, ``dated_latest``, ``dated_basis`` and
    ``dated_evidence``, and ``type`` is ``article`` or ``statement``.
    """
    return _columns() if table == RECORDS else schema(table)


@cache
def _columns() -> pa.Schema:
    about = {"description": "Kind of record: article or statement."}
    found = {_TYPE: pa.field(_TYPE, pa.string(), nullable=False, metadata=about)}
    for table in DATE_PREFIX:
        for field in schema(table):
            name = _shared_name(table, field.name)
            found.setdefault(name, field.with_name(name).with_nullable(not _in_each(name)))
    days = [name for name in found if name.startswith(f"{DATED[RECORDS]}_")]
    order = dict.fromkeys([*_FIRST, *days, *found])
    return pa.schema([found[name] for name in order])


def _in_each(name: str) -> bool:
    """True if no kind of record can lack the column `name`."""
    own = [(table, own_name(table, name)) for table in DATE_PREFIX]
    return all(column in schema(table).names and not schema(table).field(column).nullable for table, column in own)


def _shared_name(table: str, column: str) -> str:
    prefix = f"{DATE_PREFIX[table]}_"
    dated = column.startswith(prefix) and column != f"{prefix}text"
    return f"{DATED[RECORDS]}_{column.removeprefix(prefix)}" if dated else column


def own_name(table: str, column: str) -> str:
    """The name in `table` of the `column` of both kinds."""
    prefix = f"{DATED[RECORDS]}_"
    return f"{DATE_PREFIX[table]}_{column.removeprefix(prefix)}" if column.startswith(prefix) else column


class BothKinds:
    """The rows of the articles, and after them those of the statements, as one table."""

    def __init__(self, articles: Reader, statements: Reader) -> None:
        self._parts = {"articles": articles, "statements": statements}
        self._first = articles.rows

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""
        return _columns()

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return sum(part.rows for part in self._parts.values())

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`."""
        return self.take(None, [name])[name]

    def each(self, name: str, work: Callable[[pa.Array], Done]) -> list[Done]:
        """The result of `work` for each piece of the column `name`, in order; several threads may run it."""
        found = []
        for table, part in self._parts.items():
            own = own_name(table, name)
            if own in part.schema.names:
                found += part.each(own, work)
            else:
                found.append(work(_made(table, _columns().field(name), part.rows)))
        return found

    def first_with(self, name: str, word: str) -> int | None:
        """The first row in which the column `name` is the text `word`; ``None`` if there is not one."""
        before = 0
        for table, part in self._parts.items():
            own = own_name(table, name)
            known = own in part.schema.names
            made = None if known else _made(table, _columns().field(name), part.rows)
            row = part.first_with(own, word) if made is None else first_in(made, word)
            if row is not None:
                return before + row
            before += part.rows
        return None

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""
        names = self.schema.names if columns is None else list(columns)
        if rows is None:
            return pa.concat_tables([self._part(table, None, names) for table in self._parts])
        places, own = self.split(rows)
        found = pa.concat_tables([self._part(table, own[table], names) for table in self._parts])
        return pick(found, np.argsort(places))

    def split(self, rows: Rows) -> tuple[Rows, dict[str, Rows]]:
        """The places in `rows` of the articles and after them of the statements; the rows in the table of each."""
        of_statement = rows >= self._first
        places = np.concatenate([np.flatnonzero(~of_statement), np.flatnonzero(of_statement)])
        return places, {"articles": rows[~of_statement], "statements": rows[of_statement] - self._first}

    def rows_of(self, table: str, rows: Rows) -> Rows:
        """The rows in this table of `rows` of the articles, of the statements, or of this table itself."""
        return rows + self._first if table == "statements" else rows

    def _part(self, table: str, rows: Rows | None, names: Sequence[str]) -> pa.Table:
        """The columns `names` of one kind; a column that it lacks is null."""
        part = self._parts[table]
        size = part.rows if rows is None else len(rows)
        own = [own_name(table, name) for name in names]
        there = part.take(rows, [name for name in dict.fromkeys(own) if name in part.schema.names])
        fields = [self.schema.field(name) for name in names]
        found = [
            there[column] if column in there.column_names else _made(table, field, size)
            for field, column in zip(fields, own, strict=True)
        ]
        return pa.Table.from_arrays(found, schema=pa.schema(fields))


def _made(table: str, field: pa.Field, size: int) -> pa.Array:
    """A column that `table` lacks: the kind of record, or nulls."""
    return repeated(TYPES[table], size) if field.name == _TYPE else pa.nulls(size, field.type)
