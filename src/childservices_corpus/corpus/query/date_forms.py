"""What somebody meant who wrote a date in a form that a question does not take: the form that it does take."""

import re
from datetime import date

from ...text.date_lines import read_day

_NUMBERS = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?|(\d{4})(\d{2})(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(?:Q([1-4])[-/. ]?(\d{4})|(\d{4})[-/. ]?Q([1-4]))", re.ASCII | re.IGNORECASE)
_SEASON = re.compile(r"(?:spring|summer|autumn|winter)(?: term)?(?: of)? (\d{4})", re.ASCII | re.IGNORECASE)


def hint(words: str) -> str:
    """How to write the date `words`, for the end of a sentence; empty if it cannot be read."""
    words = words.strip()
    if season := _SEASON.fullmatch(words):
        return (
            f"; a season has no fixed days, so give its first and last month, such as {season[1]}-03 and {season[1]}-05"
        )
    form = _form(words)
    return f"; {words!r} is written {form}" if form else ""


def _form(words: str) -> str | None:
    """The date `words` as a year and a quarter, month or day."""
    if quarter := _QUARTER.fullmatch(words):
        return f"{quarter[2] or quarter[3]}-Q{quarter[1] or quarter[4]}"
    if numbers := _NUMBERS.fullmatch(words):
        year, month, day = (int(part) for part in (*(one for one in numbers.groups() if one), "0")[:3])
        return _iso(year, month, day)
    day_named = read_day(words)
    if day_named is not None:
        return day_named.isoformat()
    # A month alone is read as a day with its number before it.
    month_named = read_day(f"1 {words}") or read_day(f"1/{words}")
    return month_named.isoformat()[:7] if month_named is not None else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return found if day else found[:7]
