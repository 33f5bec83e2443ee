"""What the check of a layout says first: whether the page is recognised, by whom else, and what was counted."""

from collections.abc import Callable

import pytest

from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts.anchored import THRESHOLD
from childservices_corpus.layouts.contract import FormLayout, LineLabels
from childservices_corpus.layouts.themj.bulleted import LAYOUT as BULLETED
from childservices_corpus.testing import check_layout
from childservices_corpus.testing.damage import damaged, hostile
from childservices_corpus.testing.layouts import Checked
from childservices_corpus.text.lines import Lines
from commands import LISTING


def failing(lines: Lines) -> LineLabels:
    raise RuntimeError("boom")


def faults(score: Callable[[Lines], float], *pages: str) -> list[str]:
    """What is said of a layout with that score whose labels fail, so that nothing more is tried."""
    layout = FormLayout("spoilt", "themj", score, failing, BULLETED.anchors)
    with pytest.raises(LayoutError) as told:
        check_layout(layout, pages or [LISTING])
    head, *sentences = str(told.value).split("\n- ")
    assert "spoilt" in head
    assert head.endswith(" breaks rules:")
    assert any("its label raised RuntimeError: boom" in sentence for sentence in sentences)
    return [sentence for sentence in sentences if "boom" not in sentence]


def unwilling(lines: Lines) -> float:
    raise RuntimeError("no score")


RECOGNISED = f"a page is recognised above {THRESHOLD}"


def test_a_low_score_is_told_and_nothing_else() -> None:
    assert faults(lambda lines: 0.1) == [f"page 1: its score is 0.10; {RECOGNISED}"]
    assert faults(lambda lines: THRESHOLD) == [f"page 1: its score is {THRESHOLD:.2f}; {RECOGNISED}"]


def test_a_layout_that_fits_better_is_told_with_its_lines() -> None:
    (sentence,) = faults(lambda lines: THRESHOLD + 0.01)
    lines = len(LISTING.splitlines())
    assert sentence.startswith(f"page 1: lines 1 to {lines} are read by the layout 'themj-bulleted' of ")
    assert sentence.endswith(" instead of by this layout")
    assert faults(lambda lines: 1.0) == []


def test_a_score_that_fails_is_told_once() -> None:
    (sentence,) = faults(unwilling)
    assert sentence.startswith("page 1: ")
    assert sentence.endswith("its score raised RuntimeError: no score")


def test_each_page_is_told_of_and_of_many_sentences_ten() -> None:
    assert faults(lambda lines: 0.1, LISTING, LISTING) == [
        f"page {number}: its score is 0.10; {RECOGNISED}" for number in (1, 2)
    ]
    layout = FormLayout("spoilt", "themj", lambda lines: 0.1, failing, BULLETED.anchors)
    for pages, more in ((3, None), (6, "and 2 more"), (7, "and 4 more")):
        with pytest.raises(LayoutError) as told:
            check_layout(layout, [LISTING] * pages)
        sentences = str(told.value).split("\n- ")[1:]
        assert len(sentences) == (2 * pages if more is None else 11)
        assert (sentences[-1] == more) is (more is not None)


def test_what_was_checked_is_printed() -> None:
    assert str(Checked("a", 2, 3)) == "a: 3 records on 2 pages, every rule is kept"


def test_pages_are_damaged_at_seven_places_and_in_five_ways() -> None:
    page = "one\n\n  two \nthree\n"
    found = dict(damaged([page, "other"]))
    for cut in range(1, 8):
        at = cut * len(page) // 8
        assert found[f"page 1, its first {at} characters"] + found[f"page 1 from character {at} on"] == page
        assert len(found[f"page 1, its first {at} characters"]) == at
    assert found["page 1 without blank lines"] == "one\n  two \nthree"
    assert found["page 1 with more blank lines"] == "one\n\n\n\n\n\n  two \n\n\nthree"
    assert found["page 1 upside down"] == "three\n  two \n\none"
    assert found["page 1 with Windows line ends"] == "one\r\n\r\n  two \r\nthree"
    assert found["page 1 indented"].splitlines()[0] == "\t one \N{NO-BREAK SPACE}"
    assert found["all pages with nothing between them"] == f"{page}other{page}"
    assert found["all pages with a line end between them"] == f"{page}\nother\n{page}"
    assert found["all pages with a blank line between them"] == f"{page}\n\nother\n\n{page}"
    assert len(list(damaged([page]))) == 14 + 5 + 3


def test_hostile_texts_are_of_no_form() -> None:
    lines = [f"line {number}" for number in range(9)]
    found = dict(hostile(["\n\n".join([*lines, lines[0]])]))
    assert found["an empty page"] == ""
    assert not found["a page of white space"].strip()
    assert len(found["one long line"]) == 10_000
    assert "\n\n" in found["prose"]
    assert found["odd characters"].count("a") == 9
    assert found["the one line 'line 7'"] == "line 7"
    assert found["the line 'line 7' again and again"] == "line 7\n" * 20
    assert "the one line 'line 8'" not in found
    assert len(found) == 5 + 16
