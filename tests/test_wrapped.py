"""Pages whose lines are wrapped at a width: what wrapping parted is one value again, and nothing else is joined."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.text.lines import split
from childservices_corpus.text.wrapped import wrapped_ends
from makers import made
from support import DUMPS, assert_invariants

SUMMARY = "Foster carers want more say over the children they look after, a charity has found."
TOLD = (
    "“The Association has said that the new fund is welcome but that it will not make up for the years in which two "
    "counties were short of money, and that the Government must act before winter so that children do not wait.”"
)
LISTING = (
    f"  • Carers want more say\n\n    12 May 2022\n\n    {SUMMARY}\n\n  • Hubs\n\n    11 May 2022\n\n    A hub opens.\n"
)
STATEMENT = (
    "Comment: a fund\n\nCommenting on the fund, the ADCS President, said:\n\n" + TOLD + "\n\nENDS\n\n"
    "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
)


def wrapped(page: str, width: int) -> str:
    """Each line of `page`, wrapped at `width` with its own indent."""
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent=line[: len(line) - len(line.lstrip())], break_long_words=False,
                      break_on_hyphens=False) if line.strip() else line
        for line in page.splitlines()
    )  # fmt: skip


def folded(words: str | None) -> str:
    return " ".join((words or "").split())


@pytest.mark.parametrize("width", range(72, 161, 8))
def test_a_wrapped_summary_is_one_value(width: int) -> None:
    parsed = csc.parse(wrapped(LISTING, width))
    assert_invariants(parsed)
    assert [folded(article.summary) for article in parsed.articles] == [SUMMARY, "A hub opens."]
    assert not parsed.problems


@pytest.mark.parametrize("width", range(72, 153, 8))
def test_a_wrapped_quotation_is_one_paragraph(width: int) -> None:
    (statement,) = csc.parse(wrapped(STATEMENT, width)).statements
    assert [folded(words) for words in statement.paragraphs][1:] == [TOLD]


def test_a_single_line_end_above_a_capital_is_told() -> None:
    (statement,) = csc.parse(wrapped(STATEMENT, 160)).statements
    assert [folded(words) for words in statement.paragraphs][1:] == [TOLD]


def test_a_value_keeps_the_line_end_of_its_page() -> None:
    page = wrapped(LISTING, 78)
    (first, _) = csc.parse(page).articles
    summary = first.summary or ""
    assert summary in page
    assert "\n" in summary


def test_a_page_of_two_widths_is_told_part_by_part() -> None:
    page = wrapped(STATEMENT, 74) + "\n\nNext Upcoming Event\n\nWed, 02 Nov 22 10:00\n\n" + wrapped(STATEMENT, 120)
    found = csc.parse(page).statements
    assert [[folded(words) for words in one.paragraphs][1:] for one in found] == [[TOLD], [TOLD]]


LONG_TITLE = "Children must have a home near the school that they go to, says the review"
CUT = "\n".join(f"{letter * 20} {letter * 20} {letter * 54}..." for letter in "abcde")
ITEMS = "a small item of the list that is rather long to look at\nan item\nanother item\n" * 5
NOT_WRAPPED = {
    "a title above its day": f"{LONG_TITLE}\n12 May 2022\nA summary.\n" * 4,
    "summaries that a page cuts at one width": CUT,
    "a list without bullets": ITEMS,
}


@pytest.mark.parametrize("label", NOT_WRAPPED)
def test_lines_that_only_look_wrapped_stay_apart(label: str) -> None:
    assert not len(wrapped_ends(split(NOT_WRAPPED[label])).made)


def test_no_dump_is_wrapped() -> None:
    for dump in DUMPS:
        assert not len(wrapped_ends(split(dump.read_text("utf-8"))).made)


@given(st.sampled_from(["themj-bulleted", "themj-tag-page", "adcs-box", "localgov-listing"]), st.integers(0, 40))
def test_pages_that_are_not_wrapped_keep_their_lines(form: str, seed: int) -> None:
    assert not len(wrapped_ends(split(made(form, seed).text)).made)
