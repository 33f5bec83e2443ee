"""The ways out keep values, nulls, dates and lists."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import ExtraMissingError, QueryError
from childservices_corpus.export.cells import FORMULA_STARTS
from childservices_corpus.imports import extras
from childservices_corpus.models import Article, Statement
from childservices_corpus.tables.schemas import schema
from corpora import corpora, real_corpus

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TABLES = ("articles", "statements", "quotations", "mentions")


@SETTINGS
@given(corpus=corpora())
def test_pandas_round_trip(corpus: Corpus) -> None:
    pytest.importorskip("pandas")
    for name in TABLES:
        table = corpus.table(name).to_arrow()
        for dates in ("datetime64", "pyarrow"):
            frame = corpus.table(name).to_pandas(dates=dates)
            assert (
                pa.Table.from_pandas(frame, schema=schema(name), preserve_index=False).to_pylist() == table.to_pylist()
            )


@SETTINGS
@given(corpus=corpora())
def test_polars_round_trip(corpus: Corpus) -> None:
    pytest.importorskip("polars")
    for name in TABLES:
        assert corpus.table(name).to_polars().to_dicts() == corpus.table(name).to_arrow().to_pylist()


@SETTINGS
@given(corpus=corpora())
def test_duckdb_round_trip(corpus: Corpus) -> None:
    pytest.importorskip("duckdb")
    connection = corpus.to_duckdb()
    for name in TABLES:
        found = connection.execute(f"SELECT * FROM {name}").fetchall()
        assert found == [tuple(row.values()) for row in corpus.table(name).to_arrow().to_pylist()]


def test_frames_have_days_and_unknown_days() -> None:
    pandas = pytest.importorskip("pandas")
    frame = real_corpus().articles.to_pandas()
    assert str(frame["published_earliest"].dtype).startswith("datetime64")
    assert frame["published_earliest"].isna().sum() == 120
    assert frame["published_earliest"].max() == pandas.Timestamp(2024, 6, 13)
    assert str(real_corpus().articles.to_pandas(dates="pyarrow").dtypes["published_earliest"]) == "date32[day][pyarrow]"


def test_every_table_leaves_for_every_frame() -> None:
    pytest.importorskip("duckdb")
    connection = real_corpus().to_duckdb()
    assert connection.execute("SELECT fate, count(*) FROM ledger GROUP BY ALL").fetchall()
    assert len(real_corpus().provenance.to_polars()) == 1216
    assert len(real_corpus().ledger.to_pandas()) == 2618


@SETTINGS
@given(corpus=corpora())
def test_jsonl_lines_are_records(corpus: Corpus, tmp_path: Path) -> None:
    for name, model in (("articles", Article), ("statements", Statement)):
        path = corpus.table(name).to_jsonl(tmp_path / "out.jsonl")
        lines = path.read_text("utf-8").splitlines()
        assert [model.model_validate_json(line) for line in lines] == list(corpus.table(name))


@SETTINGS
@given(corpus=corpora())
def test_csv_joins_lists_and_defuses_formulas(corpus: Corpus, tmp_path: Path) -> None:
    path = corpus.articles.to_csv(tmp_path / "out.csv", separator="; ")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(corpus.articles)
    for row, article in zip(rows, corpus.articles, strict=True):
        assert row["topics"] == "; ".join(article.topics)
        assert row["published_earliest"] == str(article.published_earliest or "")
        assert not any(value.startswith(FORMULA_STARTS) for value in row.values())
    raw = corpus.articles.to_csv(tmp_path / "raw.csv", defuse=False)
    with raw.open(encoding="utf-8", newline="") as file:
        assert [row["section"] for row in csv.DictReader(file)] == [one.section or "" for one in corpus.articles]


def test_csv_writes_structs_as_json(tmp_path: Path) -> None:
    speaker = {"name": "=A", "role": None, "organisation": None}
    statement = real_corpus().statements[0].model_dump() | {"speakers": [speaker]}
    corpus = Corpus.from_tables({"statements": pa.Table.from_pylist([statement], schema=schema("statements"))})
    with corpus.statements.to_csv(tmp_path / "out.csv").open(encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert json.loads(row["speakers"]) == speaker
    assert row["stub"] == "true"


def test_parquet_keeps_types(tmp_path: Path) -> None:
    path = real_corpus().statements.to_parquet(tmp_path / "out.parquet")
    assert pq.ParquetFile(path).read().equals(real_corpus().statements.to_arrow())


def test_select_keeps_the_columns_asked_for() -> None:
    chosen = real_corpus().articles.where(publisher="themj")[:2].select("title", "published_earliest", "topic")
    assert chosen.to_arrow().column_names == ["title", "published_earliest", "topics"]
    assert next(iter(chosen))["published_earliest"] == date(2024, 6, 13)
    assert len(chosen) == 2


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before")
    table = pa.table({"bad": pa.array([b"\xff"], pa.binary())})
    from childservices_corpus.export.files import write_jsonl

    with pytest.raises(TypeError):
        write_jsonl(table, path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a b", "a; DROP TABLE x", '"', ""])
def test_a_view_needs_a_plain_name(name: str) -> None:
    pytest.importorskip("duckdb")
    if name:
        with pytest.raises(QueryError, match="cannot be the name of a view"):
            real_corpus().articles.to_duckdb(name=name)


def test_a_missing_extra_is_named() -> None:
    with pytest.raises(ExtraMissingError, match=r"needs nosuchmodule.*childservices-corpus\[plot\]"):
        extras.need("nosuchmodule.part", "plot")


def test_a_form_of_dates_there_is_not() -> None:
    pytest.importorskip("pandas")
    wrong: Any = "text"
    with pytest.raises(QueryError, match="datetime64"):
        real_corpus().articles.to_pandas(dates=wrong)
