"""Layouts claim lines: which claim counts, what a filler is worth, and what a false claim costs."""

from collections.abc import Callable

import numpy as np
import pytest

from childservices_corpus.layouts import (
    BOUNDED,
    FILLER,
    MARK,
    OPEN,
    SHAPE,
    WEAK,
    Claims,
    FormLayout,
    LineLabels,
    Lines,
    blank_labels,
)
from childservices_corpus.layouts.pages import pages
from childservices_corpus.layouts.panel import panel
from childservices_corpus.layouts.registry import Known
from childservices_corpus.text.lines import Flags, split

TEXT = "one\n\ntwo\nthree\n\n\nfour\nfive\nsix\n"
Rows = list[tuple[int, int, int]]


def labels(lines: Lines) -> LineLabels:
    return blank_labels(lines, "article")


def layout(name: str, claims: Callable[[Lines, Flags, int], object]) -> Known:
    nothing = np.zeros(0, dtype=np.int64)
    form = FormLayout(name, "themj", lambda lines: 0.0, labels, lambda lines: nothing, None, claims)  # type: ignore[arg-type]
    return Known(form, "test")


def claiming(name: str, rows: Rows, turn: int = BOUNDED) -> Known:
    return layout(name, lambda lines, taken, now: Claims.of(rows if now == turn else ()))


def owners(*members: Known) -> list[str]:
    """The owner of each of the six filled lines of the text; a dash for nobody."""
    lines, found = split(TEXT), []
    for page in pages(lines, panel(members)):
        name = "-" if page.known is None else page.known.name
        found += [name for line in lines.filled.tolist() if page.low <= line < page.high]
    return found


CASES: dict[str, tuple[list[Known], str]] = {
    "each claim is its layout's": ([claiming("a", [(0, 2, SHAPE)]), claiming("b", [(2, 6, SHAPE)])], "aabbbb"),
    "what nobody claims is nobody's": ([claiming("a", [(0, 1, MARK)])], "a-----"),
    "a mark counts before a shape": ([claiming("a", [(0, 4, SHAPE)]), claiming("b", [(3, 4, MARK)])], "---b--"),
    "then the longer claim": ([claiming("a", [(0, 2, SHAPE)]), claiming("b", [(1, 4, SHAPE)])], "-bbb--"),
    "then the first by name": ([claiming("b", [(0, 2, SHAPE)]), claiming("a", [(0, 2, SHAPE)])], "aa----"),
    "an earlier turn counts before a mark": (
        [claiming("a", [(0, 2, SHAPE)]), claiming("b", [(1, 4, MARK)], OPEN)], "aa----",
    ),
    "a later turn has what is left": (
        [claiming("a", [(0, 2, SHAPE)]), claiming("b", [(2, 4, SHAPE)], WEAK)], "aabb--",
    ),
    "a filler beside its page": ([claiming("a", [(0, 2, SHAPE), (2, 4, FILLER)])], "aaaa--"),
    "a filler above its page": ([claiming("a", [(0, 2, FILLER), (2, 4, SHAPE)])], "aaaa--"),
    "a filler apart from its page": ([claiming("a", [(0, 1, SHAPE), (5, 6, FILLER)])], "a-----"),
    "a filler as far as it is free": (
        [claiming("a", [(0, 2, SHAPE), (2, 6, FILLER)]), claiming("b", [(4, 6, SHAPE)])], "aaaabb",
    ),
    "a few lines between two pages of one layout": ([claiming("a", [(0, 1, SHAPE), (4, 6, SHAPE)])], "aaaaaa"),
    "more lines between them": ([claiming("a", [(0, 1, SHAPE), (5, 6, SHAPE)])], "a----a"),
}  # fmt: skip


@pytest.mark.parametrize("label", CASES)
def test_claims(label: str) -> None:
    members, expected = CASES[label]
    assert "".join(owners(*members)) == expected
    assert "".join(owners(*reversed(members))) == expected


def test_a_layout_is_told_what_is_taken() -> None:
    seen: dict[int, list[bool]] = {}

    def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
        seen[turn] = taken.tolist()
        return Claims.of(())

    owners(claiming("a", [(1, 3, SHAPE)]), layout("b", claims))
    assert seen[BOUNDED] == [False] * 6
    assert seen[OPEN] == seen[WEAK] == [False, True, True, False, False, False]


WRONG: dict[str, tuple[object, str]] = {
    "no claims": ([(0, 1)], "its claims are a list, not Claims"),
    "beyond the page": (Claims.of([(5, 7, SHAPE)]), "outside the 6 filled lines"),
    "before the page": (Claims.of([(-1, 1, SHAPE)]), "outside the 6 filled lines"),
    "empty": (Claims.of([(2, 2, SHAPE)]), "a claim is empty"),
    "overlapping": (Claims.of([(0, 2, SHAPE), (1, 3, SHAPE)]), "its claims overlap"),
    "of no known basis": (Claims.of([(0, 2, 9)]), "FILLER, SHAPE or MARK"),
    "of different lengths": (
        Claims(np.array([0]), np.array([1, 2]), np.array([SHAPE])), "differ in length",
    ),
    "of other numbers": (
        Claims(np.array([0.5]), np.array([1]), np.array([SHAPE])), "must be one array of whole numbers",
    ),
}  # fmt: skip


@pytest.mark.parametrize("label", WRONG)
def test_a_false_claim_costs_the_claims_of_its_layout_alone(label: str) -> None:
    answer, words = WRONG[label]
    asked = panel([layout("a", lambda lines, taken, turn: answer), claiming("b", [(0, 2, SHAPE)])])
    found = pages(split(TEXT), asked)
    assert [page.known.name for page in found if page.known is not None] == ["b"]
    (fault,) = asked.faults.values()
    assert words in (fault.words or "")
    assert "'a' of test" in (fault.words or "")


def test_a_layout_whose_claims_raise_is_told_of_once() -> None:
    def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
        raise RuntimeError("boom")

    asked = panel([layout("a", claims)])
    pages(split(TEXT), asked)
    (fault,) = asked.faults.values()
    assert "its claims raised RuntimeError: boom" in (fault.words or "")
