"""Patterns that begin with one of many words, quick in a text without these words.

An automaton finds the places where one of the words may begin, and the pattern is tried at these places only. So the
answers are those of the pattern, at a fraction of its cost.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from .automaton import Automaton

# In a text as short as this the pattern alone is as quick.
_SHORT = 40
# A sentence is asked about several times, with other bounds.
_KEPT = 8


class WordSearch:
    """The pattern `pattern`: its matches begin with one of `words`, where a word begins."""

    def __init__(self, words: Iterable[str], pattern: str) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._pattern = re.compile(pattern)
        self._starts = lru_cache(maxsize=_KEPT)(self._beginnings)

    def search(self, text: str, low: int = 0, high: int | None = None) -> re.Match[str] | None:
        """The first match in ``text[low:high]``; words before `low` are seen, words from `high` on are not."""
        high = len(text) if high is None else min(high, len(text))
        if high - low <= _SHORT:
            return self._pattern.search(text, low, high)
        starts = self._starts(text)
        for at in range(bisect_left(starts, low), len(starts)):
            if starts[at] >= high:
                break
            found = self._pattern.match(text, starts[at], high)
            if found is not None:
                return found
        return None

    def finditer(self, text: str, low: int = 0, high: int | None = None) -> Iterator[re.Match[str]]:
        """Give the matches in ``text[low:high]``, without overlaps."""
        high = len(text) if high is None else min(high, len(text))
        if high - low <= _SHORT:
            yield from self._pattern.finditer(text, low, high)
            return
        starts = self._starts(text)
        for at in range(bisect_left(starts, low), len(starts)):
            start = starts[at]
            if start >= high:
                return
            found = self._pattern.match(text, start, high) if start >= low else None
            if found is not None:
                yield found
                low = found.end()

    def at(self, text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
        """Give the matches that begin at one of `places`, which are in order, without overlaps."""
        low = 0
        for place in places:
            found = self._pattern.match(text, place) if place >= low else None
            if found is not None:
                yield found
                low = found.end()

    def match(self, text: str, low: int = 0) -> re.Match[str] | None:
        """The match that begins at `low`."""
        return self._pattern.match(text, low)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of `text`."""
        return self._pattern.fullmatch(text)

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(self._words)

    def _beginnings(self, text: str) -> Sequence[int]:
        """Where one of the words may begin in `text`, in order."""
        found = {start for _, start, _ in self._automaton.find(text) if not (start and text[start - 1].isalnum())}
        return sorted(found)
