"""Search finds what a plain loop over words finds, shows where it stands, and ranks it."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from childservices_corpus.models import Article, Quotation, Statement
from childservices_corpus.search.engines import LARGE, choose
from childservices_corpus.search.texts import split_quoted
from corpora import WORDS, corpora, real_corpus, real_tables
from searching import CORPUS, ENGINES, found, needs

# Other forms of the words of the generated corpora, to ask with; the words there are their own stems.
FORMS = {"fostering": "foster", "councils": "council", "Budgeting": "budget", "SCHOOLS": "school", "reported": "report"}


def words_of(record: Any) -> set[str]:
    if isinstance(record, Article):
        parts = [record.title or "", record.summary or "", *record.paragraphs, *record.subheadings, *record.authors]
    elif isinstance(record, Statement):
        names = [part for one in record.speakers for part in (one.name, one.role, one.organisation)]
        parts = [record.title or "", record.text, *(name for name in names if name)]
    else:
        parts = [record.text, record.speaker or ""]
    letters = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", " ".join(parts)))
    return set(re.findall(r"\w+", letters.casefold()))


@ENGINES
@settings(max_examples=30, deadline=None)
@given(corpus=corpora(), words=st.lists(st.sampled_from([*WORDS, *FORMS, "kangaroo"]), min_size=1, max_size=3))
def test_plain_words_are_a_loop(engine: str, corpus: Corpus, words: list[str]) -> None:
    needs(engine)
    stems = {FORMS.get(word, word) for word in words}
    sets: list[Any] = [corpus.articles, corpus.statements, corpus.quotations]
    for records in sets:
        everything = list(records)
        assert found(records, " ".join(words), engine) == {one.id for one in everything if stems <= words_of(one)}
        assert found(records, " OR ".join(words), engine) == {one.id for one in everything if stems & words_of(one)}
        first = FORMS.get(words[0], words[0])
        without = {one.id for one in everything if "care" in words_of(one) and first not in words_of(one)}
        assert found(records, f"care NOT {words[0]}", engine) == without


@ENGINES
@settings(max_examples=30, deadline=None)
@given(corpus=corpora(), size=st.integers(1, 5), word=st.sampled_from(WORDS))
def test_prefixes_are_a_loop(engine: str, corpus: Corpus, size: int, word: str) -> None:
    needs(engine)
    prefix = word[:size]
    expected = {one.id for one in corpus.articles if any(each.startswith(prefix) for each in words_of(one))}
    assert found(corpus.articles, f"{prefix}*", engine) == expected


@ENGINES
@settings(max_examples=30, deadline=None)
@given(corpus=corpora(), words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=3))
def test_phrases_and_columns_are_a_loop(engine: str, corpus: Corpus, words: list[str]) -> None:
    needs(engine)
    phrase = " ".join(words)
    titles = {one.id for one in corpus.articles if f" {phrase} " in f" {one.title or ''} "}
    summaries = {one.id for one in corpus.articles if f" {phrase} " in f" {one.summary or ''} "}
    assert found(corpus.articles, f'"{phrase}"', engine) >= titles | summaries
    assert found(corpus.articles, f'title:"{phrase}"', engine) == titles
    assert found(corpus.articles, f'summary:"{phrase}" OR title:"{phrase}"', engine) == titles | summaries
    both = {one.id for one in corpus.articles if {*words} <= {*(one.title or "").split()}}
    assert found(corpus.articles, f"title:({phrase})", engine) == both


@settings(max_examples=30, deadline=None)
@given(
    corpus=corpora(), query=st.lists(st.sampled_from([*WORDS, "OR", '"', "s*"]), min_size=1, max_size=4).map(" ".join)
)
def test_highlights_are_places_in_the_record(corpus: Corpus, query: str) -> None:
    for hit in [*corpus.search(query, limit=50, engine="fts5"), *corpus.quotations.hits(query, engine="fts5")]:
        assert hit.highlights
        for one in hit.highlights:
            name, _, part = one.field.partition(".")
            value = getattr(hit.record, name)
            value = value if one.item is None else value[one.item]
            value = getattr(value, part) if part else value
            asked = [word.strip('*"') for word in query.split()]
            assert any(value[one.start : one.end].casefold().startswith(word) for word in asked if word)
        assert hit.snippet.text in hit.snippet.value
        assert hit.snippet.to_html().count("<mark>") == len(hit.snippet.highlights)


def test_titles_weigh_more() -> None:
    titles = [hit.record.headline for hit in CORPUS.search("adoption", limit=3)]
    assert all("adopt" in title.casefold() for title in titles)


def test_scores_fall_and_records_follow_them() -> None:
    hits = CORPUS.search("care OR council", limit=40)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    themj = CORPUS.articles.where(publisher="themj")
    assert [hit.record for hit in themj.hits("fostering", limit=99)] == list(themj.search("fostering"))
    assert list(themj.search("fostering")) == list(CORPUS.articles.search("fostering").where(publisher="themj"))


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_best_of_chosen_records_are_given_although_others_are_better(limit: int) -> None:
    for publisher in ("themj", "localgov"):
        chosen = CORPUS.articles.where(publisher=publisher)
        every = [hit.record.id for hit in chosen.hits("children", limit=99)]
        assert [hit.record.id for hit in chosen.hits("children", limit=limit)] == every[:limit]


def test_any_of_the_words_where_no_record_has_all() -> None:
    hits = CORPUS.search("kangaroo fostering")
    assert "at least one of them" in hits.notes[0]
    assert [hit.record.id for hit in hits] == [hit.record.id for hit in CORPUS.search("fostering")]
    assert len(CORPUS.search("kangaroo AND fostering")) == 0
    assert len(CORPUS.articles.search("kangaroo fostering")) == 0


def test_quotations_are_a_column_of_their_own() -> None:
    statement = CORPUS.statements[5]
    start = statement.text.index("\N{LEFT DOUBLE QUOTATION MARK}") + 1
    end = statement.text.index("\N{RIGHT DOUBLE QUOTATION MARK}")
    quotation = Quotation(
        id=f"{statement.id}#q0",
        record_id=statement.id,
        speaker="Steve Crocker",
        text=statement.text[start:end],
        document_id=statement.document_id,
        start=start,
        end=end,
    )
    from childservices_corpus.tables.columns import models_table

    corpus = Corpus.from_tables(real_tables() | {"quotations": models_table("quotations", [quotation])})
    assert found(corpus.statements, "quotation:vulnerable") == {statement.id}
    assert statement.id not in found(corpus.statements, "body:vulnerable")
    hit = corpus.statements.hits("quotation:vulnerable")[0]
    assert hit.snippet.text == statement.text[hit.snippet.start : hit.snippet.end]
    assert statement.text[hit.highlights[0].start : hit.highlights[0].end] == "vulnerable"
    assert found(corpus.quotations, "speaker:crocker vulnerable") == {quotation.id}


@given(st.text("ab "), st.lists(st.text("ab ", min_size=1, max_size=3)))
def test_quoted_and_unquoted_words_make_up_the_text(text: str, quotes: list[str]) -> None:
    body, quoted = split_quoted(text, quotes)
    assert len(body) == len(quoted) == len(text)
    assert all((a == c and b == " ") or (b == c and a == " ") for a, b, c in zip(body, quoted, text, strict=True))


@ENGINES
def test_an_index_in_a_folder_is_used_again(engine: str, tmp_path: Path) -> None:
    needs(engine)
    first = real_corpus()
    first.search_index("articles", engine, tmp_path)
    files = sorted(tmp_path.rglob("*"))
    stamps = [file.stat().st_mtime_ns for file in files if file.is_file()]
    second = real_corpus()
    second.search_index("articles", engine, tmp_path)
    assert found(second.articles, "fostering", engine) == found(first.articles, "fostering", engine)
    assert sorted(tmp_path.iterdir()) == sorted({file for file in files if file.parent == tmp_path})
    if engine == "fts5":
        assert [file.stat().st_mtime_ns for file in files if file.is_file()] == stamps
    fewer = Corpus.from_tables({"articles": real_tables()["articles"].slice(1)})
    fewer.search_index("articles", engine, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_an_index_of_another_build_is_not_used_and_a_note_says_so(tmp_path: Path) -> None:
    """The ids, and so the contents, are the same: an author that a rule found, or a quotation, is not content."""
    tables = real_tables()
    first = Corpus.from_tables(tables).search_index("articles", "fts5", tmp_path)
    assert first.note == ""
    assert Corpus.from_tables(tables).search_index("articles", "fts5", tmp_path).note == ""
    articles = tables["articles"]
    authors = pa.array([["Quentin Unheard"]] * articles.num_rows, articles.schema.field("authors").type)
    changed = articles.set_column(articles.schema.get_field_index("authors"), articles.schema.field("authors"), authors)
    corpus = Corpus.from_tables({**tables, "articles": changed})
    index = corpus.search_index("articles", "fts5", tmp_path)
    assert "index of other records or of another build" in index.note
    assert index.note in repr(index)
    assert len(corpus.articles.search("Unheard", "fts5")) == articles.num_rows


def test_auto_chooses_by_size_and_says_so() -> None:
    assert choose("auto", 260) == ("fts5", "chosen for 260 texts")
    assert choose("auto", LARGE)[0] in ("fts5", "tantivy")
    assert "fts5, chosen for 260 texts" in repr(CORPUS.search("care"))
    with pytest.raises(QueryError, match="a search engine called 'lucene' does not exist"):
        CORPUS.search("care", engine="lucene")
    with pytest.raises(QueryError, match="have no text to search"):
        CORPUS.ledger.search("care")
