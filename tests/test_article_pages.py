"""Articles on pages of their own: paragraphs, subheadings, topics, form, completeness; and summaries that are cut."""

from dataclasses import replace

import numpy as np
import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.mentions import find_mentions
from childservices_corpus.annotate.speech.genre import annotate_article
from childservices_corpus.annotate.topics.score import find_topics
from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts import FormLayout, LineLabels, Lines
from childservices_corpus.layouts.contract import CUT, UNKNOWN, WHOLE
from shaped import Line, text_of, told
from support import assert_invariants

PAGE: list[Line] = [
    ("byline", "Ann Sample"),
    ("published_text", "12 May 2022"),
    ("title", "Care costs rise"),
    ("summary", "Councils in the north spend more than ever."),
    ("paragraphs", "The director, Bob Example, said: “We cannot go on.”"),
    ("subheadings", "Fostering"),
    ("paragraphs", "Kent CC spent £4.6m on foster carers."),
    ("publisher_topics", "Adoption Finance"),
]


def test_every_part_of_a_page_is_read() -> None:
    parsed = csc.parse(text_of(PAGE), told(PAGE, page=[True], complete=[WHOLE], topics=("Adoption", "Finance")))
    [article] = parsed.articles
    assert article.authors == ("Ann Sample",)
    assert article.paragraphs == (PAGE[4][1], PAGE[6][1])
    assert article.subheadings == ("Fostering",)
    assert article.publisher_topics == ("Adoption", "Finance")
    assert (article.form, article.complete) == ("page", True)
    assert {row.field for row in parsed.provenance} == {
        *("authors", "published_text", "title", "summary", "paragraphs", "subheadings", "publisher_topics")
    }
    assert_invariants(parsed)
    table = csc.parse_table(text_of(PAGE), told(PAGE, page=[True], complete=[WHOLE], topics=("Adoption", "Finance")))
    assert table["articles"].to_pylist()[0]["publisher_topics"] == ["Adoption", "Finance"]
    assert table["provenance"].num_rows == len(parsed.provenance)


def test_a_line_of_topics_that_nobody_divides_is_one_value() -> None:
    [article] = csc.parse(text_of(PAGE), told(PAGE)).articles
    assert article.publisher_topics == ("Adoption Finance",)
    assert (article.form, article.complete) == ("listing", None)


@pytest.mark.parametrize(("told_", "complete"), [(CUT, False), (WHOLE, True), (UNKNOWN, None)])
def test_completeness_is_true_false_or_unknown(told_: int, complete: bool | None) -> None:
    page = told(PAGE, PAGE[2:4], page=[True, False], complete=[told_, UNKNOWN])
    text = text_of(PAGE, PAGE[2:4])
    assert [one.complete for one in csc.parse(text, page).articles] == [complete, None]
    assert csc.parse_table(text, page)["articles"]["complete"].to_pylist() == [complete, None]
    assert csc.parse_table(text, page)["articles"]["form"].to_pylist() == ["page", "listing"]


def test_paragraphs_are_part_of_the_content_that_makes_the_id() -> None:
    short, full = PAGE[1:4], PAGE[1:5]
    [teaser], [article] = (csc.parse(text_of(one), told(one)).articles for one in (short, full))
    assert teaser.id != article.id
    assert teaser.id.rpartition("-")[0] == article.id.rpartition("-")[0] == "themj/care-costs-rise"


SUMMARIES = {
    "cut": ("x" * 97 + "...", True),
    "an ellipsis": ("x" * 97 + "…", True),
    "whole": ("x" * 97 + ".", False),
    "a short one": ("Young people need a home, writes Ann Exam...", True),
    "a short one with an ellipsis": ("Young people need a home, writes Ann Exam…", True),
    "a space before the dots": ("Young people need a home, writes Ann Exam ...", True),
    "square brackets": ("Young people need a home, writes Ann Exam [...]", True),
    "square brackets and an ellipsis": ("Young people need a home, writes Ann Exam[…]", True),
    "round brackets": ("Young people need a home, writes Ann Exam (...)", True),
    "spaces between the dots": ("Young people need a home, writes Ann Exam . . .", True),
    "four dots": ("Young people need a home, writes Ann Exam....", True),
    "an ellipsis and a full stop": ("Young people need a home, writes Ann Exam….", True),
    "dots that close a quotation": ("‘Young people need a home...’", False),
    "dots inside a bracket": ("Young people need a home (and so on...)", False),
    "a footnote": ("Young people need a home [1]", False),
    "two dots": ("Young people need a home..", False),
}


@pytest.mark.parametrize(("summary", "cut"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary_that_the_page_cuts_says_so(summary: str, cut: bool) -> None:
    record = [("title", "Care costs rise"), ("summary", summary)]
    [article] = csc.parse(text_of(record), told(record)).articles
    assert article.summary_truncated is cut
    assert csc.parse_table(text_of(record), told(record))["articles"]["summary_truncated"].to_pylist() == [cut]
    assert article.summary == summary


@pytest.mark.parametrize("dots", ["...", "…", " ...", " […]", "[...]", " (...)", "…."])
def test_half_a_name_before_dots_is_not_an_author(dots: str) -> None:
    page = [("title", "Care leavers need homes"), ("summary", f"Young people need a home, writes Ann Exam{dots}")]
    [view] = views(csc.parse(text_of(page), told(page)))
    assert annotate_article(view).authors == ()
    assert not [one for one in find_mentions(view) if one.kind == "person"]


@pytest.mark.parametrize(("publisher", "cut"), [("adcs", False), ("localgov", True)])
def test_a_short_title_of_a_statement_is_cut_unless_the_site_is_known_to_cut_later(publisher: str, cut: bool) -> None:
    page = [("title", "Comment on homes [...]"), ("paragraphs", "Young people need a home.")]
    layout = replace(told(page, kind="statement"), publisher=publisher)
    [statement] = csc.parse(text_of(page), layout).statements
    assert statement.title_truncated is cut


def test_a_name_at_the_dots_of_a_summary_may_be_cut() -> None:
    record = [
        ("summary", "Homes for children are to close in the north, says the director of the council, Bob Exam...")
    ]
    [view] = views(csc.parse(text_of(record), told(record)))
    assert not [one for one in find_mentions(view) if one.kind == "person"]


def test_the_body_of_an_article_is_read_for_mentions_topics_and_speech() -> None:
    [view] = views(csc.parse(text_of(PAGE), told(PAGE)))
    assert {"Kent CC", "£4.6m", "Bob Example"} <= {one.text for one in find_mentions(view)}
    assert "fostering" in {one.slug for one in find_topics(view)}
    [quotation] = annotate_article(view).quotations
    assert (quotation.text, quotation.speaker, quotation.role) == ("We cannot go on.", "Bob Example", "director")
    assert text_of(PAGE)[quotation.start : quotation.end] == quotation.text


SPEECH = {
    "a paragraph without a credit is nobody's": (["“We cannot go on.”"], [("We cannot go on.", None)]),
    "a pronoun leaves the speaker open": (
        ["The director, Bob Example, said: “We cannot go on.”", "“It is a scandal,” she added."],
        [("We cannot go on.", "Bob Example"), ("It is a scandal,", None)],
    ),
    "a sentence in single marks": (["‘Nobody asked us’, said Bob Example."], [("Nobody asked us", "Bob Example")]),
    "scare quotes": (["The so-called ‘care cliff’ remains."], []),
}


@pytest.mark.parametrize(("paragraphs", "expected"), SPEECH.values(), ids=SPEECH)
def test_speech_in_a_body_has_a_speaker_by_a_credit_alone(
    paragraphs: list[str], expected: list[tuple[str, str | None]]
) -> None:
    record: list[Line] = [("title", "Care costs rise"), *(("paragraphs", one) for one in paragraphs)]
    [view] = views(csc.parse(text_of(record), told(record)))
    found = annotate_article(view).quotations
    assert [(one.text, one.speaker) for one in found] == expected
    assert [one.id for one in found] == [f"{view.record.id}#q{number}" for number in range(len(found))]


COLUMNS = {
    "page of other length": (("page", np.zeros(2, dtype=np.bool_)), "page must be one array of true and false"),
    "page of numbers": (("page", np.zeros(1, dtype=np.int64)), "page must be one array of true and false"),
    "complete of other length": (("complete", np.zeros(2, dtype=np.int64)), "complete must be UNKNOWN, CUT or WHOLE"),
    "complete of no meaning": (("complete", np.array([2])), "complete must be UNKNOWN, CUT or WHOLE"),
    "complete of words": (("complete", np.array(["yes"])), "complete must be one array of whole numbers"),
}


@pytest.mark.parametrize(("given_", "words"), COLUMNS.values(), ids=COLUMNS)
def test_columns_of_records_are_checked(given_: tuple[str, object], words: str) -> None:
    right = told(PAGE)

    def label(lines: Lines) -> LineLabels:
        labels = right.label(lines)
        setattr(labels, *given_)
        return labels

    with pytest.raises(LayoutError, match=words):
        csc.parse(text_of(PAGE), FormLayout("told-wrongly", "themj", right.score, label, right.anchors))


def test_statements_have_no_form() -> None:
    record: list[Line] = [("title", "Comment: a review"), ("paragraphs", "Text.")]
    for column in ({"page": [True]}, {"complete": [WHOLE]}):
        with pytest.raises(LayoutError, match="for articles"):
            csc.parse(text_of(record), told(record, kind="statement", **column))
