"""Sets of both kinds, sets joined with one another, and rows beside their records give what plain loops give."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus, Records
from childservices_corpus.errors import QueryError
from corpora import TOPICS, corpora, real_corpus

FEW = settings(max_examples=30, deadline=None)
# The columns of quotations, each with what a plain loop would ask of the record.
FACTS: dict[str, Any] = {
    "publisher": lambda record: record.publisher,
    "title": lambda record: record.title,
    "headline": lambda record: record.headline,
    "type": lambda record: type(record).__name__.lower(),
    "dated_earliest": lambda record: record.dated.earliest,
    "dated_latest": lambda record: record.dated.latest,
    "dated_basis": lambda record: record.dated.basis,
}


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


@FEW
@given(corpus=corpora())
def test_records_are_the_articles_and_after_them_the_statements(corpus: Corpus) -> None:
    every = [*corpus.articles, *corpus.statements]
    assert list(corpus.records) == every
    assert len(corpus.records) == len(every)
    assert list(corpus.records[::-1]) == every[::-1]
    assert corpus.records.articles == corpus.articles
    assert ids(corpus.records[::-1].statements) == ids(corpus.statements)[::-1]
    for record in every:
        assert corpus.records[record.id] == record
        assert record in corpus.records
    for column, fact in FACTS.items():
        assert corpus.records.to_arrow()[column].to_pylist() == [fact(record) for record in every]


@FEW
@given(corpus=corpora(), topic=st.sampled_from(TOPICS), day=st.dates())
def test_questions_to_records_are_those_to_each_kind(corpus: Corpus, topic: str, day: Any) -> None:
    both = (corpus.articles, corpus.statements)
    if any(topic in record.topics for record in corpus.records):
        known = [records for records in both if any(topic in record.topics for record in records)]
        assert ids(corpus.records.where(topic=topic)) == [i for one in known for i in ids(one.where(topic=topic))]
    assert ids(corpus.records.between(None, day)) == [i for one in both for i in ids(one.between(None, day))]
    newest = corpus.records.sort_by("date", descending=True)
    first = [record.dated.earliest for record in newest if record.dated.earliest is not None]
    assert first == sorted(first, reverse=True)
    assert sum(row[-1] for row in corpus.records.count_by("type")) == len(corpus.records)


def test_a_keyword_of_one_kind_leaves_the_other_kind_out() -> None:
    corpus = csc.load()
    assert ids(corpus.records.where(genre=None)) == ids(corpus.articles.where(genre=None))
    assert ids(corpus.records.where(kind="speech", topic="send")) == ids(
        corpus.statements.where(kind="speech", topic="send")
    )
    assert ids(corpus.records.where(type="article")) == ids(corpus.articles)
    with pytest.raises(QueryError, match="never has both"):
        corpus.records.where(genre="news", kind="speech")
    with pytest.raises(QueryError, match="did you mean topic"):
        corpus.records.where(tpoic="send")  # type: ignore[arg-type] # the mistake that is tested


def test_records_are_searched_together() -> None:
    corpus = csc.load()
    hits = corpus.search("foster carers", limit=None)
    assert ids(corpus.records.search("foster carers")) == [hit.record.id for hit in hits]
    assert len(hits) == hits.total
    some = corpus.records.between("2022")
    assert set(ids(some.search("school*"))) == set(ids(corpus.records.search("school*"))) & set(ids(some))


@FEW
@given(corpus=corpora(), data=st.data())
def test_sets_are_joined_as_sets_of_ids_are(corpus: Corpus, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["articles", "statements", "records"]))
    every = corpus.table(kind)
    rows = st.lists(st.integers(0, max(0, len(every) - 1)), unique=True).filter(lambda some: len(every) or not some)
    one, two = (every._with(pa.array(data.draw(rows), pa.int64()).to_numpy()) for _ in range(2))
    mine, theirs = ids(one), ids(two)
    assert ids(one | two) == [*mine, *(i for i in theirs if i not in mine)]
    assert ids(one & two) == [i for i in mine if i in theirs]
    assert ids(one - two) == [i for i in mine if i not in theirs]
    assert type(one | two) is type(every)


def test_articles_and_statements_are_joined_as_records() -> None:
    corpus = csc.load()
    opinions, columns = corpus.articles.where(genre="opinion"), corpus.statements.where(kind="column")
    joined = opinions | columns
    assert isinstance(joined, Records)
    assert ids(joined) == [*ids(opinions), *ids(columns)]
    assert ids(corpus.records - corpus.articles) == ids(corpus.statements)
    assert (corpus.statements | corpus.articles)[0] == corpus.statements[0]


@pytest.mark.parametrize(
    ("label", "join", "answer"),
    [
        ("two tables", lambda one, _: one.articles | one.quotations, "rows of two tables"),
        ("two corpora", lambda one, two: one.articles & two.articles, "of two corpora"),
        ("a list", lambda one, _: one.articles - [one.articles[0]], "not with list"),
    ],
)
def test_sets_that_cannot_be_joined(label: str, join: Any, answer: str) -> None:
    with pytest.raises(QueryError, match=answer):
        join(real_corpus(), real_corpus())


@FEW
@given(corpus=corpora())
def test_rows_come_beside_their_records(corpus: Corpus) -> None:
    for rows in (corpus.quotations, corpus.mentions):
        table = rows.with_records().to_arrow()
        records = [corpus.records[row.record_id] for row in rows]
        for column, fact in FACTS.items():
            assert table[column].to_pylist() == [fact(record) for record in records]
        assert table.select(rows.columns).equals(rows.to_arrow())


def test_links_come_beside_both_records_and_roles_in_their_normal_form() -> None:
    corpus = csc.load()
    link, row = corpus.links[0], next(iter(corpus.links.with_records()))
    assert row["source_headline"] == corpus.records[link.source_id].headline
    assert row["target_dated_latest"] == corpus.records[link.target_id].dated.latest
    presidents = corpus.quotations.where(role="president").with_records().to_arrow()
    assert set(presidents["role_form"].to_pylist()) == {"president"}
    assert len(set(presidents["role"].to_pylist())) > 1
    headings = corpus.ledger.where(record=None).with_records().to_arrow()
    assert headings["title"].null_count == len(headings)
    with pytest.raises(QueryError, match="do not belong to records"):
        corpus.documents.with_records()


def test_a_part_of_a_column_is_a_column() -> None:
    corpus = csc.load()
    table = corpus.statements.select("id", "speakers.role", "first_published.outlet").to_arrow()
    assert table.column_names == ["id", "speakers.role", "first_published.outlet"]
    statements = list(corpus.statements)
    assert table["speakers.role"].to_pylist() == [[one.role for one in record.speakers] for record in statements]
    outlets = [record.first_published and record.first_published.outlet for record in statements]
    assert table["first_published.outlet"].to_pylist() == outlets
    articles = corpus.records.select("speakers.name").to_arrow()[0][: len(corpus.articles)]
    assert articles.null_count == len(corpus.articles)


@pytest.mark.parametrize("name", ["articles", "records", "quotations", "ledger", "links", "topics"])
def test_any_tool_takes_a_set_as_an_arrow_stream(name: str) -> None:
    records = csc.load().table(name)
    assert pa.table(records).equals(records.to_arrow())
    assert pa.table(records.select(*records.columns[:2])).num_rows == len(records)
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(records).height == len(records)
    duckdb = pytest.importorskip("duckdb")
    assert duckdb.sql("SELECT count(*) FROM records").fetchall() == [(len(records),)]


def test_lists_in_frames_can_be_compared_and_exploded() -> None:
    pytest.importorskip("pandas")
    statements = csc.load().statements
    frame = statements.to_pandas()
    assert len(frame.drop_duplicates()) == len(statements)
    assert frame.explode("topics")["topics"].nunique() == len({topic for one in statements for topic in one.topics})
    arrays = statements.to_pandas(lists="arrays")
    assert [list(cell) for cell in arrays["topics"]] == [list(cell) for cell in frame["topics"]]
    with pytest.raises(QueryError, match="tuples"):
        statements.to_pandas(lists="sets")  # type: ignore[arg-type] # the mistake that is tested


def test_values_of_a_column_by_its_name() -> None:
    corpus = csc.load()
    assert corpus.values("articles", "genre") == {one.genre for one in corpus.articles} - {None}
    assert "ADCS President" in corpus.values("statements", "speakers.role")
