"""The people whom a text names, and which of them a surname, a given name or a title with a surname means."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ...reference import table
from ...reference.lexicon import given_names, words_of
from ..language.whole_words import branches
from ..people.names import Name, names_in

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"

_POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$")
_ENDS_OF_POSSESSIVE = ("s", "'", _QUOTE)
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
# Two people of one surname: the one named in full so many paragraphs back is meant.
_NEAR = 3
_FAR_MORE = 3


def bare(word: str) -> str:
    """`word` without its possessive and the marks around it."""
    word = word.strip(".,;:()[]")
    return (_POSSESSIVE.sub("", word) if word.endswith(_ENDS_OF_POSSESSIVE) else word).strip(".'")


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


@cache
def _letters() -> frozenset[str]:
    return frozenset(words_of("letters"))


# "Sir Bo" is a given name with its title.
_WITH_GIVEN = frozenset(("Sir", "Dame"))
_SIDES = ("of_men", "of_women")


def side_of(first: str) -> str | None:
    """``of_men`` or ``of_women`` for a given name that shows it."""
    return next((side for side in _SIDES if first in words_in(f"given_{side}")), None)


def _side_of_title(title: str) -> str | None:
    """``of_men`` or ``of_women`` for a title that shows it, such as Ms."""
    return next((side for side in _SIDES if title in words_in(side)), None)


class _Namesakes:
    """The people of one surname, each with the paragraphs that name the person in full, in order."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, list[int]] = {}
        self._by_given: dict[str, list[str]] = defaultdict(list)
        self._named_in: dict[int, list[str]] = defaultdict(list)

    def add(self, words: Sequence[str], number: int) -> str:
        """Add the name `words` in paragraph `number`; the result is the first name of the person in the text."""
        same = self._by_given[words[0]]
        if not same:
            same.append(" ".join(words))
        self.paragraphs.setdefault(same[0], []).append(number)
        self._named_in[number].append(same[0])
        return same[0]

    def add_surname(self, last: str) -> None:
        """Add a person whom the text names with a title and the surname alone."""
        if last not in self.paragraphs:
            self._by_given[last].append(last)
            self.paragraphs[last] = []

    def called(self, given: Sequence[str]) -> set[str]:
        """The people whose name begins with one of the words `given`."""
        return {full for word in given for full in self._by_given.get(word, ())}

    def near(self, number: int) -> set[str]:
        """The people named in full in paragraph `number` or just before it."""
        return {full for back in range(_NEAR) for full in self._named_in.get(number - back, ())}

    def foremost(self, full: Sequence[str]) -> list[str]:
        """The one of `full` whom the text names in full far more often than the others."""
        counts = sorted((len(self.paragraphs[one]) for one in full), reverse=True)
        if not counts[0] >= _FAR_MORE * counts[1] > 0:
            return []
        return [max(full, key=lambda one: len(self.paragraphs[one]))]


class People:
    """The people named in a text of several paragraphs, by surname; the text is read at the first question."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._unread: Sequence[str] = texts
        self._named: dict[str, _Namesakes] = defaultdict(_Namesakes)
        self._given: dict[str, set[str]] = defaultdict(set)
        self._of: dict[str, str] = {}
        self._places: dict[tuple[int, str], list[Name]] = defaultdict(list)
        # Answers that are kept, so that a text with many namesakes costs its length.
        self._sides: dict[tuple[str, str | None], tuple[list[str], list[str]]] = {}
        self._choices: dict[tuple[str, str | None, int], str | None] = {}

    def _read(self) -> None:
        texts, self._unread = self._unread, ()
        titled: dict[tuple[str, str], None] = {}
        for number, text in enumerate(texts):
            for name in names_in(text):
                self._places[number, name.text].append(name)
                if _is_person(name):
                    self._add(name.text, number)
            titled |= {(title, bare(word)): None for title, word in _titled().findall(text)}
        for title, last in titled:
            self._add_titled(title, last)

    def _add(self, full: str, number: int) -> None:
        words = full.replace("\N{NO-BREAK SPACE}", " ").split()
        while len(words) > 2 and bare(words[-1]) in _SUFFIXES:
            words.pop()
        self._given[words[0]].add(self._named[bare(words[-1])].add(words, number))

    def _add_titled(self, title: str, last: str) -> None:
        named = self._named[last].paragraphs if last in self._named else {}
        sides = {self.side(full) for full in named}
        mine = _side_of_title(title)
        unknown = last not in self._named and last not in self._given
        if len(last) > 1 and (unknown or (mine is not None and sides and sides.isdisjoint((mine, None)))):
            # "Mr Sample" is not the only Sample named in full if that is a woman.
            self._named[last].add_surname(last)
            self._of.setdefault(last, mine or "")
        elif mine is not None and len(named) == 1:
            self._of.setdefault(next(iter(named)), mine)

    def places(self, full: str, number: int) -> Sequence[Name]:
        """Where paragraph `number` has the name `full`."""
        if self._unread:
            self._read()
        return self._places.get((number, full), ())

    def side(self, full: str) -> str | None:
        """``of_men`` or ``of_women`` if a title in the text, or a known given name, shows it."""
        if self._unread:
            self._read()
        found = self._of.get(full)
        if not found:
            found = side_of(full.split(maxsplit=1)[0])
        return found

    def meant(self, words: Sequence[str], number: int) -> str | None:
        """The full name that `words`, the end of a run of capitals in paragraph `number`, mean; ``None`` if unsure."""
        if self._unread:
            self._read()
        spelt = [bare(word) for word in words]
        while len(spelt) > 1 and (spelt[-1] in _SUFFIXES or spelt[-1] in _letters()):
            spelt.pop()
        if not spelt or not spelt[-1]:
            return None
        named = self._named.get(spelt[-1])
        before = spelt[:-1]
        if not named:
            one = self._given.get(spelt[-1], set()) if not before or before[0] in _WITH_GIVEN else set()
            if not one and len(spelt) == 1 and spelt[0] in given_names() and spelt[0] not in words_in("given_and_word"):
                # A person known by a given name alone.
                return spelt[0]
            return next(iter(one)) if len(one) == 1 else None
        exact = named.called(before)
        if exact:
            return next(iter(exact)) if len(exact) == 1 else None
        if before and before[-1] in given_names() and any(" " in full for full in named.paragraphs):
            return None
        key = spelt[-1], _side_of_title(before[-1]) if before else None, number
        if key not in self._choices:
            self._choices[key] = self._chosen(*key)
        return self._choices[key]

    def _chosen(self, last: str, side: str | None, number: int) -> str | None:
        """Of the people with one surname: by the `side` of a title, or the only one named before, or just before."""
        if (last, side) not in self._sides:
            self._sides[last, side] = self._of_side(last, side)
        full, foremost = self._sides[last, side]
        if len(full) > 1:
            paragraphs = self._named[last].paragraphs
            before_here = bisect_right(full, number, key=lambda one: paragraphs[one][0])
            near = [one for one in self._named[last].near(number) if self._fits(one, side)]
            full = full[:1] if before_here == 1 else near or foremost
        return full[0] if len(full) == 1 else None

    def _fits(self, full: str, side: str | None) -> bool:
        return side is None or self.side(full) in (side, None)

    def _of_side(self, last: str, side: str | None) -> tuple[list[str], list[str]]:
        """The people with the surname `last` whom a title of `side` fits, and the foremost of them."""
        full = [one for one in self._named[last].paragraphs if self._fits(one, side)]
        # Single surnames of a title are the same person as a full name.
        full = [one for one in full if " " in one] or full
        return full, self._named[last].foremost(full) if len(full) > 1 else []
