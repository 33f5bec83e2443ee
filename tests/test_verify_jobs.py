"""A check in several processes, and of tables of several row groups: the same faults, each at its place."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.in_processes import processes
from childservices_corpus.storage.files import STORED, read_table
from pages import Item, localgov
from sealing import seal

PAGES, RECORDS, GROUP = 5, 6, 4


def page(number: int) -> str:
    own = [Item(f"Title {number} {one}", "", f"Summary {one} of page {number}.") for one in range(RECORDS)]
    return localgov([*own, Item("Seen on each page", "", "The same words on each page.")])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of several documents whose tables have row groups of a few rows, which cut through documents."""
    dumps = tmp_path_factory.mktemp("dumps")
    for number in range(PAGES):
        (dumps / f"{number}.txt").write_text(page(number), "utf-8")
    folder = csc.build(dumps, tmp_path_factory.mktemp("built") / "release", annotate=False).folder
    for name in STORED:
        put(folder, name, read_table(folder, name))
    seal(folder, other_program=True)
    return folder


@pytest.fixture
def release(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "release"))


def put(folder: Path, name: str, table: pa.Table) -> None:
    pq.write_table(table, folder / f"{name}.parquet", row_group_size=GROUP, write_page_checksum=True)


def change(folder: Path, name: str, column: str, rows: dict[int, object]) -> None:
    held = read_table(folder, name)
    field = held.schema.field(column)
    cells = [rows.get(row, cell) for row, cell in enumerate(held[column].to_pylist())]
    plain = pa.string() if pa.types.is_dictionary(field.type) else field.type
    index = held.schema.get_field_index(column)
    put(folder, name, held.set_column(index, field, pa.array(cells, plain).cast(field.type)))
    seal(folder, other_program=True)


def row_of(folder: Path, name: str, document: str, number: int = 0) -> int:
    """The number of the row of the table `name` that is the `number`-th about the dump called `document`."""
    ids = dict(zip(*(read_table(folder, "documents")[one].to_pylist() for one in ("name", "id")), strict=True))
    return [at for at, one in enumerate(read_table(folder, name)["document_id"].to_pylist()) if one == ids[document]][
        number
    ]


def test_a_release_of_small_row_groups_is_sound(sound: Path) -> None:
    found = csc.verify(sound)
    assert found.sound
    assert found.rows == sum(read_table(sound, name).num_rows for name in STORED)
    assert found.characters == sum(len(page(number)) for number in range(PAGES))


def test_the_faults_are_the_same_and_in_the_same_order(release: Path) -> None:
    change(release, "articles", "summary", {row_of(release, "articles", "3.txt", 2): "Other words."})
    change(release, "ledger", "end", {row_of(release, "ledger", "1.txt", 3): 7})
    change(release, "sightings", "position", {row_of(release, "sightings", "4.txt", 6): 99})
    found = csc.verify(release)
    assert found == csc.verify(release, jobs=2)
    told = [fault.partition(":")[0] for fault in found.faults]
    assert told == ["ledger", "1.txt", "1.txt", "3.txt", "3.txt", "4.txt"]


def test_a_row_that_breaks_a_rule_is_named_by_its_number_in_the_table(release: Path) -> None:
    row = row_of(release, "articles", "2.txt", 3)
    change(release, "articles", "publisher", {row: "themj"})
    assert f"articles.publisher, row {row}: " in csc.verify(release).faults[0]


def test_two_rows_of_one_id_in_different_row_groups_are_a_fault(release: Path) -> None:
    ids = read_table(release, "articles")["id"].to_pylist()
    change(release, "articles", "id", {len(ids) - 1: ids[0]})
    assert "articles: two rows have the same id" in csc.verify(release).faults


@pytest.mark.parametrize("name", ["ledger", "provenance", "sightings"])
@pytest.mark.parametrize("lose", [lambda rows: rows[:-1], lambda rows: rows[1:]], ids=["last", "first"])
def test_a_row_that_is_lost_at_the_end_of_a_row_group_is_a_fault(
    name: str, lose: Callable[[pa.Table], pa.Table], release: Path
) -> None:
    held = read_table(release, name)
    put(release, name, lose(held))
    seal(release, other_program=True)
    assert any(f"the table {name} differs" in fault for fault in csc.verify(release).faults)


def test_records_of_a_document_that_lie_apart_are_found(release: Path) -> None:
    held = read_table(release, "articles")
    order = sorted(range(held.num_rows), key=lambda row: (row % PAGES, row))
    put(release, "articles", held.take(pa.array(order)))
    seal(release, other_program=True)
    assert csc.verify(release).sound


def test_rows_about_a_document_that_is_not_in_the_release_are_a_fault(release: Path) -> None:
    for name in ("ledger", "sightings"):
        held = read_table(release, name)
        column = pa.array(["0" * 64] * 2).dictionary_encode().cast(held.schema.field("document_id").type)
        more = held.slice(0, 2).set_column(
            held.schema.get_field_index("document_id"), held.schema.field("document_id"), column
        )
        put(release, name, pa.concat_tables([held, more]).unify_dictionaries())
    seal(release, other_program=True)
    faults = csc.verify(release).faults
    assert faults == (
        "ledger: its rows are not in the order of the documents",
        "sightings: its rows are not in the order of the documents",
        "ledger: 2 rows of documents that are not in documents",
        "sightings: 2 rows of documents that are not in documents",
    )


def test_the_content_of_a_record_that_another_page_shows_is_compared_on_each_page(release: Path) -> None:
    held = read_table(release, "articles")
    (row,) = [at for at, title in enumerate(held["title"].to_pylist()) if title == "Seen on each page"]
    change(release, "articles", "summary", {row: "Other words on each page."})
    faults = csc.verify(release).faults
    for number in range(PAGES):
        assert any(f"{number}.txt: " in fault and "summary is not the slice" in fault for fault in faults)


@pytest.mark.parametrize("field", ["", "titl", "title.deeper", "published_evidence", "position", "paragraphs"])
def test_a_place_of_another_field_is_a_fault(field: str, release: Path) -> None:
    change(release, "provenance", "field", {row_of(release, "provenance", "0.txt", RECORDS - 1): field})
    assert any(f" {field} is not the slice" in fault for fault in csc.verify(release).faults)


def test_a_script_without_a_guard_may_check_with_several_processes(sound: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import childservices_corpus as csc\nprint('once', csc.verify({str(sound)!r}, jobs=2).sound)\n")
    ran = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True)
    assert ran.stdout == "once True\n"


def test_a_process_that_ends_is_an_error_in_a_sentence() -> None:
    with processes(2) as run, pytest.raises(ReleaseError, match="ended; give it more memory, or use one job"):
        list(run(os._exit, [1, 1]))


def test_results_come_in_the_order_of_the_tasks() -> None:
    with processes(2) as run:
        assert list(run(abs, range(-9, 0))) == list(range(9, 0, -1))
