"""Words beside the name of a place that make it another place, or only the place where something happens.

"Surrey Heath" and "S. Devon" are other places than Surrey and Devon. In "chiefs met in Manchester" and "the MP for
Bradford South" no council is meant.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from ...reference import csv_rows, table
from ...reference.lexicon import capitalised, words_of
from .spellings import spellings

_LONGEST_BEFORE = 30
_LONGEST_SETTING = 120
_ENDS_OF_SETTING = (" in ", " at ", ", ", " of ", " for ", " to ", " and ", "In ", "At ")
_QUARTER = r"(?:North|South|East|West|Central|Mid)(?:[ -](?:East|West))?"
_LETTERS = r"(?:[NS]\.?[ -]?[EW]|[NSEW])(?![\w&'])\.?"
_REGIONS = ("London", "England", "Midlands", "Yorkshire", "Wales", "Anglia", "Coast")
_LAST_WORD = re.compile(r"([\w.&-]+) $")
# A line end inside a name: "North East", then "Somerset Council". After "the", the line ends with a region.
_CUT_BEFORE = re.compile(
    rf"(?<![\w'&])(?<!the )(?<!The )(?:(?<!North )(?<!South ){_QUARTER}|{_LETTERS}|Greater|Inner|Outer) ?\n$"
)
_COMPASS_BEFORE = re.compile(rf"(?<![\w'&])(?:{_LETTERS}|(?:Nth|Sth)\.?)[ -]$")
# "in north Devon" is a part of it; "to the south, Kent" is not.
_PART_BEFORE = re.compile(r"(?<!\w)(?:north|south|east|west|mid|central)(?:[ -](?:north|south|east|west))?[ -]$", re.I)
_BESIDE = " -\n"
# The last letters of the words above; most places have other words before them.
_ENDS_OF_QUARTER = frozenset("NSEW.htdlHTDL")
_NEXT_CAPITAL = re.compile(r" ([A-Z][a-z][\w'-]{0,38})(?!\w)")
_LONG_WORD = re.compile(r"(?<![\w'-])[A-Za-z]{4,}")
_AROUND = 60
_CAPITAL = r"[A-Z][\w'-]{1,20}+"
# A few words of one sentence.
_FEW = r"(?:[ ,][^\s.!?;:]{1,30}+){0,8}?"


def other_place(text: str, start: int, end: int) -> bool:
    """True where the words beside ``text[start:end]`` belong to the name: South Cambridgeshire, Bradford-on-Avon."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if before.endswith(("-", "/", "@", ".")) or text.startswith("@", end):
        return True
    words = before.rstrip(_BESIDE)
    if words[-1:] in _ENDS_OF_QUARTER and (_COMPASS_BEFORE.search(before) or _PART_BEFORE.search(before)):
        return True
    if before.endswith("\n") and _CUT_BEFORE.search(before):
        return True
    word = _LAST_WORD.search(before, words.rfind(" ") + 1)
    if (word is not None and word[1] in _prefixes()) or _goes_on().match(text, end):
        return True
    return _unknown_name(text, start, end)


def _unknown_name(text: str, start: int, end: int) -> bool:
    """True before an unknown capital in running text: Brent Cross, Salford Quays. A headline has capitals anyway."""
    match = _NEXT_CAPITAL.match(text, end)
    if match is None or match[1].removesuffix("'s") in _beside() or _of_a_place().match(text, end + 1):
        return False
    around = _LONG_WORD.findall(text[max(0, start - _AROUND) : start] + text[match.end() : match.end() + _AROUND])
    return 2 * sum(map(str.islower, around)) > len(around)


@cache
def _beside() -> frozenset[str]:
    """Words with a capital that may be beside the name of a council: Leeds Mayor, Kent Children's Services."""
    uses = ("post", "honorific", "body_general", "council_behind", "body_last")
    return frozenset((*table("place_words")["beside"]["words"], *(word for use in uses for word in capitalised(use))))


@cache
def _of_a_place() -> re.Pattern[str]:
    rows = (*csv_rows("authorities"), *csv_rows("other_councils"))
    return re.compile(_any(row["name"] for row in rows))


def only_a_setting(text: str, start: int, end: int) -> bool:
    """True for a place where people meet, in a title or as a seat in Parliament: a council is not meant."""
    if _seat().match(text, end) or _meeting_called_so().match(text, end):
        return True
    before = text[max(0, start - _LONGEST_SETTING) : start]
    if not before.endswith(_ENDS_OF_SETTING):
        return False
    return _setting().search(before) is not None or (
        before.endswith(("n ", "t ", " to ")) and _meets_behind().match(text, end) is not None
    )


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(capitalised("place_prefix"))


@cache
def _goes_on() -> re.Pattern[str]:
    """Words behind a name that belong to it: Bristol Airport, Bradford on Avon, Sutton-in-Ashfield."""
    blockers = _any(capitalised("place_blocker"))
    rivers = _any(table("place_words")["town_on"]["words"])
    words = table("place_words")["institutions"]
    abroad = _any(table("place_words")["abroad"]["names"])
    bodies, joined, sites = _any(words["behind"]), _any(words["joined"]), _any(table("place_words")["address"]["sites"])
    return re.compile(
        rf" (?:{blockers})\b| (?:{sites})\b| (?:on|upon)(?: the)? (?:{rivers})\b| (?:{_CAPITAL} )?(?:{bodies})\b"
        rf"|, (?:{abroad})\b(?! [Cc]ouncil)|(?: (?:and|&) {_CAPITAL}(?: {_CAPITAL})?)? (?:{joined})\b"
        rf"|-(?:[a-z]{{1,5}}-){{1,2}}[A-Z]|-[A-Z]|, (?:City|County) of\b| (?:under|le|cum)[ -][A-Z]"
    )


@cache
def _seat() -> re.Pattern[str]:
    # "Manchester Central" is a constituency, but "Leeds West Yorkshire" are two places.
    others = _any(form for name in _compass_names() for form in spellings(name))
    part = rf" (?!(?:{others}|{_QUARTER} (?:{'|'.join(_REGIONS)}))\b)(?:{_QUARTER}\b|{_LETTERS})"
    return re.compile(rf"(?: {_QUARTER})?(?:'s?)? MPs?\b|{part}")


def _compass_names() -> list[str]:
    rows = (*csv_rows("authorities"), *csv_rows("other_councils"))
    # "North East" by itself is a quarter of a city too.
    return [row["name"] for row in rows if re.match(_QUARTER, row["name"]) and row["kind"] != "combined_authority"]


@cache
def _meeting_called_so() -> re.Pattern[str]:
    return re.compile(rf" (?:annual )?(?:{_meetings()})\b")


@cache
def _setting() -> re.Pattern[str]:
    titles = _any(capitalised("title_of_place"))
    venues = _any(table("place_words")["address"]["venues"])
    several = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in table("place_words")["institutions"]["of"])
    time = r"(?:back|here|today|yesterday|(?:this|last|next) \w{1,12}+|(?:on|in) [A-Z]\w{1,12}+)"
    held = r"(?:held|hosted|staged|tak(?:es|ing) place|took place)"
    meet, gather, bring, trip = map(_words, ("meet", "gather", "bring", "trip"))
    # Children travel too, and their council is meant: the word for the travellers decides.
    travel = rf"(?:{_words('people')})\b{_FEW} (?:{_words('travel')})"
    # "In Leeds and Hull": the second place is one of meeting too.
    also = r"(?:[A-Z][\w-]{1,20}+(?: [A-Z][\w-]{1,20}+)? and(?: then)?(?: in| at| to)? )?"
    # Each part is bounded to a few words, so that the search stays short.
    return re.compile(
        rf"\b(?:{_meetings()})(?: (?:19|20)\d\d)?(?:(?:,| being| was| is| which was| to be| will be)? {held})?"
        rf"(?: {time}){{0,2}},? (?:in|at) $"
        rf"|\b(?:Conference|Convention|Summit)(?: (?:19|20)\d\d)?, $"
        rf"|\b(?:{titles}) of $|\b(?:Lord|Lady|Baron|Baroness|Viscount) [A-Z][\w'-]{{1,30}}+ of $"
        rf"|\b(?:{several}) of {also}$|\b[A-Z][\w'-]{{1,20}}+ (?:{venues}),(?: [A-Z][\w'-]{{1,20}}+,)? $"
        rf"|\b(?:MPs?|(?<!abinet )(?<!ead )[Mm]ember) for $"
        rf"|\b(?:{meet})(?: {time}| again| up| together)?,? (?:in|at) {also}$"
        rf"|\b(?:(?:{gather})\b{_FEW}|(?:{bring})\b{_FEW} together) (?:in|at) {also}$"
        rf"|\b(?:{trip}|{travel})\b(?: {time}| back| up| down| over)?(?: to| in| at| for) {also}$"
        rf"|\b(?:[Ss]peaking|spoke)(?: {time})? (?:in|at) $"
    )


@cache
def _meets_behind() -> re.Pattern[str]:
    """A clause behind "In PLACE" that says who met there."""
    meet = "|".join(map(_words, ("meet", "gather")))
    people = _words("people")
    return re.compile(
        rf"(?: (?:today|yesterday|(?:this|last|next) \w{{1,12}}+|on [A-Z]\w{{1,12}}+))?,?(?: where)? "
        rf"(?:(?:[\w'-]{{1,20}} ){{0,4}}(?:{people}) (?:{meet})\b|for (?:[\w'-]{{1,20}} ){{1,4}}(?:{_meetings()})\b)"
    )


def _meetings() -> str:
    """The branches of a pattern for meetings of people, such as a conference, with or without a capital."""
    return _any({*words_of("meeting"), *capitalised("meeting")})


@cache
def _council_acts() -> re.Pattern[str]:
    has, is_, says = (_any(table("place_words")["council"][use]) for use in ("has", "is", "says"))
    adverb = r"(?:(?:also|already|now|just|recently|not|yet) )?"
    return re.compile(rf" (?:ha(?:s|d|ve) {adverb}(?:{has})|(?:is|was) {adverb}(?:{is_})|(?:{says}))\b")


def acts_as_council(text: str, end: int) -> bool:
    """True if the words behind a name say what a council does: "Reading has seen", "Slough is to close"."""
    return _council_acts().match(text, end) is not None


def _words(use: str) -> str:
    words = table("place_words")["meeting"][use]
    return _any([*words, *(word.capitalize() for word in words)])


def _any(words: Iterable[str]) -> str:
    """The branches of a pattern for any of `words`, the longest first; each first letter has one branch."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())
