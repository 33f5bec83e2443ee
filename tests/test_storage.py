"""Tables on disk: what is written in row groups costs by the row, whatever else the page holds."""

from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from childservices_corpus.storage.files import Stamp, TableWriter
from childservices_corpus.storage.stored import SOURCES, stored_schema
from childservices_corpus.tables.schemas import schema

# Pages of a few rows; each row is the size of its text.
PIECES = st.lists(st.lists(st.sampled_from([0, 400]), max_size=3), min_size=3, max_size=9)


def sightings(rows: int) -> pa.Table:
    """A page of as many records, their ids in one dictionary as the parsers give them."""
    ids = pa.array([f"themj/record-{number:08x}" for number in range(rows)])
    columns = {
        "record_id": pa.DictionaryArray.from_arrays(pa.array(range(rows), pa.int32()), ids),
        "document_id": pa.array(["0" * 64] * rows).dictionary_encode(),
        "position": pa.array(range(rows)),
        "section": pa.array([None] * rows, pa.string()).dictionary_encode(),
        "start": pa.array(range(rows)),
        "end": pa.array(range(rows)),
    }
    return pa.Table.from_pydict(columns).select(schema("sightings").names).cast(schema("sightings"))


def test_a_row_group_holds_no_ids_but_its_own(tmp_path: Path) -> None:
    """With all ids of a page in each, a page of 50 MB wrote its ledger for eight seconds."""
    given = sightings(3 * TableWriter.ROWS)
    with TableWriter(tmp_path, "sightings", Stamp("0.0.0", ())) as writer:
        writer.write(given)
    file = pq.ParquetFile(tmp_path / "sightings.parquet")
    sizes = [len(file.read_row_group(group)["record_id"].chunk(0).dictionary) for group in range(file.num_row_groups)]
    assert sizes == [TableWriter.ROWS] * 3
    assert file.read().to_pylist() == given.to_pylist()


@settings(max_examples=40, deadline=None)
@given(PIECES, st.integers(2, 5), st.sampled_from([1500, 100_000]))
@example([[0, 0], [0], [0]], 2, 100_000)
def test_row_groups_end_where_they_would_if_pages_were_written_one_by_one(
    pages: list[list[int]], most_rows: int, most_bytes: int
) -> None:
    rows = [{"document_id": "0" * 64, "content": b"x" * size} for page in pages for size in page]
    table = pa.Table.from_pylist(rows, schema=stored_schema(SOURCES))
    ends = list(accumulate(map(len, pages), initial=0))
    found = []
    with pytest.MonkeyPatch.context() as changed, TemporaryDirectory() as name:
        changed.setattr(TableWriter, "ROWS", most_rows)
        changed.setattr(TableWriter, "BYTES", most_bytes)
        with TableWriter(Path(name), SOURCES, Stamp("0.0.0", ())) as writer:
            writer.write(table, np.array(ends[1:], dtype=np.int64))
        found.append((Path(name) / f"{SOURCES}.parquet").read_bytes())
        with TableWriter(Path(name), SOURCES, Stamp("0.0.0", ())) as writer:
            for low, high in pairwise(ends):
                writer.write(table.slice(low, high - low))
        found.append((Path(name) / f"{SOURCES}.parquet").read_bytes())
    assert found[0] == found[1]


def test_a_dictionary_that_many_pages_share_counts_for_none_of_them(tmp_path: Path) -> None:
    """Counted for each page, the ids of all pages filled a row group that was nearly empty."""
    given, ends = sightings(1000), np.arange(1, 1001)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(TableWriter, "BYTES", 500_000)
        with TableWriter(tmp_path, "sightings", Stamp("0.0.0", ())) as writer:
            for low in range(0, 1000, 10):
                writer.write(given.slice(low, 10), ends[:10])
    file = pq.ParquetFile(tmp_path / "sightings.parquet")
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [1000]
