"""Conversion between NumPy, Python values and Arrow without pandas.

``pyarrow.array``, ``pyarrow.scalar`` and ``Array.to_numpy`` import pandas if it is installed, which takes a third of a
second at the first parse or query. Buffers do not import it.
"""

from .building import (
    EPOCH,
    day,
    empty,
    flag,
    from_rows,
    from_utf8,
    number,
    numbers,
    of_utf8,
    repeated,
    table_of,
    text,
    values,
)
from .reading import Mask, Rows, as_it_is, in_one, to_mask, to_rows, to_rows_or, to_utf8

__all__ = [
    "EPOCH",
    "Mask",
    "Rows",
    "as_it_is",
    "day",
    "empty",
    "flag",
    "from_rows",
    "from_utf8",
    "in_one",
    "number",
    "numbers",
    "of_utf8",
    "repeated",
    "table_of",
    "text",
    "to_mask",
    "to_rows",
    "to_rows_or",
    "to_utf8",
    "values",
]
