"""Records of pages that give no title: headline, id, text, and the way to a table and back."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.errors import LayoutError, RuleError
from childservices_corpus.models import Article, Statement, first_words, headline_of
from childservices_corpus.reading.ids import SLUG_LENGTH
from childservices_corpus.tables.rows import models
from shaped import Line, text_of, told
from support import assert_invariants

LONG = "Councils in the north say that the costs of care rise faster than their budgets can ever bear."
SAID = [("paragraphs", "Ann Sample, ADCS President, said:"), ("paragraphs", "“We welcome it.”"), ("end_marker", "ENDS")]
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1, max_size=90)
lines = texts.map(str.strip).filter(bool)


def test_an_untitled_article_is_called_by_its_first_words() -> None:
    record = [("summary", LONG), ("paragraphs", "Another paragraph.")]
    [article] = csc.parse(text_of(record), told(record)).articles
    assert article.title is None
    assert article.headline == "Councils in the north say that the costs of care rise faster…"
    assert article.headline_basis == "words"
    assert article.id.startswith("themj/councils-in-the-north-say-that-the-costs-of-care-rise-faster-")
    assert str(article).startswith(article.headline)


def test_an_article_without_a_summary_is_called_by_its_first_paragraph() -> None:
    record = [("published_text", "12 May 2022"), ("subheadings", "Costs"), ("paragraphs", "A paragraph.")]
    [article] = csc.parse(text_of(record), told(record)).articles
    assert (article.headline, article.headline_basis) == ("A paragraph.", "words")
    assert article.published.in_words() == "on 12 May 2022"


def test_the_text_of_an_untitled_statement_is_all_of_it() -> None:
    parsed = csc.parse(text_of(SAID), told(SAID, kind="statement"))
    [statement] = parsed.statements
    assert statement.text == text_of(SAID) == parsed.document.text
    assert statement.paragraphs == ("Ann Sample, ADCS President, said:", "“We welcome it.”")
    assert (statement.title, statement.title_truncated) == (None, False)
    assert statement.kind == "comment"
    assert statement.id.startswith("adcs/ann-sample-adcs-president-said-we-welcome-it-ends-")


def test_records_with_and_without_a_title_stand_side_by_side() -> None:
    titled: list[Line] = [("title", "Care costs rise"), ("summary", LONG)]
    untitled: list[Line] = [("summary", f"{LONG} Again.")]
    page = (titled, untitled, titled[:1], untitled)
    parsed = csc.parse(text_of(*page), told(*page))
    assert [one.title for one in parsed.articles] == ["Care costs rise", None, "Care costs rise", None]
    assert [one.headline_basis for one in parsed.articles] == ["page", "words", "page", "words"]
    [alone] = csc.parse(text_of(titled), told(titled)).articles
    assert parsed.articles[0].id == alone.id
    assert parsed.articles[1].id == parsed.articles[3].id
    assert_invariants(parsed)


@given(st.lists(st.tuples(st.booleans(), lines, st.lists(lines, max_size=2)), min_size=1, max_size=4))
def test_untitled_records_survive_tables_and_json(drawn: list[tuple[bool, str, list[str]]]) -> None:
    page = [
        [("title" if titled else "summary", head), *(("paragraphs", line) for line in rest)]
        for titled, head, rest in drawn
    ]
    parsed = csc.parse(text_of(*page), told(*page))
    assert len(parsed.articles) == len(page)
    table = csc.parse_table(text_of(*page), told(*page))["articles"]
    assert models("articles", table) == list(parsed.articles)
    kept = io.BytesIO()
    pq.write_table(table, kept)
    assert models("articles", pq.read_table(pa.BufferReader(kept.getvalue()), schema=table.schema)) == list(
        parsed.articles
    )
    for article in parsed.articles:
        assert Article.model_validate_json(article.model_dump_json()) == article
        assert json.loads(article.model_dump_json())["headline"] == article.headline
    assert_invariants(parsed)


@given(lines, st.lists(lines, max_size=3))
def test_ids_of_untitled_statements_are_stable_and_readable(first: str, rest: list[str]) -> None:
    page = [[("paragraphs", line) for line in (first, *rest)]]
    alone = csc.parse(text_of(*page), told(*page, kind="statement")).statements[0]
    twice = csc.parse(text_of(*page, *page), told(*page, *page, kind="statement")).statements
    assert [one.id for one in twice] == [alone.id] * 2
    publisher, _, slug = alone.id.partition("/")
    assert publisher == "adcs"
    assert len(slug) <= SLUG_LENGTH + len("-01234567")
    words = [word for word in alone.headline.lower().split() if word.isascii() and word.isalnum()]
    assert not words or slug.startswith(words[0]) or words[0] in slug


@given(texts)
def test_first_words_are_a_line_of_about_sixty_characters(text: str) -> None:
    found = first_words(text)
    assert len(found) <= 61
    assert "\n" not in found
    whole = " ".join(text.split())
    assert found == whole or whole.startswith(found.removesuffix("…"))


ADDRESSES = {
    "words": ("https://www.example.org/news/care-costs-rise", "Care costs rise", "address"),
    "a number behind": ("https://www.example.org/care-costs-rise/14321", "Care costs rise", "address"),
    "an ending": ("https://www.example.org/care-costs-rise.html", "Care costs rise", "address"),
    "escapes": ("https://www.example.org/care%20costs_rise/", "Care costs rise", "address"),
    "a number alone": ("https://www.example.org/?p=3463", "Own words", "words"),
    "one word": ("https://www.example.org/news/", "Own words", "words"),
    "no address": ("https://[", "Own words", "words"),
}


@pytest.mark.parametrize(("address", "headline", "basis"), ADDRESSES.values(), ids=ADDRESSES)
def test_a_headline_may_come_from_the_address(address: str, headline: str, basis: str) -> None:
    assert headline_of(None, address, "Own words") == (headline, basis)
    assert headline_of("A title", address, "Own words") == ("A title", "page")


def test_a_record_without_any_words_is_refused() -> None:
    bare = {"publisher": "adcs", "kind": "comment", "document_id": "0" * 64, "position": 0}
    with pytest.raises((RuleError, ValueError), match="words of its text"):
        Statement.model_validate({"id": "adcs/untitled-00000000", **bare})
    made = Statement.model_validate({"id": "adcs/untitled-00000000", "text": "Own words.", **bare})
    assert (made.headline, made.headline_basis) == ("Own words.", "words")


REFUSED: dict[str, tuple[list[Line], str, str]] = {
    "no words": ([("published_text", "12 May 2022")], "article", "without any of title, summary, paragraphs"),
    "a title below a statement's text": (
        [("paragraphs", "Text."), ("title", "A title")],
        "statement",
        "not labelled as a title",
    ),
    "a repeated title first": (
        [("title_repeated", "A title"), ("title", "A title")],
        "article",
        "not labelled as a title",
    ),
    "two titles": ([("title", "A title"), ("title", "A title")], "article", "more than one title"),
    "a part of a statement": ([("title", "A title"), ("end_marker", "ENDS")], "article", "without a fate of articles"),
}


@pytest.mark.parametrize(("record", "kind", "words"), REFUSED.values(), ids=REFUSED)
def test_labels_of_no_record_are_refused(record: list[Line], kind: str, words: str) -> None:
    with pytest.raises(LayoutError, match=words):
        csc.parse(text_of(record), told(record, kind=kind))


def test_what_is_corrected_or_headed_opens_at_its_place() -> None:
    titled: list[Line] = [("title", "Care costs rise"), ("summary", LONG)]
    [article] = csc.parse(text_of(titled), told(titled)).articles
    assert article.explain("headline") == article.explain("title")
    [statement] = csc.parse(text_of(SAID), told(SAID, kind="statement")).statements
    with pytest.raises(csc.errors.NotFoundError, match="does not give a title"):
        statement.explain("headline")
    with pytest.raises(csc.errors.NotFoundError, match="it is empty"):
        statement.explain("title")
