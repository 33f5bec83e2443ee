"""Offices as evidence of dates: a person named in an office dates the text to the person's term.

The table ``reference/role_terms.toml`` has the offices, their holders and their terms. A name counts only right beside
its office, and not with a word such as "former" or "incoming". A person who speaks holds the office on that day. A
person who is only spoken of may have left it, so the term gives only the first possible day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ...models import Evidence
from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import straight
from ..language.objects import REACH, is_spoken_of
from ..language.view import Passage
from ..language.whole_words import any_as_written
from .publishers import speaks_for

_REACH = 120
# The words between a name and the office after it.
_AFTER_NAME = re.compile(r"(?: [A-Z]?BE)?,? (?:is |as |the |our |today )?", re.IGNORECASE)
_NOT_YET = re.compile(r"[ -](?:elect|designate)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """One person's term in one office; ``last`` is ``None`` if the end is not known."""

    person: str
    office: str
    first: date
    last: date | None
    source: str


@dataclass(frozen=True)
class _Offices:
    """The table, arranged for look-up by name and by the words of an office."""

    names: re.Pattern[str]
    words: re.Pattern[str]
    office_of: dict[str, str]
    terms: dict[tuple[str, str], tuple[Term, ...]]


@cache
def _not_now() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words_of('not_in_office'))})[ -](?:the )?$", re.IGNORECASE)


@cache
def _before_name() -> re.Pattern[str]:
    honorifics = "|".join(words_of("honorific"))
    return re.compile(
        rf"(?: \(ADCS\))?(?: for)?(?: (?:20)?\d\d/(?:20)?\d\d)?[,:]? (?:(?:{honorifics}) )?", re.IGNORECASE
    )


@cache
def _followed() -> re.Pattern[str]:
    words = table("date_phrases")["followed"].strip()
    return re.compile(rf",? (?:(?:was|is|has been|will be|had been|to be) )?(?:{words})\b", re.IGNORECASE)


@cache
def _next_name() -> re.Pattern[str]:
    honorifics = "|".join(words_of("honorific"))
    return re.compile(rf" (?:(?:{honorifics})\.? )?[A-Z][a-z'-]+ (?:[A-Z]|d[aeiou]\b|v[ao]n\b)")


@cache
def _offices() -> _Offices:
    office_of: dict[str, str] = {}
    terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for office in table("role_terms")["office"]:
        office_of |= {words.lower(): office["name"] for words in office["words"]}
        for row in office["terms"]:
            term = Term(row["person"], office["name"], row["first"], row.get("last"), row["source"])
            terms[term.person.lower(), term.office].append(term)
    names = {term.person for found in terms.values() for term in found}
    return _Offices(
        any_as_written(tuple(sorted(names))),
        any_as_written(tuple(office_of), any_initial=True),
        office_of,
        {key: tuple(found) for key, found in terms.items()},
    )


def role_evidence(
    passage: Passage, document_id: str, *, below_only: bool = False, publisher: str | None = None
) -> Iterator[Evidence]:
    """Give evidence from each name that is beside its office in `passage`.

    With `below_only` a term gives only the first possible day: the text is reprinted, and its author may have left
    since. The same holds for a person who is only spoken of. In a statement of `publisher`, that is everyone whose
    office does not speak for the publisher.
    """
    offices = _offices()
    for name in offices.names.finditer(passage.text):
        text = straight(passage.text)
        for start, end, office in _beside(text, name, offices):
            terms = offices.terms.get((text[name.start() : name.end()].lower(), office))
            if terms is None:
                continue
            ends = [term.last for term in terms if term.last is not None]
            # "Reforms announced by the ADCS President": the text may be of a later time.
            spoken_of = (
                is_spoken_of(text[max(0, start - REACH) : start])
                or _followed().match(text, end) is not None
                or (publisher is not None and not speaks_for(publisher, office))
            )
            yield Evidence(
                kind="role",
                earliest=min(term.first for term in terms),
                latest=max(ends) if len(ends) == len(terms) and not (below_only or spoken_of) else None,
                words=passage.words(start, end),
                document_id=document_id,
                start=passage.at(start),
                end=passage.after(end),
                source=terms[0].source,
            )
            break


def _beside(text: str, name: re.Match[str], offices: _Offices) -> Iterator[tuple[int, int, str]]:
    """Each office right after or right before `name`, with the span of both together."""
    gap = _AFTER_NAME.match(text, name.end())
    after = offices.words.match(text, gap.end()) if gap else None
    # "Unlike Ann Sample, ADCS President Jo Other said": the office is that of the next name.
    if (
        after is not None
        and _NOT_YET.match(text, after.end()) is None
        and _next_name().match(text, after.end()) is None
    ):
        yield name.start(), after.end(), offices.office_of[after[0].lower()]
    low = max(0, name.start() - _REACH)
    for before in offices.words.finditer(text, low, name.start()):
        gap = _before_name().fullmatch(text, before.end(), name.start())
        if gap is not None and _not_now().search(text[max(0, before.start() - 20) : before.start()]) is None:
            yield before.start(), name.end(), offices.office_of[before[0].lower()]
