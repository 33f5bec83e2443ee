"""Names of people where their place in a sentence shows them: in credits, bylines, lists of speakers.

The rules use no list of people. Example: in "… Spending in England NAME SURNAME, Chair of …" the name follows other
words without a comma. It then begins at the last given name before its surname, or two words from its end. After a
comma, a title or the start of the text, all of its words are taken.
"""

import re
from functools import cache
from typing import NamedTuple

from ...reference.lexicon import given_names, lowered, words_of
from ...text.fold import straight
from .candidates import Piece, cut, runs

LONGEST_NAME = 4
# The words before a name are looked at as far back as this.
_BEFORE = 40
_BOUNDARIES = ',;:.!?([-\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"'


class Name(NamedTuple):
    """A name in a text: ``text[start:end]`` is the bare name; its titles begin at ``lead``, letters end at ``after``.

    ``possessive`` is true for NAME's. ``bounded`` is true if the words before the name cannot be part of it.
    """

    text: str
    start: int
    end: int
    lead: int
    after: int
    possessive: bool
    bounded: bool


def names_in(text: str, low: int = 0, high: int | None = None) -> list[Name]:
    """The names in ``text[low:high]``, in order; each has at least two words."""
    folded = straight(text)
    return [
        name
        for offset, run in runs(folded, low, high)
        for piece in cut(run)
        if (name := _name(text, folded, offset, piece, low)) is not None
    ]


def _name(text: str, folded: str, offset: int, piece: Piece, low: int) -> Name | None:
    if len(piece.parts) < 2:
        return None
    lead = offset + piece.lead
    before = folded[max(low, lead - _BEFORE) : lead].rstrip()
    bounded = piece.titled or not before or before[-1] in _BOUNDARIES
    parts = piece.parts if bounded and _proper(piece.parts) <= LONGEST_NAME else _last_name(piece.parts)
    if _proper(parts) > 2 and parts[1][1] in given_names() and parts[0][1].lower() in _what_people_are():
        parts = parts[1:]
    if _proper(parts) < 2:
        return None
    start, end = offset + parts[0][0], offset + parts[-1][0] + len(parts[-1][1])
    letters = _letters().match(folded, end)
    after = letters.end() if letters else end
    return Name(
        text[start:end],
        start,
        end,
        min(lead, start) if parts is piece.parts else start,
        after,
        piece.possessive,
        bounded,
    )


def _proper(parts: tuple[tuple[int, str], ...]) -> int:
    return sum(not word.islower() for _, word in parts)


def _last_name(parts: tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    """The last name in `parts`: from the last given name that leaves room for a surname, or the last two words."""
    proper = [number for number, (_, word) in enumerate(parts) if not word.islower()]
    if len(proper) < 2:
        return parts
    given = (number for number in proper[-LONGEST_NAME:-1] if parts[number][1] in given_names())
    return parts[next(given, proper[-2]) :]


@cache
def _what_people_are() -> frozenset[str]:
    """Words before a name at the beginning of a sentence: "Campaigner Ann Sample", "Mother Ann Sample"."""
    return lowered("person_noun") | lowered("relation")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(rf"(?:[ ,]+(?:{'|'.join(words_of('letters'))})\b)+")
