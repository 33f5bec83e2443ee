"""Days, months, quarters and years in a question: ``2022``, ``2022-Q1``, ``2022-03``, ``2022-03-23``."""

import calendar
import re
from datetime import date, datetime

from ...errors import QueryError

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.ASCII | re.IGNORECASE)


def period(words: str | date) -> tuple[date, date]:
    """The first and the last day of the period `words`: a day, a month, a quarter of a year or a year.

    Raises :class:`QueryError` for anything else.
    """
    if isinstance(words, datetime):
        return words.date(), words.date()
    if isinstance(words, date):
        return words, words
    quarter = _QUARTER.fullmatch(words.strip()) if isinstance(words, str) else None
    if quarter is not None:
        year, last = quarter[1], 3 * int(quarter[2])
        return period(f"{year}-{last - 2:02}")[0], period(f"{year}-{last:02}")[1]
    found = _PERIOD.fullmatch(words.strip()) if isinstance(words, str) else None
    if found is None:
        from .date_forms import hint

        how = hint(words) if isinstance(words, str) else ""
        raise QueryError(f"{words!r} is not a date; write 2022, 2022-Q1, 2022-03, 2022-03-23 or a datetime.date{how}")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise QueryError(f"{words!r} is not a date of the calendar: {error}") from error
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def bounds(start: str | date | None, end: str | date | None) -> tuple[date | None, date | None]:
    """The first day of `start` and the last day of `end`; ``None`` leaves a side open.

    Raises :class:`QueryError` if the end is before the start.
    """
    first = None if start is None else period(start)[0]
    last = None if end is None else period(end)[1]
    if first is not None and last is not None and last < first:
        raise QueryError(f"{end} is before {start}; give a period that starts before it ends")
    return first, last


# The periods that records are counted by, and how many months each has.
MONTHS = {"year": 12, "quarter": 3, "month": 1}


def months_of(by: str) -> int:
    """The length in months of the period called `by`; raises :class:`QueryError` for another name."""
    if by not in MONTHS:
        raise QueryError(f"a period called {by!r} does not exist; there are {', '.join(MONTHS)}")
    return MONTHS[by]


def number_of(day: date, months: int) -> int:
    """The number of the period of so many `months` that holds `day`; the first one of the year 0 has the number 0."""
    return (day.year * 12 + day.month - 1) // months


def first_day(number: int, months: int) -> date:
    """The first day of the period with this number."""
    year, month = divmod(number * months, 12)
    return date(year, month + 1, 1)


def name_of(number: int, months: int) -> str:
    """The name of the period with this number: ``2022``, ``2022-Q1``, ``2022-03``."""
    day = first_day(number, months)
    if months == MONTHS["year"]:
        return f"{day.year:04d}"
    return f"{day.year:04d}-Q{(day.month + 2) // 3}" if months == MONTHS["quarter"] else day.isoformat()[:7]
