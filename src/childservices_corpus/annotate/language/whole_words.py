"""Phrases found as whole words: a few by a pattern, many in one pass of an automaton."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ...text.fold import small
from .automaton import Automaton
from .word_search import WordSearch


def any_of(items: Iterable[str]) -> WordSearch:
    """A pattern for any of `items`, the longest first, in a text folded by :func:`~...text.fold.small`."""
    words = {small(item) for item in items}
    return WordSearch(words, rf"(?:{branches(words)})(?!\w)")


def branches(items: Iterable[str]) -> str:
    """The branches of a pattern for any of `items` at the beginning of a word, the longest first.

    Each first letter has one branch, with the look behind after it, so that the engine skips other letters quickly.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for item in sorted(set(items), key=lambda item: (-len(item), item)):
        rests[item[0]].append(re.escape(item[1:]))
    return "|".join(rf"{re.escape(first)}(?<!\w[\s\S])(?:{'|'.join(rest)})" for first, rest in rests.items())


@cache
def any_as_written(items: tuple[str, ...], *, any_initial: bool = False) -> re.Pattern[str]:
    """A pattern for any of `items` in the raw text of a page: with straight or curly apostrophes, in any case.

    The first letter must be as written unless `any_initial` is true: a capital lets the engine skip most of a text.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for item in sorted(set(items), key=lambda item: (-len(item), item)):
        rest = re.escape(item[1:]).replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]")
        for initial in (item[0].lower(), item[0].upper()) if any_initial else (item[0],):
            rests[initial].append(rest)
    return re.compile(
        "|".join(f"{re.escape(initial)}(?<!\\w\\w)(?i:{'|'.join(found)})(?!\\w)" for initial, found in rests.items())
    )


def has_any(text: str, items: Sequence[str]) -> bool:
    """True if `text`, as the page writes it, holds one of `items`."""
    return any_as_written(tuple(items)).search(text) is not None


def ends_with_any(text: str, items: Sequence[str]) -> bool:
    """True if `text` ends with one of `items`."""
    return text.endswith(tuple(items)) and any(ends_with(text, item) for item in items)


def ends_with(text: str, item: str) -> bool:
    """True if `text` ends with `item`."""
    return text.endswith(item) and not text[: -len(item)][-1:].isalnum()


def word_end(text: str, at: int) -> int:
    """The end of the word that continues at `at`."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


class Phrase(NamedTuple):
    """A phrase, the sort of thing it names, and its reference."""

    form: str
    sort: str
    ref: str


class Hit(NamedTuple):
    """A phrase at its place in a text."""

    start: int
    end: int
    phrase: Phrase


class Phrases:
    """Phrases ready to be found; of equal phrases the first counts.

    With `once` they are ready fast, for a single text. Without it they take longer to prepare and search faster.
    """

    def __init__(self, phrases: Iterable[Phrase], *, once: bool = False) -> None:
        first: dict[str, Phrase] = {}
        for phrase in phrases:
            first.setdefault(phrase.form, phrase)
        self._phrases = tuple(first.values())
        self._automaton = Automaton(list(first), once=once)

    def find(self, text: str) -> list[Hit]:
        """Every phrase in `text`, overlapping ones included, in order of ends."""
        phrases, size = self._phrases, len(text)
        # Overlapping on purpose: leftmost-longest search would lose "Kent" in "Kent County Councils".
        return [
            Hit(start, end, phrases[number])
            for number, start, end in self._automaton.find(text)
            if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum())
        ]


def is_within_word(text: str, start: int) -> bool:
    """True after a letter, or after a hyphen, apostrophe or slash that follows one; a quotation mark does not count."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalnum() or before[-1:] == "@" or (before[-1:] in ("'", "-", "/") and before[:1].isalnum())
