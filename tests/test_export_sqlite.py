"""The tables of the SQLite file: types, keys, references and indices, each by name, and no space wasted."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from childservices_corpus.errors import OutputError
from childservices_corpus.export.sqlite import write_sqlite
from commands import corpus

REFERS = {
    "articles": {("id", "records"), ("document_id", "documents")},
    "statements": {("id", "records"), ("document_id", "documents")},
    "quotations": {("record_id", "records"), ("document_id", "documents")},
    "mentions": {("record_id", "records"), ("document_id", "documents")},
    "links": {("source_id", "records"), ("target_id", "records")},
    "provenance": {("record_id", "records"), ("document_id", "documents")},
    "sightings": {("record_id", "records"), ("document_id", "documents")},
    "ledger": {("record_id", "records"), ("document_id", "documents")},
    "topics": {("record_id", "records"), ("document_id", "documents")},
    "reasons": {("record_id", "records"), ("document_id", "documents")},
    "authorities": {("successor", "authorities"), ("current_gss", "authorities")},
    "organisations": set(),
    "people": set(),
    "documents": set(),
    "records": set(),
}
INDEXED = {
    "articles": {"publisher", "genre", "published_earliest", "published_latest", "document_id"},
    "statements": {"publisher", "kind", "issued_earliest", "issued_latest", "document_id"},
    "quotations": {"record_id", "speaker", "document_id", "kind"},
    "mentions": {"record_id", "kind", "ref", "document_id"},
    "links": {"source_id", "target_id", "relation"},
    "ledger": {"document_id", "fate", "record_id"},
    "records": {"earliest"},
    "organisations": set(),
}
KEYS = {"authorities": "gss", "organisations": "ref"}
TYPES = {
    "articles": {"id": "TEXT", "title": "TEXT", "published_earliest": "TEXT", "position": "INTEGER"},
    "statements": {"stub": "INTEGER", "word_count": "INTEGER", "paragraphs": "TEXT"},
    "links": {"score": "REAL", "evidence": "TEXT"},
}
NEEDED = {
    "articles": {"publisher": True, "title": False, "headline": True, "published_earliest": False, "id": False},
    "ledger": {"fate": True, "record_id": False, "end": True},
    "records": {"type": True, "publisher": True, "title": False, "headline": True, "latest": False},
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sqlite(corpus(), tmp_path_factory.mktemp("export") / "corpus.db")


@pytest.fixture
def run(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as connection:
        yield connection


@pytest.mark.parametrize("table", REFERS)
def test_what_a_table_refers_to(table: str, run: sqlite3.Connection) -> None:
    found = run.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    assert {(row[3], row[2]) for row in found} == REFERS[table]
    assert {row[4] for row in found} <= ({"gss"} if table == "authorities" else {"id"})


@pytest.mark.parametrize("table", INDEXED)
def test_what_is_indexed(table: str, run: sqlite3.Connection) -> None:
    found = {row[1] for row in run.execute(f"PRAGMA index_list({table})") if not row[1].startswith("sqlite_")}
    assert found == {f"{table}_{column}" for column in INDEXED[table]}


def test_types_and_what_may_be_empty(run: sqlite3.Connection) -> None:
    for table in {*TYPES, *NEEDED}:
        columns = {row[1]: row for row in run.execute(f"PRAGMA table_info({table})")}
        for column, kind in TYPES.get(table, {}).items():
            assert columns[column][2] == kind, (table, column)
        for column, needed in NEEDED.get(table, {}).items():
            assert bool(columns[column][3]) is needed, (table, column)
    for table in REFERS:
        columns = {row[1]: row for row in run.execute(f"PRAGMA table_info({table})")}
        key = KEYS.get(table, "id")
        assert [name for name, row in columns.items() if row[5]] == ([key] if key in columns else [])


def test_records_hold_both_kinds_with_their_days(run: sqlite3.Connection) -> None:
    rows = run.execute("SELECT type, publisher, title, headline, earliest, latest FROM records").fetchall()
    news, older, comment = "Foster carers call for support", "Young people set out plans", "Comment: early help"
    assert rows == [
        ("article", "themj", news, news, "2024-06-13", "2024-06-13"),
        ("article", "themj", older, older, "2024-06-12", "2024-06-12"),
        ("statement", "adcs", comment, comment, "2007-02-01", None),
    ]


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("articles", "supporting", 1),
        ("articles", "nothing", 0),
        ("statements", "comments", 1),
        ("statements", "foster", 1),
        ("quotations", "carer", 1),
        ("quotations", "foster carers", 1),
        ("organisations", "dhsc", 1),
        ("authorities", "northamptonshire", 3),
    ],
)
def test_words_are_found_by_their_stems(table: str, words: str, found: int, run: sqlite3.Connection) -> None:
    asked = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
    assert run.execute(asked, (words,)).fetchone() == (found,)


def test_cells_are_json_days_and_numbers(run: sqlite3.Connection) -> None:
    asked = "SELECT authors, summary_truncated, published_latest, position FROM articles ORDER BY position"
    assert run.execute(asked).fetchall() == [("[]", 0, "2024-06-13", 0), ("[]", 0, "2024-06-12", 1)]
    (evidence,) = run.execute("SELECT issued_evidence FROM statements").fetchone()
    assert evidence.startswith('[{"')
    assert json.loads(evidence)[0]["earliest"] == "2007-02-01"


def test_no_page_of_the_file_is_wasted(database: Path, run: sqlite3.Connection, tmp_path: Path) -> None:
    run.execute("VACUUM INTO ?", (str(tmp_path / "packed.db"),))
    assert (tmp_path / "packed.db").stat().st_size == database.stat().st_size


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.db").mkdir()
    with pytest.raises((OutputError, OSError)):
        write_sqlite(corpus(), tmp_path / "corpus.db")
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.db"]
