"""The words and marks of a sentence, as credits are read from them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ...reference.lexicon import numbered, words_of
from .sentences import MASKS

_EN = "\N{EN DASH}"
_EM = "\N{EM DASH}"
REACH = 400
_TOKEN = re.compile(rf"[{MASKS}]+|--|[,;:(){_EN}{_EM}]|[^\s,;:(){MASKS}{_EN}{_EM}]+")
DASHES = frozenset(("--", "-", "\N{EN DASH}", "\N{EM DASH}"))
_POSSESSIVE = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "s'", "s\N{RIGHT SINGLE QUOTATION MARK}")
OTHERS = frozenset(("they", "it", "we", "i", "you", "this", "that", "which", "there"))


class Token(NamedTuple):
    """A word or a mark of a sentence."""

    at: int
    word: str

    @property
    def small(self) -> str:
        """The word in small letters without marks."""
        return self.word.lower().strip(".")


def tokens_of(sentence: str, low: int, high: int) -> Iterator[Token]:
    """Give the words and marks of ``sentence[low:high]``."""
    return (Token(match.start(), match[0]) for match in _TOKEN.finditer(sentence, low, high))


def is_possessive(word: str) -> bool:
    """True if `word` ends as a possessive does."""
    return word.endswith(_POSSESSIVE)


def is_capital(word: str) -> bool:
    """True if `word` begins with a capital."""
    return word[:1].isupper()


@cache
def days() -> frozenset[str]:
    """Weekdays and months, in small letters."""
    return frozenset(map(str.lower, numbered("weekdays", "weekdays_short", "months", "months_and_names")))


@cache
def particles() -> frozenset[str]:
    """Words that join the parts of a name."""
    return frozenset(words_of("particle"))


def are_joined(words: Sequence[Token], at: int, size: int) -> bool:
    """True if particles join the word at `at` to the capital `size` words before it: "NAME van der NAME"."""
    between = words[max(0, at - size + 1) : at]
    return at >= size and is_capital(words[at - size].word) and all(one.word in particles() for one in between)


def without_brackets(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give `tokens` without those in brackets."""
    depth = 0
    for token in tokens:
        if token.word == "(":
            depth += 1
        elif token.word == ")":
            depth = max(0, depth - 1)
        elif not depth:
            yield token
