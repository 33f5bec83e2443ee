"""Days in a text, and what they mean for the day on which the text was issued.

The table ``reference/date_phrases.toml`` says which words mean what. In a reprinted text every phrase dates the first
appearance, so it gives only the first possible day of the reprint.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ...models import Statement
from ...reference import table
from ...reference.lexicon import words_of
from ...text.compared import level
from ...text.fold import small
from ..language.view import Passage, View
from ..language.whole_words import ends_with, ends_with_any, has_any
from .clues import Clue, Options
from .occasions import occasion_clues
from .spoken import is_spoken
from .urls import url_days, without_urls
from .words import NamedDate, named_dates

_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[\n\N{HORIZONTAL ELLIPSIS}]")
_BEFORE, _AFTER, _REST = 160, 60, 160
# A verb in another clause does not count for the date: "it was announced that the grant stops in March 2026".
_CLAUSE = re.compile(
    r",(?!\d)|[:()\N{EN DASH}\N{EM DASH}]"
    r"|\b(?:that|which|who|whose|but|while|whilst|although|though|because|so|where)\b"
)
# "is introduced in" may not be past yet.
_NOT_PAST = re.compile(r"\b(?:is|are|am|be|being|gets?)(?: (?:also|now|not|\w+ly))? \w+")
# "since the first lockdown in March 2020". With more words between, the date may belong to a later event.
_SINCE = re.compile(r"\bsince(?: \w+){0,3} in$|\bsince$|\bas at$")
_YEAR_BEHIND = re.compile(r",? ?\d{4}\b")
_TRIM = " ,:(-\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"


def text_clues(view: View) -> tuple[Clue, ...]:
    """The clues to its day in the words of a record, in the order of the page."""
    record = view.record
    found: list[Clue] = []
    if not isinstance(record, Statement) or record.first_published is None:
        speech = isinstance(record, Statement) and record.stub and record.kind == "speech"
        for passage in view.passages:
            found += _in_passage(passage, speech=speech)
        return tuple(found)
    for passage in view.passages:
        found.extend(_first_published(passage) if _is_first_published(record, passage) else _in_passage(passage))
    return tuple(_below_only(found))


def _is_first_published(record: Statement, passage: Passage) -> bool:
    """True for the line that says where a reprinted text first appeared."""
    if passage.field != "paragraphs" or passage.item is None or passage.item >= len(record.paragraph_roles):
        return False
    return record.paragraph_roles[passage.item] == "first_published"


def _below_only(clues: list[Clue]) -> Iterator[Clue]:
    """The clues of a reprinted text, which was issued here on or after the days they give, as far as these are sure."""
    for clue in clues:
        if len(clue.options) == 1 and clue.options[0][0] is not None:
            yield replace(clue, options=((clue.options[0][0], None),))
        elif clue.means == "not_before":
            yield replace(clue, below_only=True)


def _first_published(passage: Passage) -> Iterator[Clue]:
    """The day, month or year in a line on first publication, and the day in its address."""
    for words, start, day in url_days(passage):
        yield Clue("first_published", ((day, None),), words, start)
    for named in named_dates(without_urls(level(passage.text))):
        if named.first_day is not None:
            yield _clue(passage, named, "first_published", ((named.first_day, None),))


def _in_passage(passage: Passage, *, speech: bool = False) -> list[Clue]:
    clues = occasion_clues(passage)
    clues += (Clue("not_before", ((day, None),), words, start) for words, start, day in url_days(passage))
    text = without_urls(level(passage.text))
    for named in named_dates(text):
        meaning = _meaning(text, named, speech=speech)
        if meaning is not None:
            clues.append(_clue(passage, named, *meaning))
    return clues


def _clue(passage: Passage, named: NamedDate, means: str, options: Options) -> Clue:
    return Clue(means, options, passage.words(named.start, named.end), passage.at(named.start))


def _meaning(text: str, named: NamedDate, *, speech: bool) -> tuple[str, Options] | None:
    """What a day, month or year in running text means, and the ranges it allows; ``None`` if it bounds nothing."""
    before = _sentence_before(text, named.start)
    rest = _SENTENCE_END.split(small(text[named.end : named.end + _REST]))[0]
    after = rest[:_AFTER]
    odd_year = named.year is None and _YEAR_BEHIND.match(rest) is not None
    own = _own_days(named, before.rstrip(_TRIM), odd_year=odd_year)
    if own:
        if not is_spoken(text, named.start) and not has_any(f"{before} {rest}", table("date_phrases")["remembered"]):
            return "issued", own
        # "Today" is the speaker's, or another day that somebody remembers; the text came on that day or later.
        return ("not_before", ((own[0][0], None),)) if len(own) == 1 else None
    rules = table("date_phrases")
    missed = rest.lstrip().startswith(tuple(rules["past_right_after"]))
    bare_month = named.day is None and named.year is None
    if has_any(before, words_of("future")) or (not bare_month and not missed and has_any(after, words_of("future"))):
        return None
    if bare_month:
        months = _bare_month(named, before.rstrip(_TRIM), after)
        return ("not_before", months) if months else None
    if missed and named.first_day is not None:
        return "not_before", ((named.first_day, None),)
    return _past(named, before, rest, speech=speech)


def _own_days(named: NamedDate, lead: str, *, odd_year: bool) -> Options:
    """The days that a text calls its own: "today, Tuesday 14 July", "This year, 2020"; otherwise empty.

    With `odd_year` a year follows that no page can be of; the day is unknown then, and not in another year.
    """
    rules = table("date_phrases")
    before_day = lead.removesuffix(" the").rstrip(_TRIM)
    if named.day is not None and not odd_year and ends_with_any(before_day, rules["today"]):
        return _possible_days(named)
    if named.month is None and named.second_year is None and ends_with_any(lead, rules["this_year"]):
        year = named.year or rules["first_year"]
        return ((date(year, 1, 1), date(year, 12, 31)),)
    return ()


def _possible_days(named: NamedDate) -> Options:
    """The days that a day and month may mean: the one of its year, or one in each year in which the weekday fits."""
    rules = table("date_phrases")
    years = [named.year] if named.year is not None else range(rules["first_year"], rules["last_year"] + 1)
    days = [day for day in map(named.in_year, years) if day is not None]
    # If a weekday contradicts a full date, the weekday is the slip and the date counts.
    if named.weekday is not None and named.year is None:
        days = [day for day in days if day.isoweekday() == named.weekday]
    return tuple((day, day) for day in days)


def _past(named: NamedDate, before: str, after: str, *, speech: bool) -> tuple[str, Options] | None:
    """The meaning of a day, month or year in the past: the day of an event, or one that the text reports as past."""
    rules = table("date_phrases")
    first = named.first_day
    if first is None:
        return None
    if named.day is not None and speech:
        return "event", ((first, first + timedelta(days=rules["speech_up_within_days"])),)
    lead = before.rstrip(_TRIM)
    if named.month is None and _beside(lead, after, rules["occasions"]):
        ahead = has_any(before, rules["written_ahead"]) or has_any(after[:_AFTER], rules["written_ahead"])
        return "event", ((first.replace(year=first.year - 1) if ahead else first, None),)
    if named.month is None and named.year is not None:
        # A text may report an event of 2019/20 while that year runs.
        first = date(named.year, 1, 1)
    if named.year is not None and named.second_year is not None and ends_with_any(lead, rules["office_years"]):
        return "not_before", ((date(named.year, 4, 1), None),)
    told = ends_with_any(lead, rules["counted_before"]) or _is_told(named, before, after)
    return ("not_before", ((first, None),)) if told else None


def _is_told(named: NamedDate, before: str, after: str) -> bool:
    """True if the clause around a day, month or year reports it as past; `after` is the rest of its sentence."""
    lead = before.strip(_TRIM)
    if _SINCE.search(lead):
        return True
    preposition = max(filter(partial(ends_with, lead), words_of("past_preposition")), key=len, default="")
    if not preposition and named.day is None:
        return False
    if lead in words_of("opening_preposition"):
        return has_any(after, words_of("past_finite"))
    clause = _NOT_PAST.sub(" ", _CLAUSE.split(before)[-1].rstrip(_TRIM).removesuffix(preposition).rstrip())
    if has_any(clause, words_of("unsure")):
        return False
    if has_any(clause, words_of("announcing")):
        return ends_with_any(clause, words_of("announcing"))
    return has_any(clause, words_of("past"))


def _bare_month(named: NamedDate, lead: str, after: str) -> Options:
    """The ranges of a past month without a year: in each year twelve months from it, or the rest of "this year"."""
    rules = table("date_phrases")
    if not ends_with_any(lead, ["in", "since"]):
        return ()
    of_this_year = after.startswith(" this year")
    if not (of_this_year or ends_with_any(lead, ["since"]) or has_any(after, words_of("past_after_month"))):
        return ()
    options = []
    for year in range(rules["first_year"], rules["last_year"]):
        first, next_year = named.in_year(year), named.in_year(year + 1)
        if first is not None and next_year is not None:
            options.append((first, date(year, 12, 31) if of_this_year else next_year - timedelta(days=1)))
    return tuple(options)


def _sentence_before(text: str, start: int) -> str:
    """The words before `start` in its sentence, in lower case and with straight apostrophes."""
    near = small(text[max(0, start - _BEFORE) : start])
    cut = 0
    for end in _SENTENCE_END.finditer(near):
        cut = end.end()
    return near[cut:]


def _beside(lead: str, after: str, phrases: Sequence[str]) -> bool:
    """True if one of `phrases` is right before a year or right after it."""
    following = after.removeprefix(" ")
    return ends_with_any(lead, phrases) or following.startswith(tuple(phrases))
