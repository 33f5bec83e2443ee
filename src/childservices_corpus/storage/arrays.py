"""Conversion between NumPy, Python values and Arrow without pandas.

``pyarrow.array``, ``pyarrow.scalar`` and ``Array.to_numpy`` import pandas if it is installed, which takes a third of a
second at the first query. Buffers do not import it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
EPOCH = date(1970, 1, 1)


def from_rows(rows: Rows) -> pa.Array:
    """The whole numbers `rows` as an Arrow array."""
    return pa.Array.from_buffers(pa.int64(), len(rows), [None, pa.py_buffer(np.ascontiguousarray(rows))])


def to_rows(numbers: Any) -> Rows:
    """The Arrow whole numbers `numbers` as a NumPy array; they have 64 or 32 bits and are not null."""
    whole = numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers
    width = np.dtype(f"i{whole.type.bit_width // 8}")
    if not len(whole):
        return np.array([], dtype=np.int64)
    found = np.frombuffer(whole.buffers()[1], dtype=width)[whole.offset : whole.offset + len(whole)]
    return found.astype(np.int64, copy=False)


def to_mask(booleans: Any) -> Mask:
    """The Arrow booleans `booleans` as a NumPy array; null becomes false."""
    # indices_nonzero is not used: with pyarrow 17, its result crashes for some arrays in pieces.
    pieces = booleans.chunks if isinstance(booleans, pa.ChunkedArray) else [booleans]
    masks = [_piece(piece) for piece in pieces if len(piece)]
    return np.concatenate(masks) if masks else np.zeros(0, dtype=np.bool_)


def _piece(booleans: pa.Array) -> Mask:
    valid, bits = booleans.buffers()
    found = _bits(bits, booleans.offset, len(booleans))
    return found if valid is None else found & _bits(valid, booleans.offset, len(booleans))


def _bits(buffer: pa.Buffer, offset: int, size: int) -> Mask:
    whole = np.unpackbits(np.frombuffer(buffer, dtype=np.uint8), bitorder="little", count=offset + size)
    return whole[offset:].astype(np.bool_)


def values(items: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """`items`, which are not ``None``, as an Arrow array of `kind`: text, days, whole numbers or booleans."""
    if pa.types.is_string(kind):
        encoded = [str(item).encode() for item in items]
        offsets = np.concatenate([[0], np.cumsum([len(item) for item in encoded])]).astype(np.int32)
        return pa.Array.from_buffers(kind, len(items), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))])
    if pa.types.is_boolean(kind):
        bits = np.packbits(np.array(items, dtype=np.bool_), bitorder="little")
        return pa.Array.from_buffers(kind, len(items), [None, pa.py_buffer(bits)])
    if pa.types.is_date32(kind):
        days = np.array([(item - EPOCH).days for item in items], dtype=np.int32)
        return pa.Array.from_buffers(kind, len(items), [None, pa.py_buffer(days)])
    if pa.types.is_int64(kind):
        return from_rows(np.array(items, dtype=np.int64))
    return pa.array(items, kind)


def text(word: str) -> pa.Scalar:
    """`word` as an Arrow scalar."""
    return values([word], pa.string())[0]


def day(value: date) -> pa.Scalar:
    """`value` as an Arrow scalar."""
    return values([value], pa.date32())[0]


def empty(schema: pa.Schema) -> pa.Table:
    """A table of `schema` without rows."""
    return pa.Table.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
