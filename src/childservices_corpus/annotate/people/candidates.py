"""Words that may be the name of a person: runs of capitalised words, cut at every word that is not part of a name.

This is the one recogniser of people. :mod:`.names` uses it for credits, where the place shows that words are a name.
:mod:`.mentioned` uses it for names anywhere, where other evidence must show it. A place or a body of the tables always
beats a guessed person: "Milton Keynes" is not a person, and "Sheffield" is a surname only after a given name or an
honorific.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...reference import table
from ...reference.lexicon import capitalised, given_names, lowered, numbered, words_of
from ...text.fold import straight
from ..bodies.authorities import authorities
from ..bodies.councils import councils
from ..bodies.organisations import names as names_of_bodies
from ..language.whole_words import is_within_word
from .roles import is_for_anybody

# Bounded, so that a long row of capitals costs only its length; the class in front lets the search skip ahead.
_WORD = r"[A-Z\u00c0-\u00de\u0100-\u017f](?:\.(?>(?:[A-Z]\.){0,19})|[\w'-]{0,39}+\.?+)"
_TOKEN = re.compile(r"\S+")
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
# Endings of nouns and adjectives that surnames lack: announcements, ministerial. A short stem is one: Clements.
# "Mum-of-two" and "Ex-minister" are not names either.
_NOUN = re.compile(r"\w{4,}(?:tions?|ments?|ities|isms?|[eo]rial|ional|ical)|ex-.*|\w+-of-.*")
_JOINTS = re.compile(r",? (?:and|with) | & |, ")


class Piece(NamedTuple):
    """Words of a run that may be a name, each with its offset in the run.

    ``lead`` is where the honorifics before them begin. ``before`` and ``after`` are the words of another sort beside
    them in the run. ``doubtful`` is true if the surname is itself such a word and the given name is not in the table.
    """

    parts: tuple[tuple[int, str], ...]
    lead: int
    before: str
    after: str
    possessive: bool
    doubtful: bool

    @property
    def titled(self) -> bool:
        """True after an honorific or a royal title."""
        return is_title(self.before)


@cache
def _run() -> re.Pattern[str]:
    particles = "|".join(words_of("particle"))
    return re.compile(rf"{_WORD}(?: {{1,2}}(?:(?:{particles}) ){{0,2}}{_WORD}){{1,15}}")


def runs(text: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, str]]:
    """The runs of two or more capitalised words in ``text[low:high]``, with offsets; apostrophes must be straight."""
    for run in _run().finditer(text, low, len(text) if high is None else high):
        start = run.start()
        if not start or text[start - 1] in " \n" or not is_within_word(text, start):
            yield start, run.group()


def is_title(word: str) -> bool:
    """True for an honorific or a royal title."""
    return word in _honorifics() or word in _royal()


def _leads_to_name(word: str) -> bool:
    return is_title(word) or word in _letters() or word in capitalised("post")


@lru_cache(maxsize=65536)
def cuts_name(word: str) -> bool:
    """True if `word`, which has a capital, is not part of a person's name, unless it is shown to be a surname."""
    low = word.lower()
    return low in _no_names() or low in _known_words() or _NOUN.fullmatch(low) is not None


@lru_cache(maxsize=65536)
def cut(run: str) -> tuple[Piece, ...]:
    """Cut a run of capitals at words that are not part of a name; each piece keeps the words before and after it."""
    tokens = [(token.start(), token[0]) for token in _TOKEN.finditer(run)]
    known = _known_places(tokens)
    pieces: list[Piece] = []
    parts: list[tuple[int, str]] = []
    before, lead = "", 0

    def close(after: str = "", *, possessive: bool = False, doubtful: bool = False) -> None:
        named = _without_particles(parts)
        if named:
            pieces.append(Piece(named, lead if is_title(before) else named[0][0], before, after, possessive, doubtful))

    words = [_bare(token) for _, token in tokens]
    for number, ((at, token), word) in enumerate(zip(tokens, words, strict=True)):
        # "Minister Ford", but not "Minister Praises Leeds": in a headline a post comes before its verb.
        titled = is_title(before) and not (parts and before in capitalised("post"))
        following = words[number + 1] if number + 1 < len(words) else ""
        alone = not following or following in _letters()
        given = word in given_names() and (not number or _leads_to_name(before)) and _may_be_surname_of_given(following)
        described = not parts and following in given_names() and is_for_anybody(word.lower())
        if number in known or described or (not given and _cuts(word, token, parts, titled=titled, alone=alone)):
            if number not in known and not following and _may_be_surname(word, parts):
                parts.append((at, word))
                close(possessive=token.endswith("'s"), doubtful=True)
                break
            close(word)
            lead = lead if not parts and before in _honorifics() and word in _honorifics() else at
            parts, before = [], word
            if word in _royal():
                # "King Charles", but "King's Lynn".
                parts, before = ([(at, word)], word) if word == token else ([], "")
        else:
            parts.append((at, word))
            if word != token:
                # A name ends at its possessive or at the end of its sentence.
                close(possessive=token.endswith(("'s", "s'")))
                parts, before = [], ""
    else:
        close()
    return tuple(pieces)


def _bare(token: str) -> str:
    """`token` without the marks at its end: "J." keeps its full stop; "Dr." and the end of a sentence lose theirs."""
    return token if len(token) <= 2 or token[1] == "." else token.rstrip(".'-").removesuffix("'s")


def _without_particles(parts: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    end = len(parts)
    while end and parts[end - 1][1].islower():
        end -= 1
    return tuple(parts[:end])


def _cuts(word: str, token: str, parts: list[tuple[int, str]], *, titled: bool, alone: bool) -> bool:  # noqa: PLR0911 - a case a line
    if word in _royal() and not parts:
        return True
    if word in _letters() or word in _honorifics():
        return True
    low = word.lower()
    if word[0].islower():
        return False
    shown = (parts[-1][1] in given_names() or (titled and len(parts) < 3)) if parts else titled and alone
    if shown and (low in lowered("surname_too") or low in _known_words()):
        return False
    if cuts_name(word) or token.rstrip(".").lower() in _known_words():
        return True
    # "CC", and "CC-type" too.
    head = word.partition("-")[0]
    if not parts and not alone and _may_be_initials(word):
        return False
    return len(head) > 1 and head.isupper() and "." not in head and head not in _ROMAN


def _may_be_initials(word: str) -> bool:
    """True for two capitals such as JR before a surname; "UK Sample" and "NI Sample" are not initials."""
    return len(word) == 2 and word.isupper() and word.isalpha() and word not in table("attribution")["not_initials"]


def _may_be_surname_of_given(word: str) -> bool:
    """True if `word` makes a name of a given name that is another word too: Bill NAME, but not "the Bill Committee"."""
    return word.istitle() and word not in given_names() and not is_title(word) and not cuts_name(word)


def _may_be_surname(word: str, parts: list[tuple[int, str]]) -> bool:
    return len(parts) == 1 and word.istitle() and word.lower() in lowered("surname_too")


def _known_places(tokens: list[tuple[int, str]]) -> frozenset[int]:
    """The numbers of the tokens in a phrase of the tables: a place, a body, a figure of a tale."""
    found: set[int] = set()
    known = _known_phrases()
    spelt = [token.rstrip(".'-") for _, token in tokens]
    for number, (word, following) in enumerate(pairwise(spelt)):
        phrases = known.get((word, following), ())
        if following.endswith("'s"):
            phrases += known.get((word, following[:-2]), ())
        for phrase in phrases:
            end = number + len(phrase)
            here = tuple(spelt[number:end])
            if here == phrase or (*here[:-1], here[-1].removesuffix("'s")) == phrase:
                found.update(range(number, end))
                break
    return frozenset(found)


@cache
def _known_phrases() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrases of two words or more by their first two, the longest first."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    fixed = (*table("people")["not_people"], *table("not_names")["blocked"])
    for form in (*names_of_places(), *names_of_bodies(), *fixed):
        for run in (straight(form), *(run[0] for run in _run().finditer(straight(form)))):
            spelt = tuple(run.split())
            if len(spelt) > 1:
                found[spelt[:2]].add(spelt)
    return {pair: tuple(sorted(phrases, key=len, reverse=True)) for pair, phrases in found.items()}


@cache
def _known_words() -> frozenset[str]:
    """Places and bodies of one word, and the parts of joint place names, in lower case, without given names."""
    places = (part for form in names_of_places() for part in _JOINTS.split(form))
    given = set(map(str.lower, given_names()))
    return frozenset(word.lower() for word in (*places, *names_of_bodies()) if " " not in word) - given


@cache
def names_of_places() -> tuple[str, ...]:
    """The names of councils that are places; of the other councils only long ones: Craven and Hart are surnames too."""
    others = (name for council in councils() for name in council.names if " " in name)
    return (*(form for row in authorities() for form in row.names), *others)


@cache
def _no_names() -> frozenset[str]:
    posts = {word for use in _post_uses() for phrase in words_of(use) for word in phrase.lower().split()}
    plurals = {f"{post}s" for post in lowered("post")}
    counted = numbered("numbers", "weekdays", "months")
    return frozenset((*lowered("no_name"), *lowered("role_modifier"), *posts, *plurals, *map(str.lower, counted)))


def _post_uses() -> tuple[str, ...]:
    return (
        "post",
        *sorted({use for uses in table("lexicon")["posts"] for use in uses.split() if use.startswith("is_")}),
    )


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(capitalised("honorific"))


@cache
def _royal() -> frozenset[str]:
    return frozenset(words_of("royal"))


@cache
def _letters() -> frozenset[str]:
    return frozenset(words_of("letters"))
