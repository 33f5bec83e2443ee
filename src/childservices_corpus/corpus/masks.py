"""Conditions on whole columns: for each row true or false, without an object for any of them."""

from collections.abc import Collection
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..tables.arrays import Mask, Rows, day, to_mask, to_rows, values
from ..tables.readers import Reader
from .fields import Path


def is_list(column: pa.ChunkedArray) -> bool:
    """True if each row of `column` holds a list."""
    return bool(pa.types.is_list(column.type))


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`column` with its words written out where it holds numbers of words."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def exploded(column: pa.ChunkedArray, part: str | None) -> tuple[Rows, pa.Array]:
    """The values in the lists of `column` in order, and for each the row it stands in."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.nulls(0, column.type)
    rows, items = to_rows(pc.list_parent_indices(whole)), whole.flatten()
    return rows, items if part is None else pc.struct_field(items, part)


def values_of(reader: Reader, path: Path) -> Any:
    """The values of a column that holds no lists."""
    column = reader.column(path.column)
    return plain(column if path.part is None else pc.struct_field(column, path.part))


def flat(reader: Reader, path: Path) -> Any:
    """The values of any column, those in lists one after the other."""
    column = reader.column(path.column)
    return exploded(column, path.part)[1] if is_list(column) else values_of(reader, path)


def any_of(reader: Reader, path: Path, wanted: Collection[Any]) -> Mask:
    """True where the value, or one of the list's values, is among `wanted`; None stands for null or an empty list."""
    column = reader.column(path.column)
    named = [value for value in wanted if value is not None]
    if is_list(column):
        rows, items = exploded(column, path.part)
        mask: Mask = np.zeros(reader.rows, dtype=np.bool_)
        mask[rows[to_mask(pc.is_in(items, values(named, items.type)))]] = True
        if None in wanted:
            # A speaker without a name is as unknown as no speaker at all.
            mask |= np.bincount(rows[to_mask(items.is_valid())], minlength=reader.rows) == 0
        return mask
    cells = values_of(reader, path)
    mask = to_mask(pc.is_in(cells, values(named, cells.type)))
    return mask | to_mask(cells.is_null()) if None in wanted else mask


def begins_with(reader: Reader, column: str, words: Collection[str]) -> Mask:
    """True where the text in `column` begins with one of `words`."""
    cells = plain(reader.column(column))
    mask: Mask = np.zeros(reader.rows, dtype=np.bool_)
    for word in words:
        mask |= to_mask(pc.starts_with(cells, word))
    return mask


def possibly(reader: Reader, prefix: str, first: date | None, last: date | None) -> Mask:
    """True where at least one possible day lies between `first` and `last`; an unknown bound reaches everywhere."""
    mask: Mask = np.ones(reader.rows, dtype=np.bool_)
    if first is not None:
        mask &= ~to_mask(pc.less(reader.column(f"{prefix}_latest"), day(first)))
    if last is not None:
        mask &= ~to_mask(pc.greater(reader.column(f"{prefix}_earliest"), day(last)))
    return mask


def certainly(reader: Reader, prefix: str, first: date | None, last: date | None) -> Mask:
    """True where every possible day lies between `first` and `last`; an unknown bound is never certain."""
    mask: Mask = np.ones(reader.rows, dtype=np.bool_)
    if first is not None:
        mask &= to_mask(pc.greater_equal(reader.column(f"{prefix}_earliest"), day(first)))
    if last is not None:
        mask &= to_mask(pc.less_equal(reader.column(f"{prefix}_latest"), day(last)))
    return mask
