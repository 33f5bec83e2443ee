"""Counting records by the values of columns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import pyarrow as pa

from ...arrow import Rows, values
from ...errors import QueryError
from ...safe.terminal import visible
from ...storage.readers import Reader
from .both import DATED
from .fields import PERIODS, Path, path_of
from .masks import exploded, is_list, values_of

UNKNOWN = "unknown"
SHOWN = 40


@dataclass(frozen=True)
class Counts:
    """A small table of counts: one row for each combination of values, the largest count first."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __getitem__(self, values: Any) -> int:
        """The count of these values: ``counts["send"]``, ``counts["send", 2022]``; 0 if no record has them."""
        return self.to_dict().get(values, 0)

    def to_dict(self) -> Mapping[Any, int]:
        """The count by value, or by tuple of values for several columns."""
        return {row[0] if len(self.columns) == 1 else row[:-1]: row[-1] for row in self.rows}

    def sort_by(self, *columns: str) -> "Counts":
        """The same rows ordered by `columns`, with unknown values last; equal rows keep their order."""
        for column in columns:
            if column not in (*self.columns, "n"):
                raise QueryError(
                    f"a column called {column!r} does not exist; there are {', '.join((*self.columns, 'n'))}"
                )
        places = [(*self.columns, "n").index(column) for column in columns]
        return Counts(self.columns, tuple(sorted(self.rows, key=lambda row: [_key(row[place]) for place in places])))

    def to_arrow(self) -> pa.Table:
        """The counts as an Arrow table: the columns and ``n``."""
        names = (*self.columns, "n")
        kinds = [_kind([row[place] for row in self.rows]) for place in range(len(names))]
        columns = [values([row[place] for row in self.rows], kind) for place, kind in enumerate(kinds)]
        return pa.Table.from_arrays(columns, names)

    def __str__(self) -> str:
        shown = [
            [UNKNOWN if value is None else visible(" ".join(str(value).split()), lines=False) for value in row]
            for row in self.rows[:SHOWN]
        ]
        lines = [[*self.columns, "n"], *shown]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.columns) + 1)]
        text = [
            "  ".join(
                [
                    *(word.ljust(width) for word, width in zip(line[:-1], widths, strict=False)),
                    line[-1].rjust(widths[-1]),
                ]
            )
            for line in lines
        ]
        if len(self.rows) > SHOWN:
            text.append(f"… and {len(self.rows) - SHOWN} more")
        return "\n".join(text)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ...html import html_table

        return html_table((*self.columns, "n"), [[UNKNOWN if one is None else one for one in row] for row in self.rows])


def count_by(reader: Reader, table: str, numbers: Rows, columns: tuple[str, ...]) -> Counts:
    """Count the rows `numbers` by each combination of values of `columns`."""
    if not columns:
        raise QueryError("count_by needs the name of a column")
    groups = [_values(reader, table, numbers, column) for column in columns]
    if len(groups) == 1:
        counted = Counter((value,) for values in groups[0] for value in values)
    else:
        counted = Counter(key for row in zip(*groups, strict=True) for key in product(*row))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], [_key(value) for value in item[0]]))
    return Counts(columns, tuple((*key, n) for key, n in ordered))


def _values(reader: Reader, table: str, numbers: Rows, column: str) -> list[tuple[Any, ...]]:
    """For each row its distinct values of `column`, or a single ``None``."""
    prefix = DATED.get(table)
    if prefix and column in PERIODS:
        taken = reader.take(numbers, [f"{prefix}_earliest", f"{prefix}_latest"])
        bounds = zip(taken[0].to_pylist(), taken[1].to_pylist(), strict=True)
        return [(period_of(column, first, last),) for first, last in bounds]
    path = path_of(table, column, PERIODS if prefix else ())
    taken = reader.take(numbers, [path.column])[0]
    if is_list(taken):
        return _listed(taken, path)
    return [(value,) for value in values_of(taken, path.part).to_pylist()]


def _listed(taken: pa.ChunkedArray, path: Path) -> list[tuple[Any, ...]]:
    owners, values = exploded(taken, path.part)
    found: list[dict[Any, None]] = [{} for _ in range(len(taken))]
    for owner, value in zip(owners.tolist(), values.to_pylist(), strict=True):
        if isinstance(value, dict):
            raise QueryError(
                f"{path.column} has several parts; count by one of them, such as {path.column}.{next(iter(value))}"
            )
        if value is not None:
            found[owner][value] = None
    return [tuple(one) or (None,) for one in found]


def period_of(name: str, first: date | None, last: date | None) -> int | str | None:
    """The year (2022), quarter (2022-Q1) or month (2022-03) that holds the whole range, or ``None``."""
    if first is None or last is None:
        return None
    begin, end = (_period(name, day) for day in (first, last))
    return begin if begin == end else None


def _period(name: str, day: date) -> int | str:
    if name == "year":
        return day.year
    return f"{day.year:04d}-Q{(day.month + 2) // 3}" if name == "quarter" else day.isoformat()[:7]


_KINDS = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}


def _key(value: Any) -> tuple[bool, Any]:
    return (value is None, value if value is not None else "")


def _kind(items: list[Any]) -> pa.DataType:
    """The Arrow type of `items`, which are of one type; text if none is known."""
    return next((_KINDS[type(item)] for item in items if item is not None), pa.string())
