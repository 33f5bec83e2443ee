"""Dates in a text, in EDTF: ``2022-03-23``, ``2022-03``, ``2022``, ``2021/2022``, or ``2021-22`` for a summer.

A day or a month without its year has ``XXXX`` as its year: a mention alone does not say which year is meant.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...reference.lexicon import months, numbered
from ...text.date_lines import read_day
from ...text.dates import GAP, Written, date_at, day_of
from ..language.spans import Found
from ..language.whole_words import Hit, Phrase
from .counts import counts, is_name

MONTH, SEASON = SORTS = ("month", "season")
_YEAR_AFTER = re.compile(r",? ((?:19|20)\d\d)(?![\d/-])")
# The form of a day right before its month, and the marks that rule out a date before it.
_DAY_BEFORE = re.compile(
    r"(?<![\w./])\d{1,2}(?:st|nd|rd|th)?(?: ?(?:-|\N{EN DASH}|to|and) ?\d{1,2}(?:st|nd|rd|th)?)?"
    rf"{GAP}(?:of{GAP})?\Z"
)
_SHORT_YEAR_AFTER = re.compile(r" (\d\d)(?!\d|[:.,]\d)")
_ALONE_AFTER = re.compile(
    r"(?:^|[\n (])(?:in|since|until|till|by|from|to|of|between|and|last|next|this|during|before|after|early|late|mid"
    r"|through|throughout|every) $",
    re.IGNORECASE,
)
# A year outside those of a text: "3 April 1821".
_OTHER_YEAR = re.compile(r",? [0-9]{4}(?![0-9,.])")
# The rest of a number behind a month: "in March 1,200 children".
_NUMBER_GOES_ON = re.compile(r",[0-9]{3}(?![0-9])|[.\N{MIDDLE DOT}][0-9]| [0-9]{3}(?![0-9])")
# "In March 21" may be March 2021.
_IN = re.compile(r"(?<!\w)[Ii]n (?:early |late |mid[ -])?$")
_LOWEST_SHORT_YEAR = 10
_FIGURES = re.compile(r"[0-9][0-9/.\N{EN DASH}-]{3,12}")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:[/\N{EN DASH}-](\d{2}|\d{4}))?")
_COUNTED = re.compile(r"[.,]?\d")
_NO_DATE_AFTER = "/-.,_\N{POUND SIGN}$\N{EURO SIGN}"
_FIRST_YEAR, _LAST_YEAR = 1940, 2039
_WINDOW = 30
_LONG = 5


def phrases() -> Iterator[Phrase]:
    """The months and seasons."""
    for form, number in months().items():
        yield Phrase(form, MONTH, f"{number:02d}")
    for form, number in numbered("seasons").items():
        yield Phrase(form, SEASON, str(number))
        yield Phrase(form.capitalize(), SEASON, str(number))


def read_hit(text: str, hit: Hit) -> Found | None:
    """The date around the month or season at `hit`, or ``None``."""
    start, end, (_, sort, ref) = hit
    if sort == SEASON:
        year = _YEAR_AFTER.match(text, end)
        return Found(start, year.end(), "date", f"{year[1]}-{ref}") if year is not None else None
    day = _DAY_BEFORE.search(text, max(0, start - _WINDOW), start)
    return (None if day is None else _with_day(text, day.start())) or _from_month(text, start, end)


def _with_day(text: str, at: int) -> Found | None:
    """The date that begins with a day at `at`; ``None`` if the calendar does not have this day."""
    named = date_at(text, at)
    if named is None or named.day is None or named.month is None:
        return None
    short = _SHORT_YEAR_AFTER.match(text, named.end) if named.year is None else None
    if short is not None:
        named = named._replace(year=2000 + int(short[1]), end=short.end())
    if named.year is None and _OTHER_YEAR.match(text, named.end):
        return None
    first = _in_edtf(named.year, named.month, named.day)
    last = first if named.last is None else _in_edtf(named.year, named.month, named.last)
    # "30-31 June" and "9-7 July": one of the days is wrong, and only the month is sure.
    if first is None or last is None or last < first:
        return None
    return Found(named.start, named.end, "date", first if named.last is None else f"{first}/{last}")


def _from_month(text: str, start: int, end: int) -> Found | None:
    """The date that begins with the month at `start`; a month alone counts only after "in", "since" and the like."""
    named = date_at(text, start, bare=True)
    if named is None or named.month is None or is_name(text, start, end):
        return None
    if _in_doubt(text, start, named):
        return None
    if named.day is not None:
        written = _in_edtf(named.year, named.month, named.day)
        return None if written is None else Found(start, named.end, "date", written)
    if named.year is not None:
        return Found(start, named.end, "date", f"{named.year}-{named.month:02d}")
    # A short form with its full stop is the beginning of something else.
    cut_off = end - start < _LONG and text.startswith(".", end)
    if not cut_off and _ALONE_AFTER.search(text, max(0, start - _WINDOW), start):
        return Found(start, end, "date", f"XXXX-{named.month:02d}")
    return None


def _in_doubt(text: str, start: int, named: Written) -> bool:
    """True if the number of `named` may count something, or is only a part of a year or of a longer number."""
    if (named.day or named.year) is not None and counts(text, start, named.end):
        return True
    if named.year is not None:
        return False
    if _OTHER_YEAR.match(text, named.end):
        return True
    return named.day is not None and (
        _NUMBER_GOES_ON.match(text, named.end) is not None or _may_be_year(text, start, named.day, named.end)
    )


def _may_be_year(text: str, start: int, day: int, end: int) -> bool:
    """True for a number behind its month that may be a short year: "in March 21"; not in "in March 21st"."""
    if day < _LOWEST_SHORT_YEAR or not text[end - 1].isdigit():
        return False
    return _IN.search(text, max(0, start - _WINDOW), start) is not None


@lru_cache(maxsize=4096)
def _in_edtf(year: int | None, month: int, day: int) -> str | None:
    """The date, if the calendar has it; the leap year 2000 takes the place of an unknown year, for 29 February."""
    found = day_of(year or 2000, month, day)
    if found is None:
        return None
    return found.isoformat() if year else f"XXXX{found.isoformat()[4:]}"


def find_numeric(text: str) -> Iterator[Found]:
    """Give years, ranges of years, and days in figures."""
    for match in _FIGURES.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in _NO_DATE_AFTER):
            continue
        figures = match.group().rstrip("/.\N{EN DASH}-")
        end = start + len(figures)
        if text[end : end + 1].isalnum() or text[end : end + 1] in ("/", "_"):
            continue
        found = _years(text, start, figures) or _day_in_figures(start, figures)
        if found is not None:
            yield found


def _years(text: str, start: int, figures: str) -> Found | None:
    written, end = _years_in_figures(figures), start + len(figures)
    if written is None or (written == figures and (_COUNTED.match(text, end) or counts(text, start, end))):
        return None
    return Found(start, end, "date", written)


@lru_cache(maxsize=4096)
def _years_in_figures(figures: str) -> str | None:
    match = _YEARS.fullmatch(figures)
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    if match[2] is None:
        return figures
    year = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else year - year % 100 + int(match[2])
    return f"{year}/{last}" if year < last <= _LAST_YEAR + 1 else None


def _day_in_figures(start: int, figures: str) -> Found | None:
    # "10-12-14" is a row of numbers.
    day = None if "-" in figures and not figures[:4].isdigit() else read_day(figures)
    return None if day is None else Found(start, start + len(figures), "date", day.isoformat())
