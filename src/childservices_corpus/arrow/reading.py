"""NumPy arrays from Arrow arrays, without pandas."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def to_rows(numbers: Any) -> Rows:
    """The Arrow whole numbers `numbers` as a NumPy array; they have 64 or 32 bits and are not null."""
    if not len(numbers):
        # To combine a column without pieces, Arrow imports pandas.
        return np.array([], dtype=np.int64)
    whole = numbers.combine_chunks() if isinstance(numbers, pa.ChunkedArray) else numbers
    width = np.dtype(f"i{whole.type.bit_width // 8}")
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
