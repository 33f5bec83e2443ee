"""Intervals and overlaps: known values, and what must hold for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.evaluation.metrics import f1, median_days, overlap, share, wilson

# Worked by hand from Wilson's formula with z = 1.96; 8 of 10 is the usual textbook case.
SHARES = [("textbook", 8, 10, 0.490, 0.943), ("none", 0, 10, 0.0, 0.278), ("all", 10, 10, 0.722, 1.0)]


@pytest.mark.parametrize(("reason", "right", "n", "low", "high"), SHARES, ids=[row[0] for row in SHARES])
def test_wilson(reason: str, right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=1e-3)


def test_nothing_to_measure_has_no_value() -> None:
    assert share(0, 0).value is None
    assert f1(0, 0, 0).value is None
    assert median_days([], sample=True).value is None


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


OVERLAPS = [
    ("both empty", [], [], 1.0),
    ("no answer", [], ["a b"], 0.0),
    ("an answer too many", ["a b"], [], 0.0),
    ("the best of several", ["x", "a b"], ["a b c d"], 2 / 3),
    ("no words on either side", [""], [""], 0.0),
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
