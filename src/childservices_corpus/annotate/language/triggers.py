"""Which rules a text can concern: one pass finds the words that each rule needs, and most texts have few of them.

A pass over a short text costs less than one search for a pattern of many words. What it finds only says that a rule
may apply; the rule itself decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...text.fold import small
from .automaton import Automaton

# Letters that a pattern without case takes for i and s, though they have small letters of their own.
_ALIKE = {
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}": "i",
    "\N{LATIN SMALL LETTER LONG S}": "s",
}
_NOTHING: Mapping[str, Sequence[int]] = {}


class Triggers:
    """The words that rules need, by the name of the rule; `inside` are letters that count inside a word as well."""

    def __init__(self, words: Mapping[str, Iterable[str]], inside: Mapping[str, Iterable[str]] | None = None) -> None:
        rules: dict[str, dict[str, None]] = defaultdict(dict)
        anywhere = {small(form) for forms in (inside or {}).values() for form in forms}
        for named in (words, inside or {}):
            for rule, forms in named.items():
                for form in forms:
                    rules[small(form)].setdefault(rule)
        self._rules = [tuple(found) for found in rules.values()]
        self._whole = [form not in anywhere for form in rules]
        self._automaton = Automaton(list(rules))

    def met(self, lowered: str) -> Mapping[str, Sequence[int]]:
        """The rules with a word in a text folded by :func:`~...text.fold.small`, each with where its words begin."""
        if not lowered.isascii():
            for letter, plain in _ALIKE.items():
                lowered = lowered.replace(letter, plain)
        hits = self._automaton.find(lowered)
        if not hits:
            return _NOTHING
        found: dict[str, list[int]] = {}
        size = len(lowered)
        for number, start, end in hits:
            if self._whole[number] and (
                (start and lowered[start - 1].isalnum()) or (end < size and lowered[end].isalnum())
            ):
                continue
            for rule in self._rules[number]:
                found.setdefault(rule, []).append(start)
        return found
