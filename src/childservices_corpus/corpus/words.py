"""Date ranges as one says them."""

import calendar
from datetime import date

from ..models import DateRange


def in_words(dated: DateRange) -> str:
    """`dated` in words: on 2 February 2022, between 2 and 9 February 2022, in 2022, by 9 February 2022."""
    first, last = dated.earliest, dated.latest
    if first is None:
        return "date unknown" if last is None else f"by {day(last)}"
    if last is None:
        return f"on or after {day(first)}"
    return f"on {day(first)}" if first == last else _range_in_words(first, last, dated.to_edtf())


def _range_in_words(first: date, last: date, edtf: str) -> str:
    if len(edtf) == len("2022"):
        return f"in {first.year}"
    if len(edtf) == len("2022-02"):
        return f"in {calendar.month_name[first.month]} {first.year}"
    if first.year != last.year:
        return f"between {day(first)} and {day(last)}"
    if first.month != last.month:
        return f"between {day(first, year=False)} and {day(last)}"
    return f"between {first.day} and {day(last)}"


def day(value: date, year: bool = True) -> str:
    """`value` in the British manner: 2 February 2022."""
    words = f"{value.day} {calendar.month_name[value.month]}"
    return f"{words} {value.year}" if year else words
