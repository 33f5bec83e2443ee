"""Rows in the order of columns."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import Rows, from_rows, to_rows
from ...errors import QueryError
from ...storage.column_scan import written_out
from ...storage.readers import Reader
from .both import DATED, columns_of
from .fields import path_of


def ordered(reader: Reader, table: str, numbers: Rows, columns: Sequence[str], descending: bool) -> Rows:
    """The rows `numbers` of `table` ordered by `columns`: stable, with unknown values last in either direction.

    ``date`` means the first possible day, then the last one. Raises :class:`QueryError` for an unknown column and for a
    column with several values in a record.
    """
    if not columns:
        raise QueryError("sort_by needs the name of a column")
    prefix = DATED.get(table)
    names = [
        name
        for column in columns
        for name in ((f"{prefix}_earliest", f"{prefix}_latest") if prefix and column == "date" else (column,))
    ]
    arrays = {}
    for place, name in enumerate(names):
        path = path_of(table, name, ("date",) if prefix else ())
        if path.part is not None or pa.types.is_nested(columns_of(table).field(path.column).type):
            raise QueryError(f"{name} has several values in a record; sort by a column with one value")
        arrays[str(place)] = written_out(reader.column(path.column)).take(from_rows(numbers))
    order = "descending" if descending else "ascending"
    keys = [(name, order) for name in arrays]
    arrays["tie"] = from_rows(np.arange(len(numbers)))
    return numbers[to_rows(pc.sort_indices(pa.table(arrays), sort_keys=[*keys, ("tie", "ascending")]))]
