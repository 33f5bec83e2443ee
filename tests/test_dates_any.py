"""Any evidence gives ranges, and true evidence gives ranges that hold the true days."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.infer import infer
from childservices_corpus.curation.date_evidence import CuratedDate
from childservices_corpus.models import DateRange
from childservices_corpus.testing.work import calls
from dating import Pages, feed, ids, known

Generated = tuple[Pages, list[date], list[CuratedDate]]
FIRST = date(2020, 1, 1)


@st.composite
def feeds(draw: st.DrawFn) -> Generated:
    """A feed whose true days run newest first, with bounds around some of them."""
    steps = draw(st.lists(st.integers(0, 20), min_size=3, max_size=12))
    days = [FIRST + timedelta(days=sum(steps[place:])) for place in range(len(steps))]
    pages = feed(*(f"Text {place}." for place in range(len(steps))))
    slack = st.one_of(st.none(), st.tuples(st.integers(0, 5), st.integers(0, 5)))
    rows = [
        known(record_id, day - timedelta(days=room[0]), day + timedelta(days=room[1]))
        for record_id, day in zip(ids(pages), days, strict=True)
        if (room := draw(slack)) is not None
    ]
    return pages, days, rows


@settings(max_examples=50, deadline=None)
@given(feeds())
def test_ranges_hold_the_true_days(generated: Generated) -> None:
    pages, days, rows = generated
    found = infer(pages, rows)
    assert found.findings == ()
    assert all(found.ranges[record_id].contains(day) for record_id, day in zip(ids(pages), days, strict=True))


@settings(max_examples=50, deadline=None)
@given(feeds(), st.data())
def test_one_wrong_row_keeps_to_itself(generated: Generated, data: st.DataObject) -> None:
    pages, days, _ = generated
    place = data.draw(st.integers(0, len(days) - 1))
    wrong = ids(pages)[place]
    sure = [known(record_id, day) for record_id, day in zip(ids(pages), days, strict=True) if record_id != wrong]
    found = infer(pages, [*sure, known(wrong, FIRST + timedelta(days=data.draw(st.integers(-999, 999))))])
    for record_id, day in zip(ids(pages), days, strict=True):
        assert record_id == wrong or found.ranges[record_id].contains(day)


@settings(max_examples=50, deadline=None)
@given(feeds(), st.lists(st.tuples(st.integers(0, 11), st.integers(-999, 999), st.integers(0, 30)), max_size=8))
def test_any_evidence_gives_ranges(generated: Generated, wrong: list[tuple[int, int, int]]) -> None:
    pages, _, rows = generated
    every = ids(pages)
    for place, shift, room in wrong:
        first = FIRST + timedelta(days=shift)
        rows = [*rows, known(every[place % len(every)], first, first + timedelta(days=room))]
    found = infer(pages, rows)
    assert set(found.ranges) == set(every)
    assert all(isinstance(days, DateRange) for days in found.ranges.values())


def test_work_grows_no_faster_than_n_log_n() -> None:
    def work(size: int) -> int:
        pages = feed(*(f"Today, {place % 28 + 1} July 2020, text {place}." for place in range(size)))
        return calls(lambda: infer(pages))

    assert work(1600) < 4 * 1.5 * work(400)
