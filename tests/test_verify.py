"""What a check of a damaged release says: every table that is damaged, and what is wrong with the others."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import STORED, read_table
from childservices_corpus.storage.sums import SUMS
from sealing import seal
from support import DUMPS


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = csc.build([DUMPS[0], DUMPS[4]], tmp_path_factory.mktemp("sound") / "release").folder
    assert csc.verify(folder).sound
    return folder


@pytest.fixture(scope="module")
def all_rows(sound: Path) -> int:
    return csc.verify(sound).rows


@pytest.fixture
def release(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "release"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def spoil(path: Path) -> None:
    """Other bytes at the beginning: of data, or, where there are no rows, of what tells of them."""
    path.write_bytes(path.read_bytes()[:4] + bytes(60) + path.read_bytes()[64:])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def exchange(path: Path) -> None:
    """Another table in its place."""
    other = "problems" if path.stem != "problems" else "links"
    shutil.copyfile(path.with_stem(other), path)


def rename(path: Path) -> None:
    """A column by another name."""
    table = pq.ParquetFile(path).read()
    pq.write_table(table.rename_columns(["other", *table.column_names[1:]]), path)


DAMAGES = [cut, spoil, empty, exchange, rename, Path.unlink]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", STORED)
def test_one_damaged_table_is_one_fault(
    name: str, damage: Callable[[Path], None], release: Path, all_rows: int
) -> None:
    rows = all_rows - read_table(release, name).num_rows
    damage(release / f"{name}.parquet")
    seal(release)
    found = csc.verify(release)
    [fault] = found.faults
    assert f"{name}.parquet: " in fault
    assert found.rows == rows


def test_all_damaged_tables_are_named(release: Path) -> None:
    for name in STORED:
        cut(release / f"{name}.parquet")
    seal(release)
    faults = csc.verify(release).faults
    assert [
        name for name in STORED for fault in faults if f"{name}.parquet: the file is not a complete" in fault
    ] == list(STORED)
    assert len(faults) == len(STORED)


def test_the_command_names_them_all(release: Path) -> None:
    for name in ("ledger", "mentions"):
        cut(release / f"{name}.parquet")
    done = CliRunner().invoke(app, ["verify", str(release)])
    assert done.exit_code == 1
    for name in ("ledger", "mentions"):
        assert f"{name}.parquet: the SHA-256" in done.stderr
        assert f"{name}.parquet: the file is not a complete Parquet file" in done.stderr
    assert "4 faults" in done.stdout


def change(folder: Path, table: str, column: str, change_of: Callable[[list[object]], list[object]]) -> None:
    """Put other values into a column, with sums that fit."""
    held = read_table(folder, table)
    field = held.schema.field(column)
    values = pa.array(change_of(held[column].to_pylist()), pa.string()).cast(field.type)
    pq.write_table(held.set_column(held.schema.get_field_index(column), field, values), folder / f"{table}.parquet")
    seal(folder, other_program=True)


def marked(values: list[object]) -> list[object]:
    return [f"{values[0]}!", *values[1:]]


# What is wrong with a table that is whole, a table that is damaged besides, and what is said all the same.
BESIDES = [
    ("articles", "title", "ledger", "title is not the slice", "a value that is not its slice"),
    ("articles", "title", "statements", "title is not the slice", "the same, when the other records are lost"),
    ("statements", "text", "articles", "text is not the slice", "and the other way round"),
    ("mentions", "text", "sources", None, "without the dumps there is nothing to compare with"),
    ("mentions", "text", "documents", None, "nor without the documents"),
    ("mentions", "text", "provenance", "is not the slice [", "a mention that is not its slice"),
    ("sightings", "section", "articles", "sightings differs from a new reading", "a sighting that is not there"),
    ("articles", "publisher", "sources", "not the publisher at the beginning of the id", "a rule needs no dump"),
    ("documents", "id", "articles", "id", "documents that are none"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "damaged", "says", "why"), BESIDES, ids=[case[4] for case in BESIDES])
def test_the_other_tables_are_checked_all_the_same(
    table: str, column: str, damaged: str, says: str | None, why: str, release: Path
) -> None:
    cut(release / f"{damaged}.parquet")
    change(release, table, column, marked)
    faults = csc.verify(release).faults
    assert f"{damaged}.parquet: the file is not a complete" in faults[0]
    assert any(says in fault for fault in faults[1:]) if says else len(faults) == 1, faults


def test_provenance_of_a_field_that_is_none_is_a_fault(release: Path) -> None:
    change(release, "provenance", "field", marked)
    assert any("title! is not the slice" in fault for fault in csc.verify(release).faults)


def test_sums_that_are_no_text_are_refused(release: Path) -> None:
    (release / SUMS).write_bytes(b"\xff\xfe" + (release / SUMS).read_bytes())
    with pytest.raises(ReleaseError, match=SUMS):
        csc.verify(release)
