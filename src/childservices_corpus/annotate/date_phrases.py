"""Days in a text and what they mean for the day on which it was issued.

Which words mean what is in the table ``reference/date_phrases.toml``. In a reprinted text every phrase dates the first
appearance, so there it bounds below only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from ..calendar_dates import MONTHS, read_date
from ..models import Statement
from ..reference import table
from .date_clues import Clue, Options
from .date_occasions import occasion_clues
from .date_urls import url_days, without_urls
from .passages import Passage, View

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GAP = "[ \N{NO-BREAK SPACE}]{1,2}"
_DATE = re.compile(
    rf"\b(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?{_GAP})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}"
    rf"(?:of{_GAP})?(?P<month>{MONTHS})\b(?:,?{_GAP}(?P<year>(?:19|20)\d\d)\b(?!/))?"
    rf"|\b(?P<month2>{MONTHS})\b(?:{_GAP}(?P<year2>(?:19|20)\d\d)\b(?!/))?"
    rf"|\b(?P<year3>(?:19|20)\d\d)\b(?:/(?P<second>\d\d(?:\d\d)?)\b)?",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NO-BREAK SPACE}": " "})
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[\n\N{HORIZONTAL ELLIPSIS}]")
_REACH = 160
_AFTER = 30
_TRIM = " ,:(-\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"


def text_clues(view: View) -> tuple[Clue, ...]:
    """What the words of a record say of its day, in the order of the page."""
    record = view.record
    reprinted = isinstance(record, Statement) and record.first_published is not None
    speech = isinstance(record, Statement) and record.stub and record.kind == "speech"
    found: list[Clue] = []
    for passage in view.passages:
        if reprinted and _role(view, passage) == "first_published":
            found.extend(_first_published(passage))
        else:
            found.extend(_in_passage(passage, speech=speech))
    return tuple(_below_only(found)) if reprinted else tuple(found)


def _role(view: View, passage: Passage) -> str | None:
    record = view.record
    if not isinstance(record, Statement) or passage.field != "paragraphs" or passage.item is None:
        return None
    return record.paragraph_roles[passage.item] if passage.item < len(record.paragraph_roles) else None


def _below_only(clues: list[Clue]) -> Iterator[Clue]:
    """The clues of a reprinted text: it was issued here on or after the days they give, as far as those are sure."""
    for clue in clues:
        if len(clue.options) == 1 and clue.options[0][0] is not None:
            yield replace(clue, options=((clue.options[0][0], None),))


def _first_published(passage: Passage) -> Iterator[Clue]:
    """The day, month or year in a line that says where a text first appeared, and the day in its address."""
    text = without_urls(passage.text)
    for words, start, named in url_days(passage):
        yield Clue("first_published", ((named, None),), words, start)
    for found in _DATE.finditer(text):
        day = _first_day(found)
        if day is not None:
            yield Clue("first_published", ((day, None),), found[0], passage.start + found.start())


def _in_passage(passage: Passage, *, speech: bool) -> Iterator[Clue]:
    yield from occasion_clues(passage)
    text = without_urls(passage.text)
    for words, start, day in url_days(passage):
        yield Clue("not_before", ((day, None),), words, start)
    for found in _DATE.finditer(text):
        meaning = _meaning(text, found, speech=speech)
        if meaning is not None:
            means, options = meaning
            yield Clue(means, options, found[0], passage.start + found.start())


def _first_day(found: re.Match[str]) -> date | None:
    """The first day of what `found` names: a day, a month with its year, or a year (the second of two)."""
    if found["day"]:
        return read_date(f"{found['day']} {found['month']} {found['year']}") if found["year"] else None
    if found["month2"]:
        return read_date(f"1 {found['month2']} {found['year2']}") if found["year2"] else None
    return date(_year(found), 1, 1)


def _year(found: re.Match[str]) -> int:
    """The year `found` names; of two years, as in 2020/21, the second."""
    first, second = int(found["year3"]), found["second"]
    if second is None:
        return first
    later = int(second) if len(second) == 4 else first - first % 100 + int(second)
    return later if later == first + 1 else first


def _meaning(text: str, found: re.Match[str], *, speech: bool) -> tuple[str, Options] | None:
    """What a day, month or year in running text means and the ranges it allows; ``None`` if it bounds nothing."""
    before = _sentence_before(text, found.start())
    after = _SENTENCE_END.split(text[found.end() : found.end() + _AFTER].translate(_APOSTROPHES).lower())[0]
    own = _own_day(found, before.rstrip(_TRIM))
    if own:
        return "issued", own
    future = table("date_phrases")["future"]
    if _has_word(before, future) or (not found["month2"] and _has_word(after, future)):
        return None
    if found["month2"] and not found["year2"]:
        months = _bare_month(found, before.rstrip(_TRIM), after)
        return ("not_before", months) if months else None
    return _past(found, before, after, speech=speech)


def _own_day(found: re.Match[str], lead: str) -> Options:
    """The days a text calls its own: "today, Tuesday 14 July", "This year, 2020"; none if it does not."""
    words = table("date_phrases")
    if found["day"] and _ends_with(lead, words["today"]):
        return _days(found)
    if found["year3"] and not found["second"] and _ends_with(lead, words["this_year"]):
        year = int(found["year3"])
        return ((date(year, 1, 1), date(year, 12, 31)),)
    return ()


def _past(found: re.Match[str], before: str, after: str, *, speech: bool) -> tuple[str, Options] | None:
    """A day, month or year that has come: an event's, or one told of in the past."""
    words = table("date_phrases")
    first = _first_day(found)
    if first is None:
        return None
    if found["day"]:
        last = first + timedelta(days=words["speech_up_within_days"]) if speech else None
        return ("event" if speech else "not_before"), ((first, last),)
    lead = before.rstrip(_TRIM)
    if found["year3"] and _beside_occasion(lead, after):
        return "event", ((first, None),)
    told = found["month2"] or _ends_with(lead, ["since"]) or _has_word(before, words["past_verb"])
    if not told or not _ends_with(lead, words["past_preposition"]):
        return None
    # What happened in 2019/20 may have been told while that year ran.
    start = date(int(found["year3"]), 1, 1) if found["year3"] else first
    return "not_before", ((start, None),)


def _bare_month(found: re.Match[str], lead: str, after: str) -> Options:
    """A month without a year that has passed: in each year the twelve months from it on, or those left of the year."""
    words = table("date_phrases")
    if not _ends_with(lead, ["in", "since"]):
        return ()
    of_this_year = after.startswith(" this year")
    if not (of_this_year or _ends_with(lead, ["since"]) or _has_word(after, words["past_after_month"])):
        return ()
    options = []
    for year in range(words["first_year"], words["last_year"]):
        first = read_date(f"1 {found['month2']} {year}")
        if first is not None:
            last = date(year, 12, 31) if of_this_year else first.replace(year=year + 1) - timedelta(days=1)
            options.append((first, last))
    return tuple(options)


def _days(found: re.Match[str]) -> Options:
    """The days that a day and month may be: the one of its year, or one of each year in which the weekday fits."""
    words = table("date_phrases")
    years = [found["year"]] if found["year"] else range(words["first_year"], words["last_year"] + 1)
    days = [read_date(f"{found['day']} {found['month']} {year}") for year in years]
    weekday = found["weekday"]
    # A weekday that contradicts a full date is a slip of the writer's; the date stands.
    if weekday and not found["year"]:
        wanted = _WEEKDAYS.index(weekday[:3].lower())
        days = [day for day in days if day is not None and day.weekday() == wanted]
    return tuple((day, day) for day in days if day is not None)


def _sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence, in lower case and with straight apostrophes."""
    near = text[max(0, start - _REACH) : start].translate(_APOSTROPHES)
    cut = 0
    for end in _SENTENCE_END.finditer(near):
        cut = end.end()
    return near[cut:].lower()


def _beside_occasion(lead: str, after: str) -> bool:
    """True if a yearly occasion stands right before a year or within the words right after it."""
    occasions = table("date_phrases")["occasions"]
    return _ends_with(lead, occasions) or _has_word(_SENTENCE_END.split(after)[0], occasions)


def _ends_with(lead: str, phrases: list[str]) -> bool:
    """True if `lead` ends with one of `phrases` as whole words."""
    return any(lead.endswith(phrase) and not lead[: len(lead) - len(phrase)][-1:].isalnum() for phrase in phrases)


def _has_word(words: str, phrases: list[str]) -> bool:
    return _any_of(tuple(phrases)).search(words) is not None


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")
