import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.infer import LinkedPair, gather, infer, infer_dates, matched_rows
from childservices_corpus.annotate.dates.listing_order import order_claim
from childservices_corpus.annotate.dates.listings import PageRecords, listings
from childservices_corpus.curation.date_evidence import CuratedDate, read_curated
from childservices_corpus.layouts.registry import layouts
from childservices_corpus.models import DateRange
from childservices_corpus.parsing.objects import parse
from childservices_corpus.testing.work import calls

ROOT = Path(__file__).parents[1]
PARSED = [parse(path) for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
PAGES = [page for parsed in PARSED for page in listings(parsed)]
CURATED = read_curated(ROOT / "data" / "curation" / "date_evidence.csv")
RECORDS = {view.record.id: view.record for page in PAGES for view in page.views}
RELEASED = infer(PAGES, CURATED)
WEEK = 7
# The range of a statement of which nothing is known but its publisher.
FOUNDED = "2007-02-01/"
Pages = Sequence[PageRecords]
Generated = tuple[Pages, list[date], list[CuratedDate]]


def statement(title: str, text: str) -> str:
    return f"{title}\n\n{text}\n\n\nTags assigned to this article:\nRelated Articles\n\n"


def feed(*texts: str, event: str | None = None) -> Pages:
    """The listings of a page of ADCS's feed with one statement for each of `texts`."""
    box = f"Next Upcoming Event\n\n{event}\n\n" if event else ""
    return listings(parse(box + "".join(statement(f"Item {place}", text) for place, text in enumerate(texts))))


def dated(pages: Pages, curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()) -> list[str]:
    """The ranges of the records of `pages` in their order, in EDTF."""
    found = infer_dates(pages, curated, linked)
    return [str(found[view.record.id]) for page in pages for view in page.views]


def ids(pages: Pages) -> list[str]:
    return [view.record.id for page in pages for view in page.views]


def known(record_id: str, earliest: date, latest: date | None = None) -> CuratedDate:
    latest = earliest if latest is None else latest
    return CuratedDate("adcs", record_id, "", earliest, latest, "event", "", "https://example.org")


def test_today_with_a_weekday_gets_its_year_from_the_office() -> None:
    pages = feed("ADCS today, Tuesday 14 July, publishes a paper.\n\nJenny Coles, ADCS President, said: yes.")
    assert dated(pages) == ["2020-07-14"]


def test_today_with_a_weekday_gets_its_year_from_the_neighbours() -> None:
    pages = feed("Today, 20 July 2020, one.", "Today, Tuesday 14 July, two.", "Today, 1 July 2020, three.")
    assert dated(pages) == ["2020-07-20", "2020-07-14", "2020-07-01"]


def test_several_years_that_fit_decide_nothing() -> None:
    assert dated(feed("Today, Tuesday 14 July, one.")) == [FOUNDED]


def test_the_founding_of_the_publisher_leaves_one_year() -> None:
    text = "Today, Tuesday 14 July, one."
    assert dated(feed(text, event="Wed, 02 Nov 11 10:00")) == ["2009-07-14"]
    assert dated(feed(text, event="Wed, 02 Nov 05 10:00")) == ["/2005-11-02"]


def test_the_founding_of_the_publisher_bounds_what_nothing_else_does() -> None:
    first, second = infer_dates(feed("Since 2016 more.", "Two.")).values()
    assert [item.kind for item in first.evidence] == ["text"]
    (evidence,) = second.evidence
    assert (evidence.kind, str(evidence.earliest), evidence.latest) == ("document", "2007-02-01", None)
    assert evidence.source


def test_several_years_that_fit_between_the_neighbours_decide_nothing() -> None:
    pages = feed("Today, 1 May 2021, one.", "Today, Tuesday 14 July, two.", "Today, 1 May 2009, three.")
    assert dated(pages) == ["2021-05-01", "2009-04-30/2021-05-02", "2009-05-01"]


def test_neighbours_bound_what_lies_between_with_the_tolerance_of_the_layout() -> None:
    pages = feed("Today, 20 July 2020, one.", "Two.", "Today, 1 July 2020, three.")
    assert order_claim("adcs-feed").tolerance_days == 1
    assert dated(pages) == ["2020-07-20", "2020-06-30/2020-07-21", "2020-07-01"]


def test_order_evidence_names_the_neighbour_and_its_bound() -> None:
    pages = feed("Today, 20 July 2020, one.", "Two.")
    first, second = ids(pages)
    evidence = infer_dates(pages)[second].evidence[0]
    assert (evidence.kind, evidence.source) == ("order", f"order:{first}")
    assert evidence.words is not None
    assert first in evidence.words
    assert "2020-07-20" in evidence.words


def test_the_event_a_page_announces_is_its_last_day() -> None:
    pages = feed("One.", event="Wed, 02 Nov 22 10:00")
    (found,) = infer_dates(pages).values()
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
    (found,) = infer_dates(feed(f"{SPEAKER}\n\nIt was begun {words.format(f'{month} {year}')}.")).values()
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
    assert dated(pages, rows, [(first, second, "same_story")])[0] == "0001-01-01/0001-01-04"
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
    "localgov-author": ("none", 0),
    "localgov-listing": ("newest_first", 0),
    "themj-bulleted": ("newest_first", 0),
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


def test_released_dates_of_the_dumps() -> None:
    assert set(RELEASED.ranges) == set(RECORDS)
    for record_id, found in RELEASED.ranges.items():
        assert found.earliest is None or any(item.earliest == found.earliest for item in found.evidence)
        assert found.latest is None or any(item.latest == found.latest for item in found.evidence)
        assert (found.basis == "unknown") == (not found.evidence)
        texts = {parsed.document.id: parsed.document.text for parsed in PARSED}
        for item in found.evidence:
            if item.document_id is not None:
                assert texts[item.document_id][item.start : item.end] == item.words, record_id
            else:
                assert item.source or item.kind == "stated"
    assert RELEASED.findings == ()


# Half of the widths in days as the issue asks, and who may be open on one side: those above the first known day.
FLOORS = [("themj-bulleted", 0, 0), ("themj-plain", 21, 1), ("localgov-listing", 3, 0), ("adcs-feed", 8, 0)]


@pytest.mark.parametrize(("layout", "width", "may_be_open"), FLOORS)
def test_widths_as_released(layout: str, width: int, may_be_open: int) -> None:
    for page in PAGES:
        if page.layout == layout:
            found = [RELEASED.ranges[view.record.id] for view in page.views]
            opened = [place for place, days in enumerate(found) if days.days is None]
            assert opened == list(range(may_be_open))
            assert median(days.days - 1 for days in found if days.days is not None) <= width


def hidden_days(publisher: str) -> Iterator[tuple[date, date, DateRange]]:
    """For each row about `publisher` that is at most a week wide: its ends, and the range inferred without it."""
    rows = matched_rows(gather(PAGES), CURATED).rows
    for record_id, found in rows.items():
        row = found[0]
        if row.publisher == publisher and row.earliest and row.latest and (row.latest - row.earliest).days <= WEEK:
            rest = [other for other in CURATED if other not in found]
            yield row.earliest, row.latest, infer_dates(PAGES, rest)[record_id]


@pytest.mark.parametrize(("publisher", "width"), [("localgov", 65), ("adcs", 30)])
def test_leave_one_out(publisher: str, width: int) -> None:
    found = list(hidden_days(publisher))
    inside = [days.possibly_within(first, last) for first, last, days in found]
    assert sum(inside) >= 0.99 * len(inside)
    assert median(10_000 if days.days is None else days.days - 1 for _, _, days in found) <= width


def test_most_labelled_phrases_are_found_with_their_first_day() -> None:
    documents = {parsed.document.id: parsed for parsed in PARSED}
    hits = []
    for line in (ROOT / "data" / "labels" / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        record = documents[label["document_id"]].statements[label["position"]]
        found = [item for item in RELEASED.ranges[record.id].evidence if item.kind == "text"]
        for phrase in label["date_evidence"]:
            first = date.fromisoformat((phrase["iso"] + "-01-01")[:10])
            hits.append(any(item.words in phrase["text"] and item.earliest == first for item in found))
    # Among the others are two periods without a past verb and an occasion written for, which may well be yet to come.
    assert sum(hits) >= 0.7 * len(hits)


def test_the_order_of_pages_does_not_matter() -> None:
    assert infer(PAGES[::-1], CURATED).ranges == RELEASED.ranges


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


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_pieces_of_the_dumps_in_any_mixture_are_dated(data: st.DataObject) -> None:
    pieces = []
    for _ in range(data.draw(st.integers(1, 4))):
        text = data.draw(st.sampled_from(PARSED)).document.text
        start = data.draw(st.integers(0, len(text)))
        pieces.append(text[start : start + data.draw(st.integers(0, 6000))])
    parsed = parse("\n".join(pieces))
    found = infer_dates(listings(parsed), CURATED)
    assert set(found) == {record.id for record in parsed.articles} | {record.id for record in parsed.statements}


def test_work_grows_no_faster_than_n_log_n() -> None:
    def work(size: int) -> int:
        pages = feed(*(f"Today, {place % 28 + 1} July 2020, text {place}." for place in range(size)))
        return calls(lambda: infer(pages))

    assert work(1600) < 4 * 1.5 * work(400)
