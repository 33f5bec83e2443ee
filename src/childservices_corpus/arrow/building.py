"""Arrow arrays and tables from Python and NumPy values, without pandas."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .reading import Mask, Rows

EPOCH = date(1970, 1, 1)
_WIDTHS = {pa.int32(): np.int32, pa.int64(): np.int64, pa.float64(): np.float64}
_WIDEST_OFFSET = np.iinfo(np.int32).max
# A build writes the id of each of its documents once.
_WORDS = 256


def values(items: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """The Python values `items` as an Arrow array of `kind`; ``None`` becomes null.

    `kind` is text, days, whole numbers, booleans, lists or structs of these, or text as a dictionary.
    """
    if pa.types.is_dictionary(kind):
        return values(items, kind.value_type).dictionary_encode()
    # Most tables of a small input have no rows.
    if items.count(None) == len(items):
        return pa.nulls(len(items), kind)
    valid = _validity(items)
    some = items if valid is None else [item for item in items if item is not None]
    if pa.types.is_list(kind):
        sizes = [0 if item is None else len(item) for item in items]
        inner = values([one for item in some for one in item], kind.value_type)
        return pa.Array.from_buffers(kind, len(items), [valid, _offsets(sizes)], children=[inner])
    if pa.types.is_struct(kind):
        fields = [kind.field(number) for number in range(kind.num_fields)]
        children = [
            values([None if item is None else item.get(one.name) for item in items], one.type) for one in fields
        ]
        return pa.Array.from_buffers(kind, len(items), [valid], children=children)
    return pa.Array.from_buffers(kind, len(items), [valid, *_plain(items, kind)])


def table_of(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """The table of `schema` with the values of `rows`; a missing value is null."""
    columns = [values([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def from_utf8(pieces: Sequence[bytes | None]) -> pa.Array:
    """The `pieces` of UTF-8 as Arrow text, ``None`` as null; lone surrogates are not refused."""
    valid = _validity(pieces)
    some = [piece or b"" for piece in pieces]
    return pa.Array.from_buffers(pa.string(), len(pieces), [valid, *_joined(some)])


def of_utf8(offsets: npt.NDArray[np.int32], data: bytes, there: Mask | None = None) -> pa.Array:
    """The texts between `offsets` in the UTF-8 `data` as Arrow text, null where `there` is false."""
    valid = None if there is None or there.all() else _packed(there)
    return pa.Array.from_buffers(pa.string(), len(offsets) - 1, [valid, pa.py_buffer(offsets), pa.py_buffer(data)])


def numbers(found: npt.NDArray[Any], kind: pa.DataType | None = None, *, missing: Mask | None = None) -> pa.Array:
    """The whole numbers or booleans `found` as an Arrow array of `kind`, null where `missing` is true."""
    valid = None if missing is None or not missing.any() else _packed(~missing)
    if found.dtype == np.bool_:
        return pa.Array.from_buffers(pa.bool_(), len(found), [valid, _packed(found)])
    width = np.int32 if kind == pa.int32() else np.int64
    whole = np.ascontiguousarray(found, dtype=width)
    return pa.Array.from_buffers(kind or pa.int64(), len(whole), [valid, pa.py_buffer(whole)])


def from_rows(rows: Rows) -> pa.Array:
    """The whole numbers `rows` as an Arrow array."""
    return numbers(rows)


def repeated(word: str, times: int) -> pa.Array:
    """`word` so many `times`."""
    return pa.repeat(text(word), times)


@lru_cache(_WORDS)
def text(word: str | None) -> pa.Scalar:
    """`word`, or null, as an Arrow scalar."""
    return values([word], pa.string())[0]


@cache
def flag(value: bool) -> pa.Scalar:
    """`value` as an Arrow scalar."""
    return values([value], pa.bool_())[0]


@lru_cache(_WORDS)
def number(value: int | None) -> pa.Scalar:
    """`value`, or null, as an Arrow scalar."""
    return values([value], pa.int64())[0]


def day(value: date) -> pa.Scalar:
    """`value` as an Arrow scalar."""
    return values([value], pa.date32())[0]


def empty(schema: pa.Schema) -> pa.Table:
    """A table of `schema` without rows."""
    return pa.Table.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)


def _plain(items: Sequence[Any], kind: pa.DataType) -> list[pa.Buffer]:
    """The buffers of a column of text, days, numbers or booleans; a null has an empty value."""
    if pa.types.is_string(kind):
        return _joined([b"" if item is None else str(item).encode() for item in items])
    if pa.types.is_binary(kind):
        return _joined([item or b"" for item in items])
    if pa.types.is_boolean(kind):
        return [_packed(np.array([bool(item) for item in items], dtype=np.bool_))]
    if pa.types.is_date32(kind):
        return [pa.py_buffer(np.array([0 if item is None else (item - EPOCH).days for item in items], dtype=np.int32))]
    return [pa.py_buffer(np.array([item or 0 for item in items], dtype=_WIDTHS[kind]))]


def _joined(pieces: Sequence[bytes]) -> list[pa.Buffer]:
    return [_offsets(list(map(len, pieces))), pa.py_buffer(b"".join(pieces))]


def _validity(items: Sequence[Any]) -> pa.Buffer | None:
    """The bits that say which of `items` are values; ``None`` if all are."""
    if None not in items:
        return None
    there = np.array([item is not None for item in items], dtype=np.bool_)
    return None if there.all() else _packed(there)


def _packed(flags: Mask) -> pa.Buffer:
    return pa.py_buffer(np.packbits(flags, bitorder="little"))


def _offsets(sizes: Sequence[int]) -> pa.Buffer:
    """Where each of the pieces of these `sizes` begins, and where the last one ends."""
    offsets = list(accumulate(sizes, initial=0))
    if offsets[-1] > _WIDEST_OFFSET:
        # Arrow refuses more than two thousand million characters or values.
        return from_rows(np.array(offsets, dtype=np.int64)).cast(pa.int32()).buffers()[1]
    return pa.py_buffer(array("i", offsets))
