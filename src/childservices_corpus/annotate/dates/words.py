"""Finds the days, months and years in a text, fast: it looks only at numbers and the beginnings of months."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...reference.lexicon import month_names
from ...text.dates import Written, date_at, day_of
from .counts import counts, is_name


@dataclass(frozen=True)
class NamedDate:
    """A day, month or year in a text; a part that the text does not name is ``None``. ``weekday`` is 1 for Monday.

    ``second_year`` is the later year of a pair such as 2020/21.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    second_year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The first day of the date in `year`; ``None`` if `year` does not have this day."""
        return day_of(year, self.month or 1, self.day or 1)

    @property
    def first_day(self) -> date | None:
        """The first day of the date, in the second year of a pair; ``None`` without a year."""
        year = self.second_year or self.year
        return None if year is None else self.in_year(year)


@cache
def _anchor() -> re.Pattern[str]:
    """Numbers and the beginnings of months: few and fast to find; the whole pattern is tried only at these places.

    One set of first letters before all branches lets the engine skip to them.
    """
    names = month_names()
    rests = "|".join(f"(?<={name[0]}){name[1:3]}" for name in names)
    return re.compile(rf"[0-9{''.join(sorted({name[0] for name in names}))}](?:(?<=[0-9])[0-9]*|{rests})")


def named_dates(text: str) -> Iterator[NamedDate]:
    """The days, months and years in `text`, in order."""
    done = 0
    for anchor in _anchor().finditer(text):
        start = anchor.start()
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        found = date_at(text, start)
        if found is not None:
            done = found.end
            # "A survey of 2031 parents", "since May took office": neither is a date.
            alone = found.day is None and (found.month is None or found.year is None)
            if not (found.year is not None and counts(text, found.start, found.end)) and not (
                alone and found.month is not None and is_name(text, found.start, found.end)
            ):
                yield _named(found)


def _named(found: Written) -> NamedDate:
    return NamedDate(found.start, found.end, found.day, found.month, found.year, found.second_year, found.weekday)
