"""Columns without values: the defaults of the models. Buffers, because ``pyarrow.array`` would import pandas."""

import numpy as np
import pyarrow as pa


def default_column(field: pa.Field, rows: int) -> pa.Array:
    """The default column of `field`: empty lists, false for a boolean that is never null, otherwise null."""
    if pa.types.is_list(field.type):
        return empty_lists(field.type, rows)
    if pa.types.is_boolean(field.type) and not field.nullable:
        return pa.Array.from_buffers(field.type, rows, [None, pa.py_buffer(bytes(rows // 8 + 1))])
    return pa.nulls(rows, field.type)


def empty_lists(kind: pa.DataType, rows: int) -> pa.Array:
    """A column of empty lists."""
    offsets = pa.py_buffer(np.zeros(rows + 1, dtype=np.int32))
    return pa.Array.from_buffers(kind, rows, [None, offsets], children=[pa.nulls(0, kind.value_type)])
