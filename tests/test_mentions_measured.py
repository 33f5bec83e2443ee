"""How often mentions are right: the floors that the labels have to confirm."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import measure_mentions as measure

FLOORS = {
    "people": 0.95,
    "authorities": 0.97,
    "organisations": 0.92,
    "organisations, normal": 0.92,
    "money": 0.98,
    "percent": 0.98,
}


@pytest.fixture(scope="module")
def scores() -> dict[tuple[str, str], measure.Score]:
    return measure.scores(measure.outcomes(measure.labelled_views()))


@pytest.mark.parametrize("field", FLOORS)
def test_floor(field: str, scores: dict[tuple[str, str], measure.Score]) -> None:
    assert scores[field, "all"].f1 >= FLOORS[field]


def test_a_wrong_find_and_a_missed_label_cost() -> None:
    rows = [measure.Outcome("themj", "people", "x", frozenset("a"), frozenset("b"), frozenset("c"))]
    assert measure.score(rows) == measure.Score(2, 0.5, 0.5, 0.5)
