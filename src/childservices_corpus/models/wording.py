"""Days, numbers and records as English text."""

import calendar
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

from ..reference.lexicon import month_names

_WIDTH = 80
UNKNOWN_DAY = "XXXX-XX-XX"


def day_in_words(day: date) -> str:
    """``9 February 2022``."""
    return f"{_day_and_month(day)} {day.year}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {month_names()[day.month - 1]}"


def days_in_words(first: date | None, last: date | None, edtf: str) -> str:
    """Two bounds in words: ``on 23 March 2022``, ``between 2 and 9 February 2022``, ``in 2022``, ``date unknown`` …

    `edtf` is the same range in EDTF.
    """
    if first is not None and last is not None:
        return f"on {day_in_words(first)}" if first == last else _between(first, last, edtf)
    if last is not None:
        return f"on or before {day_in_words(last)}"
    return "date unknown" if first is None else f"on or after {day_in_words(first)}"


def edtf(first: date | None, last: date | None) -> str:
    """The range in EDTF: a day, a whole month or year, or an interval; an open side is empty."""
    if first is None and last is None:
        return UNKNOWN_DAY
    if first is None or last is None:
        return f"{first or ''}/{last or ''}"
    if first == last:
        return first.isoformat()
    if first.year == last.year and first.day == 1:
        if (first.month, last.month, last.day) == (1, 12, 31):
            return f"{first.year:04d}"
        if first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]:
            return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"


def _between(first: date, last: date, edtf: str) -> str:
    """Two days in words: a whole year or month by its name; otherwise a shared month and year are named once."""
    if len(edtf) == len("2022"):
        return f"in {first.year}"
    if len(edtf) == len("2022-02"):
        return f"in {month_names()[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"between {day_in_words(first)} and {day_in_words(last)}"
    if first.month != last.month:
        return f"between {_day_and_month(first)} and {day_in_words(last)}"
    return f"between {first.day} and {day_in_words(last)}"


def counted(n: int, many: str) -> str:
    """`n` and what it counts: ``2,000 statements``, ``1 statement``, ``1 match``; `many` is the word in the plural."""
    return f"{n:,} {_one_of(many) if n == 1 else many}"


def some_of(words: Sequence[str], most: int, between: str = ", ") -> str:
    """The first `most` of `words`, and how many more there are: ``a, b and 3 more``, or ``a; b; and 3 more``."""
    mark = "" if between == ", " else between.rstrip()
    more = f"{mark} and {len(words) - most} more" if len(words) > most else ""
    return between.join(words[:most]) + more


def in_a_row(words: Iterable[str], last: str = " and ") -> str:
    """All of `words`: ``a``, ``a and b``, ``a, b and c``; `last` is before the last one."""
    *first, end = words
    return f"{', '.join(first)}{last}{end}" if first else end


def _one_of(many: str) -> str:
    """The singular of `many`: person, authority, match, statement."""
    if many == "people":
        return "person"
    if many.endswith("ies"):
        return many.removesuffix("ies") + "y"
    return many.removesuffix("es" if many.endswith("ches") else "s")


def card(title: str, head: str, body: str, labelled: list[tuple[str, str]], place: str) -> str:
    """A record as text: title, a line about it, body, a line for each label with a value, and its place."""
    tail = [f"{label}: {value}" for label, value in labelled if value]
    return "\n".join([title, head, "", wrapped(body), "", *tail, place])


def wrapped(text: str) -> str:
    """`text` in lines of at most eighty characters."""
    return "\n".join(textwrap.fill(line, _WIDTH) for line in text.split("\n"))
