"""Groups of records by the values of a column, such as their publishers or topics."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from ...arrow import Rows, from_rows, in_one, to_mask, to_rows, to_rows_or
from ...errors import QueryError
from ...storage.readers import Reader
from ..query.both import columns_of
from ..query.fields import Path, has_roles, path_of
from ..query.masks import exploded, values_of
from ..query.names import ROLE_FORM, forms_of


@dataclass(frozen=True)
class Split:
    """Records by a value: `record` is the place of a record, and `group` that of its value in `values`.

    A record with several values is there several times.
    """

    values: tuple[Any, ...]
    record: Rows
    group: Rows


def has_several(table: str, column: str | None) -> bool:
    """True if a record of `table` may have several values of `column`.

    Raises :class:`QueryError` for a column that does not exist.
    """
    return column is not None and pa.types.is_list(columns_of(table).field(_path(table, column).column).type)


def _path(table: str, column: str) -> Path:
    """The column; for the normal form of roles, that of the roles."""
    return path_of(table, "role" if column == ROLE_FORM and has_roles(table) else column)


def split_by(reader: Reader, table: str, rows: Rows, column: str | None) -> Split:
    """The records in `rows` of `table` by the values of `column`, in ascending order; unknown is the last value.

    ``role_form`` is the normal form of the roles.
    Without `column` there is one group. Raises :class:`QueryError` for a column that does not exist.
    """
    every = np.arange(len(rows), dtype=np.int64)
    if column is None:
        return Split((None,), every, np.zeros(len(rows), dtype=np.int64))
    path, several = _path(table, column), has_several(table, column)
    taken = reader.take(rows, [path.column])[path.column]
    record, cells = exploded(taken, path.part) if several else (every, values_of(taken, path.part))
    if column == ROLE_FORM and has_roles(table):
        cells = forms_of(cells)
    if several:
        record, cells = _each_once(record, cells, every)
    if pa.types.is_nested(cells.type):
        raise QueryError(f"{column} has several parts; split by one of them, such as {column}.{cells.type[0].name}")
    coded = in_one(cells.dictionary_encode())
    known = coded.dictionary.to_pylist()
    found = sorted(known)
    # The last place is that of unknown values.
    places = np.array([*map(found.index, known), len(found)], dtype=np.int64)
    group = places[to_rows_or(coded.indices, len(known))]
    return Split((*found, None) if cells.null_count else tuple(found), record, group)


def _each_once(record: Rows, cells: pa.Array, every: Rows) -> tuple[Rows, pa.Array]:
    """The distinct values of each record, and null for a record without any."""
    if pa.types.is_nested(cells.type):
        return record, cells
    known = to_mask(cells.is_valid())
    owner, values = record[known], cells.drop_null()
    coded = values.dictionary_encode()
    _, once = np.unique(owner * len(coded.dictionary) + to_rows(coded.indices), return_index=True)
    lacking = np.setdiff1d(every, owner)
    found = pa.concat_arrays([values.take(from_rows(once)), pa.nulls(len(lacking), cells.type)])
    return np.concatenate([owner[once], lacking]), found
