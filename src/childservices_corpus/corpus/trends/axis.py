"""Years, quarters and months as numbers, so that whole columns of days can be put into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from ...arrow import Mask, Rows, to_mask, to_rows_or
from ...errors import QueryError
from ..query.periods import period

MONTHS: Mapping[str, int] = {"year": 12, "quarter": 3, "month": 1}
_FIRST_YEAR = 1970


@dataclass(frozen=True)
class Axis:
    """The periods from number `first` to number `last`, each so many `months` long; number 0 begins in January 1970."""

    months: int
    first: int
    last: int

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)

    def name(self, place: int) -> str:
        """The name of the period at this place of the axis: ``2022``, ``2022-Q1``, ``2022-03``."""
        day = self.days(place)[0]
        if self.months == MONTHS["year"]:
            return f"{day.year:04d}"
        return f"{day.year:04d}-Q{(day.month + 2) // 3}" if self.months == MONTHS["quarter"] else day.isoformat()[:7]

    def facts(self, place: int) -> dict[str, str | date]:
        """The name, the first and the last day of the period at this place, as cells of a row."""
        first, last = self.days(place)
        return {"period": self.name(place), "first_day": first, "last_day": last}

    def days(self, place: int) -> tuple[date, date]:
        """The first and the last day of the period at this place."""
        return _first_day(self, place), _first_day(self, place + 1) - timedelta(1)


def _first_day(axis: Axis, place: int) -> date:
    years, months = divmod((axis.first + place) * axis.months, 12)
    return date(_FIRST_YEAR + years, months + 1, 1)


def months_of(by: str) -> int:
    """The length in months of the period called `by`; raises :class:`QueryError` for another name."""
    if by not in MONTHS:
        raise QueryError(f"a period called {by!r} does not exist; there are {', '.join(MONTHS)}")
    return MONTHS[by]


@dataclass(frozen=True)
class Ranges:
    """The period of the first and of the last possible day of each record, as numbers, and whether the day is known."""

    first: Rows
    last: Rows
    begun: Mask
    ended: Mask

    @classmethod
    def of(cls, earliest: pa.ChunkedArray, latest: pa.ChunkedArray, months: int) -> "Ranges":
        """The periods of two columns of days."""
        begun, ended = (to_mask(column.is_valid()) for column in (earliest, latest))
        return cls(_numbers(earliest, months), _numbers(latest, months), begun, ended)

    def rows(self, rows: Rows) -> "Ranges":
        """The ranges of some of the records."""
        return Ranges(self.first[rows], self.last[rows], self.begun[rows], self.ended[rows])

    def axis(self, months: int, start: str | date | None = None, end: str | date | None = None) -> Axis:
        """The periods from the first known day to the last one; `start` and `end` set other limits."""
        known = np.concatenate([self.first[self.begun], self.last[self.ended]])
        first, last = (int(known.min()), int(known.max())) if len(known) else (0, -1)
        if start is not None:
            first = _number(period(start)[0], months)
        if end is not None:
            last = _number(period(end)[1], months)
        if last < first and (len(known) or (start is not None and end is not None)):
            raise QueryError(f"the last period, {end}, is before the first, {start or 'that of the first record'}")
        return Axis(months, first, last)


def _numbers(days: pa.ChunkedArray, months: int) -> Rows:
    since = to_rows_or(days.cast(pa.int32()), 0).astype("datetime64[D]")
    return since.astype("datetime64[M]").astype(np.int64) // months


def _number(day: date, months: int) -> int:
    return ((day.year - _FIRST_YEAR) * 12 + day.month - 1) // months
