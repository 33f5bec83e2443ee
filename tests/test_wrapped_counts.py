"""How many line ends of made pages are read wrongly: it is known which of them wrapping made.

Each count is an upper bound for what is read today. A rule that makes one count less makes another greater, or is
better; lower the bound then.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from childservices_corpus.text.lines import split
from childservices_corpus.text.wrapped import wrapped_ends
from makers import FORMS, made
from test_wrapped import PROGRAMS

BLANKS = re.compile(r"\n\s*\n")
Program = Callable[[str, int], list[str]]
Wrapped = tuple[list[str], set[int]]


class Wrong(NamedTuple):
    """Ends that wrapping made and that were not seen; the page's own taken for such; ends told as unsure; ragged."""

    missed: int
    joined: int
    unsure: int
    ragged: int


def wrapped(page: str, width: int, program: Program) -> Wrapped:
    """The lines of `page` wrapped at `width`, and the numbers of those whose ends wrapping made."""
    lines: list[str] = []
    ends: set[int] = set()
    for line in page.split("\n"):
        parts = program(line, width) if len(line) > width else [line]
        ends |= {len(lines) + number for number in range(len(parts) - 1)}
        lines += parts
    return lines, ends


def plain(form: str, number: int, program: Program) -> Wrapped:
    return wrapped(made(form, number % 6).text, 72 + number * 37 % 89, program)


def narrow(form: str, number: int, program: Program) -> Wrapped:
    return wrapped(made(form, number % 6).text, 60 + number % 12, program)


def without_blanks(form: str, number: int, program: Program) -> Wrapped:
    return wrapped(BLANKS.sub("\n", made(form, number % 6).text), 72 + number * 37 % 89, program)


def of_two_widths(form: str, number: int, program: Program) -> Wrapped:
    lines, ends = plain(form, number, program)
    other = sorted(FORMS)[number * 7 % len(FORMS)]
    below, more = wrapped(made(other, 50 + number % 6).text, 72 + number * 53 % 89, program)
    return [*lines, *below], ends | {len(lines) + end for end in more}


PAGES = {"plain": plain, "narrow": narrow, "without blank lines": without_blanks, "of two widths": of_two_widths}
TODAY: dict[tuple[str, str], Wrong] = {
    ("without indents", "plain"): Wrong(5, 4, 18, 0),
    ("without indents", "narrow"): Wrong(2, 14, 29, 0),
    ("without indents", "without blank lines"): Wrong(12, 10, 28, 0),
    ("without indents", "of two widths"): Wrong(34, 8, 36, 4),
    ("with indents of their own", "plain"): Wrong(0, 0, 0, 0),
    ("with indents of their own", "narrow"): Wrong(0, 0, 0, 0),
    ("with indents of their own", "without blank lines"): Wrong(0, 0, 2, 0),
    ("with indents of their own", "of two widths"): Wrong(22, 0, 3, 5),
    ("with spaces left", "plain"): Wrong(0, 0, 0, 0),
    ("with spaces left", "narrow"): Wrong(232, 2, 1, 179),
    ("with spaces left", "without blank lines"): Wrong(0, 0, 2, 0),
    ("with spaces left", "of two widths"): Wrong(28, 8, 27, 5),
    ("without items of lists", "plain"): Wrong(5, 4, 18, 0),
    ("without items of lists", "narrow"): Wrong(2, 14, 29, 0),
    ("without items of lists", "without blank lines"): Wrong(13, 10, 28, 0),
    ("without items of lists", "of two widths"): Wrong(43, 8, 35, 6),
}


@pytest.mark.parametrize(("program", "pages"), TODAY)
def test_wrapping_is_undone_as_well_as_before(program: str, pages: str) -> None:
    missed = joined = unsure = ragged = 0
    for number, form in enumerate(form for form in sorted(FORMS) for _ in range(6)):
        lines, ends = PAGES[pages](form, number, PROGRAMS[program])
        found = wrapped_ends(split("\n".join(lines)))
        made_ends = set(found.made.tolist())
        missed, joined = missed + len(ends - made_ends), joined + len(made_ends - ends)
        unsure, ragged = unsure + len(found.unsure), ragged + len(found.ragged)
    bound = TODAY[program, pages]
    assert all(now <= before for now, before in zip((missed, joined, unsure, ragged), bound, strict=True))
