"""Trends and coverage give what a plain loop over the records gives, and say what is not known."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from corpora import DUMPS, TOPICS, corpora, real_corpus

FEW = settings(max_examples=40, deadline=None)
BY = st.sampled_from(["year", "quarter", "month"])
KINDS = st.sampled_from(["articles", "statements", "records"])


def rows_of(trend: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = trend.to_arrow().to_pylist()
    return rows


def inside(records: Any, row: dict[str, Any]) -> tuple[int, int]:
    """How many records lie surely and possibly between the days of a row, and have a day at all."""
    dates = [one.dated for one in records if (one.dated.earliest or one.dated.latest)]
    first, last = row["first_day"], row["last_day"]
    return sum(one.certainly_within(first, last) for one in dates), sum(
        one.possibly_within(first, last) for one in dates
    )


def captured(records: Any, row: dict[str, Any]) -> bool:
    for one in (record.dated for record in records):
        days = [day for day in (one.earliest, one.latest) if day is not None]
        if days and min(days) <= row["last_day"] and max(days) >= row["first_day"]:
            return True
    return False


@FEW
@given(corpus=corpora(), by=BY, kind=KINDS, topic=st.sampled_from(TOPICS))
def test_a_trend_is_a_loop(corpus: Corpus, by: Any, kind: str, topic: str) -> None:
    every = corpus.table(kind)
    mine = [record for record in every if topic in record.topics]
    if not mine:
        return
    trend = every.trend(by, topic=topic)
    for row in rows_of(trend):
        assert row["captured"] == captured(every, row)
        if not row["captured"]:
            assert {row[name] for name in ("certain", "possible", "of_certain", "of_possible", "share")} == {None}
            continue
        assert (row["certain"], row["possible"]) == inside(mine, row)
        assert (row["of_certain"], row["of_possible"]) == inside(every, row)
    undated = [record for record in every if record.dated.earliest is None and record.dated.latest is None]
    assert trend.undated == (sum(topic in record.topics for record in undated), len(undated))


@FEW
@given(corpus=corpora(), by=BY)
def test_periods_follow_one_another_from_the_first_day_to_the_last(corpus: Corpus, by: Any) -> None:
    rows = rows_of(corpus.records.trend(by))
    days = [day for one in corpus.records for day in (one.dated.earliest, one.dated.latest) if day is not None]
    assert bool(rows) == bool(days)
    if days:
        assert rows[0]["first_day"] <= min(days) <= rows[0]["last_day"]
        assert rows[-1]["first_day"] <= max(days) <= rows[-1]["last_day"]
        assert all(two["first_day"].toordinal() - one["last_day"].toordinal() == 1 for one, two in pairwise(rows))
        assert [row["period"] for row in rows] == sorted({row["period"] for row in rows})
        for row in rows:
            chosen = corpus.records.between(row["period"])
            assert {one.id for one in chosen} == {
                one.id for one in corpus.records if one.dated.possibly_within(row["first_day"], row["last_day"])
            }


@FEW
@given(corpus=corpora(), by=BY, topic=st.sampled_from(TOPICS), data=st.data())
def test_the_share_is_within_its_bounds_for_any_days_that_the_ranges_allow(
    corpus: Corpus, by: Any, topic: str, data: st.DataObject
) -> None:
    if not any(topic in record.topics for record in corpus.records):
        return
    chosen = {}
    for record in corpus.records:
        low, high = record.dated.earliest, record.dated.latest
        if low is not None or high is not None:
            limits = (low or high or date.min, high or low or date.max)
            chosen[record.id] = data.draw(st.dates(*limits))
    for row in rows_of(corpus.records.trend(by, topic=topic)):
        there = [
            one for one in corpus.records if one.id in chosen and row["first_day"] <= chosen[one.id] <= row["last_day"]
        ]
        if there and row["captured"]:
            share = sum(topic in one.topics for one in there) / len(there)
            assert row["share_low"] <= share <= row["share_high"]


@FEW
@given(corpus=corpora(), by=BY)
def test_a_split_by_one_value_parts_the_others_too(corpus: Corpus, by: Any) -> None:
    for row in rows_of(corpus.records.trend(by, split="publisher")):
        mine = [one for one in corpus.records if one.publisher == row["publisher"]]
        assert row["captured"] == captured(mine, row)
        if row["captured"]:
            assert (row["certain"], row["possible"]) == (row["of_certain"], row["of_possible"]) == inside(mine, row)


@FEW
@given(corpus=corpora(), by=BY)
def test_a_split_by_several_values_counts_a_record_under_each(corpus: Corpus, by: Any) -> None:
    for row in rows_of(corpus.records.trend(by, split="topic")):
        if row["captured"]:
            mine = [one for one in corpus.records if (row["topic"] in one.topics if row["topic"] else not one.topics)]
            assert (row["certain"], row["possible"]) == inside(mine, row)
            assert (row["of_certain"], row["of_possible"]) == inside(corpus.records, row)


def test_a_chosen_set_is_counted_among_all_of_its_kind() -> None:
    corpus = csc.load()
    speeches = corpus.statements.where(kind="speech")
    assert rows_of(speeches.trend("year")) == rows_of(corpus.statements.trend("year", kind="speech"))
    words = rows_of(corpus.records.trend("year", words="foster*"))
    assert sum(row["certain"] or 0 for row in words) <= len(corpus.records.search("foster*"))


def test_a_period_without_a_captured_record_is_not_nought() -> None:
    trend = csc.load().articles.trend("quarter", publisher="themj", split="publisher", topic="send")
    rows = {(row["period"], row["publisher"]): row for row in rows_of(trend)}
    assert rows["2021-Q3", "themj"]["certain"] is None
    assert rows["2021-Q3", "themj"]["captured"] is False
    assert rows["2020-Q2", "localgov"]["certain"] == 0
    assert "not captured" in str(trend)
    assert "not captured" in trend._repr_html_()


@FEW
@given(corpus=corpora(), by=BY, publisher=st.sampled_from(["themj", "localgov", "adcs"]), topic=st.sampled_from(TOPICS))
def test_what_a_publisher_has_is_captured_on_its_own_pages(corpus: Corpus, by: Any, publisher: str, topic: str) -> None:
    mine = [one for one in corpus.records if one.publisher == publisher]
    wanted = [one for one in mine if topic in one.topics]
    if not wanted:
        return
    for row in rows_of(corpus.records.trend(by, publisher=publisher, topic=topic)):
        # Without a single day of the publisher nothing can be said of its pages.
        dated = any(one.dated.earliest or one.dated.latest for one in mine)
        assert row["captured"] == captured(mine if dated else corpus.records, row)
        if row["captured"]:
            assert (row["certain"], row["possible"]) == inside(wanted, row)
            assert (row["of_certain"], row["of_possible"]) == inside(corpus.records, row)


def test_limits_of_the_periods() -> None:
    trend = csc.load().articles.trend("year", start="2017", end="2020-Q2")
    assert [row["period"] for row in rows_of(trend)] == ["2017", "2018", "2019", "2020"]
    assert rows_of(csc.load().articles[:0].trend(topic="send")) == []


@pytest.mark.parametrize(
    ("label", "ask", "answer"),
    [
        ("a period there is not", lambda c: c.records.trend("week"), "there are year, quarter, month"),
        ("a column there is not", lambda c: c.records.trend(split="titel"), "did you mean 'title'"),
        ("a column of several parts", lambda c: c.statements.trend(split="speakers"), "such as speakers.name"),
        ("a keyword there is not", lambda c: c.articles.trend(tpoic="send"), "did you mean topic"),
        ("limits the wrong way round", lambda c: c.records.trend(start="2024", end="2020"), "before the first"),
        ("a period of coverage", lambda c: c.coverage("week"), "there are year, quarter, month"),
    ],
)
def test_mistakes_in_a_trend(label: str, ask: Any, answer: str) -> None:
    with pytest.raises(QueryError, match=answer):
        ask(csc.load())


def test_a_trend_leaves_as_other_tables_do(tmp_path: Any) -> None:
    pandas = pytest.importorskip("pandas")
    trend = csc.load().records.trend("year", split="publisher", topic="send")
    frame = trend.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert len(frame) == len(trend)
    assert trend.to_csv(tmp_path / "trend.csv").read_text("utf-8").startswith("period,publisher,first_day")


def test_a_trend_is_drawn() -> None:
    pytest.importorskip("altair")
    for split in (None, "publisher"):
        drawn = csc.load().records.trend("year", split=split, topic="send").plot().to_dict()
        assert drawn
        assert "nothing captured" in str(drawn["title"])
    with pytest.raises(QueryError, match="to draw"):
        real_corpus().articles[:0].trend(publisher="themj").plot()


def test_coverage_names_pages_days_and_gaps() -> None:
    corpus = csc.load()
    coverage = corpus.coverage("quarter")
    assert [page.document for page in coverage.pages] == [path.name for path in DUMPS]
    assert sum(page.records for page in coverage.pages) == len(corpus.sightings)
    for row in coverage.to_arrow().to_pylist():
        seen = {one.record_id for one in corpus.sightings.where(document=row["document"])}
        mine = [corpus.records[one] for one in seen]
        assert (row["certain"], row["possible"]) == inside(mine, row)
        assert row["captured"] == captured(mine, row)
    for page in coverage.pages:
        assert page.document in str(coverage)
        assert all(gap in coverage._repr_html_() for gap in page.gaps[:3])


def test_coverage_without_pages() -> None:
    assert len(Corpus.from_tables({}).coverage()) == 0
    assert str(Corpus.from_tables({}).coverage()) == "not a page"
