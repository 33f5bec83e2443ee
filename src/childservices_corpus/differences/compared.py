"""One table in two releases: the rows of only one, and the rows of both whose values differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from ..arrow import Mask, Rows, from_rows
from ..release.stored_rows import StoredTable
from ..storage.files import file_of, open_table
from .forms import Form, form_of
from .keyed import Paired, Renamed, paired
from .values import differing

# Rows that are compared at once.
_BLOCK = 8_192
_NO_ROWS: Rows = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class ChangedRow:
    """A row of both releases, with the columns whose values differ."""

    old: dict[str, Any]
    new: dict[str, Any]
    fields: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TableDifference:
    """What differs in a table; ``moved`` is the number of rows whose place in the dumps alone differs."""

    form: Form
    rows_before: int
    rows_after: int
    removed: tuple[dict[str, Any], ...] = ()
    added: tuple[dict[str, Any], ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    moved: int = 0


def own_schema(folder: Path, table: str) -> pa.Schema | None:
    """The columns that the file of `table` has in the release `folder`; ``None`` without a file."""
    path = file_of(folder, table)
    return open_table(path, table).schema_arrow if path.exists() else None


def compare_table(before: Path, after: Path, table: str, renamed: Renamed) -> TableDifference:
    """The differences of `table`, which both releases have; `renamed` has the new ids of renamed records."""
    first, second = own_schema(before, table), own_schema(after, table)
    form = form_of(table, pa.schema([]) if first is None else first, pa.schema([]) if second is None else second)
    keys = list(form.keys)
    pairs = paired(form, StoredTable(before, table, keys), StoredTable(after, table, keys), renamed)
    rows = len(pairs.before) + len(pairs.removed), len(pairs.after) + len(pairs.added)
    old, new = (StoredTable(folder, table, form.columns) for folder in (before, after))
    changed, moved = _changed(form, old, new, pairs)
    removed, added = (
        tuple(_taken(StoredTable(folder, table), rows_of_one))
        for folder, rows_of_one in ((before, pairs.removed), (after, pairs.added))
    )
    return TableDifference(form, *rows, removed, added, tuple(changed), moved)


def _taken(table: StoredTable, rows: Rows) -> Iterator[dict[str, Any]]:
    for low in range(0, len(rows), _BLOCK):
        yield from table.take(rows[low : low + _BLOCK]).to_pylist()


def _in_order(table: StoredTable, rows: Rows) -> pa.Table:
    """The rows with these numbers, in this order."""
    low, high = int(rows[0]), int(rows[-1]) + 1
    if high - low == len(rows) and (np.diff(rows) == 1).all():
        return _between(table, low, high)
    if (np.diff(rows) > 0).all():
        return table.take(rows)
    order = np.argsort(rows, kind="stable")
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return table.take(rows).take(from_rows(back))


def _between(table: StoredTable, low: int, high: int) -> pa.Table:
    """The rows from `low` to before `high`, without a copy."""
    first, last = np.searchsorted(table.starts, [low, high - 1], side="right").tolist()
    parts = []
    for group in range(first - 1, last):
        start = int(table.starts[group])
        begin, end = max(low - start, 0), min(high, int(table.starts[group + 1])) - start
        parts.append(table.group(group).slice(begin, end - begin))
    return pa.concat_tables(parts)


def _changed(form: Form, before: StoredTable, after: StoredTable, pairs: Paired) -> tuple[list[ChangedRow], int]:
    found: list[ChangedRow] = []
    moved = 0
    for low in range(0, len(pairs.after), _BLOCK):
        some = slice(low, low + _BLOCK)
        old, new = _in_order(before, pairs.before[some]), _in_order(after, pairs.after[some])
        masks = {name: differing(old[name], new[name]) for name in form.values}
        other = _any([differing(old[name], new[name]) for name in form.places], new.num_rows)
        rows = np.flatnonzero(_any(list(masks.values()), new.num_rows))
        other[rows] = False
        moved += int(other.sum())
        numbers = from_rows(rows)
        pairs_of_rows = zip(old.take(numbers).to_pylist(), new.take(numbers).to_pylist(), strict=True)
        for row, (left, right) in zip(rows.tolist(), pairs_of_rows, strict=True):
            found.append(ChangedRow(left, right, tuple(name for name, mask in masks.items() if mask[row])))
    return found, moved


def _any(masks: list[Mask], size: int) -> Mask:
    found: Mask = np.zeros(size, dtype=np.bool_)
    for mask in masks:
        found |= mask
    return found
