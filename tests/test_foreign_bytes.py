"""No byte gets into a file that is not of the data: not memory of the process, not rows that were left out.

Arrow hands buffers to a file as they lie in memory. Here pages of files are opened byte by byte, and files are
written by processes whose fresh memory holds other bytes each time: what is copied from it makes them differ.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.arrow.dictionaries import own_dictionaries
from childservices_corpus.parsing.tables import parse_table
from childservices_corpus.storage.files import STORED
from pages import Item, bulleted, items
from parquet_pages import dictionary_pages, texts_of
from support import DUMPS, ROOT

FIRST = Item("Councils call for more", "13 June 2024", "A summary of some length that is the same in both.")
SECOND = Item("A second story here", "12 June 2024", "Another summary of some length.")
TWICE = bulleted([FIRST, SECOND, FIRST], heading="Childrens services")
HEADED_TWICE = "\n\n".join(bulleted([one, other], heading="Children") for one, other in ((FIRST, SECOND),) * 2)
# What a process leaves in memory that it lets go of, and what it finds in memory that it asks for, goes by the byte.
FILLED = ("85", "170")


def assert_no_foreign_bytes(path: Path) -> None:
    """Every dictionary holds texts of the file's own rows, each once, and nothing behind them."""
    rows = pq.ParquetFile(path).read()
    for page in dictionary_pages(path):
        column = page.column.partition(".")[0]
        kind = rows.schema.field(column).type
        if page.column != column or kind not in (pa.string(), pa.dictionary(pa.int32(), pa.string())):
            continue
        texts, rest = texts_of(page)
        assert rest == b"", (path.name, page.column)
        assert len(set(texts)) == len(texts), (path.name, page.column)
        mine = {text.encode() for text in rows[column].to_pylist() if text is not None}
        assert set(texts) <= mine, (path.name, page.column)


def dictionary(words: list[str], numbers: Sequence[int | None]) -> pa.Table:
    return pa.table({"word": pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), pa.array(words))})


def test_the_check_sees_a_dictionary_with_equal_values(tmp_path: Path) -> None:
    """As releases were written until 0.2.1."""
    pq.write_table(dictionary(["an id of a record"] * 50, list(range(50))), tmp_path / "old.parquet")
    with pytest.raises(AssertionError):
        assert_no_foreign_bytes(tmp_path / "old.parquet")


def test_the_check_sees_values_of_other_rows(tmp_path: Path) -> None:
    pq.write_table(dictionary(["mine", "another's"], [0, 0]), tmp_path / "old.parquet")
    with pytest.raises(AssertionError):
        assert_no_foreign_bytes(tmp_path / "old.parquet")


@pytest.mark.parametrize("page", [TWICE, HEADED_TWICE], ids=["a record twice", "a heading twice"])
@pytest.mark.parametrize("annotate", [True, False], ids=["annotated", "bare"])
def test_a_release_holds_its_own_bytes_alone(page: str, annotate: bool, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page, "utf-8")
    folder = csc.build(tmp_path / "page.txt", tmp_path / "release", annotate=annotate).folder
    for name in STORED:
        assert_no_foreign_bytes(folder / f"{name}.parquet")
    assert csc.verify(folder).sound


def test_an_export_of_some_rows_holds_nothing_of_the_others(tmp_path: Path) -> None:
    corpus = csc.load()
    some = corpus.provenance.where(record=corpus.articles[7].id)
    path = some.to_parquet(tmp_path / "some.parquet")
    assert pq.ParquetFile(path).metadata.num_rows == len(some) > 0
    assert_no_foreign_bytes(path)


@settings(max_examples=30, deadline=None)
@given(st.lists(items, min_size=2, max_size=6).flatmap(lambda few: st.lists(st.sampled_from(few), max_size=12)))
def test_no_table_of_a_page_has_a_dictionary_with_equal_values(found: list[Item]) -> None:
    tables = parse_table(bulleted(found, heading="Children"))
    for name in tables:
        for column in tables[name].columns:
            if pa.types.is_dictionary(column.type):
                words = column.combine_chunks().dictionary.to_pylist()
                assert len(set(words)) == len(words)


WORDS = st.lists(st.sampled_from(["", "a", "b", "a longer word"]), min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(words=WORDS, data=st.data())
def test_own_dictionaries_keep_every_value(words: list[str], data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.none() | st.integers(0, len(words) - 1), max_size=12))
    table = dictionary(words, numbers).slice(data.draw(st.integers(0, 3)))
    own = own_dictionaries(table)
    assert own.schema == table.schema
    assert own.to_pylist() == table.to_pylist()
    values = own["word"].to_pylist()
    assert own["word"].combine_chunks().dictionary.to_pylist() == [
        one for one in dict.fromkeys(values) if one is not None
    ]


# A table of every kind of column with nulls, slices and lists in it, so that each sort of buffer goes into the file.
ODD = """
import sys
from pathlib import Path
import numpy as np, pyarrow as pa, pyarrow.parquet as pq
from childservices_corpus.export.files import write_parquet
words = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None] * 9, pa.int32()), pa.array(["one", "two", "one"]))
numbers = pa.array(np.arange(36), mask=np.arange(36) % 5 == 0)
lists = pa.array([[str(number)] * (number % 4) if number % 3 else None for number in range(36)])
table = pa.table({"words": words, "numbers": numbers, "lists": lists, "empty": pa.nulls(36, pa.string())}).slice(3, 29)
"""
WRITE = {
    "an export": ODD + "write_parquet(table, Path(sys.argv[1]) / 'odd.parquet')",
    "a release": """
import sys, childservices_corpus as csc
csc.build(sys.argv[2], sys.argv[1] + "/alone")
csc.build(sys.argv[2:], sys.argv[1] + "/release")
""",
    "files": """
import sys, childservices_corpus as csc
from pathlib import Path
from childservices_corpus.export.corpus_files import FORMATS, export
for form in FORMATS:
    export(csc.load(), Path(sys.argv[1]) / form, form)
""",
}
OLD = ODD + "pq.write_table(table, Path(sys.argv[1]) / 'odd.parquet')"


def written(code: str, folder: Path, filled: str) -> dict[str, bytes]:
    """The files that `code` writes in a process whose memory is filled with bytes that go by `filled`."""
    (folder / filled).mkdir(parents=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "PYTHONMALLOC": "malloc",
        "MALLOC_PERTURB_": filled,
    }
    page = folder / "page.txt"
    page.write_text(TWICE, "utf-8")
    command = [sys.executable, "-c", code, str(folder / filled), str(page), str(DUMPS[0])]
    subprocess.run(command, env=environment, check=True)
    return {
        str(path.relative_to(folder / filled)): path.read_bytes()
        for path in sorted((folder / filled).rglob("*"))
        if path.is_file()
    }


def only_glibc() -> None:
    if sys.platform != "linux" or os.confstr("CS_GNU_LIBC_VERSION") is None:
        pytest.skip("only the GNU C library fills memory on demand")


def test_the_filled_memory_shows_in_what_was_written_before(tmp_path: Path) -> None:
    only_glibc()
    first, second = (written(OLD, tmp_path, filled) for filled in FILLED)
    assert first != second


@pytest.mark.parametrize("what", WRITE)
def test_what_lies_in_memory_is_in_no_file(what: str, tmp_path: Path) -> None:
    only_glibc()
    first, second = (written(WRITE[what], tmp_path, filled) for filled in FILLED)
    assert first
    assert [name for name in first if first[name] != second[name]] == []
    assert first.keys() == second.keys()
