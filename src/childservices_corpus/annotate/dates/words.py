"""Finds the days, months and years that a text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...text.date_lines import MONTHS, read_date

_GAP = "[ \N{NO-BREAK SPACE}]{1,2}"
# Numbers and the beginnings of months: few places, found fast; only there is the whole pattern tried. One set of first
# letters before all branches lets the engine skip to them.
_ANCHOR = re.compile(
    r"[0-9JFMASOND](?:(?<=[0-9])[0-9]*|(?<=J)(?:an|u[nl])|(?<=F)eb|(?<=M)a[ry]|(?<=A)(?:pr|ug)"
    r"|(?<=S)ep|(?<=O)ct|(?<=N)ov|(?<=D)ec)"
)
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?(?P<month>{MONTHS})\b(?:,?{_GAP}(?P<year>(?:19|20)\d\d)\b(?!/))?"
    rf"|\b(?P<month2>{MONTHS})\b(?:{_GAP}(?P<year2>(?:19|20)\d\d)\b(?!/))?"
    r"|\b(?P<year3>(?:19|20)\d\d)\b(?:/(?P<second>\d\d(?:\d\d)?)\b)?",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b(mon|tues|wednes|thurs|fri|satur|sun)day,?{_GAP}$", re.IGNORECASE)
_LONGEST_WEEKDAY = 13


@dataclass(frozen=True)
class NamedDate:
    """A day, month or year as a text names it; what it does not name is ``None``. ``weekday`` counts from Monday, 0.

    ``second_year`` is the later year of a pair such as 2020/21.
    """

    start: int
    end: int
    day: int | None = None
    month: str | None = None
    year: int | None = None
    second_year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The first day of what is named, in `year`; ``None`` if that year has no such day."""
        return read_date(f"{self.day or 1} {self.month or 'January'} {year}")

    @property
    def first_day(self) -> date | None:
        """The first day of what is named, of a pair of years the second; ``None`` without a year."""
        year = self.second_year or self.year
        return None if year is None else self.in_year(year)


def named_dates(text: str) -> Iterator[NamedDate]:
    """The days, months and years named in `text`, in order."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        found = _DATE.match(text, anchor.start())
        if found is not None:
            done = found.end()
            yield _named(text, found)


def _named(text: str, found: re.Match[str]) -> NamedDate:
    start, weekday = found.start(), None
    before = _WEEKDAY.search(text, max(0, start - _LONGEST_WEEKDAY), start) if found["day"] else None
    if before is not None:
        start, weekday = before.start(), _WEEKDAYS.index(before[1][:3].lower())
    year = found["year"] or found["year2"] or found["year3"]
    return NamedDate(
        start=start,
        end=found.end(),
        day=int(found["day"]) if found["day"] else None,
        month=found["month"] or found["month2"],
        year=int(year) if year else None,
        second_year=_second(int(year), found["second"]) if found["second"] else None,
        weekday=weekday,
    )


def _second(first: int, digits: str) -> int | None:
    """The later year of a pair, written with two digits or four; ``None`` if it is not the next year."""
    later = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    return later if later in (first + 1, first - 99) and (later > first or digits == "00") else None
