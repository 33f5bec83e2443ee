"""Releases of an older schema: they load, and the columns that they lack are filled."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import open_table, read_table
from childservices_corpus.storage.parquet_table import ParquetTable
from childservices_corpus.tables.schemas import schema
from childservices_corpus.tables.version import SCHEMA_VERSION
from support import OLDER, ROOT

RELEASES = sorted((ROOT / "data" / "releases").iterdir())
RELEASE = OLDER


@pytest.mark.parametrize("folder", RELEASES, ids=lambda folder: folder.name)
def test_every_release_loads(folder: Path) -> None:
    corpus = csc.load(folder)
    for table in (corpus.articles, corpus.statements):
        for record in table:
            assert (record.headline, record.headline_basis) == (record.title, "page")
    assert {(one.form, one.complete, one.paragraphs) for one in corpus.articles} == {("listing", None, ())}
    assert corpus.articles.to_arrow().schema.equals(schema("articles"))


def test_a_column_that_is_filled_can_be_read_alone() -> None:
    path = RELEASE / "articles.parquet"
    columns = ["form", "headline", "complete", "id"]
    whole = read_table(RELEASE, "articles", columns)
    assert whole.column_names == columns
    assert read_table(RELEASE, "articles", ["form"])["form"].to_pylist() == ["listing"] * whole.num_rows
    reader = ParquetTable(lambda: open_table(path))
    assert reader.column("headline").to_pylist() == reader.column("title").to_pylist()
    assert reader.take(None, columns).to_pylist() == whole.to_pylist()


def rewritten(folder: Path, change: dict[str, str], without: tuple[str, ...] = ()) -> Path:
    """The articles of the release as a file in `folder`, with other metadata and `without` some columns."""
    table = pq.read_table(RELEASE / "articles.parquet")
    metadata = {**(table.schema.metadata or {}), **{key.encode(): value.encode() for key, value in change.items()}}
    path = folder / "articles.parquet"
    pq.write_table(table.drop_columns(list(without)).replace_schema_metadata(metadata), path)
    return path


def test_a_table_of_today_must_have_every_column(tmp_path: Path) -> None:
    path = rewritten(tmp_path, {"csc.schema_version": SCHEMA_VERSION})
    with pytest.raises(ReleaseError, match="its columns differ"):
        open_table(path)


@pytest.mark.parametrize("column", ["id", "title", "summary", "published_basis"])
def test_a_column_that_nothing_fills_must_be_there(tmp_path: Path, column: str) -> None:
    path = rewritten(tmp_path, {}, (column,))
    with pytest.raises(ReleaseError, match="its columns differ"):
        open_table(path)


def test_a_column_of_another_type_is_refused(tmp_path: Path) -> None:
    table = pq.read_table(RELEASE / "articles.parquet")
    place = table.column_names.index("position")
    other = table.set_column(place, pa.field("position", pa.string(), False), table["position"].cast(pa.string()))
    pq.write_table(other, tmp_path / "articles.parquet")
    with pytest.raises(ReleaseError, match="its columns differ"):
        open_table(tmp_path / "articles.parquet")
