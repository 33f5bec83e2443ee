"""Dates as texts write them, in EDTF: ``2022-03-23``, ``2022-03``, ``2022``, ``2021/2022``, ``2021-22`` for a summer.

A day or a month without its year has ``XXXX`` for it: the year is for the dates of a record to supply.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ...reference.lexicon import months, numbered
from ..language.spans import Found
from ..language.whole_words import Hit, Phrase

MONTH, SEASON = SORTS = ("month", "season")
_ORDINAL = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
_DAY_BEFORE = re.compile(
    rf"(?<![\w./])(?:{_WEEKDAY})(?:the )?(\d{{1,2}}){_ORDINAL}"
    rf"(?: ?(?:-|\N{{EN DASH}}|to|and) ?(\d{{1,2}}){_ORDINAL})? (?:of )?$"
)
_DAY_AFTER = re.compile(rf" (\d{{1,2}}){_ORDINAL}(?!\d)(?:,? ((?:19|20)\d\d)(?!\d))?")
_YEAR_AFTER = re.compile(r",? ((?:19|20)\d\d)(?![\d/-])")
_SHORT_YEAR_AFTER = re.compile(r" (\d\d)(?!\d|[:.,]\d)")
_ALONE_AFTER = re.compile(
    r"(?:^|[\n (])(?:in|since|until|till|by|from|to|of|between|and|last|next|this|during|before|after|early|late|mid"
    r"|through|throughout|every) $",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[0-9][0-9/.\N{EN DASH}-]{3,12}")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:[/\N{EN DASH}-](\d{2}|\d{4}))?")
_COUNTED = re.compile(
    r"(?:[.,]?\d|%| (?:children|people|young|families|homes|places|jobs|pupils|staff|carers|cases)\b)"
)
_DAY_IN_FIGURES = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[/.](\d{1,2})[/.]((?:20)?\d\d)")
_NO_DATE_AFTER = "/-.,_\N{POUND SIGN}$\N{EURO SIGN}"
_FIRST_YEAR, _LAST_YEAR = 1940, 2039
_WINDOW = 30


def phrases() -> Iterator[Phrase]:
    """Months and seasons."""
    for form, number in months().items():
        yield Phrase(form, MONTH, f"{number:02d}")
    for form, number in numbered("seasons").items():
        yield Phrase(form, SEASON, str(number))
        yield Phrase(form.capitalize(), SEASON, str(number))


def read_hit(text: str, hit: Hit) -> Found | None:
    """The date around the month or season at `hit`, or ``None``."""
    start, end, (form, sort, ref) = hit
    if sort == SEASON:
        year = _YEAR_AFTER.match(text, end)
        return Found(start, year.end(), "date", f"{year[1]}-{ref}") if year is not None else None
    if len(form) < 5 and text.startswith(".", end):
        end += 1
    day = _DAY_BEFORE.search(text, max(0, start - _WINDOW), start)
    found = _day_first(text, day, end, ref) if day is not None else None
    if found is not None:
        return found
    after = _DAY_AFTER.match(text, end)
    if after is not None and (after[2] or not text.startswith((":", "%"), after.end())):
        return _checked(start, after.end(), after[2], int(ref), int(after[1]))
    year_after = _YEAR_AFTER.match(text, end)
    if year_after is not None:
        return Found(start, year_after.end(), "date", f"{year_after[1]}-{ref}")
    if _ALONE_AFTER.search(text, max(0, start - _WINDOW), start) and text[start:end].isalpha():
        return Found(start, end, "date", f"XXXX-{ref}")
    return None


def _day_first(text: str, day: re.Match[str], end: int, month: str) -> Found | None:
    year = _YEAR_AFTER.match(text, end)
    short = None if year is not None else _SHORT_YEAR_AFTER.match(text, end)
    written: str | None = None
    stop = end
    if year is not None:
        written, stop = year[1], year.end()
    elif short is not None:
        written, stop = f"20{short[1]}", short.end()
    first = _checked(day.start(), stop, written, int(month), int(day[1]))
    if first is None or day[2] is None:
        return first
    last = _checked(day.start(), stop, written, int(month), int(day[2]))
    return first if last is None else first._replace(ref=f"{first.ref}/{last.ref}")


def _checked(start: int, end: int, year: str | None, month: int, day: int) -> Found | None:
    written = _written(year, month, day)
    return None if written is None else Found(start, end, "date", written)


@lru_cache(maxsize=4096)
def _written(year: str | None, month: int, day: int) -> str | None:
    """The date if there is such a day; 2000 stands in for an unknown year since it has a 29 February."""
    try:
        found = date(int(year) if year else 2000, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"XXXX{found.isoformat()[4:]}"


def find_numeric(text: str) -> Iterator[Found]:
    """Years, spans of years and days in figures."""
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
    if written is None or (written == figures and _COUNTED.match(text, end)):
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
    match = _DAY_IN_FIGURES.fullmatch(figures)
    if match is None:
        return None
    if match[1]:
        return _checked(start, start + len(figures), match[1], int(match[2]), int(match[3]))
    year = match[6] if len(match[6]) == 4 else f"20{match[6]}"
    return _checked(start, start + len(figures), year, int(match[5]), int(match[4]))
