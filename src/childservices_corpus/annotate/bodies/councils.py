"""Councils and combined authorities outside the table of authorities: English districts, Wales, Scotland, and others.

They are bodies with GSS codes of their own. Beside words such as "Council" they are named; alone, a name of several
words is another place than the authority in it: Surrey Heath is not Surrey.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...reference import csv_rows
from ..language.spans import BLOCKED, Found
from ..language.whole_words import Hit, Phrase
from .settings import acts_as_council, only_a_setting, other_place
from .spellings import spellings
from .titles import lead_of, tail_of

OTHER_COUNCIL = "other council"
COMBINED = "combined_authority"
_ENGLISH_DISTRICT = "E07"
_COMBINED_BEHIND = re.compile(r"(?: (?:Mayoral )?[Cc]ombined (?:[Cc]ounty )?[Aa]uthority| [MC]?CA)\b")


@dataclass(frozen=True)
class Council:
    """A council or combined authority without a row in the table of authorities, under its latest GSS code."""

    gss: str
    name: str
    kind: str
    forms: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and its other forms in the table."""
        return self.name, *self.forms


@cache
def councils() -> tuple[Council, ...]:
    """The table ``reference/other_councils.csv``."""
    return tuple(
        Council(row["gss"], row["name"], row["kind"], tuple(filter(None, row["forms"].split("|"))))
        for row in csv_rows("other_councils")
    )


def phrases() -> Iterator[Phrase]:
    """Every form of the name of each council."""
    for council in councils():
        for name in council.names:
            for written in spellings(name):
                yield Phrase(written, OTHER_COUNCIL, council.gss)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The council named at `hit`, with the words that make it one; blocked where the name is only another place's."""
    start, end, (form, _, gss) = hit
    if _kinds()[gss] == COMBINED:
        return _combined(text, hit)
    lead, tail = lead_of(text, start), tail_of(text, end)
    if lead is not None or tail is not None:
        if lead is None and other_place(text, start, end):
            return None
        if tail is not None and "ounty" in tail.group() and gss.startswith(_ENGLISH_DISTRICT):
            return Found(start, end, BLOCKED, None)
        low, high = start - len(lead.group()) if lead else start, tail.end() if tail else end
        return Found(low, high, "organisation", gss)
    if not any(mark in form for mark in " -"):
        return None
    acts = acts_as_council(text, end) and not only_a_setting(text, start, end)
    return Found(start, end, "organisation" if acts else BLOCKED, gss if acts else None)


def _combined(text: str, hit: Hit) -> Found | None:
    start, end, (form, _, gss) = hit
    if form.isupper() and form in _table_forms():
        return Found(start, end, "organisation", gss)
    behind = _COMBINED_BEHIND.match(text, end)
    return Found(start, behind.end(), "organisation", gss) if behind is not None else None


@cache
def _table_forms() -> frozenset[str]:
    """Forms as the table has them: GMCA is a body, but NE is only a short compass word."""
    return frozenset(form for council in councils() for form in council.forms)


@cache
def _kinds() -> dict[str, str]:
    return {council.gss: council.kind for council in councils()}
