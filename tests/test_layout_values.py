"""Values inside a line, and layouts made of their claims: exactly which offsets and lines count."""

import numpy as np
import pytest

from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts import Inner
from childservices_corpus.layouts.asking import labels_of
from childservices_corpus.layouts.common.from_claims import form_from_claims
from childservices_corpus.layouts.contract import FILLER, MARK, TURNS, Claims
from childservices_corpus.layouts.registry import Known
from childservices_corpus.text.lines import Flags, Lines, split
from wrong_layouts import PAGE, changed, labels

DAY = PAGE.index("13 June 2024")
SUMMARY = PAGE.index("Foster carers call for more")


def inner(*pieces: Inner) -> list[Inner]:
    """What is kept of values inside the lines of the first record of the page."""
    return labels_of(Known(changed(inner=list(pieces)), "ours"), split(PAGE)).inner


def piece(start: int, end: int, record: int = 0) -> Inner:
    return Inner(record, "byline", start, end)


@pytest.mark.parametrize(
    "kept",
    [
        [piece(SUMMARY, SUMMARY + 6)],
        [piece(SUMMARY, SUMMARY + 1)],
        [piece(SUMMARY, SUMMARY + 6), piece(SUMMARY + 7, SUMMARY + 13)],
        [piece(SUMMARY, SUMMARY + 3), piece(SUMMARY + 3, SUMMARY + 6)],
        [piece(SUMMARY + 7, SUMMARY + 13), piece(SUMMARY, SUMMARY + 6)],
        [piece(DAY, DAY + len("13 June 2024"))],
        [piece(PAGE.index("A £2.4bn"), PAGE.index("A £2.4bn") + 1, record=2)],
        [],
    ],
)
def test_values_inside_a_line_are_kept(kept: list[Inner]) -> None:
    assert inner(*kept) == kept


@pytest.mark.parametrize(
    "wrong",
    [
        piece(SUMMARY, SUMMARY),
        piece(SUMMARY + 3, SUMMARY + 2),
        piece(SUMMARY, SUMMARY + 7),
        piece(SUMMARY + 6, SUMMARY + 13),
        piece(SUMMARY - 1, SUMMARY + 6),
        piece(DAY, DAY + len("13 June 2024") + 1),
        piece(DAY, SUMMARY + 6),
        piece(SUMMARY, SUMMARY + 6, record=1),
        piece(0, 8, record=-1),
        piece(0, 8),
        piece(-1, 5),
        piece(len(PAGE) - 3, len(PAGE) + 1, record=2),
    ],
)
def test_a_value_that_is_not_trimmed_or_not_in_its_record_is_refused(wrong: Inner) -> None:
    with pytest.raises(LayoutError, match="a value inside a line is empty, is untrimmed, or is not in a line"):
        inner(wrong)


def test_values_of_one_line_that_share_a_letter_are_refused() -> None:
    with pytest.raises(LayoutError, match="two values inside a line overlap"):
        inner(piece(SUMMARY + 5, SUMMARY + 9), piece(SUMMARY, SUMMARY + 6))


def test_numbers_of_numpy_become_plain() -> None:
    (kept,) = inner(Inner(0, "byline", np.int64(SUMMARY), np.int64(SUMMARY + 6)))  # type: ignore[arg-type]
    assert kept == piece(SUMMARY, SUMMARY + 6)
    assert type(kept.start) is type(kept.end) is int


LINES = "Zero\n\nOne\nTwo\n\nThree\nFour\n"


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Of five places the first in the first turn, the fourth if the first is taken, and a filler."""
    if turn == TURNS[0]:
        return Claims.of([(0, 1, MARK)])
    if turn == TURNS[1] and taken.tolist() == [True, False, False, False, False]:
        taken[:] = True
        return Claims.of([(2, 4, MARK), (4, 5, FILLER)])
    return Claims.of(())


def test_a_layout_made_of_its_claims_scores_their_share_and_begins_where_they_begin() -> None:
    layout = form_from_claims("made", "themj", labels, claims)
    lines = split(LINES)
    assert layout.score(lines) == 0.6
    assert layout.anchors(lines).tolist() == [0, 3]
    assert layout.score(split("")) == layout.score(split("\n\n")) == 0.0
    assert (layout.name, layout.publisher, layout.order) == ("made", "themj", None)


def test_claims_side_by_side_begin_once() -> None:
    layout = form_from_claims(
        "made",
        "themj",
        labels,
        lambda lines, taken, turn: Claims.of([(1, 2, MARK), (2, 3, MARK)] if turn == TURNS[0] else ()),
    )
    assert layout.anchors(split(LINES)).tolist() == [2]
    assert layout.score(split(LINES)) == 0.4
