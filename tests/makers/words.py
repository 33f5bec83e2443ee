"""Invented words in the manner of the publishers: titles, sentences, paragraphs, names and days, all from a seed."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .vocabulary import GRAMMAR

T = TypeVar("T")
CUT_AT = 97
LONGEST_TITLE = 104
DOTS = "..."
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIELD = re.compile(r"\{(\w+)\}")
_FIRST_DAY = date(2011, 1, 3)
_DAYS = 5100


def _parts(template: str) -> tuple[str, ...]:
    return tuple(_FIELD.split(template))


_ALTERNATIVES = {name: tuple(map(_parts, alternatives)) for name, alternatives in GRAMMAR.items()}


def cut(words: str, at: int = CUT_AT) -> str:
    """`words` as the sites show them: cut at 97 characters, with dots, if they are longer."""
    return words if len(words) <= at else words[:at].rstrip() + DOTS


def in_words(day: date, *, padded: bool = False) -> str:
    number = f"{day.day:02d}" if padded else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def in_digits(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


class Words:
    """A source of words; the same seed gives the same words. ``words["title"]`` is a title of the grammar."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self._random() * len(items))]

    def chance(self, share: float) -> bool:
        return self._random() < share

    def count(self, low: int, high: int) -> int:
        return low + int(self._random() * (high - low + 1))

    def day(self) -> date:
        return _FIRST_DAY + timedelta(days=self.count(0, _DAYS))

    def fill(self, template: str) -> str:
        """`template` with each ``{name}`` filled from the grammar."""
        return self._filled(_parts(template))

    def __getitem__(self, name: str) -> str:
        alternatives = _ALTERNATIVES.get(name)
        if alternatives is None:
            made = self[name.lower()]
            return made[:1].upper() + made[1:]
        return self._filled(alternatives[int(self._random() * len(alternatives))])

    def _filled(self, parts: tuple[str, ...]) -> str:
        """Every second part is the name of something to fill in."""
        if len(parts) == 1:
            return parts[0]
        return "".join([self[part] if number % 2 else part for number, part in enumerate(parts)])

    def name(self) -> str:
        return self["name"]

    def title(self) -> str:
        """A headline of 2 words to 104 characters, of one of many shapes."""
        made = self["title"]
        return made if len(made) <= LONGEST_TITLE else self["short"]

    def summary(self) -> str:
        """A standfirst: most end in a full stop, some in a question, a mark or nothing."""
        return self["summary"]

    def sentence(self) -> str:
        return self["sentence"]

    def section(self) -> str:
        return self["section"]

    def prose(self) -> str:
        """A paragraph of a body: mostly plain, at times with a quotation in curly or straight marks."""
        return self["prose"]

    def subheading(self) -> str:
        """A short line without a stop."""
        return self["subheading"]
