import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.order import Neighbour, newest_first, oldest_first
from childservices_corpus.testing.work import calls

FAR = 10_000
Bounds = tuple[int | None, int | None]
Listing = tuple[list[int], list[int | None], list[int | None], int]


def ranges(lower: list[int | None], upper: list[int | None], tolerance: int = 0) -> tuple[list[Bounds], frozenset[int]]:
    """The bounds of each item after the order is taken into account, and the places out of order."""
    order = newest_first(lower, upper, tolerance)
    combined = []
    for low, high, below, above in zip(lower, upper, order.earliest, order.latest, strict=True):
        lows = [day for day in (low, None if below is None else below.day) if day is not None]
        highs = [day for day in (high, None if above is None else above.day) if day is not None]
        combined.append((max(lows, default=None), min(highs, default=None)))
    return combined, order.astray


CASES = [
    # label, lower, upper, tolerance, ranges, astray, why
    ("empty", [], [], 0, [], set(), "nothing in, nothing out"),
    (
        "between",
        [30, None, 10],
        [30, None, 10],
        0,
        [(30, 30), (10, 30), (10, 10)],
        set(),
        "neighbours bound the middle",
    ),
    ("ends", [None, 20, None], [None, 20, None], 0, [(20, None), (20, 20), (None, 20)], set(), "an end stays open"),
    ("tolerance", [30, None, 10], [30, None, 10], 2, [(30, 30), (8, 32), (10, 10)], set(), "bounds widen by it"),
    ("same day", [30, 30, 30], [30, 30, 30], 0, [(30, 30)] * 3, set(), "equal days are in order"),
    ("within tolerance", [10, 12], [10, 12], 2, [(10, 10), (12, 12)], set(), "two days astray is allowed here"),
    (
        "reprint near the top",
        [50, 5, 40, None, 30],
        [50, 5, 40, None, 30],
        0,
        [(50, 50), (5, 5), (40, 40), (30, 40), (30, 30)],
        {1},
        "one old item among new ones is wrong, the others are not",
    ),
    (
        "one too new at the end",
        [50, None, 40, None, 99],
        [50, None, 40, None, 99],
        0,
        [(50, 50), (40, 50), (40, 40), (None, 40), (99, 99)],
        {4},
        "its bound reaches nobody",
    ),
    (
        "two against each other",
        [10, None, 20],
        [10, None, 20],
        0,
        [(10, 10), (None, None), (20, 20)],
        {0, 2},
        "nobody can say which is wrong, so neither counts",
    ),
]


@pytest.mark.parametrize(
    ("lower", "upper", "tolerance", "expected", "astray"), [pytest.param(*c[1:6], id=c[0]) for c in CASES]
)
def test_order(
    lower: list[int | None], upper: list[int | None], tolerance: int, expected: list[Bounds], astray: frozenset[int]
) -> None:
    assert ranges(lower, upper, tolerance) == (expected, astray)


def test_neighbour_names_the_item_whose_own_bound_it_is() -> None:
    order = newest_first([50, None, 10], [50, None, 10], 3)
    assert order.latest[1] == Neighbour(day=53, number=0, own=50)
    assert order.earliest[1] == Neighbour(day=7, number=2, own=10)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """True days in order within a tolerance, and for some items bounds that hold them."""
    tolerance = draw(st.integers(0, 3))
    days = sorted(draw(st.lists(st.integers(0, 400), min_size=1, max_size=30)), reverse=True)
    shifts = draw(st.lists(st.integers(0, tolerance), min_size=len(days), max_size=len(days)))
    truth = [day + shift for day, shift in zip(days, shifts, strict=True)]
    slack = st.one_of(st.none(), st.integers(0, 20))
    lower = [None if (s := draw(slack)) is None else day - s for day in truth]
    upper = [None if (s := draw(slack)) is None else day + s for day in truth]
    return truth, lower, upper, tolerance


@given(listings())
def test_truth_stays_inside(listing: Listing) -> None:
    truth, lower, upper, tolerance = listing
    combined, astray = ranges(lower, upper, tolerance)
    assert astray == set()
    for day, (low, high) in zip(truth, combined, strict=True):
        assert low is None or low <= day
        assert high is None or day <= high


@given(st.data())
def test_one_poisoned_item_that_conflicts_moves_nobody(data: st.DataObject) -> None:
    truth, lower, upper, tolerance = data.draw(listings())
    place = data.draw(st.integers(0, len(truth) - 1))
    wrong = data.draw(st.one_of(st.integers(-FAR, -FAR + 9), st.integers(FAR, FAR + 9)))
    poisoned_low, poisoned_high = list(lower), list(upper)
    poisoned_low[place] = poisoned_high[place] = wrong
    above = [high for high in upper[:place] if high is not None]
    below = [low for low in lower[place + 1 :] if low is not None]
    seen = (wrong > 0 and above) or (wrong < 0 and below)
    combined, astray = ranges(poisoned_low, poisoned_high, tolerance)
    if not seen:
        return
    assert place in astray
    for other, (day, (low, high)) in enumerate(zip(truth, combined, strict=True)):
        if other != place:
            assert low is None or low <= day
            assert high is None or day <= high


def in_order(pair: Bounds) -> Bounds:
    low, high = pair
    return (high, low) if low is not None and high is not None and low > high else pair


end = st.one_of(st.none(), st.integers(0, 60))
bounds = st.tuples(end, end).map(in_order)


@given(st.lists(bounds, max_size=25), st.integers(0, 5))
def test_any_bounds_never_contradict(items: list[Bounds], tolerance: int) -> None:
    combined, _ = ranges([low for low, _ in items], [high for _, high in items], tolerance)
    assert all(low is None or high is None or low <= high for low, high in combined)


@given(st.lists(bounds, max_size=25), st.integers(0, 5))
def test_conflicts_are_all_settled(items: list[Bounds], tolerance: int) -> None:
    _, astray = ranges([low for low, _ in items], [high for _, high in items], tolerance)
    kept = [item for place, item in enumerate(items) if place not in astray]
    for place, (_, high) in enumerate(kept):
        assert all(low is None or high is None or low <= high + tolerance for low, _ in kept[place + 1 :])


@given(st.lists(bounds, max_size=25), st.integers(0, 5))
def test_the_other_direction_is_the_mirror(items: list[Bounds], tolerance: int) -> None:
    lower, upper = [low for low, _ in items], [high for _, high in items]
    there, back = newest_first(lower, upper, tolerance), oldest_first(lower[::-1], upper[::-1], tolerance)
    assert [n and (n.day, n.own) for n in there.latest] == [n and (n.day, n.own) for n in back.latest][::-1]
    assert [n and (n.day, n.own) for n in there.earliest] == [n and (n.day, n.own) for n in back.earliest][::-1]


@pytest.mark.parametrize("shape", ["in order", "upside down", "shuffled"])
def test_work_grows_no_faster_than_n_log_n(shape: str) -> None:
    def days(size: int) -> list[int]:
        if shape == "shuffled":
            return [place * 7919 % size for place in range(size)]
        return list(range(size)) if shape == "upside down" else list(range(size, 0, -1))

    def work(size: int) -> int:
        known = days(size)
        return calls(lambda: newest_first(known, known, 0))

    assert work(50_000) < 10 * 2 * (work(5_000) + 500)
