"""The people whom a text names, and which of them a surname, a given name or a title with a surname means."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ...reference import table
from ...reference.lexicon import given_names
from ..language.whole_words import branches
from ..people.names import Name, names_in

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"

_POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$")
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
# Two people of one surname: the one named in full so many paragraphs back is meant.
_NEAR = 3
_FAR_MORE = 3


def bare(word: str) -> str:
    """`word` without its possessive and the marks around it."""
    return _POSSESSIVE.sub("", word.strip(".,;:()[]")).strip(".'")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"({branches(table('attribution')['titles'])})\.? ([A-Z][\w'{_QUOTE}-]+)")


@cache
def words_in(key: str) -> frozenset[str]:
    """The words under `key` of the table ``attribution.toml``."""
    found = table("attribution")[key]
    return frozenset(found.split() if isinstance(found, str) else found)


def _is_person(name: Name) -> bool:
    """False if a word of `name` shows that it is not a person: "Pennsylvania Gov", "Republican Party"."""
    words = name.text.split()
    first, last = bare(words[0]), bare(words[-1])
    if last in words_in("titles") or first in words_in("titles") or first.lower() in words_in("openers"):
        return False
    return first.lower() not in words_in("determiners") and first not in words_in("parties")


_SIDES = ("of_men", "of_women")


def side_of(first: str) -> str | None:
    """``of_men`` or ``of_women`` for a given name that shows it."""
    return next((side for side in _SIDES if first in words_in(f"given_{side}")), None)


def _side_of_title(title: str) -> str | None:
    """``of_men`` or ``of_women`` for a title that shows it, such as Ms."""
    return next((side for side in _SIDES if title in words_in(side)), None)


def may_have_title(full: str, title: str) -> bool:
    """True if `title`, such as Ms, fits the given name of `full`; a title that fits everybody decides nothing."""
    side = _side_of_title(title.strip(". "))
    return side is None or side_of(full.split(maxsplit=1)[0] if full else "") in (side, None)


class People:
    """The people named in a text of several paragraphs, by surname."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._named: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._given: dict[str, set[str]] = defaultdict(set)
        self._of: dict[str, str] = {}
        titled: list[tuple[str, str]] = []
        for number, text in enumerate(texts):
            for name in names_in(text):
                if _is_person(name):
                    self._add(name.text, number)
            titled += _titled().findall(text)
        for title, word in titled:
            last = bare(word)
            sides = {self.side(full) for full in self._named.get(last, ())}
            mine = _side_of_title(title)
            unknown = last not in self._named and last not in self._given
            if len(last) > 1 and (unknown or (mine is not None and sides and sides.isdisjoint((mine, None)))):
                # "Mr Sample" is not the only Sample named in full if that is a woman.
                self._named[last][last] = []
                self._of.setdefault(last, mine or "")
            elif mine is not None and len(self._named.get(last, ())) == 1:
                self._of.setdefault(next(iter(self._named[last])), mine)

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
        if not found:
            found = side_of(full.split(maxsplit=1)[0])
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
            if not one and len(spelt) == 1 and spelt[0] in given_names() and spelt[0] not in words_in("given_and_word"):
                # A person known by a given name alone.
                return spelt[0]
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
            side = _side_of_title(before[-1])
            if side is not None:
                full = [one for one in full if self.side(one) in (side, None)]
        if len(full) > 1:
            # Single surnames of a title are the same person as a full name.
            full = [one for one in full if " " in one] or full
        if len(full) > 1:
            before_here = [one for one in full if named[one] and named[one][0] <= number]
            near = [one for one in before_here if any(number - _NEAR < at <= number for at in named[one])]
            full = before_here if len(before_here) == 1 else near or self._foremost(named, full)
        if not full and before and before[-1] in words_in("titles"):
            return None
        return full[0] if len(full) == 1 else None

    @staticmethod
    def _foremost(named: dict[str, list[int]], full: Sequence[str]) -> list[str]:
        """The one of `full` whom the text names in full far more often than the others."""
        counts = sorted((len(named[one]) for one in full), reverse=True)
        return [max(full, key=lambda one: len(named[one]))] if counts[0] >= _FAR_MORE * counts[1] > 0 else []
