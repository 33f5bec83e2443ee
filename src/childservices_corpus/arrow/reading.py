"""NumPy arrays from Arrow arrays, without pandas."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def in_one(column: Any) -> Any:
    """`column` as one array, if it is in pieces."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    if column.num_chunks == 1:
        return column.chunk(0)
    # Arrow would make the empty array from a Python list, which imports pandas.
    return column.combine_chunks() if column.num_chunks else pa.nulls(0, column.type)


def as_it_is(column: pa.ChunkedArray) -> Any:
    """`column` as one array, which is a copy only if the column has several pieces; the array may have an offset."""
    return column.chunk(0) if column.num_chunks == 1 else in_one(column)


def to_rows(numbers: Any) -> Rows:
    """The Arrow whole numbers `numbers` as a NumPy array; they have 64 or 32 bits and are not null."""
    whole = in_one(numbers)
    if not len(whole):
        return np.array([], dtype=np.int64)
    width = np.dtype(f"i{whole.type.bit_width // 8}")
    found = np.frombuffer(whole.buffers()[1], dtype=width)[whole.offset : whole.offset + len(whole)]
    return found.astype(np.int64, copy=False)


def to_rows_or(numbers: Any, null: int) -> Rows:
    """As :func:`to_rows`, with `null` in place of nulls."""
    # An Arrow scalar made of a Python number would import pandas.
    width = np.dtype(f"i{numbers.type.bit_width // 8}")
    one = pa.Array.from_buffers(numbers.type, 1, [None, pa.py_buffer(np.array([null], dtype=width))])
    return to_rows(numbers.fill_null(one[0]))


def to_utf8(strings: Any) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """All bytes of an Arrow array of text, and where each text begins and the last one stops among them.

    A null begins and stops at the same byte.
    """
    _, offsets, data = strings.buffers()
    if not len(strings):
        return np.zeros(0, dtype=np.uint8), np.zeros(1, dtype=np.int32)
    bounds = np.frombuffer(offsets, dtype=np.int32, count=len(strings) + 1, offset=4 * strings.offset)
    return np.frombuffer(data or b"", dtype=np.uint8), bounds


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
