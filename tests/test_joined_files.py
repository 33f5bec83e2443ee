"""Parquet files joined without encoding again are read by every reader, and hold all rows in order."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from childservices_corpus.bundled import bundled_release
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import STORED, Stamp, TableWriter, file_of, open_table, stamped
from childservices_corpus.storage.joined import join
from childservices_corpus.storage.stored import stored_schema
from childservices_corpus.storage.thrift import (
    BINARY,
    BYTE,
    DOUBLE,
    FALSE,
    I32,
    I64,
    LIST,
    STRUCT,
    TRUE,
    Field,
    Items,
    Reader,
    written,
)

STAMP = Stamp("1.0.0", ("a" * 64,))


@pytest.fixture
def release(built_dumps: Path) -> Path:
    return built_dumps


@pytest.mark.parametrize("table", STORED)
def test_every_reader_finds_the_rows_of_all_parts(table: str, release: Path, tmp_path: Path) -> None:
    part, path = file_of(release, table), file_of(tmp_path, table)
    one = pq.read_table(part)
    assert join([part] * 3, path, stamped(table, STAMP)) == 3 * one.num_rows
    found = open_table(path)
    assert found.read().equals(pa.concat_tables([one] * 3).cast(found.schema_arrow))
    assert found.schema_arrow.metadata[b"csc.data_version"] == b"1.0.0"
    assert polars.read_parquet(path).height == 3 * one.num_rows
    count = f"select count(*), count(distinct {one.column_names[0]}) from read_parquet(?)"
    distinct = len(set(one.column(0).to_pylist()))
    assert duckdb.connect().execute(count, [str(path)]).fetchall() == [(3 * one.num_rows, distinct)]


def test_one_part_is_the_file_that_pyarrow_writes(release: Path, tmp_path: Path) -> None:
    for table in STORED:
        part, path = file_of(release, table), file_of(tmp_path, table)
        stated = pq.read_schema(part).metadata
        join([part], path, stored_schema(table).with_metadata(stated))
        assert path.read_bytes() == part.read_bytes()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 2**40), max_size=40), max_size=4), st.integers(1, 7))
def test_parts_of_any_size_are_joined_in_order(tmp_path: Path, parts: list[list[int]], rows: int) -> None:
    paths = []
    for number, starts in enumerate(parts):
        table = pa.table({"n": pa.array(starts, pa.int64()), "w": pa.array([f"w{one}" for one in starts], pa.string())})
        paths.append(tmp_path / f"{number}.parquet")
        pq.write_table(table, paths[-1], row_group_size=rows, write_page_index=True, use_dictionary=["w"])
    schema = pa.schema([("n", pa.int64()), ("w", pa.string())])
    path = tmp_path / "joined.parquet"
    assert join(paths, path, schema) == sum(map(len, parts))
    whole = pq.ParquetFile(path, page_checksum_verification=True)
    assert whole.read()["n"].to_pylist() == [one for starts in parts for one in starts]
    # Statistics and page indices lead to the right rows.
    wanted = max((one for starts in parts for one in starts), default=0)
    found = polars.scan_parquet(path).filter(polars.col("n") == wanted).collect()["w"].to_list()
    assert found == [f"w{wanted}"] * sum(starts.count(wanted) for starts in parts)


def damaged(path: Path, to: Path, change: Any) -> Path:
    data = bytearray(path.read_bytes())
    change(data)
    to.write_bytes(data)
    return to


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.clear(),
        lambda data: data.__delitem__(slice(-4, None)),
        lambda data: data.__setitem__(slice(-8, -4), (2**31).to_bytes(4, "little")),
        lambda data: data.__setitem__(slice(-30, -8), b"\xff" * 22),
    ],
    ids=["empty", "cut", "footer too long", "footer of other bytes"],
)
def test_a_damaged_part_is_refused(change: Any, tmp_path: Path) -> None:
    part = damaged(file_of(bundled_release(), "sightings"), tmp_path / "part", change)
    with pytest.raises(ReleaseError, match="Parquet file"):
        join([part], tmp_path / "whole", stamped("sightings", STAMP))


def test_a_part_of_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="other columns"):
        join([file_of(bundled_release(), "ledger")], tmp_path / "whole", stamped("sightings", STAMP))


def test_a_part_without_rows_has_no_file(tmp_path: Path) -> None:
    with TableWriter(tmp_path, "links"):
        pass
    assert list(tmp_path.iterdir()) == []
    assert join([], tmp_path / "links.parquet", stamped("links", STAMP)) == 0
    assert open_table(tmp_path / "links.parquet").read().num_rows == 0


SIMPLE = st.one_of(
    st.integers(-(2**63), 2**63 - 1).map(lambda value: Field(I64, value)),
    st.integers(-(2**31), 2**31 - 1).map(lambda value: Field(I32, value)),
    st.binary(max_size=300).map(lambda value: Field(BINARY, value)),
    st.binary(min_size=8, max_size=8).map(lambda value: Field(DOUBLE, value)),
    st.binary(min_size=1, max_size=1).map(lambda value: Field(BYTE, value)),
    st.booleans().map(lambda value: Field(TRUE if value else FALSE, value)),
    st.lists(st.integers(-9, 9), max_size=20).map(lambda some: Field(LIST, Items(I64, some))),
    st.lists(st.booleans(), max_size=20).map(lambda some: Field(LIST, Items(TRUE, some))),
)


def structs(values: st.SearchStrategy[Field]) -> st.SearchStrategy[dict[int, Field]]:
    return st.dictionaries(st.integers(1, 2000), values, max_size=4)


def nested(values: st.SearchStrategy[Field]) -> st.SearchStrategy[Field]:
    several = st.lists(structs(values), max_size=3).map(lambda some: Field(LIST, Items(STRUCT, some)))
    return structs(values).map(lambda value: Field(STRUCT, value)) | several


STRUCTS = structs(st.recursive(SIMPLE, nested, max_leaves=12))


@given(STRUCTS)
def test_a_struct_is_read_as_it_was_written(struct: Any) -> None:
    assert Reader(written(struct)).struct() == struct


@given(st.binary(max_size=60))
def test_any_bytes_are_a_struct_or_refused(data: bytes) -> None:
    with suppress(ReleaseError):
        Reader(data).struct()
