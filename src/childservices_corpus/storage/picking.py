"""Some rows of a table, and the row of a word."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Rows, from_rows, text


def pick(table: pa.Table, rows: Rows, alone: bool = True) -> pa.Table:
    """The rows of `table` at `rows`; consecutive rows are a slice, which does not copy them.

    A slice keeps all of `table` in memory. Therefore one of several parts (not `alone`) is copied if it is the smaller
    part of `table`.
    """
    size = len(rows)
    follow_on = size > 0 and rows[-1] - rows[0] == size - 1 and bool(np.all(np.diff(rows) == 1))
    if follow_on and (alone or 2 * size > table.num_rows):
        return table.slice(int(rows[0]), size)
    return table.take(from_rows(rows))


def first_in(column: Any, word: str) -> int | None:
    """The first row of `column` that is the text `word`; ``None`` if there is not one."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    row: int = pc.index(column, text(word)).as_py()
    return None if row < 0 else row
