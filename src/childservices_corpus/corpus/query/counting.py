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
from ..output import Out
from .both import DATED
from .fields import PERIODS, Path, has_roles, path_of
from .masks import exploded, is_list, values_of
from .names import ROLE_FORM, forms_of
from .periods import MONTHS, name_of, number_of

UNKNOWN = "unknown"
Days = list[tuple[date | None, date | None]]
SHOWN = 40


@dataclass(frozen=True)
class Counts(Out):
    """A small table of counts: one row for each combination of values, the largest count first.

    A row has the values and the count ``n``. Where records are counted by a period, it has two counts: ``certain`` for
    the records whose days all lie in the period, and ``possible`` for those with at least one such day.
    """

    _table_name = "counts"
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values and counts of a row."""
        return (*self.columns, *(("certain", "possible") if set(self.columns) & set(PERIODS) else ("n",)))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __getitem__(self, values: Any) -> int:
        """The sure count of these values: ``counts["send"]``, ``counts["send", 2022]``; 0 if no record has them."""
        return self.to_dict().get(values, 0)

    def to_dict(self) -> Mapping[Any, int]:
        """The sure count by value, or by tuple of values for several columns."""
        return self._by_values(len(self.columns))

    @property
    def possible(self) -> Mapping[Any, int]:
        """The possible count by value, or by tuple of values; without a period it is the sure count."""
        return self._by_values(-1)

    def _by_values(self, place: int) -> Mapping[Any, int]:
        size = len(self.columns)
        return {row[0] if size == 1 else row[:size]: row[place] for row in self.rows}

    def sort_by(self, *columns: str) -> "Counts":
        """The same rows ordered by `columns`, with unknown values last; equal rows keep their order."""
        for column in columns:
            if column not in self.names:
                raise QueryError(f"a column called {column!r} does not exist; there are {', '.join(self.names)}")
        places = [self.names.index(column) for column in columns]
        return Counts(self.columns, tuple(sorted(self.rows, key=lambda row: [_key(row[place]) for place in places])))

    def to_arrow(self) -> pa.Table:
        """The counts as an Arrow table."""
        kinds = [_kind([row[place] for row in self.rows]) for place in range(len(self.names))]
        columns = [values([row[place] for row in self.rows], kind) for place, kind in enumerate(kinds)]
        return pa.Table.from_arrays(columns, self.names)

    def __str__(self) -> str:
        shown = [
            [UNKNOWN if value is None else visible(" ".join(str(value).split()), lines=False) for value in row]
            for row in self.rows[:SHOWN]
        ]
        lines = [self.names, *shown]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.names))]
        size = len(self.columns)
        text = [
            "  ".join(
                word.ljust(width) if place < size else word.rjust(width)
                for place, (word, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in lines
        ]
        if len(self.rows) > SHOWN:
            text.append(f"… and {len(self.rows) - SHOWN} more")
        return "\n".join(text)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ...html import html_table

        return html_table(self.names, [[UNKNOWN if one is None else one for one in row] for row in self.rows])


def count_by(reader: Reader, table: str, numbers: Rows, columns: tuple[str, ...]) -> Counts:
    """Count the rows `numbers` by each combination of values of `columns`."""
    if not columns:
        raise QueryError("count_by needs the name of a column")
    by_period = set(columns) & set(PERIODS) if table in DATED else set()
    days = _days(reader, table, numbers) if by_period else []
    groups = [
        _surely(days, column) if column in by_period else _values(reader, table, numbers, column) for column in columns
    ]
    counted = _combinations(groups)
    if not by_period:
        return _counts(columns, {key: (n,) for key, n in counted.items()})
    possible = _combinations(
        [
            _possible(days, column) if column in by_period else group
            for column, group in zip(columns, groups, strict=True)
        ]
    )
    # What is surely in one period is possibly there; under unknown are the records that may lie in several.
    both = {key: (counted[key], max(counted[key], possible[key])) for key in {**counted, **possible}}
    return _counts(columns, both)


def _combinations(groups: list[list[tuple[Any, ...]]]) -> Counter[tuple[Any, ...]]:
    if len(groups) == 1:
        return Counter((value,) for some in groups[0] for value in some)
    return Counter(key for row in zip(*groups, strict=True) for key in product(*row))


def _counts(columns: tuple[str, ...], counted: Mapping[tuple[Any, ...], tuple[int, ...]]) -> Counts:
    ordered = sorted(counted.items(), key=lambda item: ([-n for n in item[1]], [_key(value) for value in item[0]]))
    return Counts(columns, tuple((*key, *ns) for key, ns in ordered))


def _values(reader: Reader, table: str, numbers: Rows, column: str) -> list[tuple[Any, ...]]:
    """For each row its distinct values of `column`, or a single ``None``."""
    if column == ROLE_FORM and has_roles(table):
        return _formed(_values(reader, table, numbers, "role"))
    path = path_of(table, column, PERIODS if table in DATED else ())
    taken = reader.take(numbers, [path.column])[0]
    if is_list(taken):
        return _listed(taken, path)
    return [(value,) for value in values_of(taken, path.part).to_pylist()]


def _formed(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The distinct normal forms of the roles of each row, or a single ``None``."""
    roles = list({role for row in rows for role in row})
    forms = dict(zip(roles, forms_of(values(roles, pa.string())).to_pylist(), strict=True))
    return [tuple(dict.fromkeys(form for role in row if (form := forms[role]) is not None)) or (None,) for row in rows]


def _days(reader: Reader, table: str, numbers: Rows) -> Days:
    taken = reader.take(numbers, [f"{DATED[table]}_earliest", f"{DATED[table]}_latest"])
    return list(zip(taken[0].to_pylist(), taken[1].to_pylist(), strict=True))


def _surely(days: Days, column: str) -> list[tuple[Any, ...]]:
    """For each row the period that holds all its days, or a single ``None``."""
    return [(period_of(column, first, last),) for first, last in days]


def _possible(days: Days, column: str) -> list[tuple[Any, ...]]:
    """For each row the periods in which it may lie; an unknown side reaches to the end of all rows' known days."""
    known = [day for pair in days for day in pair if day is not None]
    if not known:
        return [(None,) for _ in days]
    months, least, greatest = MONTHS[column], min(known), max(known)
    return [
        (None,)
        if first is None and last is None
        else tuple(
            _named(column, number)
            for number in range(number_of(first or least, months), number_of(last or greatest, months) + 1)
        )
        for first, last in days
    ]


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
    begin, end = (number_of(day, MONTHS[name]) for day in (first, last))
    return _named(name, begin) if begin == end else None


def _named(period: str, number: int) -> int | str:
    name = name_of(number, MONTHS[period])
    return int(name) if period == "year" else name


_KINDS = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}


def _key(value: Any) -> tuple[bool, Any]:
    return (value is None, value if value is not None else "")


def _kind(items: list[Any]) -> pa.DataType:
    """The Arrow type of `items`, which are of one type; text if none is known."""
    return next((_KINDS[type(item)] for item in items if item is not None), pa.string())
