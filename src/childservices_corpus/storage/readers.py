"""One small interface to a table in memory or in a Parquet file that is read piece by piece."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow import Rows
from .parquet_table import ParquetTable
from .picking import first_in, pick

TableLike: TypeAlias = "pa.Table | pq.ParquetFile"
Done = TypeVar("Done")


class Reader(Protocol):
    """A table whose columns and rows are read only when they are used."""

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        ...

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`."""

    def each(self, name: str, work: Callable[[pa.Array], Done]) -> list[Done]:
        """The result of `work` for each piece of the column `name`, in order; several threads may run it."""
        ...

    def first_with(self, name: str, word: str) -> int | None:
        """The first row in which the column `name` is the text `word`; ``None`` if there is not one."""

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""


class Readable(Protocol):
    """An object with tables to read."""

    def reader(self, table: str) -> Reader:
        """The table of that name."""
        ...


class Recorded(Readable, Protocol):
    """An object with tables to read, and record sets over them."""

    def table(self, table: str) -> Any:
        """The record set of the table of that name."""


class MemoryTable:
    """A table in memory."""

    def __init__(self, table: pa.Table) -> None:
        # In a table joined from parts, each part may have other codes for the same words.
        self._table = table.unify_dictionaries()

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""
        return self._table.schema

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self._table.num_rows)

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`."""
        return self._table[name]

    def each(self, name: str, work: Callable[[pa.Array], Done]) -> list[Done]:
        """The result of `work` for each piece of the column `name`, in order."""
        return [work(piece) for piece in self._table[name].chunks]

    def first_with(self, name: str, word: str) -> int | None:
        """The first row in which the column `name` is the text `word`; ``None`` if there is not one."""
        return first_in(self._table[name], word)

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""
        table = self._table if columns is None else self._table.select(list(columns))
        return table if rows is None else pick(table, rows)


def reader(opened: Callable[[], TableLike], check: Callable[[], None] | None = None) -> Reader:
    """The reader of the table that `opened` returns; for a file, `opened` opens it again at each call.

    `check` is called before each reading.
    """
    first = opened()
    if not isinstance(first, pq.ParquetFile):
        return MemoryTable(first)

    def again() -> pq.ParquetFile:
        file = opened()
        assert isinstance(file, pq.ParquetFile)
        return file

    return ParquetTable(again, first, check=check)
