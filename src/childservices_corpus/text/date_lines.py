"""Date lines: how to recognise a date line, and the day that it names."""

import re
from datetime import date
from functools import cache, lru_cache

from ..reference.lexicon import month_names
from .dates import Written, day_of, grammar, weekday_words, written

LONGEST = 48
# Years that a page can be of.
YEARS = range(1900, 2100)
_FULL, _FULL_OR_SHORT = r"\d{4}", r"(?:\d{4}|\d{2})"
_CUT_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\s+(?P<month>[a-z]+)(?:\s+\d{1,3})?)?", re.IGNORECASE)


@cache
def _line(year: str) -> re.Pattern[str]:
    """The pattern of a date line: an optional label and weekday, a full date, an optional time."""
    day = grammar(year, r"\s+")
    return re.compile(
        rf"(?:(?:published|posted|updated)(?:\s+on)?:?\s+)?(?:(?:{weekday_words()}),?\s+)?(?:{day})"
        r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]m)?)?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def looks_like_date(line: str) -> bool:
    """True if `line` is only a date: ``13 June 2024``, ``June 13, 2024``, ``13/06/2024`` …"""
    named = _named(line, _FULL)
    return named is not None and named.day is not None and named.year is not None and named.last is None


def begins_date(line: str) -> bool:
    """True if `line` is a date line that is cut short: ``13``, ``13 Ju`` or ``13 June 20``."""
    match = _CUT_DATE.fullmatch(line) if len(line) <= LONGEST else None
    return match is not None and any(
        month.lower().startswith((match["month"] or "").lower()) for month in month_names()
    )


@lru_cache(maxsize=4096)
def read_date(line: str) -> date | None:
    """The day that `line` names in full, or ``None``; ``03/04/2024`` is 3 April, as on British pages.

    A year of two digits belongs to this century. Years before 1900 and after 2099 are refused: web pages do not have
    them.
    """
    named = _named(line, _FULL_OR_SHORT)
    if named is None or named.day is None or named.month is None or named.year is None or named.last is not None:
        return None
    return day_of(named.year, named.month, named.day) if named.year in YEARS else None


def _named(line: str, year: str) -> Written | None:
    found = _line(year).fullmatch(line) if len(line) <= LONGEST else None
    return None if found is None else written(found)
