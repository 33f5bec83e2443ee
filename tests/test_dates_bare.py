"""A month without a year, and the order of a listing: what they say of a record's days, and what they do not."""

from datetime import date

import pytest

from childservices_corpus.annotate.dates.listing_order import narrow, order_of
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.parsing.objects import parse
from pages import Item, bulleted
from probes import statement_view

YEAR, REST = "a year from March", "the rest of the year"
MONTHS = [
    ("Since March, 300 children have waited.", YEAR),
    ("In March, 300 children were placed.", YEAR),
    ("In March this year, we met.", REST),
    ("Since March this year, we have met.", REST),
    ("In March 300 children wait.", None),
    ("By March, 300 children were placed.", None),
    ("In March last, we met.", None),
]


@pytest.mark.parametrize(("text", "meant"), MONTHS, ids=[text for text, _ in MONTHS])
def test_a_month_without_a_year(text: str, meant: str | None) -> None:
    clues = list(text_clues(statement_view(text)))
    if meant is None:
        assert clues == []
        return
    (clue,) = clues
    last = date(2021, 12, 31) if meant == REST else date(2022, 2, 28)
    assert (clue.means, clue.words, clue.start) == ("not_before", "March", text.index("March"))
    assert (date(2021, 3, 1), last) in clue.options
    assert len({first for first, _ in clue.options}) == len(clue.options)


def page(*days: str) -> str:
    return bulleted(
        [Item(f"A title for the item {n}", day, f"A summary for {n}, they have said.") for n, day in enumerate(days)]
    )


def test_a_listing_bounds_each_record_by_those_around_it() -> None:
    (found,) = listings(parse(page("13 June 2024", "12 June 2024", "11 June 2024"), layout="themj-bulleted"))
    ids = [view.record.id for view in found.views]
    top, last = date(2024, 6, 13).toordinal(), date(2024, 6, 11).toordinal()
    days = {ids[0]: (top, top), ids[1]: (None, None), ids[2]: (last, last)}
    order = order_of(found, days)
    assert [None if one is None else (one.day, one.number) for one in order.latest] == [None, (top, 0), (top, 0)]
    assert [None if one is None else (one.day, one.number) for one in order.earliest] == [(last, 2), (last, 2), None]
    for _ in range(2):
        narrow(found, days)
        assert days == {ids[0]: (top, top), ids[1]: (last, top), ids[2]: (last, last)}
