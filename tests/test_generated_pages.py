"""Pages whose truth is known, whole and damaged, in every layout."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.models import Parsed
from childservices_corpus.text.date_lines import read_date
from pages import Item, Told, bulleted, bylined, feed, feeds, in_digits, items, listings, localgov, of_author, plain
from support import assert_invariants


def told(parsed: Parsed) -> list[Item]:
    assert_invariants(parsed)
    return [Item(a.headline, a.published_text or "", a.summary or "") for a in parsed.articles]


def undated(found: list[Item]) -> list[Item]:
    return [Item(item.title, "", item.summary) for item in found]


@given(
    listings,
    st.sampled_from(["", "Children", "Adult social care", "Health"]),
    st.sampled_from("•*-◦–"),
    st.sampled_from([0, 2, 4, 12]),
    st.integers(0, 3),
)
def test_bulleted_listings(found: list[Item], heading: str, bullet: str, indent: int, blanks: int) -> None:
    parsed = csc.parse(bulleted(found, heading=heading, bullet=bullet, indent=indent, blanks=blanks))
    assert told(parsed) == found
    assert {article.section for article in parsed.articles} == {heading or None}
    assert not parsed.problems


@given(listings, st.sampled_from(["Children", "Adult social care", "Finance"]))
def test_plain_listings(found: list[Item], heading: str) -> None:
    parsed = csc.parse(plain(found, heading=heading))
    assert told(parsed) == undated(found)
    assert parsed.document.layout == "themj-plain"
    assert {article.section for article in parsed.articles} == {heading}


@given(listings, st.booleans())
def test_localgov_listings(found: list[Item], furniture: bool) -> None:
    parsed = csc.parse(localgov(found, furniture=furniture))
    assert told(parsed) == undated(found)
    assert {article.section for article in parsed.articles} == {"Children's social care"}
    assert not parsed.problems


BYLINES = {
    "Ann Sample": ("Ann Sample",),
    "Ann Sample and Tom Other": ("Ann Sample", "Tom Other"),
    "Cllr Tom Other, leader of a county": ("Tom Other",),
}


@given(
    listings,
    st.sampled_from(sorted(BYLINES)),
    st.sampled_from(["", "Finance", "ADULT SOCIAL CARE"]),
    st.sampled_from(["", "•", "-"]),
    st.integers(0, 3),
    st.booleans(),
)
def test_listings_with_bylines(
    found: list[Item], names: str, heading: str, bullet: str, blanks: int, furniture: bool
) -> None:
    page = bylined(found, names, heading=heading, bullet=bullet, blanks=blanks, furniture=furniture)
    parsed = csc.parse(page)
    assert told(parsed) == found
    assert parsed.document.layout == "themj-bylines"
    assert {article.authors for article in parsed.articles} == {BYLINES[names]}
    assert {article.section for article in parsed.articles} == {heading or None}
    assert [article.published_earliest for article in parsed.articles] == [read_date(item.day) for item in found]
    assert not parsed.problems


@given(listings, st.sampled_from(["", "Finance"]))
def test_listings_of_one_author(found: list[Item], heading: str) -> None:
    parsed = csc.parse(of_author(found, heading=heading))
    assert told(parsed) == [Item(item.title, in_digits(item.day), item.summary) for item in found]
    assert {(article.publisher, article.section) for article in parsed.articles} == {("localgov", heading or None)}
    assert [article.published_earliest for article in parsed.articles] == [read_date(item.day) for item in found]
    assert not parsed.problems


@given(feeds, st.sampled_from(["Next Upcoming Event", "Featured Event", ""]))
def test_feeds(found: list[Told], box: str) -> None:
    parsed = csc.parse(feed(found, box=box))
    assert_invariants(parsed)
    assert [Told(s.headline, s.paragraphs[1:], s.end_marker == "ENDS") for s in parsed.statements] == found
    assert not parsed.problems


@given(listings, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(found: list[Item], end: str) -> None:
    in_numbers = [Item(item.title, in_digits(item.day), item.summary) for item in found]
    for page, truth in (
        (bulleted(found), found),
        # A short one may not show that it is of The MJ.
        (plain(found), told(csc.parse(plain(found)))),
        (localgov(found), undated(found)),
        (bylined(found), found),
        (of_author(found), in_numbers),
    ):
        assert told(csc.parse(page.replace("\n", end))) == truth


@given(listings, st.data())
def test_a_missing_date_is_a_problem_and_the_record_is_kept(found: list[Item], data: st.DataObject) -> None:
    hole = data.draw(st.integers(0, len(found) - 1))
    page = bulleted(found).replace(
        f"    {found[hole].day}\n\n    {found[hole].summary}", f"    {found[hole].summary}", 1
    )
    parsed = csc.parse(page)
    assert sum(not item.day for item in told(parsed)) == 1
    assert [item.title for item in told(parsed)] == [item.title for item in found]
    assert [problem.code for problem in parsed.problems] == ["missing-date"]


@given(listings, st.data())
def test_a_missing_summary_is_a_problem_and_the_record_is_kept(found: list[Item], data: st.DataObject) -> None:
    hole = data.draw(st.integers(0, len(found) - 1))
    holed = [Item(i.title, i.day, "") if n == hole else i for n, i in enumerate(found)]
    parsed = csc.parse(bulleted(holed))
    assert told(parsed) == holed
    assert [problem.code for problem in parsed.problems] == ["missing-summary"]


@given(listings, items)
def test_the_heading_of_another_section_is_no_summary(found: list[Item], extra: Item) -> None:
    page = bulleted(found, heading="Children") + "\n\nAdult social care\n\n" + bulleted([extra])
    parsed = csc.parse(page)
    assert told(parsed) == [*found, extra]
    assert [article.section for article in parsed.articles] == ["Children"] * len(found) + ["Adult social care"]


@given(listings)
def test_a_doubled_page_gives_each_record_twice_under_one_id(found: list[Item]) -> None:
    for page in (bulleted(found), localgov(found)):
        parsed = csc.parse(page + "\n\n" + page)
        ids = [article.id for article in parsed.articles]
        assert ids[: len(ids) // 2] == ids[len(ids) // 2 :]
        assert len(ids) == 2 * len(found)


@given(listings, st.integers(1, 10_000))
def test_a_cut_page_loses_no_whole_record_and_says_where_it_is_cut(found: list[Item], cut: int) -> None:
    assume(len({item.summary for item in found}) == len(found))
    for page in (bulleted(found), bylined(found)):
        assume(cut < len(page))
        parsed = csc.parse(page[:cut])
        assert_invariants(parsed)
        whole = [item for item in found if page.index(item.summary) + len(item.summary) <= cut]
        assert told(parsed)[: len(whole)] == whole


@given(feeds)
def test_a_feed_cut_in_its_last_statement_keeps_it_and_says_so(found: list[Told]) -> None:
    page = feed(found)
    parsed = csc.parse(page[: page.rindex("\n\n\nTags")] if len(found) > 1 else page)
    assert len(parsed.statements) == len(found)
    assert [problem.code for problem in parsed.problems] == (["unclosed-record"] if len(found) > 1 else [])


@given(st.lists(listings, min_size=4, max_size=4), feeds, st.permutations(range(5)), st.sampled_from(["\n", "\n\n"]))
def test_joined_pages_are_each_read_by_their_own_layout(
    found: list[list[Item]], fed: list[Told], order: list[int], glue: str
) -> None:
    pages = [
        bulleted(found[0], heading="Childrens services"),
        localgov(found[1]),
        bylined(found[2]),
        of_author(found[3]),
        feed(fed),
    ]
    parsed = csc.parse(glue.join(pages[number] for number in order))
    assert_invariants(parsed)
    publishers = ("themj", "localgov", "themj", "localgov")
    expected = [(publishers[number], item.title) for number in order if number < 4 for item in found[number]]
    assert [(article.publisher, article.title) for article in parsed.articles] == expected
    assert [statement.title for statement in parsed.statements] == [told.title for told in fed]
    assert not parsed.problems


@given(feeds, st.data(), st.sampled_from(["\n", "\n\n"]))
def test_a_page_cut_anywhere_leaves_the_next_page_whole(fed: list[Told], data: st.DataObject, glue: str) -> None:
    page = feed(fed)
    parsed = csc.parse(page[: data.draw(st.integers(0, len(page)))] + glue + page)
    assert_invariants(parsed)
    alone = [(statement.title, statement.text) for statement in csc.parse(page).statements]
    assert [(statement.title, statement.text) for statement in parsed.statements][-len(alone) :] == alone


@given(listings, st.integers(1, 3), st.data())
def test_extra_blank_lines_change_nothing(found: list[Item], more: int, data: st.DataObject) -> None:
    for page, truth in ((bulleted(found), found), (localgov(found), undated(found))):
        lines = page.split("\n")
        blank = [place for place, line in enumerate(lines) if not line]
        at = data.draw(st.sampled_from(blank))
        lines[at:at] = [""] * more
        assert told(csc.parse("\n".join(lines))) == truth


def test_extra_blank_lines_inside_a_pair_change_nothing() -> None:
    item = Item("Foster carers call for support", "", "Foster carers call for support, a report has found.")
    lines = localgov([item] * 3).split("\n")
    for at in (place for place, line in enumerate(lines) if not line):
        for more in (1, 2, 3):
            assert told(csc.parse("\n".join(lines[:at] + [""] * more + lines[at:]))) == [item] * 3


UNKNOWN = {
    "prose": "It was a bright day. The council met.\n\nNothing was decided, and everyone went home again.\n",
    "numbers": "1,2,3\n4,5,6\n",
    "one line": "Children",
    "html": "<html><body><p>Title</p></body></html>",
    "json": '{"title": "A title", "summary": "A summary."}',
    "a menu": "Home\nNews\nJobs\nContact\n",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_page_gives_no_records_and_one_problem(name: str) -> None:
    parsed = csc.parse(UNKNOWN[name])
    assert not parsed.articles
    assert not parsed.statements
    assert [problem.code for problem in parsed.problems] == ["unknown-layout"]
    assert {segment.fate for segment in parsed.ledger} <= {"unrecognised", "blank"}


def test_an_empty_page_is_a_problem_too() -> None:
    assert [problem.code for problem in csc.parse("").problems] == ["empty-document"]
    assert [problem.code for problem in csc.parse(" \n\n").problems] == ["empty-document"]
