"""The pages of a Parquet file as they lie on disk: what a reader never shows is in their bytes all the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

DICTIONARY_PAGE = 2
# Numbers of fields in the headers of pages, from the format's own description.
KIND, PLAIN_SIZE, STORED_SIZE, DICTIONARY_HEADER, VALUES = 1, 2, 3, 7, 1


@dataclass(frozen=True)
class Page:
    """A dictionary page: the column it belongs to, how many values it says it has, and its bytes."""

    column: str
    values: int
    content: bytes


class _Compact:
    """Reads Thrift's compact protocol, as far as headers of pages need it."""

    def __init__(self, data: bytes, place: int) -> None:
        self.data, self.place = data, place

    def _varint(self) -> int:
        value, shift = 0, 0
        while True:
            byte = self.data[self.place]
            self.place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def _value(self, kind: int) -> Any:
        if kind in (1, 2):
            return kind == 1
        if kind == 12:
            return self.struct()
        if kind == 8:
            size = self._varint()
            self.place += size
            return self.data[self.place - size : self.place]
        assert kind in (3, 4, 5, 6), kind
        raw = self._varint()
        return (raw >> 1) ^ -(raw & 1)

    def struct(self) -> dict[int, Any]:
        found: dict[int, Any] = {}
        field = 0
        while head := self.data[self.place]:
            self.place += 1
            step, kind = head >> 4, head & 0x0F
            field = field + step if step else self._value(4)
            found[field] = self._value(kind)
        self.place += 1
        return found


def dictionary_pages(path: Path) -> Iterator[Page]:
    """The dictionary pages of the file at `path`, decompressed."""
    data, metadata = path.read_bytes(), pq.ParquetFile(path).metadata
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            if column.has_dictionary_page:
                reader = _Compact(data, column.dictionary_page_offset)
                head = reader.struct()
                assert head[KIND] == DICTIONARY_PAGE
                body = data[reader.place : reader.place + head[STORED_SIZE]]
                if column.compression != "UNCOMPRESSED":
                    body = bytes(pa.Codec(column.compression.lower()).decompress(body, head[PLAIN_SIZE]))
                yield Page(column.path_in_schema, head[DICTIONARY_HEADER][VALUES], body)


def texts_of(page: Page) -> tuple[list[bytes], bytes]:
    """The strings of a dictionary page, and the bytes behind the last of them that belong to none."""
    found, place = [], 0
    for _ in range(page.values):
        size = int.from_bytes(page.content[place : place + 4], "little")
        found.append(page.content[place + 4 : place + 4 + size])
        place += 4 + size
    return found, page.content[place:]
