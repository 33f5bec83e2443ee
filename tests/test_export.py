"""The SQLite file has keys, indices and search, and Datasette can show it."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from childservices_corpus.export.corpus_files import FORMATS, export
from childservices_corpus.export.datasette import FACETS, datasette_metadata
from childservices_corpus.export.sqlite import write_sqlite
from childservices_corpus.models import Article, Statement
from childservices_corpus.tables.schemas import TABLES, schema
from corpora import corpora, real_corpus

SETTINGS = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sqlite(real_corpus(), tmp_path_factory.mktemp("export") / "corpus.db")


@pytest.fixture
def run(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as connection:
        yield connection


def test_every_row_is_there_and_refers_to_what_is_there(run: sqlite3.Connection) -> None:
    for name in TABLES:
        assert run.execute(f"SELECT count(*) FROM {name}").fetchone()[0] == len(real_corpus().table(name))
    assert run.execute("SELECT type, count(*) FROM records GROUP BY type").fetchall() == [
        ("article", 160),
        ("statement", 100),
    ]
    assert run.execute("PRAGMA foreign_key_check").fetchall() == []
    assert run.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@SETTINGS
@given(corpus=corpora())
def test_rows_are_records_again(corpus: Corpus, tmp_path: Path) -> None:
    path = write_sqlite(corpus, tmp_path / "corpus.db")
    with closing(sqlite3.connect(path)) as run:
        run.row_factory = sqlite3.Row
        for name, model in (("articles", Article), ("statements", Statement)):
            lists = [field.name for field in schema(name) if str(field.type).startswith(("list", "struct"))]
            rows = [dict(row) for row in run.execute(f"SELECT * FROM {name}")]
            for row in rows:
                row |= {column: json.loads(row[column]) for column in lists if row[column] is not None}
            assert [model.model_validate(row) for row in rows] == list(corpus.table(name))


def test_search_in_sql(run: sqlite3.Connection) -> None:
    query = "SELECT title FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    found = {title for (title,) in run.execute(query, ("fostering",))}
    assert found == {record.title for record in real_corpus().articles.search("fostering")}
    assert run.execute("SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'vulnerable'").fetchone()[0] > 5


def test_questions_use_the_indices(run: sqlite3.Connection) -> None:
    for question in (
        "SELECT * FROM provenance WHERE record_id = 'x'",
        "SELECT * FROM articles WHERE published_earliest > '2022'",
        "SELECT * FROM statements WHERE kind = 'speech'",
    ):
        assert "USING INDEX" in run.execute(f"EXPLAIN QUERY PLAN {question}").fetchone()[3]


def test_the_same_corpus_gives_the_same_file(database: Path, tmp_path: Path) -> None:
    assert write_sqlite(real_corpus(), tmp_path / "again.db").read_bytes() == database.read_bytes()


def test_metadata_names_what_is_there() -> None:
    metadata = datasette_metadata("corpus")
    tables = metadata["databases"]["corpus"]["tables"]
    assert set(tables) == {*TABLES, "records"}
    for name in TABLES:
        assert set(tables[name]["columns"]) == set(schema(name).names)
        assert tables[name]["description"]
        for facet in FACETS.get(name, []):
            column = facet if isinstance(facet, str) else facet["array"]
            assert column in schema(name).names


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_what_it_says(form: Any, tmp_path: Path) -> None:
    paths = export(real_corpus(), tmp_path / "out", form)
    assert sorted(paths) == sorted((tmp_path / "out").iterdir())
    assert any(path.stat().st_size > 10_000 for path in paths)
    assert len(paths) == (2 if form == "sqlite" else len(TABLES))


def test_export_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    wrong: Any = "ods"
    with pytest.raises(QueryError, match="a format called 'ods' does not exist"):
        export(real_corpus(), tmp_path, wrong)
    with pytest.raises(QueryError, match="always holds all tables"):
        export(real_corpus(), tmp_path, "sqlite", ("articles",))


def test_no_release_is_written_over(tmp_path: Path) -> None:
    release = Path(shutil.copytree(bundled_release(), tmp_path / "release"))
    for form in FORMATS:
        with pytest.raises(QueryError, match="holds a release"):
            export(real_corpus(), release, form)
    assert csc.verify(release).sound


def test_datasette_searches_and_facets(database: Path) -> None:
    """What a browser asks for after a search and after a click on a facet."""
    app = pytest.importorskip("datasette.app")

    async def ask(*addresses: str) -> list[Any]:
        datasette = app.Datasette([str(database)], metadata=datasette_metadata("corpus"))
        await datasette.invoke_startup()
        return [await datasette.client.get(address) for address in addresses]

    page, hits, clicked = asyncio.run(
        ask(
            "/corpus/articles",
            "/corpus/articles.json?_search=fostering&_shape=array",
            "/corpus/articles?publisher=themj",
        )
    )
    assert page.status_code == clicked.status_code == 200
    assert "One item of a news listing" in page.text
    assert 'name="_search"' in page.text
    assert "publisher=themj" in page.text
    assert len(hits.json()) == len(real_corpus().articles.search("fostering"))
    assert "60 rows" in clicked.text
