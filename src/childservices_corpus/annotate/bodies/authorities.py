"""Local authorities with children's services duties: their names, and the GSS code in force on a day."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from ...models import DateRange
from ...reference import csv_rows, table
from ..language.spans import BLOCKED, Found
from ..language.whole_words import Hit, Phrase
from .areas import councils_inside, many_councils
from .settings import acts_as_council, only_a_setting, other_place
from .spellings import initials, joined_initials, spellings
from .titles import lead_of, tail_of

ALONE, WITHIN_SENTENCE, WITH_COUNCIL_WORD = "alone", "within_sentence", "with_council_word"
SORTS = (ALONE, WITHIN_SENTENCE, WITH_COUNCIL_WORD)
COUNTY = "county"
_SERVICES = re.compile(
    r"(?:'s?|) children's (?:services|social care)|(?:(?:, | and | & )[A-Z][\w-]{0,30}){0,6} [Cc]ouncils\b"
)
_CLUB = re.compile(r" (City|County|Town)\b(?! [Cc]ouncils?\b)")
_OF_TOWN = re.compile(r"\b(?:[Bb]orough|[Cc]ity|[Dd]istrict|[Mm]etropolitan|[MR]?BC|DC)\b")
_LETTERS_OF_KIND = {"london": "LB{}", COUNTY: "{}CC"}


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
        """The name, every other form of it in the table, and their other spellings."""
        forms = (self.name, *self.alone, *self.within_sentence, *self.with_council_word)
        return tuple(dict.fromkeys([*(written for form in forms for written in spellings(form)), *self.letters]))

    @property
    def letters(self) -> tuple[str, ...]:
        """Letters for a name of several words: LBBD (London borough), WSCC (county council), BaNES."""
        short = initials(self.name)
        of_kind = _LETTERS_OF_KIND.get(self.kind) if len(short) > 1 else None
        return (*([of_kind.format(short)] if of_kind else ()), *joined_initials(self.name))

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
                for written in spellings(form):
                    yield Phrase(written, sort, authority.name)
    for authority in authorities():
        for written in authority.letters:
            yield Phrase(written, ALONE, authority.name)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The authority named at `hit`, with the words that make the place a council; ``None`` if something else is meant.

    The reference is the place's name. ``|county`` follows the name where the words say county council.
    """
    start, end = hit.start, hit.end
    lead, tail = lead_of(text, start), tail_of(text, end)
    named = lead is not None or tail is not None
    if lead is None and _is_area(text, hit):
        return Found(start, end, BLOCKED, None)
    if (lead is None and other_place(text, start, end)) or (
        not named and (only_a_setting(text, start, end) or _is_club(text, end, hit.phrase.ref))
    ):
        return Found(start, end, BLOCKED, None)
    if hit.phrase.sort == WITH_COUNCIL_WORD and not named and not _SERVICES.match(text, end):
        return None
    shown = named or _within_sentence(text[max(0, start - 2) : start]) or acts_as_council(text, end)
    if hit.phrase.sort == WITHIN_SENTENCE and not shown:
        return None
    words = tail.group() if tail is not None else ""
    if lead is None and _is_other_kind(hit.phrase.ref, words):
        return Found(start, end, BLOCKED, None)
    county = words.endswith(" CC") or "ounty" in words
    return Found(
        start - len(lead.group()) if lead is not None else start,
        tail.end() if tail is not None else end,
        "authority",
        f"{hit.phrase.ref}|{COUNTY}" if county else hit.phrase.ref,
    )


def _is_other_kind(name: str, words: str) -> bool:
    """True if `words` are of another kind of council: "Leicester County Council", "Kent Borough Council".

    Who wrote them may mean Leicestershire, or a district in Kent.
    """
    was_county = name in _counties() or name in table("place_words")["counties"]["names"]
    if "ounty" in words:
        return not was_county and not name.endswith("shire")
    return was_county and _OF_TOWN.search(words) is not None


def _is_area(text: str, hit: Hit) -> bool:
    """True if the councils of an area are meant, and not the council of its name."""
    is_county = hit.phrase.ref in _counties()
    return many_councils(text, hit.start, hit.end) or (is_county and councils_inside(text, hit.start, hit.end))


@cache
def _counties() -> frozenset[str]:
    """The names that a county council has or had."""
    return frozenset(row.name for row in authorities() if row.kind == COUNTY)


def _is_club(text: str, end: int, name: str) -> bool:
    """True for Manchester City and Derby County; "Dorset County" and "Newcastle City" are councils."""
    match = _CLUB.match(text, end)
    if match is None:
        return False
    if match[1] == "County":
        return name not in _counties()
    return match[1] == "Town" or name in table("place_words")["clubs"]["city"]


def _within_sentence(before: str) -> bool:
    return len(before) > 1 and before[-1] == " " and (before[-2].islower() or before[-2] in ",&")


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
        row = by_code()[row.successors[0]]
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
def by_code() -> dict[str, Authority]:
    """The rows of the table by their codes."""
    return {authority.gss: authority for authority in authorities()}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)
