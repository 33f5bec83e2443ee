"""The only reader of day, month and year, in British order. It does not depend on the present date.

Callers decide what a date means: a date line (:mod:`.date_lines`), a mention, a clue to the day of a record, or a day
in an address.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from ..reference.lexicon import months, numbered

# Any space that does not end a line.
GAP = r"[^\S\t-\r]{1,2}"
_ORDINAL = r"(?:st|nd|rd|th)?"
# Years that a text may name; date lines use their own pattern.
_YEAR = r"(?:19|20)\d\d"
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
# In running text an apostrophe or a stroke shows that a year of two digits is whole: "8 June '21", "08/06/21".
_SHORT = rf"[{_APOSTROPHES}][0-4]\d"
# This many characters before a day are enough for a weekday and an article.
_LONGEST_LEAD = 16
# A year of two digits belongs to this century.
_CENTURY = 2000


class Written(NamedTuple):
    """A day, month or year as a page writes it; a missing part is ``None``. ``weekday`` counts from Monday, which is 1.

    ``last`` is the second day of "3 to 5 May", ``second_year`` the later year of a pair such as 2020/21.
    """

    start: int
    end: int
    day: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    second_year: int | None = None
    weekday: int | None = None


@cache
def month_words() -> str:
    """Branches of a pattern for any month, in full or short."""
    return "|".join(sorted(map(str.lower, months()), key=len, reverse=True))


@cache
def weekday_words() -> str:
    """Branches of a pattern for any day of the week, in full or short."""
    return "|".join(sorted(map(str.lower, numbered("weekdays", "weekdays_short")), key=len, reverse=True))


@cache
def _month_numbers() -> dict[str, int]:
    return {word.lower(): number for word, number in months().items()}


def month_number(word: str) -> int | None:
    """The number of the month that `word` names, in full or short; ``None`` for another word."""
    return _month_numbers().get(word.lower())


@cache
def _weekday_numbers() -> dict[str, int]:
    return {word.lower(): number for word, number in numbered("weekdays", "weekdays_short").items()}


_TO = r"(?:-|\N{EN DASH}|(?:to|and)\b)"


def grammar(year: str = _YEAR, gap: str = GAP, *, in_figures: str | None = None, bare: bool = False) -> str:
    """The pattern of a date with a month or in figures.

    `year` is the pattern of a year, `in_figures` of one joined to its month by marks (08/06/2021, 8-Jun-2021), `gap` of
    the spaces in a date. "In March 15 councils" does not name a day: unless `bare`, a day after its month needs a year.
    """
    behind = "?" if bare else ""
    name = rf"(?:{month_words()})\b"
    whole = r"(?!\d|/|-\d)"
    joined = in_figures or year
    return (
        rf"(?P<d1>\d{{1,2}}){_ORDINAL}"
        rf"(?:(?:{gap})?{_TO}(?:{gap})?(?P<last>\d{{1,2}}){_ORDINAL})?"
        rf"{gap}(?:of{gap})?(?P<m1>{name})(?:\.?,?{gap}(?P<y1>{year}){whole})?"
        rf"|(?P<m2>{name})\.?{gap}(?:the{gap})?(?P<d2>\d{{1,2}}){_ORDINAL}(?![\d:%])"
        rf"(?:,?{gap}(?P<y2>{year}){whole}){behind}"
        rf"|(?P<m3>{name})(?:\.?,?{gap}(?P<y3>{year}){whole})?"
        rf"|(?P<d4>\d{{1,2}})(?P<mark>[/.-])(?P<m4>\d{{1,2}}|{name})(?P=mark)(?P<y4>{joined})(?!\d)"
        rf"|(?P<y5>{year})(?P<mark5>[/.-])(?P<m5>\d{{1,2}})(?P=mark5)(?P<d5>\d{{1,2}})(?!\d)"
    )


@cache
def _date(*, bare: bool) -> re.Pattern[str]:
    pattern = grammar(rf"(?:{_YEAR}|{_SHORT})", in_figures=rf"(?:{_YEAR}|(?<=/)[0-4]\d)", bare=bare)
    return re.compile(pattern, re.IGNORECASE)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b({weekday_words()})\.?,?{GAP}(?:the{GAP})?\Z", re.IGNORECASE)


@cache
def _weekday_behind() -> re.Pattern[str]:
    return re.compile(rf"{GAP}\(({weekday_words()})\.?\)", re.IGNORECASE)


_YEARS = re.compile(rf"(?P<year>{_YEAR})\b(?:/(?P<second>\d\d(?:\d\d)?)\b)?")


def date_at(text: str, at: int, *, bare: bool = False) -> Written | None:
    """The date that begins at offset `at` of `text`, with the weekday before it; ``None`` without a date there.

    With `bare`, a day after its month does not need a year.
    """
    found = _date(bare=bare).match(text, at)
    if found is not None:
        return with_weekday(text, written(found))
    return _years_at(text, at)


def _years_at(text: str, at: int) -> Written | None:
    found = _YEARS.match(text, at)
    if found is None:
        return None
    year = int(found["year"])
    return Written(at, found.end(), year=year, second_year=second_year(year, found["second"]))


def written(found: re.Match[str]) -> Written:
    """The date in a match of :func:`grammar`."""
    parts = found.groupdict()
    month = parts["m1"] or parts["m2"] or parts["m3"] or parts["m4"] or parts["m5"] or ""
    year = parts["y1"] or parts["y2"] or parts["y3"] or parts["y4"] or parts["y5"]
    day = parts["d1"] or parts["d2"] or parts["d4"] or parts["d5"]
    return Written(
        found.start(),
        found.end(),
        day=int(day) if day else None,
        last=int(parts["last"]) if parts["last"] else None,
        month=int(month) if month.isdigit() else _month_numbers()[month.lower()],
        year=_full(year) if year else None,
    )


def _full(year: str) -> int:
    digits = year.lstrip(_APOSTROPHES)
    return int(digits) if len(digits) > 2 else _CENTURY + int(digits)


def with_weekday(text: str, named: Written) -> Written:
    """`named` with the weekday right before it in `text`, or behind it in brackets."""
    if named.day is None:
        return named
    before = _weekday().search(text, max(0, named.start - _LONGEST_LEAD), named.start)
    if before is not None:
        return named._replace(start=before.start(), weekday=_weekday_numbers()[before[1].lower()])
    behind = _weekday_behind().match(text, named.end)
    return named if behind is None else named._replace(weekday=_weekday_numbers()[behind[1].lower()])


def second_year(first: int, digits: str | None) -> int | None:
    """The later year of a pair such as 2020/21, with two digits or four; ``None`` if it is not the next year."""
    later = first + 1
    return later if digits in (str(later), f"{later % 100:02}") else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of the calendar; ``None`` for an impossible day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
