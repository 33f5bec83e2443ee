"""One table behind one small interface, whether it lies in memory or in a Parquet file that is read piece by piece."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from .arrays import Rows, empty, from_rows

TableLike: TypeAlias = "pa.Table | pq.ParquetFile"

# A few rows near the start of a row group are decoded alone; beyond it the whole group is read and kept.
HEAD = 4096


class Reader(Protocol):
    """A table whose columns and rows are read when they are asked for."""

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""

    @property
    def rows(self) -> int:
        """How many rows the table has."""

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`."""

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""


class Readable(Protocol):
    """Whatever has tables to read."""

    def reader(self, table: str) -> Reader:
        """The table of that name."""


class Recorded(Readable, Protocol):
    """Whatever has tables to read, and record sets over them."""

    def records(self, table: str) -> Any:
        """The record set of the table of that name."""


class MemoryTable:
    """A table that lies in memory."""

    def __init__(self, table: pa.Table) -> None:
        # Tables put together from parts may spell the same words by other numbers in each part.
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

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""
        table = self._table if columns is None else self._table.select(list(columns))
        return table if rows is None else pick(table, rows)


class ParquetTable:
    """A table in a Parquet file: single columns for filters, single row groups for rows."""

    def __init__(self, file: pq.ParquetFile) -> None:
        self._file = file
        self._columns: dict[str, pa.ChunkedArray] = {}
        sizes = [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)]
        self._starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]).astype(np.int64)
        self._kept: tuple[int, pa.Table] | None = None
        self._schema = file.schema_arrow

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""
        return self._schema

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self._file.metadata.num_rows)

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`, kept once it was read."""
        if name not in self._columns:
            self._columns[name] = self._file.read(columns=[name]).unify_dictionaries()[name]
        return self._columns[name]

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""
        names = list(self.schema.names if columns is None else columns)
        if rows is None:
            return self._file.read(columns=names).select(names).unify_dictionaries()
        ordered = np.sort(rows, kind="stable")
        groups = np.searchsorted(self._starts, ordered, side="right") - 1
        pieces = [
            self._from_group(int(group), ordered[groups == group] - self._starts[group], names)
            for group in np.unique(groups)
        ]
        schema = pa.schema([self.schema.field(name) for name in names])
        table = pa.concat_tables(pieces).unify_dictionaries() if pieces else empty(schema)
        if np.array_equal(ordered, rows):
            return table
        return table.take(from_rows(np.argsort(np.argsort(rows, kind="stable"), kind="stable")))

    def _from_group(self, group: int, rows: Rows, names: list[str]) -> pa.Table:
        if self._kept is not None and self._kept[0] == group:
            return pick(self._kept[1].select(names), rows)
        size = int(rows[-1]) + 1
        if size <= HEAD:
            batch = next(self._file.iter_batches(batch_size=size, row_groups=[group], columns=names))
            return pick(pa.Table.from_batches([batch]).select(names), rows)
        table = self._file.read_row_group(group, columns=names).select(names)
        if len(names) == len(self.schema.names):
            self._kept = (group, table)
        return pick(table, rows)


def pick(table: pa.Table, rows: Rows) -> pa.Table:
    """The rows of `table` at `rows`; a slice where they follow on each other, for it copies nothing."""
    size = len(rows)
    if size and rows[-1] - rows[0] == size - 1 and bool(np.all(np.diff(rows) == 1)):
        return table.slice(int(rows[0]), size)
    return table.take(from_rows(rows))


def reader(table: TableLike) -> Reader:
    """The reader of `table`."""
    return ParquetTable(table) if isinstance(table, pq.ParquetFile) else MemoryTable(table)
