"""Intervals and overlaps: known values, and what must hold for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.evaluation.metrics import Estimate, f1, median_days, overlap, share, wilson

# Worked by hand from Wilson's formula with z = 1.96; 8 of 10 is the usual textbook case.
SHARES = [("textbook", 8, 10, 0.490, 0.943), ("none", 0, 10, 0.0, 0.278), ("all", 10, 10, 0.722, 1.0)]


@pytest.mark.parametrize(("reason", "right", "n", "low", "high"), SHARES, ids=[row[0] for row in SHARES])
def test_wilson(reason: str, right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=1e-3)


def test_nothing_to_measure_has_no_value() -> None:
    assert share(0, 0) == Estimate(0, None, 0.0, 1.0)
    assert f1(0, 0, 0) == Estimate(0, None, 0.0, 1.0)
    assert median_days([], sample=True) == Estimate(0, None, None, None)


def test_what_is_counted_is_named() -> None:
    assert (share(3, 4).n, share(3, 4).value) == (4, 0.75)
    # Of four labelled items three are found, and two more that are none.
    assert f1(3, 2, 1).n == 4
    assert f1(3, 2, 1).value == pytest.approx(2 / 3)
    assert median_days([1, 2, 2], sample=False).n == 3


COUNTS = st.integers(0, 500)


@given(COUNTS, COUNTS, COUNTS)
def test_f1_is_the_harmonic_mean_inside_its_interval(right: int, extra: int, missed: int) -> None:
    found = f1(right, extra, missed)
    if found.value is None:
        assert right + extra + missed == 0
        return
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12 <= 1 + 1e-9
    precision, recall = share(right, right + extra).value, share(right, right + missed).value
    if precision and recall:
        assert found.value == pytest.approx(2 * precision * recall / (precision + recall))


@given(COUNTS, COUNTS)
def test_more_items_narrow_the_interval(right: int, wrong: int) -> None:
    n = right + wrong
    if n:
        low, high = wilson(right, n)
        narrower = wilson(4 * right, 4 * n)
        assert narrower[1] - narrower[0] < high - low


def test_median_and_its_interval() -> None:
    found = median_days(range(1, 101), sample=True)
    assert (found.value, found.low, found.high) == (50.5, 40.0, 61.0)
    whole = median_days([3, 1, 2], sample=False)
    assert (whole.value, whole.low, whole.high) == (2, None, None)
    assert median_days([1, float("inf"), float("inf")], sample=True).value is None


MEDIANS = [
    ("one", [7], 7, 7, 7),
    ("two", [3, 1], 2, 1, 3),
    ("three", [1, 2, 3], 2, 1, 3),
    ("ten", range(1, 11), 5.5, 1, 10),
    ("twelve", range(1, 13), 6.5, 2, 11),
    ("an open end", [1, 2, float("inf")], 2, 1, None),
    ("most are open", [1] + 9 * [float("inf")], None, 1, None),
    ("all are open", 3 * [float("inf")], None, None, None),
]


@pytest.mark.parametrize(("reason", "widths", "value", "low", "high"), MEDIANS, ids=[row[0] for row in MEDIANS])
def test_the_ends_of_the_interval_of_a_median_are_widths(
    reason: str, widths: list[float], value: float | None, low: float | None, high: float | None
) -> None:
    assert median_days(widths, sample=True) == Estimate(len(widths), value, low, high)


def test_an_interval_of_a_share_ends_at_nothing_and_at_all() -> None:
    for n in range(1, 40):
        assert 0 <= wilson(0, n)[0] < 1e-12
        assert 1 - 1e-12 < wilson(n, n)[1] <= 1


OVERLAPS = [
    ("both empty", [], [], 1.0),
    ("no answer", [], ["a b"], 0.0),
    ("an answer too many", ["a b"], [], 0.0),
    ("the best of several", ["x", "a b"], ["a b c d"], 2 / 3),
    ("no words on either side", [""], [""], 0.0),
    ("no words on one side", [""], ["a"], 0.0),
    ("nothing in common", ["a"], ["b"], 0.0),
    ("the same words", ["a b c"], ["c b a"], 1.0),
]


@pytest.mark.parametrize(("reason", "found", "labelled", "value"), OVERLAPS, ids=[row[0] for row in OVERLAPS])
def test_overlap(reason: str, found: list[str], labelled: list[str], value: float) -> None:
    sets = [[frozenset(words.split()) for words in side] for side in (found, labelled)]
    assert overlap(*sets) == pytest.approx(value)


def test_the_interval_of_f1_is_that_of_the_share_put_through_its_formula() -> None:
    found = f1(8, 1, 1)
    # Wilson gives 0.490 to 0.943 for 8 of 10.
    assert (found.low, found.high) == pytest.approx((0.658, 0.971), abs=1e-3)
    assert found.value == pytest.approx(16 / 18)
