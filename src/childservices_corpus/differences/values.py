"""Which rows of two columns differ, on whole columns: nested values too, and without their offsets in the page."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, from_rows, in_one, to_mask, to_rows, to_rows_or
from ..storage.column_scan import written_out
from .forms import is_place


def differing(before: Any, after: Any) -> Mask:
    """True for each row in which the columns `before` and `after`, of equal length and type, differ."""
    old, new = in_one(written_out(before)), in_one(written_out(after))
    if not len(old):
        return np.zeros(0, dtype=np.bool_)
    empty, filled = to_mask(old.is_null()), to_mask(new.is_null())
    there = ~empty & ~filled
    found: Mask = (empty != filled) | (there & _differing(old, new, there))
    return found


def _differing(old: pa.Array, new: pa.Array, there: Mask) -> Mask:
    """As :func:`differing`; only rows that are `there` in both count."""
    if pa.types.is_struct(old.type):
        return _structs(old, new)
    if pa.types.is_list(old.type):
        return _lists(old, new, there)
    return ~to_mask(pc.equal(old, new))


def _structs(old: pa.Array, new: pa.Array) -> Mask:
    found: Mask = np.zeros(len(old), dtype=np.bool_)
    names = {field.name for field in old.type}
    for field in new.type:
        if field.name in names and not is_place(field):
            found |= differing(pc.struct_field(old, field.name), pc.struct_field(new, field.name))
    return found


def _lists(old: pa.Array, new: pa.Array, there: Mask) -> Mask:
    """Lists differ if their lengths or any of their items do."""
    sizes = to_rows_or(pc.list_value_length(old), 0)
    found: Mask = sizes != to_rows_or(pc.list_value_length(new), 0)
    rows = np.flatnonzero(there & ~found & (sizes > 0))
    if len(rows):
        items = differing(_items(old, rows, sizes[rows]), _items(new, rows, sizes[rows]))
        owner = np.repeat(rows, sizes[rows])
        found[owner[items]] = True
    return found


def _items(lists: pa.Array, rows: Any, sizes: Any) -> pa.Array:
    """The items of the lists in `rows`, one list after the other."""
    starts = to_rows(lists.offsets)[:-1][rows]
    # The offsets of a slice of an array begin at its own first item.
    ends = np.cumsum(sizes)
    within = np.arange(ends[-1], dtype=np.int64) - np.repeat(ends - sizes, sizes)
    return lists.values.take(from_rows(np.repeat(starts, sizes) + within))
