"""Each measure on counts made by hand: rounding, open ends, floors of both directions, and what a fault says."""

import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from childservices_corpus.errors import InputError, NotFoundError, QueryError
from childservices_corpus.evaluation.dates import Hidden, left_out, width
from childservices_corpus.evaluation.fields import items, same
from childservices_corpus.evaluation.floors import Floor, Floors, faults, missed, pinned, read_floors, to_toml
from childservices_corpus.evaluation.labels import read_labels
from childservices_corpus.evaluation.metrics import Estimate, f1, median_days, overlap, share, wilson
from childservices_corpus.evaluation.quality import Figure, Quality, figure, in_order
from childservices_corpus.models import DateRange

DAY = date(2022, 3, 1)


def test_figures_are_rounded_to_four_places() -> None:
    found = figure("kind", "all", "share", Estimate(3, 2 / 3, 0.123456, 0.98765))
    assert (found.value, found.low, found.high, found.n) == (0.6667, 0.1235, 0.9877, 3)
    assert figure("kind", "all", "share", Estimate(0, None)).value is None


def test_shares_and_f1_by_hand() -> None:
    assert share(8, 10).value == 0.8
    assert (share(0, 0).n, share(0, 0).low, share(0, 0).high) == (0, 0.0, 1.0)
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    found = f1(3, 1, 2)
    assert found.n == 5
    assert found.value == pytest.approx(6 / 9)
    low, high = wilson(3, 6)
    assert (found.low, found.high) == (2 * low / (1 + low), 2 * high / (1 + high))


def test_a_median_has_ends_that_are_widths_of_the_sample() -> None:
    found = median_days([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], sample=True)
    assert (found.n, found.value, found.low, found.high) == (10, 5.5, 1.0, 10.0)
    found = median_days(list(range(100)), sample=True)
    assert (found.value, found.low, found.high) == (49.5, 39.0, 60.0)
    assert median_days([3.0], sample=True) == Estimate(1, 3.0, 3.0, 3.0)
    assert median_days([3.0, float("inf")], sample=False) == Estimate(2, None)
    assert median_days([1.0, 3.0, float("inf")], sample=False) == Estimate(3, 3.0)


def words(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group.split()) for group in groups]


OVERLAPS = [
    ([], [], 1.0),
    (["a b"], [], 0.0),
    ([], ["a b"], 0.0),
    (["a b"], ["a b"], 1.0),
    (["a b"], ["a c"], 0.5),
    (["a b", "c d"], ["c e", "f"], 0.5),
    ([""], [""], 0.0),
]


@pytest.mark.parametrize(("found", "labelled", "value"), OVERLAPS)
def test_overlap_is_that_of_the_best_pair(found: list[str], labelled: list[str], value: float) -> None:
    assert overlap(words(*found), words(*labelled)) == value


def test_what_is_wrong_is_told() -> None:
    assert items(["d", "b", "a"], ["c", "b"]).told == "extra a, d; missed c"
    assert items(["a"], []).told == "extra a"
    assert items([], ["b", "a"]).told == "missed a, b"
    assert (same(1, 2).value, same(1, 2).told) == (0.0, "found 1, labelled 2")
    assert (same(1, 1).value, same(1, 1).told) == (1.0, "")


def hidden(publisher: str, first: int, last: int | None) -> Hidden:
    days = DateRange(
        earliest=DAY + timedelta(first), latest=None if last is None else DAY + timedelta(last), basis="order"
    )
    return Hidden(publisher, f"{publisher}/a-00000000", DAY, DAY + timedelta(1), days)


def test_hidden_days_are_inside_if_they_share_a_day() -> None:
    assert [hidden("adcs", *ends).inside for ends in ((-3, -1), (-3, 0), (0, 0), (1, 5), (2, 5), (2, None))] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    figures = {(one.group, one.measure): one for one in left_out([hidden("adcs", -3, 0), hidden("themj", 2, 5)])}
    assert figures["all", "share"].value == 0.5
    assert (figures["adcs", "share"].value, figures["themj", "share"].value) == (1.0, 0.0)
    assert figures["all", "median_days"].value == 3.0
    assert [width(hidden("adcs", *ends).inferred) for ends in ((0, 0), (0, 1), (0, None))] == [0, 1, float("inf")]


QUALITY = Quality(
    "a" * 64,
    3,
    (
        Figure("authors", "all", "precision", 20, 0.9567, 0.764, 0.991),
        Figure("dates", "themj", "median_days", 7, 6.5678, None, None),
        Figure("dates", "themj", "open", 7, None, None, None),
    ),
)
PRECISION, MEDIAN = Floor("authors", "precision", "all", 0.9), Floor("dates", "median_days", "themj", 7.0)


def test_a_floor_is_the_least_value_or_the_greatest() -> None:
    assert [PRECISION.holds(value) for value in (0.89, 0.9, 0.91, None)] == [False, True, True, False]
    assert [MEDIAN.holds(value) for value in (6.9, 7.0, 7.1, None)] == [True, True, False, False]
    assert [Floor("dates", "open", "all", 1.0).holds(value) for value in (0.0, 2.0)] == [True, False]
    assert (str(PRECISION), str(MEDIAN)) == (
        "authors (all): precision at least 0.9",
        "dates (themj): median_days at most 7",
    )


def test_faults_name_the_labels_the_floors_and_the_values() -> None:
    low = Floor("authors", "precision", "all", 0.99)
    unmeasured = (Floor("dates", "open", "themj", 0.0), Floor("kind", "share", "all", 0.5))
    told = list(faults(Floors("b" * 64, (PRECISION, MEDIAN, low, *unmeasured)), QUALITY))
    assert told == [
        f"the labels have the SHA-256 {'a' * 64}, not the pinned {'b' * 64}; if they were changed on purpose, run "
        "evaluate --pin",
        "authors (all): precision at least 0.99, but it is 0.9567",
        "dates (themj): open at most 0, but it is open or not measured",
        "kind (all): share at least 0.5, but it is open or not measured",
    ]
    assert list(missed((PRECISION, MEDIAN), QUALITY)) == []


def test_pinned_floors_are_cut_to_a_thousandth_on_the_safe_side() -> None:
    found = pinned(Floors("b" * 64, (PRECISION, MEDIAN)), QUALITY, raised=True)
    assert found.labels_sha256 == "a" * 64
    assert [one.bound for one in found.floors] == [0.956, 6.568]
    high = Floor("authors", "precision", "all", 0.99)
    assert [one.bound for one in pinned(Floors("", (high, MEDIAN)), QUALITY, lowered=True).floors] == [0.956, 7.0]
    with pytest.raises(InputError, match=r"authors \(all\): precision at least 0.99, measured 0.9567"):
        pinned(Floors("", (high,)), QUALITY)


def test_floors_are_written_with_least_or_most(tmp_path: Path) -> None:
    text = to_toml(Floors("b" * 64, (PRECISION, MEDIAN)))
    assert text.endswith(
        f'labels_sha256 = "{"b" * 64}"\n\n'
        '[[floor]]\nfield = "authors"\nmeasure = "precision"\ngroup = "all"\nleast = 0.9\n\n'
        '[[floor]]\nfield = "dates"\nmeasure = "median_days"\ngroup = "themj"\nmost = 7\n'
    )
    path = tmp_path / "floors.toml"
    path.write_text(text.replace('group = "all"\n', "").replace("0.9", "1"), encoding="utf-8")
    assert read_floors(path).floors == (Floor("authors", "precision", "all", 1.0), MEDIAN)
    for wrong in ("precision", "least"):
        path.write_text(text.replace(wrong, "another"), encoding="utf-8")
        with pytest.raises((InputError, QueryError)):
            read_floors(path)


def test_figures_are_found_by_field_measure_and_group() -> None:
    assert QUALITY.value("authors", "precision") == 0.9567
    assert QUALITY.value("dates", "median_days", "themj") == 6.5678
    with pytest.raises(NotFoundError, match="recall of authors over all was not measured"):
        QUALITY.value("authors", "recall")
    assert QUALITY.of("author").figures == QUALITY.figures[:1]
    with pytest.raises(QueryError, match="did you mean 'authors'"):
        QUALITY.of("authros")
    with pytest.raises(QueryError, match="measured are authors, dates"):
        QUALITY.of("zzz")
    assert QUALITY.to_arrow().to_pylist()[0] == {
        **{"field": "authors", "group": "all", "measure": "precision", "n": 20},
        **{"value": 0.9567, "low": 0.764, "high": 0.991},
    }


def test_figures_without_items_are_left_out_and_the_others_sorted() -> None:
    empty = Figure("kind", "all", "share", 0, None, None, None)
    figures = (*reversed(QUALITY.figures), empty, Figure("kind", "all", "share", 0, 1.0, None, None))
    assert [(one.field, one.measure) for one in in_order(figures)] == [
        ("authors", "precision"),
        ("dates", "median_days"),
        ("dates", "open"),
        ("kind", "share"),
    ]


def test_labels_are_known_by_the_sums_of_their_files(tmp_path: Path) -> None:
    row = json.dumps({"document_id": "x", "position": 2, "kind": "comment"})
    (tmp_path / "statements.jsonl").write_text(f"{row}\n", encoding="utf-8")
    found = read_labels(tmp_path)
    sums = f"{sha256((tmp_path / 'statements.jsonl').read_bytes()).hexdigest()}  statements.jsonl\n"
    assert found.digest == sha256(sums.encode()).hexdigest()
    assert (dict(found.rows), found.pairs) == ({("x", 2): json.loads(row)}, ())
    (tmp_path / "statements.jsonl").write_bytes(b"ab\xff")
    with pytest.raises(InputError, match=r"is not UTF-8 \(byte 2\)"):
        read_labels(tmp_path)
