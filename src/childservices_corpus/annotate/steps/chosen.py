"""Rows of the records that a share writes, in the order of the records, and rows of a few records exchanged."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from ...arrow import from_rows, to_rows, values
from .gathered import Longs


class Chosen:
    """Rows of a table, and of each row the number of its record among those that the share writes."""

    def __init__(self, table: pa.Table, owner: Longs) -> None:
        self.table = table
        self.owner = owner

    @classmethod
    def of(cls, table: pa.Table, rank: Longs) -> "Chosen":
        """The rows of `table` whose place has a `rank`, in the order of ranks."""
        owner = rank[to_rows(table["place"])] if table.num_rows else np.zeros(0, dtype=np.int64)
        own = np.flatnonzero(owner >= 0)
        own = own[np.argsort(owner[own], kind="stable")]
        bare = table.drop_columns(["place"])
        return cls(bare if len(own) == table.num_rows and _sorted(owner) else bare.take(from_rows(own)), owner[own])

    def rows_of(self, number: int) -> pa.Table:
        """The rows of the record with this number."""
        low, high = np.searchsorted(self.owner, [number, number + 1]).tolist()
        return self.table.slice(low, high - low)

    def exchanged(self, new: Mapping[int, pa.Table]) -> "Chosen":
        """The same with other rows for some records."""
        if not new:
            return self
        old = np.flatnonzero(~np.isin(self.owner, np.fromiter(new, dtype=np.int64)))
        tables = [self.table.take(from_rows(old)), *new.values()]
        owner = np.concatenate([self.owner[old], *(np.full(some.num_rows, number) for number, some in new.items())])
        order = np.argsort(owner, kind="stable")
        return Chosen(pa.concat_tables(tables).take(from_rows(order)), owner[order])

    def cell(self, number: int, column: str) -> Any:
        """The value of `column` of the one row of the record with this number."""
        return self.rows_of(number)[column][0].as_py()

    def with_cells(self, column: str, cells: Mapping[int, Any]) -> "Chosen":
        """The same, of a table with a row a record, with other values of `column` for some records."""
        if not cells:
            return self
        found = self.table[column].to_pylist()
        for number, cell in cells.items():
            found[int(np.searchsorted(self.owner, number))] = cell
        return self.with_column(column, found)

    def with_column(self, column: str, found: Sequence[Any] | pa.Array | pa.ChunkedArray) -> "Chosen":
        """The same with the values `found` in `column`."""
        at = self.table.schema.get_field_index(column)
        field = self.table.schema.field(at)
        if isinstance(found, pa.Array | pa.ChunkedArray):
            return Chosen(self.table.set_column(at, field, found), self.owner)
        return Chosen(self.table.set_column(at, field, values(found, field.type)), self.owner)


def _sorted(owner: Longs) -> bool:
    return bool((owner[:-1] <= owner[1:]).all())
