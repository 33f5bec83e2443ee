"""People: runs of capitalised words that other words show to be a name.

The evidence is an honorific, a post before the name or after a comma, a verb of speech, the report of a death, a list
with another name in it, or a given name. The name of a body, a place, a law or a report is not a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...reference import table
from ...reference.lexicon import capitalised, given_names, numbered, words_of
from ...text.fold import straight
from ..language.spans import Found
from ..language.whole_words import Hit, Phrase, Phrases, branches
from .candidates import Piece, cut, is_title, names_of_places, runs

SURNAME = "surname"
_NEAR = 60
_MOST_WORDS = 4
_MONTH_FOLLOWS = re.compile(
    r"(?<!\w)(?:[Ff]rom|[Ss]ince|[Ii]n|[Uu]ntil|[Tt]ill|[Ll]ast|[Tt]his|[Nn]ext|[Dd]uring|[Ee]arly|[Ll]ate|By|After) $"
)
_JOINTS = frozenset((" and ", ", ", " & ", ", and "))


class _Words(NamedTuple):
    """Name-words side by side, with the words around them inside the run of capitals."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    after: str


class _Evidence(NamedTuple):
    """Patterns for the words beside a name that show it to be a name."""

    before: tuple[re.Pattern[str], ...]
    after: re.Pattern[str]
    alone_after: re.Pattern[str]


@cache
def _evidence() -> _Evidence:
    verbs = "|".join(words_of("act"))
    leads = (*words_of("says_before"), *words_of("relation"), *capitalised("post"), *words_of("person_noun"))
    posts = "|".join((*capitalised("post"), *words_of("person_noun")))
    letters = "|".join(words_of("letters"))
    adverbs = "|".join(words_of("before_verb"))
    ages = "|".join(numbered("numbers"))
    fates = "|".join(words_of("fate"))
    # Patterns that begin with fixed letters are fast to search for, one by one.
    return _Evidence(
        before=(
            re.compile(rf"(?:{branches((*leads, 'honour', 'honours'))})(?:,? |, (?:and )?)$"),
            re.compile(r"-olds? $"),
            re.compile(rf"(?:{branches(words_of('fate'))}) of (?:[a-z-]+ ){{0,3}}$"),
        ),
        after=re.compile(
            rf"(?:,? (?:{letters})\b)*(?:,? (?:{adverbs}))?(?:,? (?:{verbs})\b"
            rf"|, (?:the |an? )?(?:[\w'&-]{{1,40}} ){{0,5}}(?:{posts})\b|'s? (?:{fates}|evidence|letter)\b"
            rf"|, (?:\d\d?|{ages})\b|, (?:an? |aged )?\w{{1,12}}-(?:year|month|week|day)-old\b)"
        ),
        alone_after=re.compile(rf"(?: (?:{adverbs}))? (?:{verbs}|{'|'.join(words_of('after_surname'))})\b"),
    )


def find_people(text: str) -> Iterator[Found]:
    """Give the people named in `text`; the reference is the name without honorifics and post-nominals."""
    candidates = [
        _Words(offset + start, offset + end, words, before, after)
        for offset, run in runs(text)
        for start, end, words, before, after in _candidates(run)
    ]
    shown = [_is_shown(text, candidate) for candidate in candidates]
    _spread_over_lists(text, candidates, shown)
    for candidate, sure in zip(candidates, shown, strict=True):
        if sure:
            yield Found(candidate.start, candidate.end, "person", " ".join(candidate.words))


def phrases() -> Iterator[Phrase]:
    """The surnames of people known by surname alone."""
    for surname in table("people")["surnames_alone"]:
        yield Phrase(surname, SURNAME, surname)


def read_hit(text: str, hit: Hit) -> Found | None:
    """The person whose surname is alone at `hit`; a verb or a word such as "campaign" must follow it."""
    if _evidence().alone_after.match(text, hit.end) is None or text[hit.start - 1 : hit.start] == "-":
        return None
    return Found(hit.start, hit.end, "person", hit.phrase.ref)


@lru_cache(maxsize=65536)
def _candidates(run: str) -> tuple[_Words, ...]:
    return tuple(found for piece in cut(run) if (found := _candidate(piece)) is not None)


def _candidate(piece: Piece) -> _Words | None:
    parts, before = list(piece.parts), piece.before
    # A word of another phrase comes before the given name: "… in England Matt Dunkley".
    while len(parts) > 2 and parts[0][1] not in given_names() and not piece.titled:
        if not any(word in given_names() for _, word in parts[1:-1]):
            break
        parts, before = parts[1:], ""
    named = [word for _, word in parts if not word.islower()]
    if piece.doubtful or not named or len(named) > _MOST_WORDS:
        return None
    last_start, last = parts[-1]
    return _Words(parts[0][0], last_start + len(last), tuple(word for _, word in parts), before, piece.after)


def _is_shown(text: str, name: _Words) -> bool:
    """True if evidence shows `name` to be a name; the cheapest evidence is tried first."""
    if _is_month(text, name):
        return False
    titled = is_title(name.before)
    if len(name.words) == 1:
        if name.before in _posts_before_surname():
            return text.startswith("'", name.end) or _acts(text, name)
        # "Dame Christine", "King Charles": a given name alone is not a full name.
        return titled and name.before not in _before_given() and len(name.words[0]) > 2
    return (
        titled
        or name.words[0] in given_names()
        or name.before in _posts()
        or _acts(text, name)
        or any(pattern.search(text, max(0, name.start - _NEAR), name.start) for pattern in _evidence().before)
    )


def _is_month(text: str, name: _Words) -> bool:
    """True for "From April Leeds will": a month, and the place that acts from then on."""
    if len(name.words) != 2 or name.words[0] not in table("lexicon")["months_and_names"]:
        return False
    return (
        name.words[1] in names_of_places()
        and _MONTH_FOLLOWS.search(text, max(0, name.start - _NEAR), name.start) is not None
    )


def _acts(text: str, name: _Words) -> bool:
    return name.after in _letters() or _evidence().after.match(text, name.end) is not None


@cache
def _letters() -> frozenset[str]:
    return frozenset(words_of("letters"))


@cache
def _posts() -> frozenset[str]:
    return frozenset(capitalised("post"))


@cache
def _before_given() -> frozenset[str]:
    return frozenset((*words_of("royal"), *capitalised("knightly")))


@cache
def _posts_before_surname() -> frozenset[str]:
    return frozenset(capitalised("surname_alone_post"))


def _spread_over_lists(text: str, candidates: Sequence[_Words], shown: list[bool]) -> None:
    """In "X and Y" or "X, Y", one name shows the other to be a name."""
    for order in (range(1, len(candidates)), range(len(candidates) - 1, 0, -1)):
        for here in order:
            one, other = candidates[here - 1], candidates[here]
            if len(one.words) > 1 < len(other.words) and text[one.end : other.start] in _JOINTS:
                shown[here - 1] = shown[here] = shown[here - 1] or shown[here]


def find_known(text: str, names: Iterable[str]) -> list[Found]:
    """Each of `names` wherever `text` has it in full, in order; `text` must be folded, `names` need not be."""
    forms = {form for form in (straight(name).strip() for name in names) if form}
    if not forms:
        return []
    known = Phrases((Phrase(form, "known", form) for form in sorted(forms)), once=True)
    return sorted(Found(start, end, "person", phrase.ref) for start, end, phrase in known.find(text))


def with_full_names(finds: list[Found]) -> list[Found]:
    """`finds` of one record; a surname alone refers to the one full name in the record that ends in it."""
    names = {find.ref for find in finds if find.kind == "person" and find.ref is not None}
    if len(names) < 2:
        return finds
    full: dict[str, list[str]] = defaultdict(list)
    for name in names:
        first, _, surname = name.rpartition(" ")
        if first:
            full[surname].append(name)
    alone = {surname: full[surname][0] for surname in names if len(full.get(surname, ())) == 1}
    if not alone:
        return finds
    return [
        find._replace(ref=alone[find.ref]) if find.kind == "person" and find.ref in alone else find for find in finds
    ]
