"""Whether the author of an article speaks in it: "I have worked here for ten years", outside all quoted words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..language.view import Passage

# "I. Sample" is an initial, and "Part I" a numeral.
_ALONE = re.compile(r"(?<![\w.])(?:I(?=[ \N{RIGHT SINGLE QUOTATION MARK}'][a-z])|[Mm]y(?= [a-z]))")
# The letters of those words, which most texts do not have.
_MAY_BE_ALONE = ("I ", "I'", "I\N{RIGHT SINGLE QUOTATION MARK}", "my ", "My ")
TOGETHER = re.compile(r"(?<![\w.])(?:[Ww]e|[Oo]ur|[Uu]s)(?![\w.])")
_OPENING = re.compile(r"(?<!\S)\(?[\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\"']")
_CLOSING = re.compile(r"[\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'](?!\w)")
# "We" in one paragraph may mean everybody.
_FEWEST = 2
_LONGEST_WORD = 20


class Word(NamedTuple):
    """A word by which an author speaks of himself or herself: its place in the text of a passage."""

    passage: Passage
    start: int
    end: int


def own_words(passages: Iterable[Passage], *, signed: bool) -> Word | None:
    """The first word that shows an author who speaks: "I" or "my"; in a `signed` text also "we" in two paragraphs."""
    together: list[Word] = []
    for passage in passages:
        text = passage.text
        alone = any(letters in text for letters in _MAY_BE_ALONE)
        for low, high in outside(text) if alone or signed else ():
            for first in _ALONE.finditer(text, low, high) if alone else ():
                if not _is_number(text, first):
                    return Word(passage, *first.span())
            found = TOGETHER.search(text, low, high) if signed else None
            if found and (not together or together[-1].passage is not passage):
                together.append(Word(passage, *found.span()))
    return together[0] if len(together) >= _FEWEST else None


def outside(text: str) -> Iterator[tuple[int, int]]:
    """The parts of `text` before its first opening mark and after its last closing one.

    Words between two quotations are left out too: an apostrophe may look like a mark, and a mark may be missing.
    """
    first = _OPENING.search(text)
    if first is None:
        yield 0, len(text)
        return
    yield 0, first.start()
    ends = [found.end() for found in _CLOSING.finditer(text, first.end())]
    if ends:
        again = _OPENING.search(text, ends[-1])
        yield ends[-1], again.start() if again else len(text)


def _is_number(text: str, found: re.Match[str]) -> bool:
    """True for what may be the numeral of "Part I": a word with a capital is before it."""
    before = text[max(0, found.start() - _LONGEST_WORD) : found.start()].split()[-1:]
    return found[0] == "I" and bool(before) and before[0][:1].isupper()
