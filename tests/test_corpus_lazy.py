"""A corpus in files: read piece by piece, equal to the one in memory, and able to open each value at its place."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.arrow import Mask
from childservices_corpus.bundled import bundled_release
from childservices_corpus.corpus import Corpus, load
from childservices_corpus.corpus.query.fields import Path as ColumnPath
from childservices_corpus.corpus.query.masks import any_of, begins_with, certainly, possibly
from childservices_corpus.errors import NotFoundError, ReleaseError
from childservices_corpus.storage.parquet_table import KEPT_BYTES, ParquetTable
from childservices_corpus.storage.readers import MemoryTable, Reader
from childservices_corpus.tables.schemas import schema
from corpora import DUMPS, real_corpus, real_tables
from support import OLDER


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables as Parquet files, in row groups of 33 rows."""
    place = tmp_path_factory.mktemp("release")
    empty = {name: schema(name).empty_table() for name in ("quotations", "mentions", "links")}
    for name, table in (real_tables() | empty).items():
        pq.write_table(table, place / f"{name}.parquet", row_group_size=33)
    return place


def test_files_and_memory_give_the_same(folder: Path) -> None:
    there, here = Corpus(lambda name: pq.ParquetFile(folder / f"{name}.parquet")), real_corpus()
    assert list(there.articles) == list(here.articles)
    assert list(there.statements.sort_by("title")) == list(here.statements.sort_by("title"))
    assert there.ledger.where(fate="title").to_arrow().equals(here.ledger.where(fate="title").to_arrow())
    assert there.articles.where(publisher="localgov").between("2022", None).to_arrow().num_rows == 100
    assert list(there.statements.search("fostering")) == list(here.statements.search("fostering"))


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(st.integers(0, 259), max_size=40), columns=st.none() | st.just(["position", "record_id"]))
def test_any_rows_in_any_order(folder: Path, rows: list[int], columns: list[str] | None) -> None:
    wanted = np.array(rows, dtype=np.int64)
    table = real_tables()["sightings"].unify_dictionaries()
    expected = (table if columns is None else table.select(columns)).take(pa.array(wanted))
    for reader in (MemoryTable(table), ParquetTable(lambda: pq.ParquetFile(folder / "sightings.parquet"))):
        assert reader.take(wanted, columns).to_pylist() == expected.to_pylist()


CONDITIONS = [
    # the condition, on which table it is asked, reason
    (lambda reader: possibly(reader, "published", date(2022, 1, 1), date(2022, 12, 31)), "articles", "days"),
    (lambda reader: certainly(reader, "published", date(2022, 1, 1), None), "articles", "an open side"),
    (lambda reader: any_of(reader, ColumnPath("topics", None), ["send", None]), "articles", "lists, some empty"),
    (
        lambda reader: any_of(reader, ColumnPath("speakers", "name"), ["Charlotte Ramsden"]),
        "statements",
        "lists of structs",
    ),
    (lambda reader: any_of(reader, ColumnPath("first_published", "outlet"), [None]), "statements", "structs"),
    (lambda reader: begins_with(reader, "record_id", ["adcs/"]), "sightings", "words kept as numbers"),
]


@pytest.mark.parametrize(("holds", "name", "reason"), CONDITIONS, ids=[reason for *_, reason in CONDITIONS])
def test_conditions_hold_alike_in_memory_and_read_in_pieces(
    holds: Callable[[Reader], Mask], name: str, reason: str, tmp_path: Path
) -> None:
    table = csc.load().table(name).to_arrow()
    whole = holds(MemoryTable(table))
    assert 0 < whole.sum() < len(whole), "a condition that holds for all or for none would show nothing"
    pq.write_table(table, tmp_path / "table.parquet", row_group_size=7)
    for room in (0, KEPT_BYTES):
        read = holds(ParquetTable(lambda: pq.ParquetFile(tmp_path / "table.parquet"), room=room))
        assert np.array_equal(read, whole), reason
    part = holds(MemoryTable(pa.concat_tables([table.slice(3, 20), table.slice(30, 50)])))
    assert np.array_equal(part, np.concatenate([whole[3:23], whole[30:80]])), "slices begin inside of their buffers"


def test_a_few_rows_do_not_hold_on_to_all_that_was_read_for_them(tmp_path: Path) -> None:
    table = pa.concat_tables([real_tables()["articles"]] * 200)
    pq.write_table(table, tmp_path / "table.parquet", row_group_size=6000)
    reader = ParquetTable(lambda: pq.ParquetFile(tmp_path / "table.parquet"))
    few = reader.take(np.array([5000, 11000, 17000, 23000]))
    assert few.get_total_buffer_size() < table.nbytes / 100


def test_several_threads_may_read_one_table(folder: Path) -> None:
    reader = ParquetTable(lambda: pq.ParquetFile(folder / "statements.parquet"), room=0)
    table = real_tables()["statements"].combine_chunks()

    def wrong(seed: int) -> int:
        rows = np.random.default_rng(seed).integers(0, table.num_rows, 40)
        return int(reader.take(rows) != table.take(pa.array(rows)))

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(wrong, range(60))) == 0


def test_a_first_record_opens_a_file_once_and_imports_nothing_for_it(folder: Path) -> None:
    code = (
        "import sys; import pyarrow.parquet as pq; from childservices_corpus.corpus import Corpus\n"
        "opened = []\n"
        "def table(name):\n"
        "    opened.append(name)\n"
        f"    return pq.ParquetFile({str(folder)!r} + '/' + name + '.parquet')\n"
        "before = set(sys.modules)\n"
        "assert len(list(Corpus(table).articles[:10])) == 10\n"
        "assert opened == ['articles'], opened\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "assert not {'numpy', 'logging', 'concurrent', 'pandas'} & new, new\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    asked: list[str] = []

    def tables(name: str) -> Any:
        asked.append(name)
        return real_tables()[name]

    corpus = Corpus(tables)
    records = corpus.articles
    assert asked == []
    assert len(records) == 160
    assert asked == ["articles"]


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"documents\.parquet"):
        load(tmp_path)
    shutil.copy(bundled_release() / "documents.parquet", tmp_path)
    with pytest.raises(ReleaseError, match=r"articles\.parquet"):
        len(load(tmp_path).articles)


def test_there_is_one_loader() -> None:
    assert csc.load is load


def test_loading_and_asking_import_no_pandas() -> None:
    code = (
        "import sys; from childservices_corpus.corpus import load\n"
        "c = load()\n"
        "c.articles[0]; c.statements.where(kind='comment').between('2020', '2022').to_arrow(); c.search('care')\n"
        "assert not {'pandas', 'pyarrow.dataset', 'polars', 'duckdb', 'tantivy', 'altair'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_value_read_from_a_page_opens_at_its_place() -> None:
    corpus = real_corpus()
    for record in (*corpus.articles, *corpus.statements):
        assert f"\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}{record.title}" in record.explain("title")
    article = corpus.articles[3]
    assert "line 21" in article.explain("published_text")
    assert article.explain("published_earliest") == article.explain("published_text")


def test_what_was_not_read_says_why() -> None:
    article = real_corpus().articles[0]
    with pytest.raises(NotFoundError, match="was not read from"):
        article.explain("genre")
    with pytest.raises(NotFoundError, match="does not have a field"):
        article.explain("titel")
    silent = Corpus.from_tables({name: table for name, table in real_tables().items() if name != "sources"})
    with pytest.raises(NotFoundError, match="does not hold the text"):
        silent.articles[0].explain("title")


def test_texts_are_those_of_the_dumps() -> None:
    corpus = real_corpus()
    assert [corpus.text(document.id) for document in corpus.documents] == [path.read_text("utf-8") for path in DUMPS]


def test_mentions_and_evidence_open_too() -> None:
    article = real_corpus().articles[2]
    start = real_corpus().text(article.document_id).index("Hillingdon")
    place = {"document_id": [article.document_id], "start": [start], "end": [start + 10]}
    mention = {"record_id": [article.id], "kind": ["organisation"], "text": ["Hillingdon"], "ref": [None], **place}
    mentions = pa.table(mention).select(schema("mentions").names).cast(schema("mentions"))
    corpus = Corpus.from_tables(real_tables() | {"mentions": mentions})
    assert "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}Hillingdon" in corpus.articles[2].explain("organisations")


def test_quotations_and_those_who_speak_open_where_they_stand() -> None:
    corpus = csc.load(OLDER)
    quotation = next(one for one in corpus.quotations if one.speaker and one.record_id.startswith("adcs/"))
    begin = f"\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}{quotation.text[:20]}"
    assert begin in quotation.explain("text")
    statement = corpus.statements[quotation.record_id]
    assert f"\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}{quotation.speaker}" in statement.explain("speakers")
    article = next(one for one in corpus.articles if one.authors)
    assert f"\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}{article.authors[0]}" in article.explain("authors")
    with pytest.raises(NotFoundError, match="worked out"):
        statement.explain("topics")
