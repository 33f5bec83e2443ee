"""Date lines: what looks like one, and the day it names. British order, never a clock."""

import re
from datetime import date, datetime
from functools import lru_cache

from dateutil import parser

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|updated)(?:\s+on)?:?\s+)?{_WEEKDAY}(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})\.?,?\s+\d{{4}}"
    rf"|(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|\d{4}[/-]\d{2}[/-]\d{2}"
    r")(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]m)?)?",
    re.IGNORECASE,
)
_CUT_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:\s+(?P<month>[a-z]+)(?:\s+\d{1,3})?)?", re.IGNORECASE)
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_LABEL = re.compile(r"(?:published|posted|updated)(?:\s+on)?:?\s+", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\d{4}[/-]")
LONGEST = 48
# Two defaults that differ in every part show which parts the words themselves give.
_DEFAULTS = (datetime(1904, 1, 1), datetime(2008, 12, 28))


@lru_cache(maxsize=4096)
def looks_like_date(line: str) -> bool:
    """True if `line` is a date and nothing else: ``13 June 2024``, ``June 13, 2024``, ``13/06/2024`` …"""
    return len(line) <= LONGEST and _DATE_LINE.fullmatch(line) is not None


def begins_date(line: str) -> bool:
    """True if `line` is how a date line begins: a day, perhaps the beginning of a month, or a month and of a year."""
    match = _CUT_DATE.fullmatch(line) if len(line) <= LONGEST else None
    return match is not None and any(month.startswith((match["month"] or "").lower()) for month in _MONTH_NAMES)


@lru_cache(maxsize=4096)
def read_date(line: str) -> date | None:
    """The day that `line` names in full, or ``None``; ``03/04/2024`` is 3 April, as British pages mean it."""
    words = _LABEL.sub("", line, count=1)
    day_first = _YEAR_FIRST.match(words) is None
    try:
        days = {parser.parse(words, dayfirst=day_first, default=default).date() for default in _DEFAULTS}
    except (ValueError, OverflowError):
        return None
    return days.pop() if len(days) == 1 else None
