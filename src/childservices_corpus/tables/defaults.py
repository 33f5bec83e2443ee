"""Columns without values: the defaults of the models."""

import numpy as np
import pyarrow as pa


def default_column(field: pa.Field, rows: int) -> pa.Array:
    """The default column of `field`: empty lists, false for a boolean that is never null, otherwise null."""
    if pa.types.is_list(field.type):
        return pa.ListArray.from_arrays(
            pa.array(np.zeros(rows + 1, dtype=np.int32)), pa.array([], field.type.value_type), type=field.type
        )
    if pa.types.is_boolean(field.type) and not field.nullable:
        return pa.array(np.zeros(rows, dtype=np.bool_))
    return pa.nulls(rows, field.type)
