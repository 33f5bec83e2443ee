"""The people whom a text names, and which of them a surname, a given name or a title with a surname means."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ...reference import table
from ...reference.lexicon import given_names
from ..people.names import names_in

_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
# Two people of one surname: the one named in full so many paragraphs back is meant.
_NEAR = 3


def bare(word: str) -> str:
    """`word` without its possessive and the marks around it."""
    return re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$", "", word.strip(".,;:()[]")).strip(".'")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(table('attribution')['titles'])})\.? ([A-Z][\w'\N{{RIGHT SINGLE QUOTATION MARK}}-]+)")


@cache
def words_in(key: str) -> frozenset[str]:
    """The words under `key` of the table ``attribution.toml``."""
    found = table("attribution")[key]
    return frozenset(found.split() if isinstance(found, str) else found)


class People:
    """The people named in a text of several paragraphs, by surname."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._named: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._given: dict[str, set[str]] = defaultdict(set)
        self._of: dict[str, str] = {}
        titled: list[tuple[str, str]] = []
        for number, text in enumerate(texts):
            for name in names_in(text):
                self._add(name.text, number)
            titled += _titled().findall(text)
        for title, word in titled:
            last = bare(word)
            if len(last) > 1 and last not in self._named and not self._known_given(last):
                self._named[last][last] = []
            if len(self._named.get(last, ())) == 1:
                for side in ("of_men", "of_women"):
                    if title in words_in(side):
                        self._of.setdefault(next(iter(self._named[last])), side)

    def _known_given(self, word: str) -> bool:
        return word in self._given

    def _add(self, full: str, number: int) -> None:
        words = full.replace("\N{NO-BREAK SPACE}", " ").split()
        while len(words) > 2 and bare(words[-1]) in _SUFFIXES:
            words.pop()
        last = bare(words[-1])
        same = [one for one in self._named[last] if one.split()[0] == words[0]]
        chosen = same[0] if same else " ".join(words)
        self._named[last].setdefault(chosen, []).append(number)
        self._given[words[0]].add(chosen)

    def side(self, full: str) -> str | None:
        """``of_men`` or ``of_women`` if a title in the text, or a known given name, shows it."""
        found = self._of.get(full)
        if found is None:
            first = full.split()[0]
            found = next((side for side in ("of_men", "of_women") if first in words_in(f"given_{side}")), None)
        return found

    def meant(self, words: Sequence[str], number: int) -> str | None:
        """The full name that `words`, the end of a run of capitals in paragraph `number`, mean; ``None`` if unsure."""
        spelt = [bare(word) for word in words]
        while len(spelt) > 1 and spelt[-1] in _SUFFIXES:
            spelt.pop()
        if not spelt or not spelt[-1]:
            return None
        named = self._named.get(spelt[-1])
        before = spelt[:-1]
        if not named:
            one = self._given.get(spelt[-1], set()) if not before else set()
            return next(iter(one)) if len(one) == 1 else None
        exact = [full for full in named if before and full.split()[0] in before]
        if exact:
            return exact[0] if len(exact) == 1 else None
        if before and before[-1] in given_names() and any(" " in full for full in named):
            return None
        return self._chosen(named, before, number)

    def _chosen(self, named: dict[str, list[int]], before: Sequence[str], number: int) -> str | None:
        """Of the people with one surname: by the title before it, or the only one named before, or just before."""
        full = list(named)
        if before:
            side = next((side for side in ("of_men", "of_women") if before[-1] in words_in(side)), None)
            if side is not None:
                full = [one for one in full if self.side(one) in (side, None)]
        if len(full) > 1:
            # Single surnames of a title are the same person as a full name.
            full = [one for one in full if " " in one] or full
        if len(full) > 1:
            before_here = [one for one in full if named[one] and named[one][0] <= number]
            near = [one for one in before_here if any(number - _NEAR < at <= number for at in named[one])]
            full = before_here if len(before_here) == 1 else near
        return full[0] if len(full) == 1 else None
