"""Date lines: how to recognise a date line, and the day that it names."""

import re
from datetime import date
from functools import cache, lru_cache

from ..reference import table
from ..reference.lexicon import month_names
from .compared import comparable
from .dates import Written, day_of, grammar, month_number, weekday_words, written

LONGEST = 60
# Years that a text may name.
YEARS = range(1900, 2100)
# An apostrophe shows that a year of two digits is whole: "10 May '22".
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]"
_FULL, _FULL_OR_SHORT = rf"(?:\d{{4}}|{_APOSTROPHE}\d{{2}})", rf"(?:\d{{4}}|{_APOSTROPHE}?\d{{2}})"
# "08/06/20" may be the beginning of 08/06/2021.
_SURE_IN_FIGURES = r"(?:\d{4}|(?!19|20)\d{2})"
_LABEL = r"(?:(?:(?:date|first|last)\s+)?(?:published|posted|updated|date)(?:\s+(?:on|date))?:?\s+)"
_CLOCK = r"\d{1,2}(?:[:.]\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
_ZONE = r"(?:\s*(?:Z|GMT|BST|UTC|[+-]\d{2}:?\d{2}))"
# How long a text takes to read: "10 May 2022 - 3 min read".
_TIME_TO_READ = r"(?:,?\s+[-\N{EN DASH}|\N{BULLET}\N{MIDDLE DOT}]\s+\d{1,2}\s+min(?:ute)?s?\s+read)"
# The days of some forty years are kept.
_DAYS = 1 << 14
_CUT_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\s+(?P<month>[a-z]+)(?:\s+\d{1,3})?)?", re.IGNORECASE)


_DIGIT = re.compile(r"\d")
# Nearly all date lines are "13 June 2024" or "13/06/2024"; the full pattern takes ten times as long.
_USUAL = re.compile(r"([0-9]{1,2})(?: ([A-Za-z]+) |/([0-9]{1,2})/)([0-9]{4})")


@cache
def _line(year: str, in_figures: str) -> re.Pattern[str]:
    """The pattern of a date line: an optional label, and a full date with an optional time and weekday around it."""
    day, weekday, clock = grammar(year, r"\s+", in_figures=in_figures), weekday_words(), f"{_CLOCK}{_ZONE}?"
    return re.compile(
        rf"{_LABEL}?(?:{clock}(?:,|\s+on)?\s+)?(?:(?:{weekday})\.?,?\s+)?(?:the\s+)?(?:{day})"
        rf"(?:,?\s+(?:{weekday})\.?|,?\s+\((?:{weekday})\.?\))?"
        rf"(?:(?:T|,?\s+(?:(?:at|-|@|\|)\s+)?){clock})?{_TIME_TO_READ}?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=_DAYS)
def looks_like_date(line: str) -> bool:
    """True if `line` is only a date: ``13 June 2024``, ``June 13, 2024``, ``13/06/2024``, ``13-Jun-24`` …"""
    named = _named(line, _FULL, _SURE_IN_FIGURES)
    return named is not None and named.day is not None and named.year is not None and named.last is None


def begins_date(line: str) -> bool:
    """True if `line` is a date line that is cut short: ``13``, ``13 Ju`` or ``13 June 20``."""
    match = _CUT_DATE.fullmatch(line) if len(line) <= LONGEST else None
    return match is not None and any(
        month.lower().startswith((match["month"] or "").lower()) for month in month_names()
    )


def half_a_date(line: str) -> bool:
    """True if `line` is a day and a month without a sure year: ``2 May``, ``Thu 2 May 24``. It is not a date."""
    named = _named(line, _FULL_OR_SHORT, _FULL_OR_SHORT)
    return named is not None and named.day is not None and named.month is not None and not looks_like_date(line)


@lru_cache(maxsize=_DAYS)
def read_day(line: str) -> date | None:
    """The day that `line` names in full, or ``None``; ``03/04/2024`` is 3 April, as on British pages.

    A year of two digits belongs to this century. Years before 1900 and after 2099 are refused.
    """
    named = _named(line, _FULL_OR_SHORT, _FULL_OR_SHORT)
    if named is None or named.day is None or named.month is None or named.year is None or named.last is not None:
        return None
    return day_of(named.year, named.month, named.day) if named.year in YEARS else None


def read_date(line: str) -> date | None:
    """The day of a page that `line` names, as :func:`read_day`; ``None`` in a year that a web page cannot be of.

    ``reference/date_phrases.toml`` has these years.
    """
    day, years = read_day(line), table("date_phrases")
    return day if day is not None and years["first_year"] <= day.year <= years["last_year"] else None


def _named(line: str, year: str, in_figures: str) -> Written | None:
    if _DIGIT.search(line) is None:
        # Callers ask for days, and a day is in digits. Most lines have none, and need not wait for the full pattern.
        return None
    usual = _USUAL.fullmatch(line)
    month = usual and (int(usual[3]) if usual[3] else month_number(usual[2]))
    if usual and month is not None:
        return Written(0, len(line), day=int(usual[1]), month=month, year=int(usual[4]))
    line = comparable(line)
    found = _line(year, in_figures).fullmatch(line) if len(line) <= LONGEST else None
    return None if found is None else written(found)
