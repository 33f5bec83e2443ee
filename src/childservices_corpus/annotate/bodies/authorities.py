"""Local authorities with children's services duties: their names, and the GSS code in force on a day."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from ...models import DateRange
from ...reference import csv_rows
from ...reference.lexicon import capitalised, words_of
from ..language.spans import BLOCKED, Found
from ..language.whole_words import Hit, Phrase

ALONE, WITHIN_SENTENCE, WITH_COUNCIL_WORD = "alone", "within_sentence", "with_council_word"
SORTS = (ALONE, WITHIN_SENTENCE, WITH_COUNCIL_WORD)
COUNTY = "county"
_BEFORE = re.compile(
    r"(?:(?:London|Royal|Metropolitan) Borough of|Borough of|City of|County of|Council of the|LB|RB)(?: the)? $"
)
_SERVICES = re.compile(
    r"(?:'s?|) children's (?:services|social care)|(?:(?:, | and | & )[A-Z][\w-]{0,30}){0,6} [Cc]ouncils\b"
)
_ENDS_OF_LEAD = ("of ", "the ", "LB ", "RB ")
_LONGEST_BEFORE = 30
_LONGEST_SETTING = 100
_ENDS_OF_SETTING = (" in ", " at ", ", ", " of ", " for ")
_QUARTER = r"(?:North|South|East|West|Central|Mid)(?:[ -](?:East|West))?"
_SEAT_AFTER = re.compile(rf"(?: {_QUARTER})?(?:'s?)? MPs?\b")
_REGIONS = ("London", "England", "Midlands", "Yorkshire", "Wales", "Anglia", "Coast")


@dataclass(frozen=True)
class Authority:
    """An authority under one GSS code, from its first day to its last.

    ``start`` is ``None`` for a code older than the table; ``end`` is ``None`` for a code still in force.
    """

    gss: str
    name: str
    kind: str
    start: date | None
    end: date | None
    successors: tuple[str, ...]
    alone: tuple[str, ...]
    within_sentence: tuple[str, ...]
    with_council_word: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and every other form of it in the table."""
        return self.name, *self.alone, *self.within_sentence, *self.with_council_word

    def in_force(self, day: date) -> bool:
        """True if the code is in force on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def authorities() -> tuple[Authority, ...]:
    """The table ``reference/authorities.csv``: one row for each GSS code of an authority since April 2009."""
    return tuple(
        Authority(
            gss=row["gss"],
            name=row["name"],
            kind=row["kind"],
            start=_day(row["start"]),
            end=_day(row["end"]),
            successors=_several(row["successors"]),
            alone=_several(row["alone"]),
            within_sentence=_several(row["within_sentence"]),
            with_council_word=_several(row["with_council_word"]),
        )
        for row in csv_rows("authorities")
    )


def phrases() -> Iterator[Phrase]:
    """Every form of a place's name; the sort of a phrase says which words beside it make the place a council."""
    for sort in SORTS:
        for authority in authorities():
            for form in getattr(authority, sort):
                yield Phrase(form, sort, authority.name)


@cache
def _after() -> re.Pattern[str]:
    """Words after a place that make it a council: "County Council", "City Corporation", "MBC"."""
    behind = words_of("council_behind")
    kinds = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in behind if not word.isupper())
    short = "|".join(word for word in behind if word.isupper())
    return re.compile(rf"(?: (?:{kinds})){{0,3}} (?:[Cc]ouncil|Corporation)\b(?! [Tt]ax)| (?:{short})\b")


def read_hit(text: str, hit: Hit) -> Found | None:
    """The authority named at `hit`, with the words that make the place a council; ``None`` if something else is meant.

    The reference is the place's name. ``|county`` follows the name where the words say county council.
    """
    start, end = hit.start, hit.end
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    lead = _BEFORE.search(before) if before.endswith(_ENDS_OF_LEAD) else None
    tail = _after().match(text, end)
    named = lead is not None or tail is not None
    if lead is None and _part_of_another_place(text, before, end):
        return Found(start, end, BLOCKED, None)
    if not named and _only_a_setting(text, start, end):
        return Found(start, end, BLOCKED, None)
    if hit.phrase.sort == WITH_COUNCIL_WORD and not named and not _SERVICES.match(text, end):
        return None
    if hit.phrase.sort == WITHIN_SENTENCE and not named and not _within_sentence(before):
        return None
    words = tail.group() if tail is not None else ""
    county = words.endswith(" CC") or "ounty" in words
    return Found(
        start - len(lead.group()) if lead is not None else start,
        tail.end() if tail is not None else end,
        "authority",
        f"{hit.phrase.ref}|{COUNTY}" if county else hit.phrase.ref,
    )


def _within_sentence(before: str) -> bool:
    return len(before) > 1 and before[-1] == " " and (before[-2].islower() or before[-2] in ",&")


def _part_of_another_place(text: str, before: str, end: int) -> bool:
    """True for South Cambridgeshire, New York, Bristol Airport, kent.example and the like."""
    if before.endswith(("-", "/", "@", ".")) or text.startswith("@", end):
        return True
    word = before.rstrip(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    return word in _prefixes() or _blockers().match(text, end) is not None


def _only_a_setting(text: str, start: int, end: int) -> bool:
    """True for a place where people meet, in a title or as a seat in Parliament: a council is not meant."""
    if _settings_after().match(text, end):
        return True
    before = text[max(0, start - _LONGEST_SETTING) : start]
    return before.endswith(_ENDS_OF_SETTING) and _settings_before().search(before) is not None


@cache
def _settings_before() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, capitalised("title_of_place")))
    time = r"(?:back|here|today|yesterday|(?:this|last|next) \w{1,12}+|(?:on|in) [A-Z]\w{1,12}+)"
    held = r"(?:held|hosted|staged|tak(?:es|ing) place|took place)"
    # Each part is bounded to a few words, so that the search stays short.
    return re.compile(
        rf"\b(?:{_meetings()})(?: (?:19|20)\d\d)?(?:(?:,| being| was| is| which was| to be| will be)? {held})?"
        rf"(?: {time}){{0,2}},? (?:in|at) $"
        rf"|\b(?:Conference|Convention|Summit)(?: (?:19|20)\d\d)?, $"
        rf"|\b(?:{titles}) of $|\b(?:Lord|Lady|Baron|Baroness|Viscount) [A-Z][\w'-]{{1,30}}+ of $|\bMPs? for $"
    )


@cache
def _settings_after() -> re.Pattern[str]:
    # "Manchester Central" is a constituency, but "Leeds West Yorkshire" are two places.
    others = "|".join(re.escape(form) for row in authorities() for form in row.names if re.match(_QUARTER, form))
    seat = rf" (?!(?:{others}|{_QUARTER} (?:{'|'.join(_REGIONS)}))\b){_QUARTER}\b"
    return re.compile(rf"{_SEAT_AFTER.pattern}|{seat}| (?:annual )?(?:{_meetings()})\b")


def _meetings() -> str:
    """The branches of a pattern for meetings of people, such as a conference, with or without a capital."""
    return "|".join(map(re.escape, sorted({*words_of("meeting"), *capitalised("meeting")}, key=len, reverse=True)))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(capitalised("place_prefix"))


@cache
def _blockers() -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(map(re.escape, capitalised('place_blocker')))})" + r"\b")


def code_of(place: str, when: DateRange | None = None) -> str:
    """The GSS code of `place` (a reference of :func:`read_hit`) for a record dated `when`.

    With a day, it is the code under that name in force on the day. If the authority had ended by then, the code is its
    successor's where it has exactly one, and its own last code otherwise. The day of a range is its middle, or its one
    known bound. Without a day, the code is the latest one under that name.
    """
    return code_on(place, day_in(when))


@lru_cache(maxsize=65536)
def code_on(place: str, day: date | None) -> str:
    """The GSS code of `place` on `day`, by the rules of :func:`code_of`."""
    name, _, form = place.partition("|")
    named = _by_name()[name]
    if day is None:
        counties = [row for row in named if row.kind == COUNTY] if form == COUNTY else []
        return (counties or named)[-1].gss
    for row in reversed(named):
        if row.in_force(day):
            return row.gss
    row = named[-1] if named[-1].start is None or named[-1].start <= day else named[0]
    while row.end is not None and row.end < day and len(row.successors) == 1:
        row = _by_code()[row.successors[0]]
    return row.gss


def day_in(when: DateRange | None) -> date | None:
    """The middle of the range `when`, or its one known bound; ``None`` if neither bound is known."""
    if when is None:
        return None
    if when.earliest is None or when.latest is None:
        return when.earliest or when.latest
    return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)


@cache
def _by_name() -> dict[str, list[Authority]]:
    rows: dict[str, list[Authority]] = defaultdict(list)
    for authority in sorted(authorities(), key=lambda row: row.start or date.min):
        rows[authority.name].append(authority)
    return dict(rows)


@cache
def _by_code() -> dict[str, Authority]:
    return {authority.gss: authority for authority in authorities()}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
