"""Groups of records by the values of a column, such as their publishers or topics."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import Rows, from_rows, in_one, to_mask, to_rows, to_rows_or, values
from ...errors import QueryError
from ...storage.readers import Reader
from ..query.fields import path_of
from ..query.masks import exploded, is_list, values_of


@dataclass(frozen=True)
class Split:
    """Records by a value: `record` is the place of a record, and `group` that of its value in `values`.

    A record with several values is there several times. ``several`` says that records may have several values.
    """

    values: tuple[Any, ...]
    record: Rows
    group: Rows
    several: bool

    def grouped(self, known: "Split") -> Rows:
        """The places of these records' values in the values of `known`, which has them all."""
        places = {value: place for place, value in enumerate(known.values)}
        return np.array([places[value] for value in self.values], dtype=np.int64)[self.group]


def split_by(reader: Reader, table: str, rows: Rows, column: str | None) -> Split:
    """The records in `rows` of `table` by the values of `column`, in ascending order; unknown is the last value.

    Without `column` there is one group. Raises :class:`QueryError` for a column that does not exist.
    """
    every = np.arange(len(rows), dtype=np.int64)
    if column is None:
        return Split((None,), every, np.zeros(len(rows), dtype=np.int64), several=False)
    path = path_of(table, column)
    taken = reader.take(rows, [path.column])[path.column]
    several = is_list(taken)
    record, cells = _each_once(*exploded(taken, path.part), every) if several else (every, values_of(taken, path.part))
    cells = in_one(cells)
    if pa.types.is_nested(cells.type):
        raise QueryError(f"{column} has several parts; split by one of them, such as {column}.{cells.type[0].name}")
    found = sorted(value for value in pc.unique(cells).to_pylist() if value is not None)
    group = to_rows_or(pc.index_in(cells, values(found, cells.type)), len(found))
    unknown = bool(cells.null_count)
    return Split((*found, None) if unknown else tuple(found), record, group, several)


def _each_once(record: Rows, cells: pa.Array, every: Rows) -> tuple[Rows, pa.Array]:
    """The distinct values of each record, and null for a record without any."""
    if pa.types.is_nested(cells.type):
        return record, cells
    known = to_mask(cells.is_valid())
    pairs = pa.table([from_rows(record[known]), cells.drop_null()], names=["record", "value"])
    once = pairs.group_by(["record", "value"], use_threads=False).aggregate([])
    lacking = np.setdiff1d(every, record[known])
    found = pa.concat_arrays([in_one(once["value"]), pa.nulls(len(lacking), cells.type)])
    return np.concatenate([to_rows(once["record"]), lacking]), found
