"""Arrays without pandas, rows of a file in any order, and files that are whole or not there."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from childservices_corpus.arrow import day, empty, from_rows, text, to_mask, to_rows, values
from childservices_corpus.arrow.dictionaries import own_dictionaries
from childservices_corpus.errors import InputError, ReleaseError
from childservices_corpus.storage.column_scan import rows_with, written_out
from childservices_corpus.storage.opened import OpenedFolder
from childservices_corpus.storage.picking import pick
from childservices_corpus.storage.readers import reader
from childservices_corpus.storage.sums import SUMS, checksum, read_sums, write_sums
from childservices_corpus.storage.whole import whole
from childservices_corpus.text.given import GivenFile, LeftOut, find

ROWS = 25


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 17])
def test_arrays_go_to_arrow_and_back(size: int) -> None:
    numbers = np.arange(size, dtype=np.int64) * 3 - 4
    assert from_rows(numbers).to_pylist() == numbers.tolist()
    assert to_rows(from_rows(numbers)).tolist() == numbers.tolist()
    assert to_rows(pa.array(numbers, pa.int32())).tolist() == numbers.tolist()
    assert to_rows(pa.chunked_array([from_rows(numbers), from_rows(numbers)])).tolist() == numbers.tolist() * 2
    flags = [number % 3 == 0 for number in range(size)]
    assert values(flags, pa.bool_()).to_pylist() == flags
    assert to_mask(pa.array(flags, pa.bool_())).tolist() == flags
    assert values([f"é{number}" for number in range(size)], pa.string()).to_pylist() == [f"é{n}" for n in range(size)]
    assert values(numbers.tolist(), pa.int64()).to_pylist() == numbers.tolist()


def test_slices_and_nulls_are_read_from_their_own_place() -> None:
    assert to_rows(from_rows(np.arange(9))[2:5]).tolist() == [2, 3, 4]
    flags = pa.array([True, None, False, True, True, None, False, False, True, True])
    assert to_mask(flags).tolist() == [True, False, False, True, True, False, False, False, True, True]
    assert to_mask(flags[3:]).tolist() == [True, True, False, False, False, True, True]
    assert to_mask(pa.chunked_array([flags[:2], flags[9:]])).tolist() == [True, False, True]
    assert to_mask(pa.chunked_array([], pa.bool_())).tolist() == []


def test_days_and_words_become_scalars() -> None:
    assert day(date(1970, 1, 2)).as_py() == date(1970, 1, 2)
    assert day(date(1969, 12, 31)).as_py() == date(1969, 12, 31)
    assert text("é").as_py() == "é"
    assert values([1.5], pa.float64()).to_pylist() == [1.5]
    assert empty(pa.schema([("a", pa.string())])).to_pylist() == []


def test_a_dictionary_keeps_only_its_own_values_in_order() -> None:
    given = pa.table({"a": pa.array(["x", "z", "y", "z", None]).dictionary_encode().slice(1)})
    found = own_dictionaries(given)
    assert found["a"].chunk(0).dictionary.to_pylist() == ["z", "y"]
    assert found.to_pylist() == given.to_pylist()
    assert found.schema == given.schema
    assert written_out(found["a"]).type == pa.string()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of 25 rows in groups of ten."""
    rows = {"n": list(range(ROWS)), "word": [f"w{number % 4}" for number in range(ROWS)]}
    pq.write_table(pa.table(rows), tmp_path / "t.parquet", row_group_size=10)
    return tmp_path / "t.parquet"


ORDERS = [
    [],
    [0],
    [9],
    [10],
    [24],
    [9, 10],
    [0, 9, 10, 19, 20, 24],
    [24, 0, 13],
    [5, 5, 5],
    [3, 2, 1],
    list(range(ROWS)),
    list(reversed(range(ROWS))),
]


@pytest.mark.parametrize("rows", ORDERS, ids=lambda rows: "-".join(map(str, rows[:6])) or "none")
@pytest.mark.parametrize("columns", [None, ["word"], ["word", "n"]])
def test_rows_are_taken_in_the_order_asked_for(rows: list[int], columns: list[str] | None, file: Path) -> None:
    whole_table = pq.read_table(file)
    wanted = whole_table.select(columns or whole_table.column_names).take(pa.array(rows, pa.int64())).to_pylist()
    table = reader(lambda: pq.ParquetFile(file))
    numbers = np.array(rows, dtype=np.int64)
    for _ in range(2):
        assert table.take(numbers, columns).to_pylist() == wanted
    assert reader(lambda: whole_table).take(numbers, columns).to_pylist() == wanted


def test_all_rows_and_a_search_in_a_column(file: Path) -> None:
    table = reader(lambda: pq.ParquetFile(file))
    assert table.rows == ROWS
    assert table.take(None).to_pylist() == pq.read_table(file).to_pylist()
    assert rows_with(table, "word", "w3").tolist() == [3, 7, 11, 15, 19, 23]
    assert rows_with(table, "word", "w9").tolist() == []


def test_consecutive_rows_are_a_slice_and_a_small_part_is_copied() -> None:
    table = pa.table({"n": pa.array(range(10))})

    def shares_memory(rows: list[int], alone: bool) -> bool:
        found = pick(table, np.array(rows, dtype=np.int64), alone)
        assert found["n"].to_pylist() == rows
        return bool(found["n"].chunk(0).buffers()[1].address == table["n"].chunk(0).buffers()[1].address)

    assert shares_memory([3, 4, 5], alone=True)
    assert not shares_memory([3, 4, 5], alone=False)
    assert not shares_memory([0, 1, 2, 3, 4], alone=False)
    assert shares_memory([0, 1, 2, 3, 4, 5], alone=False)
    assert not shares_memory([3, 5], alone=True)
    assert not shares_memory([4, 3, 2], alone=True)
    assert not shares_memory([3, 5, 4, 6], alone=True)


def test_sums_list_the_other_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"b")
    (tmp_path / "a").write_bytes(b"a" * ((1 << 20) + 1))
    write_sums(tmp_path)
    write_sums(tmp_path)
    sums = {name: sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a", "b")}
    assert (tmp_path / SUMS).read_text() == "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    assert read_sums(tmp_path) == sums
    assert checksum(tmp_path / "a") == sums["a"]
    with pytest.raises(ReleaseError, match="SHA256SUMS is missing"):
        read_sums(tmp_path / "nowhere")


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole(path) as beside:
        beside.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    with pytest.raises(ZeroDivisionError), whole(path) as beside:
        beside.write_text(str(1 // 0))
    assert path.read_text() == "new"
    (tmp_path / "link").symlink_to(path)
    with whole(tmp_path / "link") as beside:
        beside.write_text("other")
    assert path.read_text() == "new"
    assert not (tmp_path / "link").is_symlink()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "link"]


def test_a_release_that_is_replaced_after_it_was_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text("one")
    opened = OpenedFolder(tmp_path)
    assert opened.read(lambda: 1) == 1
    (tmp_path / SUMS).unlink()
    (tmp_path / SUMS).write_text("one")
    opened.check()
    (tmp_path / SUMS).unlink()
    (tmp_path / SUMS).write_text("other")
    with pytest.raises(ReleaseError, match="was replaced or removed after it was opened"):
        opened.read(lambda: 1)
    OpenedFolder(tmp_path / "nowhere").check()

    def failing() -> int:
        raise InputError("so it is")

    with pytest.raises(InputError, match="so it is"):
        OpenedFolder(tmp_path).read(failing)


def test_a_folder_is_walked_in_order_and_what_is_left_out_has_a_reason(tmp_path: Path) -> None:
    names = ["b/two.txt", "b/one.TXT", "a.txt", "c.md", ".hidden.txt", ".git/x.txt", "__MACOSX/x.txt", "z/y/x.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "b")
    found = list(find([tmp_path]))
    assert [one.name for one in found if isinstance(one, GivenFile)] == ["a.txt", "b/one.TXT", "b/two.txt", "z/y/x.txt"]
    assert {one.name: one.why for one in found if isinstance(one, LeftOut)} == {
        ".git": "the folder is hidden",
        "__MACOSX": "the folder is hidden",
        "link": "it is a link to a folder; name the folder itself to build it",
        ".hidden.txt": "it is hidden",
        "c.md": (
            "it does not end in .txt, .html, .htm, .warc, .wet, .warc.gz or .wet.gz; name the file itself to build it"
        ),
    }
    assert not any(one.unreadable for one in found if isinstance(one, LeftOut))
    assert not any(one.by_itself for one in found if isinstance(one, GivenFile))
    (alone,) = find([tmp_path / "c.md"])
    assert alone == GivenFile(tmp_path / "c.md", "c.md", by_itself=True)
    assert [getattr(one, "name", None) for one in find([tmp_path / "b" / "*.txt"])] == ["two.txt"]
    assert [getattr(one, "name", None) for one in find([str(tmp_path / "[bl]*" / "*.txt")])] == [
        "b/two.txt",
        "link/two.txt",
    ]
