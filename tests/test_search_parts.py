"""The parts of a search: how a query is read, what is cut out around a match, and how hits print."""

from pathlib import Path
from typing import Any

import pytest

from childservices_corpus.errors import QueryError
from childservices_corpus.models import Article
from childservices_corpus.search.find import snippet
from childservices_corpus.search.fts5 import to_fts5, tokens
from childservices_corpus.search.highlighting import Highlight
from childservices_corpus.search.hits import Hit, Snippet
from childservices_corpus.search.query import (
    MOST_DEPTH,
    MOST_TERMS,
    All,
    But,
    Either,
    Expression,
    Term,
    parse_query,
    plain_words,
    terms_of,
)
from childservices_corpus.search.texts import Piece, family, indexed
from commands import corpus

A, B, C = Term("a1"), Term("b1"), Term("c1")
READINGS: list[tuple[str, Expression | None]] = [
    ("a1", A),
    ("a1 b1", All((A, B))),
    ("a1 AND b1", All((A, B))),
    ("a1 OR b1 c1", Either((A, All((B, C))))),
    ("a1 OR b1 OR c1", Either((A, B, C))),
    ("(a1 OR b1) c1", All((Either((A, B)), C))),
    ("a1 NOT b1", But(A, B)),
    ("a1 NOT b1 NOT c1", But(A, Either((B, C)))),
    ("a1 b1 NOT c1", All((A, But(B, C)))),
    ('"a1 b1"', Term("a1 b1")),
    ('"a1 b1"*', Term("a1 b1", prefix=True)),
    ("\N{LEFT DOUBLE QUOTATION MARK}a1 b1\N{RIGHT DOUBLE QUOTATION MARK}", Term("a1 b1")),
    ("a1*", Term("a1", prefix=True)),
    ("a1**", Term("a1", prefix=True)),
    ("*", None),
    ("title:a1", Term("a1", column="title")),
    ("TITLE:a1", Term("a1", column="title")),
    ("title: a1 b1", All((Term("a1", column="title"), B))),
    ("title:a1*", Term("a1", prefix=True, column="title")),
    ('title:"a1 b1"', Term("a1 b1", column="title")),
    ("title:(a1 OR b1)", Either((Term("a1", column="title"), Term("b1", column="title")))),
    ("title:body:a1", Term("body:a1", column="title")),
    ("- a1", A),
    ("a1 NOT -", A),
]


@pytest.mark.parametrize(("query", "expression"), READINGS, ids=[query for query, _ in READINGS])
def test_a_query_is_read(query: str, expression: Expression | None) -> None:
    found = parse_query(query)
    assert found.expression == expression
    assert found.notes == (() if expression else ("the query has no words to search for",))


PLAIN = [("a1 b1", True), ("a1*", True), ('"a1 b1"', True), ("a1 OR b1", False), ("(a1)", False), ("title:a1", False)]


@pytest.mark.parametrize(("query", "plain"), PLAIN)
def test_words_phrases_and_prefixes_are_plain(query: str, plain: bool) -> None:
    assert parse_query(query).words_only is plain


TAKEN_AS_WORDS = [
    ("a1 AND", "words are missing before the end"),
    ("a1 AND OR b1", "words are missing before OR"),
    ("(a1", "a bracket is not closed"),
    ("a1)", "a closing bracket has no opening one"),
    ('"a1', "a quotation mark is not closed"),
    (
        "colour:a1",
        "a column called 'colour' does not exist (there are title, summary, body, quotation, speaker, author)",
    ),
    ("(" * (MOST_DEPTH + 1) + "a1" + ")" * (MOST_DEPTH + 1), "brackets and columns are nested more than 40 deep"),
]


@pytest.mark.parametrize(("query", "why"), TAKEN_AS_WORDS)
def test_what_is_not_a_query_is_taken_as_its_words(query: str, why: str) -> None:
    found = parse_query(query)
    assert found.notes == (f"{why}, so the query was taken as plain words",)
    assert "a1" in [term.text.removeprefix("colour:") for term in terms_of(found.expression or A)]


def test_brackets_may_be_forty_deep_and_words_two_hundred() -> None:
    deep = parse_query("(" * MOST_DEPTH + "a1" + ")" * MOST_DEPTH)
    assert (deep.expression, deep.notes) == (A, ())
    words = [f"w{number}" for number in range(MOST_TERMS + 1)]
    assert parse_query(" ".join(words[:-1])).notes == ()
    assert parse_query(" ".join(words)).notes == (
        "the query has more than 200 words, so the query was taken as plain words",
        "only its first 200 words were searched for",
    )
    assert plain_words(" ".join(words[:-1]), "so").notes == ("so",)
    assert len(terms_of(plain_words(" ".join(words), "so").expression or A)) == 200


def test_plain_words_are_each_taken_once_and_operators_left_out() -> None:
    found = plain_words('a1 OR "b1" a1 - NOT', "so")
    assert (found.expression, found.notes, found.words_only) == (All((A, B)), ("so",), True)
    assert plain_words("OR -", "so").notes == ("so", "the query has no words to search for")
    assert plain_words("a1", "so").expression == A


def test_terms_are_those_that_a_match_may_hold() -> None:
    assert terms_of(Either((But(A, B), All((C, A))))) == (A, C, A)


LANGUAGE: list[tuple[Expression, str | None]] = [
    (A, '"a1"'),
    (Term('a"b', column="title"), 'title : "a b"'),
    (Term("a\0b"), '"a b"'),
    (All((A, B)), '("a1" AND "b1")'),
    (Either((A, B)), '("a1" OR "b1")'),
    (But(A, B), '("a1" NOT "b1")'),
    (But(A, Either(())), '"a1"'),
    (But(Either(()), A), None),
    (All((A, Either(()))), None),
    (Either((A, Either(()))), '("a1")'),
    (Either(()), None),
]


@pytest.mark.parametrize(("expression", "sql"), LANGUAGE)
def test_an_expression_in_the_language_of_the_index(expression: Expression, sql: str | None) -> None:
    assert to_fts5(expression) == sql


def test_words_are_folded_as_in_the_index() -> None:
    assert tokens("Ré-Sumé’s 2024") == ["re", "sume", "s", "2024"]
    assert tokens("--") == []


# Around a match


def article(summary: str, title: str = "Title") -> Article:
    return Article(
        id="themj/a-00000000", publisher="themj", title=title, summary=summary, document_id="0" * 64, position=0
    )


def cut(summary: str, *places: Highlight) -> Snippet:
    record = article(summary)
    pieces = {"title": (Piece("title", None, record.headline),), "summary": (Piece("summary", None, summary),)}
    return snippet(pieces, record, places)


def found_at(start: int, end: int, field: str = "summary") -> Highlight:
    return Highlight(field, None, start, end)


def test_a_short_text_is_shown_whole() -> None:
    found = cut("A word here", found_at(2, 6))
    assert (found.field, found.start, found.end, found.marked("<", ">")) == ("summary", 0, 11, "A <word> here")
    assert (found.text, str(found)) == ("A word here", "A ⟦word⟧ here")


def test_a_match_outside_the_title_is_shown_first() -> None:
    assert cut("A word here", found_at(0, 5, "title"), found_at(2, 6)).field == "summary"
    assert cut("A word here", found_at(0, 5, "title")).field == "title"
    assert cut("A word here").field == "summary"
    assert cut("").field == "title"


def test_sixty_characters_before_a_match_and_two_hundred_in_all() -> None:
    text = "word " * 100
    found = cut(text, found_at(300, 304))
    assert (found.start, found.end) == (245, 444)
    assert found.text.split() == ["word"] * 40
    assert found.marked("<", ">").startswith("…word word")
    assert found.marked("<", ">").endswith("word…")
    assert cut(text, found_at(60, 64)).start == 0
    assert cut(text, found_at(65, 69)).start == 10


def test_a_long_word_is_cut_inside() -> None:
    text = "x" * 500
    found = cut(text, found_at(300, 301))
    assert (found.start, found.end) == (240, 440)
    whole = cut("x" * 200, found_at(10, 11))
    assert (whole.start, whole.end) == (0, 200)
    assert cut("x" * 201, found_at(10, 11)).end == 200


def test_only_matches_inside_the_stretch_are_marked() -> None:
    text = "word " * 100
    found = cut(
        text, found_at(300, 304), found_at(245, 249), found_at(240, 244), found_at(440, 444), found_at(443, 447)
    )
    assert [one.start for one in found.highlights] == [245, 300, 440]


def test_marks_in_html_are_escaped() -> None:
    found = cut("A <b> & word", found_at(8, 12))
    assert found.to_html() == "A &lt;b&gt; &amp; <mark>word</mark>"


@pytest.mark.parametrize(
    ("record", "head"),
    [
        (article("Words"), "  1.50  Title"),
        (corpus().quotations[0], "  1.50  speaker unknown"),
        (corpus().quotations[0].model_copy(update={"speaker": "Ann Sample"}), "  1.50  Ann Sample"),
    ],
)
def test_a_hit_prints_score_title_id_and_snippet(record: Any, head: str) -> None:
    lines = str(Hit(record, 1.5, (), cut("Words", found_at(0, 5)))).splitlines()
    assert lines == [head, f"        {record.id}", "        ⟦Words⟧"]


def test_hits_are_a_sequence_with_their_number() -> None:
    hits = corpus().search("foster*")
    assert (len(hits), hits.total) == (2, 2)
    assert [hit.record for hit in hits] == list(hits.records) == [hits[0].record, hits[1].record]
    assert len(hits[:1]) == 1
    page = hits._repr_html_()
    assert page.startswith("<p>2 of 2 matches for foster* (fts5, chosen for 3 texts)</p><ol><li>")
    assert f"<code>{hits[0].record.id}</code><br><mark>Foster</mark> carers" in page
    assert "<p>words are missing" in corpus().search("foster AND")._repr_html_()
    with pytest.raises(QueryError, match="cannot give -1 hits"):
        corpus().search("foster", -1)
    assert len(corpus().search("foster", 0)) == 0


def test_texts_are_columns_of_pieces_without_marks() -> None:
    pieces = {"title": (Piece("title", None, "a\0b"),), "author": (Piece("authors", 0, "x"), Piece("authors", 1, "y"))}
    assert indexed(pieces) == ("a b", "", "", "", "", "x\ny")
    assert family("quotations") == ("quotations",)
    assert family("articles") == ("articles", "statements")
    with pytest.raises(QueryError, match="ledger have no text to search"):
        family("ledger")


def test_an_index_is_kept_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    corpus().search_index("articles", "fts5", tmp_path / "a" / "b")
    (kept,) = (tmp_path / "a" / "b").iterdir()
    assert kept.name.startswith("fts5-articles-")
    assert len(kept.name) == len("fts5-articles-") + 16
