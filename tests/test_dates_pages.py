"""What the records of a page tell of each other's days: neighbours, offices, events, order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.infer import infer
from childservices_corpus.annotate.dates.listing_order import order_claim
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.layouts.registry import layouts
from childservices_corpus.parsing.objects import parse
from dating import FOUNDED, dated, feed, ids, known, statement
from support import ROOT


def test_today_with_a_weekday_gets_its_year_from_the_office() -> None:
    pages = feed("ADCS today, Tuesday 14 July, publishes a paper.\n\nJenny Coles, ADCS President, said: yes.")
    assert dated(pages) == ["2020-07-14"]


def test_today_with_a_weekday_gets_its_year_from_the_neighbours() -> None:
    pages = feed("Today, 20 July 2020, one.", "Today, Tuesday 14 July, two.", "Today, 1 July 2020, three.")
    assert dated(pages) == ["2020-07-20", "2020-07-14", "2020-07-01"]


def test_of_several_years_that_fit_the_first_and_the_last_bound() -> None:
    # 14 July was a Tuesday in 2009, 2015 and 2020; nothing bounds the last.
    assert dated(feed("Today, Tuesday 14 July, one.")) == ["2009-07-14/"]
    assert dated(feed("Today, Tuesday 14 July, one.", event="Wed, 02 Nov 16 10:00")) == ["2009-07-14/2015-07-14"]


def test_the_founding_of_the_publisher_leaves_one_year() -> None:
    text = "Today, Tuesday 14 July, one."
    assert dated(feed(text, event="Wed, 02 Nov 11 10:00")) == ["2009-07-14"]
    # An event before the founding is no day that the page can be of.
    assert dated(feed(text, event="Wed, 02 Nov 05 10:00")) == ["2009-07-14/"]


def test_the_founding_of_the_publisher_bounds_what_nothing_else_does() -> None:
    first, second = infer(feed("Since 2016 more.", "Two.")).ranges.values()
    assert [item.kind for item in first.evidence] == ["text"]
    (evidence,) = second.evidence
    assert (evidence.kind, str(evidence.earliest), evidence.latest) == ("document", "2007-02-01", None)
    assert evidence.source


def test_of_several_years_between_the_neighbours_the_first_and_the_last_bound() -> None:
    pages = feed("Today, 1 May 2021, one.", "Today, Tuesday 14 July, two.", "Today, 1 May 2009, three.")
    assert dated(pages) == ["2021-05-01", "2009-07-14/2020-07-14", "2009-05-01"]


def test_neighbours_bound_what_lies_between_with_the_tolerance_of_the_layout() -> None:
    pages = feed("Today, 20 July 2020, one.", "Two.", "Today, 1 July 2020, three.")
    assert order_claim("adcs-feed").tolerance_days == 1
    assert dated(pages) == ["2020-07-20", "2020-06-30/2020-07-21", "2020-07-01"]


def test_order_evidence_names_the_neighbour_and_its_bound() -> None:
    pages = feed("Today, 20 July 2020, one.", "Two.")
    first, second = ids(pages)
    evidence = infer(pages).ranges[second].evidence[0]
    assert (evidence.kind, evidence.source) == ("order", f"order:{first}")
    assert evidence.words is not None
    assert first in evidence.words
    assert "2020-07-20" in evidence.words


def test_the_event_a_page_announces_is_its_last_day() -> None:
    pages = feed("One.", event="Wed, 02 Nov 22 10:00")
    (found,) = infer(pages).ranges.values()
    assert (str(found), found.basis) == (f"{FOUNDED}2022-11-02", "document")
    evidence = found.evidence[0]
    assert evidence.words == "Wed, 02 Nov 22 10:00"


def test_a_featured_event_may_be_over_and_bounds_nothing() -> None:
    text = "Featured Event\n\nWed, 02 Nov 22 10:00\n\n" + statement("Item", "Text.")
    assert dated(listings(parse(text))) == [FOUNDED]


def test_an_item_out_of_order_is_reported_and_moves_nobody() -> None:
    texts = ["Today, 20 July 2020, a.", "b", "Today, 9 March 2018, c.", "d", "Today, 10 July 2020, e.", "f"]
    pages = feed(*texts, "Today, 1 July 2020, g.")
    found = infer(pages)
    assert dated(pages) == [
        "2020-07-20",
        "2020-07-09/2020-07-21",
        "2018-03-09",
        "2020-07-09/2020-07-21",
        "2020-07-10",
        "2020-06-30/2020-07-11",
        "2020-07-01",
    ]
    assert [(finding.code, finding.record_id) for finding in found.findings] == [("out-of-order", ids(pages)[2])]


def test_evidence_against_stronger_evidence_is_left_out_and_reported() -> None:
    pages = feed("Today, 20 July 2020, a.")
    (record_id,) = ids(pages)
    found = infer(pages, [known(record_id, date(2020, 7, 1))])
    assert str(found.ranges[record_id]) == "2020-07-01"
    assert [(finding.code, finding.record_id) for finding in found.findings] == [("contradiction", record_id)]
    assert "20 July 2020" in found.findings[0].message
    assert "stronger curated evidence" in found.findings[0].message, "the stronger evidence is named"


SPEAKER = "Andy Smith, ADCS President, said: yes."
TERM = "2024-04-01/2025-04-30"
AGAINST_OFFICE = [
    # label, what the speaker says, the range, the kind of evidence left out, why
    ("a month misread", "They saw it gone in March 2026.", TERM, "text", "who speaks is in office"),
    ("its own day", "Today, 3 March 2026, a report is out.", "2026-03-03", "role", "the text calls the day its own"),
    ("no conflict", "The fund was opened in March 2025.", "2025-03-01/2025-04-30", None, "both hold"),
]


@pytest.mark.parametrize(
    ("text", "expected", "left_out"), [pytest.param(*row[1:4], id=row[0]) for row in AGAINST_OFFICE]
)
def test_a_day_told_of_yields_to_the_office_of_the_speaker(text: str, expected: str, left_out: str | None) -> None:
    pages = feed(f"{SPEAKER}\n\n{text}")
    assert dated(pages) == [expected]
    found = [finding.evidence.kind for finding in infer(pages).findings if finding.evidence is not None]
    assert found == ([] if left_out is None else [left_out])


@given(
    st.sampled_from(["in {}", "on 7 {}", "since {}", "the figures for {}", "dated 7 {}"]),
    st.sampled_from(["January", "June", "December"]),
    st.integers(1996, 2048),
)
def test_nothing_told_of_moves_a_speaker_out_of_office(words: str, month: str, year: int) -> None:
    (found,) = infer(feed(f"{SPEAKER}\n\nIt was begun {words.format(f'{month} {year}')}.")).ranges.values()
    assert found.certainly_within(date(2024, 4, 1), date(2025, 4, 30))


def test_a_row_without_its_record_is_reported() -> None:
    (finding,) = infer(feed("One."), [known("adcs/gone-00000000", date(2020, 7, 1))]).findings
    assert (finding.code, finding.record_id) == ("no-such-record", "adcs/gone-00000000")


LINKS = [
    ("same_story", "2020-06-28/2020-07-04", "three days to each side"),
    ("press_release_of", "2020-06-28/2020-07-04", "goes out with what it announces"),
    ("reprint", "2020-07-01/", "at any time after the original"),
    ("same_statement", "2020-07-01", "one item in two forms of its page"),
    ("same_article", "2020-06-30/2020-07-02", "web page and magazine"),
    ("same_text", FOUNDED, "the same words can stand on any day"),
]


@pytest.mark.parametrize(("relation", "expected"), [pytest.param(*case[:2], id=case[0]) for case in LINKS])
def test_links_carry_days_over(relation: str, expected: str) -> None:
    source, target = feed("One."), feed("Today, 1 July 2020, two.")
    pair = (ids(source)[0], ids(target)[0], relation)
    assert dated([*source, *target], linked=[pair]) == [expected, "2020-07-01"]


def test_a_link_to_nothing_says_nothing() -> None:
    pages = feed("One.")
    assert dated(pages, linked=[(ids(pages)[0], "adcs/gone-00000000", "same_story")]) == [FOUNDED]


def test_days_at_the_ends_of_the_calendar_raise_nothing() -> None:
    pages = feed("One.", "Two.", "Three.")
    first, second, third = ids(pages)
    rows = [known(second, date.min), known(third, date.min)]
    assert dated(pages, rows, [(first, second, "same_story")])[0] == FOUNDED
    rows = [known(first, date.max), known(second, date.max)]
    assert dated(pages, rows, [(third, second, "same_story")])[2] == "9999-12-28/9999-12-31"


def test_a_record_in_two_listings_carries_days_from_one_to_the_other() -> None:
    shared = statement("Shared", "Text.")
    early = listings(parse(statement("A", "Today, 20 July 2020, a.") + shared))
    late = listings(parse(shared + statement("B", "b.") + statement("C", "Today, 1 July 2020, c.")))
    assert dated([*early, *late])[1:4] == ["2020-06-30/2020-07-21", "2020-06-30/2020-07-21", "2020-06-30/2020-07-22"]


def test_joined_pages_are_listings_of_their_own() -> None:
    box = "Next Upcoming Event\n\nWed, 02 Nov 22 10:00\n\n"
    old, new = statement("A", "Today, 1 July 2020, a."), statement("B", "Today, 20 July 2022, b.")
    pages = listings(parse(box + old + box + new))
    assert [len(page.views) for page in pages] == [1, 1]
    assert infer(pages).findings == ()


def test_the_event_of_one_page_says_nothing_of_another_joined_to_it() -> None:
    text = (ROOT / "data" / "raw" / "003_6fa2335a38f8ef34.txt").read_text(encoding="utf-8")
    pages = listings(parse("Next Upcoming Event\n\nWed, 02 Nov 22 10:00\n\n" + statement("A", "a.") + "\n" + text))
    assert [(page.layout, page.latest is not None) for page in pages] == [
        ("adcs-feed", True),
        ("localgov-listing", False),
    ]


ORDERS = {
    "adcs-feed": ("newest_first", 1),
    "adcs-list": ("newest_first", 1),
    "adcs-menu": ("newest_first", 1),
    "adcs-untitled": ("newest_first", 1),
    "localgov-article": ("none", 0),
    "localgov-author": ("none", 0),
    "localgov-author-bullets": ("none", 0),
    "localgov-body": ("none", 0),
    "localgov-listing": ("newest_first", 0),
    "themj-body": ("none", 0),
    "themj-bulleted": ("newest_first", 0),
    "themj-dated": ("newest_first", 0),
    "themj-home": ("none", 0),
    "themj-new-article": ("none", 0),
    "themj-old-article": ("none", 0),
    "themj-summaries": ("none", 0),
    "themj-bylines": ("none", 0),
    "themj-plain": ("newest_first", 1),
    "themj-bulleted+themj-plain": ("newest_first", 1),
    "themj-bulleted+themj-bylines": ("none", 0),
    "no-such-layout": ("none", 0),
}


@pytest.mark.parametrize("name", ORDERS)
def test_a_layout_or_its_publisher_claims_which_way_a_listing_runs(name: str) -> None:
    claim = order_claim(name)
    assert (claim.direction, claim.tolerance_days) == ORDERS[name]


def test_every_claim_of_order_says_on_what_it_rests() -> None:
    assert set(layouts()) == {name for name in ORDERS if name in layouts()}
    assert all(order_claim(name).why for name in layouts())
