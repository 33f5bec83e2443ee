"""Fixed phrases found in one pass, as whole words only."""

from collections.abc import Iterable
from typing import NamedTuple

from .automaton import Automaton


class Phrase(NamedTuple):
    """A form of words, the sort of thing it is, and what it stands for."""

    form: str
    sort: str
    ref: str


class Hit(NamedTuple):
    """A phrase where it stands."""

    start: int
    end: int
    phrase: Phrase


class Phrases:
    """Phrases ready to be found; of equal forms the first counts.

    With `once` they are made ready fast, for a single text; without it slowly, for texts to be searched fast.
    """

    def __init__(self, phrases: Iterable[Phrase], *, once: bool = False) -> None:
        first: dict[str, Phrase] = {}
        for phrase in phrases:
            first.setdefault(phrase.form, phrase)
        self._phrases = tuple(first.values())
        self._automaton = Automaton(list(first), once=once)

    def find(self, text: str) -> list[Hit]:
        """Every phrase in `text` that stands as whole words, overlapping ones too, in order of their ends."""
        phrases, size = self._phrases, len(text)
        # Overlapping on purpose: leftmost-longest search would lose "Kent" in "Kent County Councils".
        return [
            Hit(start, end, phrases[number])
            for number, start, end in self._automaton.find(text)
            if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum())
        ]
