"""Joins Parquet files of one table into one file without encoding again.

The bytes of the row groups are copied as they are, and one footer names their new places. The footer of a file is a
struct ``FileMetaData``: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from ..errors import ReleaseError
from .files import file_writer
from .thrift import I16, I64, Field, Reader, Struct, written

_MAGIC = b"PAR1"
_TAIL = 8
_BLOCK = 1 << 20
# Fields by number: of FileMetaData, of RowGroup, of ColumnChunk, of ColumnMetaData.
_SCHEMA, _NUM_ROWS, _ROW_GROUPS = 2, 3, 4
_COLUMNS, _ROWS_OF_GROUP, _GROUP_OFFSET, _ORDINAL = 1, 3, 5, 7
_META = 3
_OFFSETS_OF_CHUNK = (2, 4, 6)
_OFFSETS_OF_META = (9, 10, 11, 14)
_MOST_ORDINAL = 0x7FFF


def join(parts: Iterable[Path], path: Path, schema: pa.Schema) -> int:
    """Write the rows of the Parquet files `parts`, in order, to `path`, with the columns and metadata of `schema`.

    Returns the number of rows. Raises :class:`ReleaseError` for a part that is not a Parquet file of these columns.
    """
    groups: list[bytes] = []
    rows = 0
    footer = _empty_footer(schema)
    with path.open("wb") as out:
        out.write(_MAGIC)
        for part in parts:
            for group in _copied(part, out, footer, len(groups)):
                rows += group[_ROWS_OF_GROUP].value
                groups.append(written(group))
        footer[_NUM_ROWS] = Field(I64, rows)
        footer[_ROW_GROUPS].value.values[:] = groups
        data = written(footer)
        out.write(data + len(data).to_bytes(4, "little") + _MAGIC)
    return rows


def _copied(part: Path, out: BinaryIO, whole: Struct, before: int) -> Iterator[Struct]:
    """Copy the row groups of `part` to the end of `out`; gives their entries for the footer there.

    `before` row groups are in `out` already; `whole` is the footer of `out`.
    """
    with part.open("rb") as file:
        footer, size = _footer(part, file)
        if footer[_SCHEMA] != whole[_SCHEMA]:
            raise ReleaseError(f"{part}: the file has other columns than the table")
        moved = out.tell() - len(_MAGIC)
        file.seek(len(_MAGIC))
        _copy(file, out, size)
    for number, group in enumerate(footer[_ROW_GROUPS].value.values, before):
        yield _moved(group, moved, number)


def _footer(part: Path, file: BinaryIO) -> tuple[Struct, int]:
    """The footer of `part`, and the number of bytes between the mark at its beginning and the footer."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    length = int.from_bytes(tail[:4], "little")
    start = size - _TAIL - length
    if tail[4:] != _MAGIC or start < len(_MAGIC):
        raise ReleaseError(f"{part}: the file is not a complete Parquet file")
    file.seek(start)
    return Reader(file.read(length)).struct(), start - len(_MAGIC)


def _copy(file: BinaryIO, out: BinaryIO, size: int) -> None:
    while size > 0:
        block = file.read(min(size, _BLOCK))
        if not block:
            raise ReleaseError(f"{file.name}: the file became shorter while it was read")
        out.write(block)
        size -= len(block)


def _moved(group: Struct, by: int, number: int) -> Struct:
    """The entry of a row group that is moved by so many bytes, and now has this number in its file."""
    for chunk in group[_COLUMNS].value.values:
        _shift(chunk, _OFFSETS_OF_CHUNK, by)
        _shift(chunk[_META].value, _OFFSETS_OF_META, by)
    _shift(group, (_GROUP_OFFSET,), by)
    if group.pop(_ORDINAL, None) is not None and number <= _MOST_ORDINAL:
        group[_ORDINAL] = Field(I16, number)
    return group


def _shift(struct: Struct, numbers: Iterable[int], by: int) -> None:
    """Add `by` to the offsets in the fields `numbers`; zero stays, since it says that there is no offset."""
    for number in numbers:
        if number in struct and struct[number].value:
            struct[number].value += by


def _empty_footer(schema: pa.Schema) -> Struct:
    """The footer of a file with the columns and metadata of `schema`, and without rows."""
    sink = pa.BufferOutputStream()
    file_writer(sink, schema).close()
    data = sink.getvalue().to_pybytes()
    length = int.from_bytes(data[-_TAIL : -len(_MAGIC)], "little")
    return Reader(data[-_TAIL - length : -_TAIL]).struct()
