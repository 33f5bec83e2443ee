"""Researchers cited by surname alone: "the research of Bywaters, Featherstone and others", "Munro et al"."""

import re
from collections.abc import Iterator
from functools import cache

from ...reference.lexicon import words_of
from ..language.spans import Found
from .candidates import cuts_name

# Bounded on every side, so that a long row of capitals costs only its length.
_SURNAME = r"[A-Z\u00c0-\u00de][\w'-]{1,39}+"
_NAMES = rf"({_SURNAME}(?:(?:, and |, | and | & ){_SURNAME}){{0,4}})"
_ONE = re.compile(_SURNAME)
_ET_AL = re.compile(rf"(?<![\w'-]){_NAMES},? et al$")
_REACH = 260


@cache
def _others() -> re.Pattern[str]:
    works = "|".join(words_of("cited_work"))
    return re.compile(rf"\b(?:{works}) (?:of|by|from) {_NAMES}(?:,| and|, and| &)? (?:(?:her|his|their) )?\w+$")


def find_cited(text: str) -> Iterator[Found]:
    """Give the people cited in `text`, each surname by itself, without words that are not part of a name."""
    patterns = ((" et al", _ET_AL), *((f" {word}", _others()) for word in words_of("cited_with")))
    for closing, pattern in patterns:
        # Searching for one fixed word is much faster than for any of many works.
        at = text.find(closing)
        while at >= 0:
            end = at + len(closing)
            match = None if text[end : end + 1].isalnum() else pattern.search(text, max(0, at - _REACH), end)
            if match is not None:
                yield from _surnames(text, match)
            at = text.find(closing, end)


def _surnames(text: str, match: re.Match[str]) -> Iterator[Found]:
    for one in _ONE.finditer(text, match.start(1), match.end(1)):
        if not cuts_name(one[0]) and not one[0].isupper():
            yield Found(one.start(), one.end(), "person", one[0])
