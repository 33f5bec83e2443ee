"""Quotation marks: which of them open and which close, and what a quoted stretch is."""

import re
from typing import NamedTuple

LEFT, RIGHT, STRAIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", '"'
MARKS = frozenset((LEFT, RIGHT, STRAIGHT))
_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_OPENERS = "([-\N{EN DASH}\N{EM DASH}/"


class Stretch(NamedTuple):
    """Quoted words ``[start, end)`` of a paragraph, without the outer marks.

    ``opened`` and ``closed`` say which of the outer marks the page has.
    """

    start: int
    end: int
    opened: bool
    closed: bool


class Mark(NamedTuple):
    """A mark at `at` that opens or closes."""

    at: int
    opens: bool


def has_marks(text: str) -> bool:
    """True if `text` has a double mark."""
    return LEFT in text or RIGHT in text or STRAIGHT in text


def marks_in(text: str) -> list[Mark]:
    """The double marks of `text`, each opening or closing by its form, or by its neighbours if the form misleads."""
    found: list[Mark] = []
    if not has_marks(text):
        return found
    curly = LEFT in text or RIGHT in text
    odd = text.count(STRAIGHT) % 2 == 1
    for match in _MARK.finditer(text):
        at, letter = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if letter == STRAIGHT and before.isdigit() and after != "" and (curly or odd) and after not in ".,;:!?)":
            # Inches: a 6" screen.
            continue
        free_before = not before or before.isspace() or before in _OPENERS
        free_after = not after or after.isspace() or after in ".,;:!?)"
        if letter == STRAIGHT or free_before != free_after:
            opens = free_before and (not free_after or at == 0)
        else:
            opens = letter == LEFT and bool(after)
        if letter == RIGHT and not free_before:
            opens = False
        if letter == LEFT and not free_after:
            opens = True
        found.append(Mark(at, opens))
    return found
