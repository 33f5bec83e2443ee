"""Words beside the name of a place that mean its area and not its council: "Oxfordshire councils", "councils in Kent".

The councils of an area are many, and which of them act is not said. "Norfolk and Suffolk councils" and "Kent County
Councils" are the councils of these names.
"""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import numbered

_LONGEST_LIST = 120
_POSSESSIVE = r"(?:'s?)?"
_NAME = r"[A-Z][\w'&.-]{1,30}(?:[ -](?:(?:and|upon|on|of|the)[ -])?[A-Z][\w'&.-]{1,30}){0,4}"
# The same without "and" inside, so that it is read in one way only.
_PLAIN = r"[A-Z][\w'&.-]{1,30}+(?>(?:[ -][A-Z][\w'&.-]{1,30}+){0,3})"
# A list before or behind a name: "Kent, Medway and ", " and Medway".
_LISTED_BEFORE = re.compile(rf"(?:{_NAME}(?:,|,? and| &) )+$")


def many_councils(text: str, start: int, end: int) -> bool:
    """True if the name at ``text[start:end]`` is an area of several councils, of police or firms: "Kent districts"."""
    if _area_behind().match(text, end):
        return True
    if _councils_behind().match(text, end) is None:
        return False
    listed = _LISTED_BEFORE.search(text, max(0, start - _LONGEST_LIST), start)
    return listed is None


def councils_inside(text: str, start: int, end: int) -> bool:
    """True for a county in "councils across COUNTY", "six COUNTY and PLACE councils", "COUNTY council leaders"."""
    before = text[max(0, start - _LONGEST_LIST) : start]
    # A look for the words by themselves is quick, and mostly enough.
    if any(word[1:] in before for word in _council_words()) and _councils_before().search(before):
        return True
    if _leaders_behind().match(text, end):
        return True
    return _list_behind().match(text, end) is not None and _counted_before().search(before) is not None


def _council_words() -> list[str]:
    found: list[str] = table("place_words")["area"]["councils"]
    return found


@cache
def _councils() -> str:
    """The branches of a pattern for several councils; "county councils" are the councils of counties."""
    words = table("place_words")["area"]
    sorts = "|".join(map(re.escape, words["sorts"]))
    return rf"(?:(?:{_count()}|{sorts}|and|or|,) ){{0,5}}(?:{'|'.join(_either_case(words['councils']))})\b"


@cache
def _count() -> str:
    numbers = (form for word in numbered("numbers") for form in (word, word.capitalize()))
    return rf"(?:{'|'.join(sorted(numbers, key=len, reverse=True))}|[0-9]{{1,2}})"


def _either_case(words: list[str]) -> list[str]:
    return [rf"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in words]


@cache
def _councils_behind() -> re.Pattern[str]:
    return re.compile(rf"{_POSSESSIVE} {_councils()}")


@cache
def _area_behind() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("place_words")["area"]["others"]))
    # "Kent and Essex police", "Kent, Essex and Surrey police"
    joined = rf"(?:(?>(?:, {_PLAIN}){{0,2}}),? (?:and|&) {_PLAIN})?"
    return re.compile(rf"{_POSSESSIVE}{joined} (?:{words})\b")


@cache
def _leaders_behind() -> re.Pattern[str]:
    return re.compile(r" [Cc]ouncil leaders\b")


@cache
def _councils_before() -> re.Pattern[str]:
    words = "|".join(_either_case(table("place_words")["area"]["councils"]))
    inside = "|".join(table("place_words")["area"]["inside"])
    return re.compile(rf"\b(?<!ounty )(?:{words}) (?:{inside})(?: the| all of)? (?:{_NAME}(?:,|,? and| &) )*$")


@cache
def _counted_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_count()}|[Aa]ll)(?: of)?(?: the)? (?:{_NAME}(?:,|,? and| &) )*$")


@cache
def _list_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:,|,? and| &) {_NAME}){{0,6}}{_POSSESSIVE} {_councils()}")
