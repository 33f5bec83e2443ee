"""Finds any number of fixed phrases in one pass over a text: an Aho-Corasick automaton."""

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

# The place of a phrase: its number, start and end.
FormSpan = tuple[int, int, int]
# One byte for each code point, so that offsets need no translation. Other letters become question marks.
_ENCODING = "latin-1"
_BLUR = b"?"


class Automaton:
    """Phrases, ready to be found. `once` is for a single text: faster to set up, slower to search."""

    def __init__(self, forms: Sequence[str], *, once: bool = False) -> None:
        encoded = [form.encode(_ENCODING, "replace") for form in forms]
        implementation = Implementation.NoncontiguousNFA if once else Implementation.DFA
        self._automaton = BytesAhoCorasick(encoded, implementation=implementation)
        self._blurred = {number: forms[number] for number, form in enumerate(encoded) if _BLUR in form}

    def find(self, text: str) -> list[FormSpan]:
        """Every phrase in `text`, overlapping ones included, in order of ends."""
        found: list[FormSpan] = self._automaton.find_matches_as_indexes(
            text.encode(_ENCODING, "replace"), overlapping=True
        )
        if not self._blurred:
            return found
        blurred = self._blurred
        return [
            (number, start, end)
            for number, start, end in found
            if number not in blurred or text[start:end] == blurred[number]
        ]
