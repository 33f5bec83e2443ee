"""Tables on disk: what is written in row groups costs by the row, whatever else the page holds."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from childservices_corpus.storage.files import Stamp, TableWriter
from childservices_corpus.tables.schemas import schema


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
