"""The differences between two tables, row by row, with a few thousand rows of each in memory."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from ..arrow.dictionaries import decoded
from .stored_rows import StoredTable

# Rows that are compared at once, rows among which a row is looked for, and differences that are described.
_AT_ONCE = 4_096
_NEAR = 64
_MOST = 20
_LONGEST = 70
# What names a row: the first of these columns that is not empty.
_NAMES = ("id", "record_id", "source_id", "gss", "ref", "name", "document_id")


class _Ahead:
    """The rows of a stored table from some row on: as many as are asked for are in memory."""

    def __init__(self, stored: StoredTable) -> None:
        self._stored = stored
        self._next = 0
        self.rows: pa.Table = decoded(stored.nothing)
        self.number = 0

    def fill(self, count: int) -> None:
        """Read on until `count` rows are there, or the table ends."""
        while self.rows.num_rows < count and self._next < self._stored.groups:
            self.rows = pa.concat_tables([self.rows, decoded(self._stored.group(self._next))])
            self._next += 1

    def drop(self, row: int, count: int = 1) -> None:
        """Leave `count` rows out, from the one with the place `row` among those in memory."""
        kept = [self.rows.slice(0, row), self.rows.slice(row + count)]
        self.rows = kept[1] if row == 0 else pa.concat_tables(kept)
        self.number += count if row == 0 else 0

    def near(self) -> list[dict[str, Any]]:
        """The next rows, as Python objects."""
        rows: list[dict[str, Any]] = self.rows.slice(0, _NEAR).to_pylist()
        return rows


class _Step(NamedTuple):
    """A difference in words, and which rows are settled by it: places in the given and in the new table."""

    words: str
    given: int | None
    new: int | None


def differences(name: str, given: StoredTable, new: StoredTable) -> Iterator[str]:
    """A sentence for each of the first differences between the table `name` as `given` and as worked out `new`.

    One more sentence says in how many other rows they differ.
    """
    one, other = _Ahead(given), _Ahead(new)
    for _ in range(_MOST):
        if not _to_difference(one, other):
            return
        step = _step(name, one, one.near(), other.near())
        yield step.words
        if step.given is not None:
            one.drop(step.given)
        if step.new is not None:
            other.drop(step.new)
    more = _counted(one, other)
    if more:
        yield f"{name}: {more:,} more rows are not those that are worked out again"


def _to_difference(one: _Ahead, other: _Ahead) -> bool:
    """Drop equal rows until the next rows differ; false if both tables end."""
    while True:
        one.fill(_AT_ONCE)
        other.fill(_AT_ONCE)
        count = min(one.rows.num_rows, other.rows.num_rows, _AT_ONCE)
        same = _equal_rows(one.rows, other.rows, count)
        one.drop(0, same)
        other.drop(0, same)
        if same < count or not count:
            return bool(one.rows.num_rows or other.rows.num_rows)


def _equal_rows(one: pa.Table, other: pa.Table, count: int) -> int:
    """How many of the first `count` rows are equal before the first that differs."""
    if _same(one, other, 0, count):
        return count
    low, high = 0, count
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _same(one, other, low, middle) else (low, middle)
    return low


def _same(one: pa.Table, other: pa.Table, low: int, high: int) -> bool:
    return bool(one.slice(low, high - low).equals(other.slice(low, high - low)))


def _step(name: str, ahead: _Ahead, given: list[dict[str, Any]], new: list[dict[str, Any]]) -> _Step:
    """What is wrong with the next row, which differs."""
    number = ahead.number
    if not given or (new and new[0] not in given and given[0] in new):
        return _Step(f"{name}, before row {number}: the row {_named(new[0])} is missing: {_short(new[0])}", None, 0)
    where = f"{name}, row {number} {_named(given[0])}"
    if not new or (given[0] not in new and new[0] in given):
        return _Step(f"{where}: the row is not there when the table is worked out again", 0, None)
    if given[0] in new:
        return _Step(f"{where}: the row is at another place when the table is worked out again", 0, new.index(given[0]))
    wrong = [column for column, value in given[0].items() if value != new[0][column]]
    told = "; ".join(f"{column} is {_short(given[0][column])}, not {_short(new[0][column])}" for column in wrong)
    return _Step(f"{where}: worked out again, {told}", 0, 0)


def _named(row: dict[str, Any]) -> str:
    return f"({next(str(row[column]) for column in _NAMES if row.get(column) is not None)})"


def _short(value: Any) -> str:
    words = repr(value) if isinstance(value, str | bytes | list | dict) else str(value)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _counted(one: _Ahead, other: _Ahead) -> int:
    """How many of the other rows differ, each compared with the row at its place."""
    found = 0
    while _to_difference(one, other):
        count = min(one.rows.num_rows, other.rows.num_rows, _AT_ONCE)
        pairs = zip(one.rows.slice(0, count).to_pylist(), other.rows.slice(0, count).to_pylist(), strict=True)
        found += sum(given != new for given, new in pairs)
        if not count:
            found += max(one.rows.num_rows, other.rows.num_rows)
            count = max(one.rows.num_rows, other.rows.num_rows)
        one.drop(0, count)
        other.drop(0, count)
    return found
