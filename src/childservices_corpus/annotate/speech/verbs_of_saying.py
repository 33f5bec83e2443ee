"""The verbs and nouns of saying in a sentence, and what a credit is."""

import re
from functools import cache
from typing import NamedTuple

from ...models import SpeakerBasis
from ..language.whole_words import branches
from ..language.word_search import WordSearch
from .people_in_text import People, words_in
from .phrases import Phrase
from .tokens import is_possessive

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"

# What shows the owner of a noun of saying; most words before a quotation have nothing of it.
_OWNERS = ("'", _QUOTE, "his", "His", "her", "Her")


class Seen(NamedTuple):
    """A credit that was seen: its phrase (``None`` if it cannot be read), how it was found, and its verb.

    ``gap`` counts the words between the verb and the marked words. ``agent`` is true for NAME in "seen by NAME".
    """

    phrase: Phrase | None
    basis: SpeakerBasis
    verb: str = ""
    gap: int = 0
    agent: bool = False


@cache
def says() -> WordSearch:
    """The verbs of saying, in any form."""
    verbs = (*words_in("says"), "put it", "puts it")
    return WordSearch(verbs, rf"(?:{branches(verbs)})\b")


@cache
def being_before() -> re.Pattern[str]:
    """A form of "to be" at the end of the words before a participle."""
    return re.compile(rf"(?:{branches(words_in('being'))})\b(?: (?:\w+ly|also|not|once|often|then))?\s+$")


@cache
def _saying_noun() -> re.Pattern[str]:
    nouns = "|".join(words_in("sayings"))
    # "His" is a word with a capital too; one set of first letters lets the engine skip to them.
    return re.compile(
        rf"(?<!\w)([A-Zh](?:(?<=[A-Z])[\w.-]*(?: [A-Z][\w.-]*){{0,4}}|(?<=h)(?:is|er)))(?:['{_QUOTE}]s?)?"
        rf"(?: [\w-]+){{0,3}} (?:{nouns})\b(?: [\w-]+){{0,8}}[ ,:]*$"
    )


class Sentence(NamedTuple):
    """A sentence of a masked paragraph: its words and the paragraph's number."""

    words: str
    number: int


def _is_noun_too(words: str, verb: int) -> bool:
    """True if the word at `verb` is a plain form that may be a noun as well: caution, claim, report."""
    match = says().match(words, verb)
    return match is not None and match[0] in words_in("verbs_or_nouns")


def is_noun(words: str, verb: int) -> bool:
    """True if the word at `verb` is a noun: "his claim", "the report", "NAME's call"."""
    before = words[max(0, verb - 40) : verb].rsplit(maxsplit=3)
    if not before:
        return False
    last = before[-1]
    if last.lower() in words_in("before_nouns") or is_possessive(last):
        return True
    # "a youth justice caution"
    return _is_noun_too(words, verb) and not last.endswith("s") and not {"a", "an"}.isdisjoint(before[-3:-1])


def noun_start(words: str, low: int, start: int) -> int:
    """The offset after the owner of a noun of saying before the words at `start`; 0 without one."""
    match = _saying_noun().search(words, max(low, start - 160), start)
    return match.end(1) if match else 0


def noun_before(sentence: Sentence, low: int, start: int, people: People) -> Seen | None:
    """``NAME's remark that`` before the words."""
    words = sentence.words
    low = max(low, start - 160)
    before = words[low:start]
    match = _saying_noun().search(words, low, start) if any(owner in before for owner in _OWNERS) else None
    if match is None or not re.search(r"['\N{RIGHT SINGLE QUOTATION MARK}]|[Hh]is|[Hh]er", match[0]):
        return None
    owner = match[1]
    if owner.lower() in ("his", "her"):
        return Seen(Phrase(match.start(), "he" if owner.lower() == "his" else "she", None, owner), "before", "noun")
    name = people.meant(owner.split(), sentence.number)
    return None if name is None else Seen(Phrase(match.start(), "person", name, owner), "before", "noun")
