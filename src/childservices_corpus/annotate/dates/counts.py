"""Numbers that look like a year or a day and count something: "a survey of 2031 parents", "May 12 months ago".

The lists of words are in ``reference/date_phrases.toml``. A number in doubt is not a date.
"""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import given_names, lowered, month_names, words_of
from ...text.fold import small
from ..language.whole_words import branches

# "2022 care leavers", "2031 looked-after children": the thing that is counted is at most the third word.
_WORD = "[A-Za-z][A-Za-z'-]*"
_WORDS = re.compile(rf"(?: |-)(?:looked after )?({_WORD})(?: ({_WORD}))?(?: ({_WORD}))?")
# "Figures for 2045 and 2046 children": the number before may count too.
_LISTED = re.compile(r",? (?:and|or|to) (?:19|20)[0-9]{2}(?![0-9])")
_LAST = re.compile(r"([\w'.]{1,20}+) $")
_NEXT = re.compile(r"'s\b| ([a-z]+)")
_SINGULAR = ("ss", "us", "is", "'s")
_REACH = 24
_SHORTEST_PLURAL = 4
_YEAR_DIGITS = 4
# "Only 2015 were adopted": a number that does what a year cannot do.
_ONLY = re.compile(r"(?<!\w)(?:[Oo]nly|[Jj]ust|[Ss]ome|[Aa]ll|[Aa]bout|[Aa]round|[Oo]ver)(?: the)? $")
_DO = re.compile(r" (?:are|have|got|had|replied|responded|said|took|were)\b")


def counts(text: str, start: int, end: int) -> bool:
    """True if the number ``[start, end)`` of `text` may count what follows, and so may not be a year or a day."""
    if _part_of().match(text, end) or _before().search(small(text[max(0, start - _REACH) : start])):
        return True
    if _DO.match(text, end) and _ONLY.search(text, max(0, start - _REACH), start):
        return True
    if text[max(0, end - _YEAR_DIGITS) : end].isdigit() and _few().match(text, end):
        return False
    listed = _LISTED.match(text, end)
    return _counts_what_follows(text, end if listed is None else listed.end())


def _counts_what_follows(text: str, end: int) -> bool:
    """True if the number that ends at `end` has a plural behind it, or a hyphen."""
    found = _WORDS.match(text, end)
    if found is None:
        return False
    for word in filter(None, found.groups()):
        if word.lower() in _words("not_counted"):
            return False
        if not word.islower():
            # A name: "the 2020 National Children and Adult Services Conference".
            return word.lower() in lowered("counted") and word == found[1]
        if _is_plural(word):
            return word not in _words("dated_things")
    return text.startswith("-", end)


def _is_plural(word: str) -> bool:
    if word.lower() in lowered("counted"):
        return True
    return len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_SINGULAR)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("date_phrases")[name].split())


@cache
def _few() -> re.Pattern[str]:
    """What is too few for the number of a year: there never were 2019 ministers."""
    return re.compile(rf" (?i:{'|'.join(sorted(_words('few')))})\b")


@cache
def _part_of() -> re.Pattern[str]:
    words = "|".join(sorted(_words("counted_of")))
    return re.compile(rf" (?:out )?of (?:(?:{words})\b|[0-9])| in (?:total|all)\b|%| \([0-9.,]+ ?(?:%|per ?cent)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(table('date_phrases')['counting'])}) (?:the )?$")


def is_name(text: str, start: int, end: int) -> bool:
    """True if the month ``[start, end)`` of `text` may be the name of a person: "Mrs May", "since May took office"."""
    word = text[start:end]
    if word not in _names():
        return False
    before = _LAST.search(text, max(0, start - _REACH), start)
    if before is not None and _is_person_before(before[1]):
        return True
    after = _NEXT.match(text, end) if word in _words("surnames") else None
    return after is not None and (after[1] is None or after[1] in _verbs())


def _is_person_before(word: str) -> bool:
    bare = word.strip(".'")
    return bare in _given() or bare.lower() in lowered("honorific") | lowered("post")


@cache
def _names() -> frozenset[str]:
    """The months written out that are names too: April, May, June, August."""
    return frozenset(month_names()) & frozenset(table("lexicon")["months_and_names"])


@cache
def _given() -> frozenset[str]:
    return given_names() - frozenset(table("lexicon")["months_and_names"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*words_of("past_finite"), *words_of("quoting"), *_words("name_verbs")))
