"""Conditions on whole columns: true or false for each row, without an object for any row."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import Mask, Rows, day, numbers, to_mask, to_rows, to_rows_or, values
from ...storage.column_scan import matching, written_out
from ...storage.readers import Reader
from .fields import Path


def is_list(column: pa.Array | pa.ChunkedArray) -> bool:
    """True if each row of `column` holds a list."""
    return bool(pa.types.is_list(column.type))


def exploded(column: pa.Array | pa.ChunkedArray, part: str | None) -> tuple[Rows, pa.Array]:
    """The values in the lists of `column` in order, and the row of each value."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.nulls(0, column.type)
    rows, items = to_rows(pc.list_parent_indices(whole)), whole.flatten()
    return rows, items if part is None else pc.struct_field(items, part)


def values_of(column: Any, part: str | None) -> Any:
    """The values of a column without lists, or of a `part` of it."""
    return written_out(column if part is None else pc.struct_field(column, part))


def flat(column: Any, part: str | None) -> Any:
    """The values of any column; lists are joined one after the other."""
    return exploded(column, part)[1] if is_list(column) else values_of(column, part)


def part_of(column: pa.ChunkedArray, part: str | None) -> pa.ChunkedArray:
    """One `part` of each struct of `column`, or of each struct of its lists; the column itself for ``None``."""
    if part is None:
        return column
    if not is_list(column):
        return pc.struct_field(column, part)
    kind = pa.list_(column.type.value_type.field(part).type)
    pieces = []
    for piece in column.chunks:
        _, items = exploded(piece, part)
        lengths = to_rows_or(pc.list_value_length(piece), 0)
        ends = numbers(np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]), pa.int32())
        missing = pc.is_null(piece) if piece.null_count else None
        pieces.append(pa.ListArray.from_arrays(ends, items, type=kind, mask=missing))
    return pa.chunked_array(pieces, type=kind)


def distinct(reader: Reader, path: Path) -> frozenset[Any]:
    """The distinct values of a column, without null."""
    pieces = reader.each(path.column, lambda piece: pc.unique(flat(piece, path.part)).to_pylist())
    return frozenset(value for piece in pieces for value in piece if value is not None)


def any_of(reader: Reader, path: Path, wanted: Collection[Any]) -> Mask:
    """True where the value, or a value of the list, is among `wanted`; ``None`` means null or an empty list."""
    named = [value for value in wanted if value is not None]

    def test(piece: pa.Array) -> Mask:
        if is_list(piece):
            return in_lists(*exploded(piece, path.part), len(piece))
        cells = values_of(piece, path.part)
        mask = to_mask(pc.is_in(cells, values(named, cells.type)))
        return mask | to_mask(cells.is_null()) if None in wanted else mask

    def in_lists(rows: Rows, items: pa.Array, size: int) -> Mask:
        mask: Mask = np.zeros(size, dtype=np.bool_)
        mask[rows[to_mask(pc.is_in(items, values(named, items.type)))]] = True
        if None in wanted:
            # A speaker without a name is as unknown as no speaker at all.
            mask |= np.bincount(rows[to_mask(items.is_valid())], minlength=size) == 0
        return mask

    return matching(reader, path.column, test)


def begins_with(reader: Reader, column: str, words: Collection[str]) -> Mask:
    """True where the text in `column` begins with one of `words`."""

    def test(piece: pa.Array) -> Mask:
        mask: Mask = np.zeros(len(piece), dtype=np.bool_)
        for word in words:
            mask |= to_mask(pc.starts_with(written_out(piece), word))
        return mask

    return matching(reader, column, test)


def possibly(reader: Reader, prefix: str, first: date | None, last: date | None) -> Mask:
    """True where at least one possible day lies between `first` and `last`; an unknown bound has no limit."""
    mask: Mask = np.ones(reader.rows, dtype=np.bool_)
    if first is not None:
        mask &= ~_compared(reader, f"{prefix}_latest", pc.less, first)
    if last is not None:
        mask &= ~_compared(reader, f"{prefix}_earliest", pc.greater, last)
    return mask


def certainly(reader: Reader, prefix: str, first: date | None, last: date | None) -> Mask:
    """True where every possible day lies between `first` and `last`; false where a needed bound is unknown."""
    mask: Mask = np.ones(reader.rows, dtype=np.bool_)
    if first is not None:
        mask &= _compared(reader, f"{prefix}_earliest", pc.greater_equal, first)
    if last is not None:
        mask &= _compared(reader, f"{prefix}_latest", pc.less_equal, last)
    return mask


def _compared(reader: Reader, column: str, compare: Callable[[pa.Array, pa.Scalar], pa.Array], limit: date) -> Mask:
    """True where `compare` holds between a known day in `column` and `limit`."""
    bound = day(limit)
    return matching(reader, column, lambda piece: to_mask(compare(piece, bound)))
