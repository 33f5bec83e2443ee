"""Years, quarters and months as numbers, so that whole columns of days can be put into them."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from ...arrow import Mask, Rows, to_mask, to_rows_or
from ...errors import QueryError
from ..query.periods import first_day, name_of, number_of, period

# NumPy counts months from January 1970.
_YEAR_0 = 1970 * 12


@dataclass(frozen=True)
class Axis:
    """The periods from number `first` to number `last`, each so many `months` long; see :mod:`..query.periods`."""

    months: int
    first: int
    last: int

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)

    def facts(self, place: int) -> dict[str, str | date]:
        """The name, the first and the last day of the period at this place, as cells of a row."""
        first, last = self.days(place)
        return {"period": name_of(self.first + place, self.months), "first_day": first, "last_day": last}

    def days(self, place: int) -> tuple[date, date]:
        """The first and the last day of the period at this place."""
        begin, behind = (first_day(self.first + at, self.months) for at in (place, place + 1))
        return begin, behind - timedelta(1)


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
            first = number_of(period(start)[0], months)
        if end is not None:
            last = number_of(period(end)[1], months)
        if last < first and (len(known) or (start is not None and end is not None)):
            raise QueryError(f"the last period, {end}, is before the first, {start or 'that of the first record'}")
        return Axis(months, first, last)


def _numbers(days: pa.ChunkedArray, months: int) -> Rows:
    since = to_rows_or(days.cast(pa.int32()), 0)
    if not len(since):
        return since
    # Few days occur often, so the period of each day is worked out once.
    first = int(since.min())
    every = np.arange(first, int(since.max()) + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    periods: Rows = ((every + _YEAR_0) // months)[since - first]
    return periods
