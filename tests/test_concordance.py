"""Words in context: each place once, exactly as in the record and in the dump, and lines made as they are asked for."""

import re
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.speech.sentences import plain_sentences
from childservices_corpus.corpus import Corpus
from childservices_corpus.corpus.concordance import stream
from childservices_corpus.corpus.concordance.lines import Line, beside
from childservices_corpus.models import Article
from childservices_corpus.tables.columns import models_table
from corpora import WORDS, corpora

RELEASE = csc.load()
DOCUMENTS = {one.id: one.model_copy(update={"text": RELEASE.text(one.id)}) for one in RELEASE.documents}
QUERIES = (
    "foster*",
    '"foster carers"',
    "care OR council",
    "children",
    "funding -school",
    "title:care",
    "kangaroo",
    "-a",
)


def value_of(record: Any, line: Line) -> str:
    name, _, part = line.field.partition(".")
    value = getattr(record, name) if line.item is None else getattr(record, name)[line.item]
    return str(getattr(value, part) if part else value)


def words_in(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def check(records: Any, query: str, window: int = 3) -> list[Line]:
    """Hold the lines of `query` to a plain loop over its hits."""
    lines = list(records.concordance(query, window))
    if not len(records.search(query)):
        assert not lines
        return lines
    hits = {hit.record.id: hit for hit in records.hits(query, limit=None, engine="fts5")}
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.quotation_id or line.record_id, []).append(line)
    assert list(found) == [one for one in records.select("id").to_arrow()["id"].to_pylist() if one in hits]
    for record_id, hit in hits.items():
        for mark in hit.highlights:
            holding = [
                line
                for line in found[record_id]
                if (line.field, line.item) == (mark.field, mark.item)
                and line.start <= mark.start
                and mark.end <= line.end
            ]
            assert len(holding) == 1
        for line in found[record_id]:
            hold(line, value_of(hit.record, line), window)
    return lines


def hold(line: Line, value: str, window: int) -> None:
    assert line.key == value[line.start : line.end]
    assert value[: line.start].endswith(line.left)
    assert value[line.end :].startswith(line.right)
    assert line.key in line.sentence
    assert line.sentence in value
    assert max(len(words_in(line.left)), len(words_in(line.right))) <= window


@settings(max_examples=40, deadline=None)
@given(
    corpus=corpora(),
    words=st.lists(st.sampled_from([*WORDS, "OR", "s*"]), min_size=1, max_size=3),
    of=st.integers(0, 3),
)
def test_lines_are_a_loop_over_the_hits(corpus: Corpus, words: list[str], of: int) -> None:
    sets: list[Any] = [corpus.articles, corpus.statements, corpus.records, corpus.quotations]
    check(sets[of], " ".join(words), window=2)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("table", ["articles", "statements", "records", "quotations"])
def test_lines_of_a_release_are_in_its_dumps(table: str, query: str) -> None:
    records = RELEASE.table(table)
    for line in check(records, query):
        if line.line is None:
            assert line.field.startswith(("speaker", "authors", "role", "organisation"))
            continue
        text = DOCUMENTS[line.document_id].text
        assert text[line.document_start : line.document_end].replace("\N{NO-BREAK SPACE}", " ") == line.key
        document = DOCUMENTS[line.document_id]
        assert (line.document, line.line) == (document.name, document.line_of(line.document_start or 0))


def test_lines_say_what_record_they_are_of() -> None:
    quotations = RELEASE.quotations
    for records in (RELEASE.records, quotations):
        line = next(iter(records.concordance("funding")))
        record = RELEASE.records[line.record_id]
        assert (line.headline, line.publisher, line.document_id) == (
            record.headline,
            record.publisher,
            record.document_id,
        )
        assert (line.dated_earliest, line.dated_latest) == (record.dated.earliest, record.dated.latest)
        assert line.type == ("article" if isinstance(record, Article) else "statement")
        assert (line.quotation_id is None) is (records is not quotations)
    assert quotations[line.quotation_id or ""].record_id == line.record_id


def test_lines_come_in_the_order_of_the_set() -> None:
    newest = RELEASE.records.sort_by("date", descending=True)
    ids = [line.record_id for line in newest.concordance("care")]
    every = [record.id for record in newest]
    assert [every.index(one) for one in ids] == sorted(every.index(one) for one in ids)
    assert {line.record_id for line in newest[:20].concordance("care")} <= set(every[:20])


def test_first_lines_need_the_first_records_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    before = stream._lines

    def counting(corpus: Any, table: str, rows: Any, *others: Any) -> list[Line]:
        asked.append(len(rows))
        return before(corpus, table, rows, *others)

    monkeypatch.setattr(stream, "_lines", counting)
    found = RELEASE.records.concordance("children")
    assert asked == []
    assert len(list(islice(found, 3))) == 3
    assert asked == [stream.FIRST]
    assert len(list(found)) == found.to_arrow().num_rows
    assert sum(asked[1 : len(asked) // 2 + 1]) == found.records > stream.FIRST


# Sentences and the words beside


SENTENCES = [
    ("One. Two.", ["One. ", "Two."]),
    ("Dr. Sample agreed. We agree!", ["Dr. Sample agreed. ", "We agree!"]),
    (
        "\N{LEFT DOUBLE QUOTATION MARK}We must. We will.\N{RIGHT DOUBLE QUOTATION MARK} She left.",
        ["\N{LEFT DOUBLE QUOTATION MARK}We must. ", "We will.\N{RIGHT DOUBLE QUOTATION MARK} ", "She left."],
    ),
    ("He said no. Then he left.", ["He said no. ", "Then he left."]),
    ("The answer is No. We wait.", ["The answer is No. ", "We wait."]),
    ("No. 10 said no. 5 is right.", ["No. 10 said no. 5 is right."]),
    ("No. £5m went.", ["No. ", "£5m went."]),
    ("A heading\n\nA text\nof two lines. £5m went.", ["A heading\n\n", "A text\nof two lines. ", "£5m went."]),
    ("It cost 2.5 million.", ["It cost 2.5 million."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in plain_sentences(text)] == sentences


@given(st.text("aB .!\n\N{RIGHT DOUBLE QUOTATION MARK}(1"))
def test_sentences_hold_every_character_once(text: str) -> None:
    assert "".join(text[start:end] for start, end in plain_sentences(text)) == text


def test_a_sentence_goes_from_the_end_of_the_one_before_to_its_own() -> None:
    line = next(iter(article("First here. The second has Some Words in it. Third.").concordance("words")))
    assert line.sentence == "The second has Some Words in it."
    assert (line.left, line.key, line.right) == ("First here. The second has Some ", "Words", " in it. Third.")


def test_words_side_by_side_are_one_key_and_others_are_not() -> None:
    lines = list(article("Foster  carers and carers, foster.\n\nCarers").concordance("foster carers"))
    assert [line.key for line in lines] == ["Foster  carers", "carers", "foster", "Carers"]


@given(st.text("ab .-"), st.integers(0, 3), st.data())
def test_words_beside_are_counted(value: str, window: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(value)))
    left, right = beside(value, start, start, window)
    assert value[:start].endswith(left)
    assert value[start:].startswith(right)
    for side, whole in ((left, value[:start]), (right, value[start:])):
        assert len(words_in(side)) == min(window, len(words_in(whole)))


def article(summary: str) -> Any:
    made = Article(
        id="themj/a-00000000", publisher="themj", title="Title", summary=summary, document_id="0" * 64, position=0
    )
    return Corpus.from_tables({"articles": models_table("articles", [made])}).articles
