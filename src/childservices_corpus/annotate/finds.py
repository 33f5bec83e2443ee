"""The mentions that need only the text: the finds of all annotators, and the best of those that overlap."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from ..text.fold import loose, plain_hyphens, straight
from .amounts import money, shares, worded
from .bodies import authorities, councils, organisations
from .dates import mentioned as date_mentions
from .language.spans import Found, resolve
from .language.whole_words import Hit, Phrases
from .people import citations
from .people import mentioned as people


def find_spans(text: str) -> list[Found]:
    """The finds in `text` that need only the text, sorted, without overlaps; a find never crosses a line break.

    The reference of an authority is still its place: :func:`~.bodies.authorities.code_of` gives the code for a day.
    """
    folded = plain_hyphens(straight(text))
    finds = [*people.find_people(folded), *money.find_money(folded), *shares.find_percentages(folded)]
    finds += worded.find_worded(folded)
    finds += date_mentions.find_numeric(folded)
    by_words: list[Hit] = []
    known: list[Found] = []
    for hit in _phrases().find(folded):
        read = _READERS[hit.phrase.sort]
        if read is None:
            by_words.append(hit)
            continue
        find = read(folded, hit)
        if find is not None:
            finds.append(find)
            if find.kind in ("authority", "organisation"):
                known.append(find)
    known_starts, known_ends = {find.start for find in known}, {find.end for find in known}
    known.sort()
    anything = _Reach(known)
    # A word such as NHS may be part of a longer name.
    bodies = _Reach([find for find in known if find.kind == "organisation" and " " in folded[find.start : find.end]])
    for hit in by_words:
        # "Meanwhile Medway Council", "Ministry of Justice White Paper": a known name takes in no words beside it.
        inside = anything.of_those_before(hit.start + 1) >= hit.end
        if not inside and hit.end not in known_ends and hit.start not in known_starts:
            find = organisations.read_hit(folded, hit)
            # "Councils Back Home Office Consortium": where a guess reaches over a body of the table, the body stays.
            if find is not None and bodies.of_those_before(find.end) <= find.start:
                finds.append(find)
    finds += (find for find in citations.find_cited(folded) if find.start not in known_starts)
    return resolve(finds)


def body_named(words: str) -> str | None:
    """The reference of the body in the tables that `words` name as a whole; ``None`` for a body in no table.

    Case and the shape of quotes do not count: "dfe" and "Department for Education" are one body.
    """
    known = organisations.names_by_loose_form().get(loose(words))
    if known is not None:
        return known
    folded = plain_hyphens(straight(words))
    codes = {council.gss for council in councils.councils()}
    for hit in _phrases().find(folded):
        find = councils.read_hit(folded, hit) if hit.phrase.sort == councils.OTHER_COUNCIL else None
        if hit.phrase.ref in codes and (hit.start, hit.end) == (0, len(folded)):
            return hit.phrase.ref
        if find is not None and (find.start, find.end) == (0, len(folded)):
            return find.ref
    return None


class _Reach:
    """How far some finds, sorted by start, reach."""

    def __init__(self, finds: Sequence[Found]) -> None:
        self._starts = [find.start for find in finds]
        self._reaches = [0, *accumulate((find.end for find in finds), max)]

    def of_those_before(self, at: int) -> int:
        """The furthest end of the finds that begin before `at`."""
        return self._reaches[bisect_left(self._starts, at)]


_SOURCES = (organisations, authorities, councils, people, shares, date_mentions)
_READERS: dict[str, Callable[[str, Hit], Found | None] | None] = {
    **dict.fromkeys(organisations.SORTS, organisations.read_hit),
    **dict.fromkeys(authorities.SORTS, authorities.read_hit),
    councils.OTHER_COUNCIL: councils.read_hit,
    **dict.fromkeys(shares.SORTS, shares.read_hit),
    **dict.fromkeys(date_mentions.SORTS, date_mentions.read_hit),
    people.SURNAME: people.read_hit,
    # Read after all known names, which decide where an unknown name ends.
    organisations.LAST_WORD: None,
    organisations.WORD_BEFORE_OF: None,
    organisations.DESCRIPTOR: None,
}


@cache
def _phrases() -> Phrases:
    return Phrases(phrase for source in _SOURCES for phrase in source.phrases())
