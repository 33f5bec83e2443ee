"""Mentions of every kind: exact spans, records that do not tell of each other, hostile text, and cut pages."""

from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.mentions import (
    Asked,
    find_all,
    find_mentions,
    find_rows,
    named_authorities,
    named_organisations,
    named_people,
    normal_organisations,
)
from childservices_corpus.models import Mention
from childservices_corpus.parsing.objects import parse
from childservices_corpus.text.fold import straight as fold
from mentioned import found, view_of
from support import DUMPS

WORDS = (
    "Kent County Council Councils Network University of and (CCN) £1.4billion to £5 a third half 79% 2021/22 31 June "
    "2021 Dr Andy Smith MP says , 's DfE in ten King III - . 1 -"
)
PIECES = st.sampled_from(
    [*WORDS.split(" "), "\n", "\N{NO-BREAK SPACE}", "\r\n", "\N{RIGHT SINGLE QUOTATION MARK}s", "Charlie Taylor"]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(st.text(max_size=12), max_size=2))
@settings(max_examples=500, deadline=None)
def test_any_text_gives_exact_sorted_spans_that_do_not_overlap(lines: list[str], known: list[str]) -> None:
    document, view = view_of(*lines)
    mentions = find_mentions(view, None, known)
    for mention in mentions:
        assert document[mention.start : mention.end] == mention.text
        assert any(passage.start <= mention.start and mention.end <= passage.end for passage in view.passages)
    for one, other in pairwise(mentions):
        assert one.end <= other.start


@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


KNOWN = st.lists(
    st.sampled_from(["Charlie Taylor", "University of", "third half", "A\N{LATIN SMALL LIGATURE FI}n", "?"])
)


@given(st.lists(st.tuples(st.lists(TEXTS, max_size=3), KNOWN), max_size=5))
@settings(max_examples=200, deadline=None)
def test_records_read_together_are_read_as_alone(records: list[tuple[list[str], list[str]]]) -> None:
    asked = [Asked(view_of(*lines)[1], None, known) for lines, known in records]
    assert list(find_all(asked)) == [find_mentions(one.view, None, one.known_people) for one in asked]


def test_whoever_is_known_in_one_record_is_unknown_in_the_next() -> None:
    text = "the plan of third half"
    asked = [Asked(view_of(text)[1], None, ["third half"]), Asked(view_of(text)[1])]
    assert [[mention.text for mention in found] for found in find_all(asked)] == [["third half"], []]


def test_a_known_name_is_found_with_its_own_letters_alone() -> None:
    name = "Zo\N{LATIN SMALL LETTER E WITH CARON} Ry\N{LATIN SMALL LIGATURE FI}n"
    text = f"to Zo? Ry?n, {name} and Zo\N{LATIN SMALL LETTER S WITH CARON} Ry\N{LATIN SMALL LIGATURE FI}n"
    assert found("person", text, known=(name,)) == [(name, name)]


def test_rows_are_what_the_model_takes() -> None:
    for path in DUMPS:
        page = parse(path)
        for row in chain.from_iterable(find_rows(map(Asked, views(page)))):
            assert Mention.model_validate(row._asdict()).text == row.text


HOSTILE = [
    unit * (200_000 // len(unit))
    for unit in (
        "£1", "£1 ", "£1, ", "£1 million to ", "£1m", "£1 b b", "£1,",
        "A", "Aa ", "1", "a third ", "X and ", "Kent ", "(", "'s", "1-", " University of", "Aa-", "Dr ",
        "Kent University ",
        "Andy Smith, ", "Aa, ", "research by Aa, ", "Aa and ", " Aa and others",
        "Trust (", "June ", "1 June ", "Coram (CC) ", "Ms Smith ",
    )
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    _, view = view_of(text)
    # A quadratic step takes minutes here; the suite's patience is the limit, not a timing.
    found = find_mentions(view, None, ("Star Hobson",) * 1000)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)


def test_mentions_of_the_dumps_open_at_their_place() -> None:
    for path in DUMPS:
        page = parse(path)
        for view in views(page):
            for mention in find_mentions(view):
                assert page.document.text[mention.start : mention.end] == mention.text
                assert mention.record_id == view.record.id


def mention(kind: str, ref: str | None, at: int) -> Mention:
    row = {"record_id": "themj/a-0123abcd", "kind": kind, "text": "x", "ref": ref, "document_id": "0" * 64}
    return Mention.model_validate({**row, "start": at, "end": at + 1})


def test_summaries_name_each_once_in_order_of_first_appearance() -> None:
    rows = [
        mention("person", "B", 0),
        mention("organisation", "O", 1),
        mention("organisation", "P", 4),
        mention("person", "A", 2),
        mention("person", "B", 3),
    ]
    assert named_people(rows) == ("B", "A")
    assert named_organisations(rows) == ("x",)
    assert normal_organisations(rows) == ("O", "P")
    assert named_authorities(rows) == ()


LISTING = """Children

  \N{BULLET} Councils call for more

    12 June 2024

    {summary}"""
# What the page ends with, the mentions if it breaks off there, and if a line break follows.
CUT = [
    ("a name", "More is needed, says Amanda Spiel", [], ["Amanda Spiel"]),
    ("a number", "They get £12", [], ["£12"]),
    ("a number at its comma", "They get £12,", [], ["£12"]),
    ("a multiple", "They get £12 mi", [], ["£12"]),
    ("an amount before the end", "They get £12 million more", ["£12 million"], ["£12 million"]),
    ("a place", "More is needed in Nottingham", [], ["Nottingham"]),
    ("a whole sentence", "More is needed in Nottingham.", ["Nottingham"], ["Nottingham"]),
]


@pytest.mark.parametrize(("why", "summary", "broken", "whole"), CUT, ids=[case[0] for case in CUT])
def test_what_ends_where_the_page_breaks_off_may_be_cut(
    why: str, summary: str, broken: list[str], whole: list[str]
) -> None:
    for end, expected in (("", broken), ("\n", whole)):
        (view,) = views(parse(LISTING.format(summary=summary) + end, layout="themj-bulleted"))
        assert [mention.text for mention in find_mentions(view)] == expected, why


def test_what_ends_at_the_dots_of_a_cut_title_may_be_cut() -> None:
    def named(title: str) -> list[str]:
        page = f"{title}\n\nMore is needed.\n\n\nTags assigned to this article:\nThere are no tags assigned!\n"
        (view,) = views(parse(page + "\nRelated Articles\n", layout="adcs-feed"))
        return [mention.text for mention in find_mentions(view)]

    assert named("A speech to the National Children and Adult Services by Andy Sm...") == []
    assert named("A speech to the National Children and Adult Services by Andy Smith") == ["Andy Smith"]
