"""Text columns as codes and words while some of their rows are picked: a word that repeats is then decoded once."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReleaseError
from .damage import damage_in, damage_named
from .stated import too_few

# A column repeats its words if a value needs fewer bytes than this in the file, before it is compressed.
_BYTES = 12


class StoredFile(pq.ParquetFile):  # type: ignore[misc] # pyarrow has no types
    """The Parquet file at `path`, which can be opened again with some of its text columns as codes.

    Damage is a :class:`~childservices_corpus.errors.ReleaseError` that names the file.
    """

    def __init__(self, path: Path, **options: Any) -> None:
        # A memory map would count as memory of the process, and buffering would read whole columns ahead.
        # The path is absolute, because pyarrow reads "~" as the home folder, which the rest of Python does not.
        self.place = path.absolute()
        super().__init__(self.place, memory_map=False, pre_buffer=False, page_checksum_verification=True, **options)

    def read(self, *args: Any, **options: Any) -> pa.Table:
        """All rows, as in pyarrow."""
        with damage_named(self.place):
            return self._whole(super().read(*args, **options), range(self.metadata.num_row_groups))

    def read_row_group(self, i: int, **options: Any) -> pa.Table:
        """The rows of one row group, as in pyarrow."""
        with damage_named(self.place):
            return self._whole(super().read_row_group(i, **options), [i])

    def read_row_groups(self, row_groups: Sequence[int], **options: Any) -> pa.Table:
        """The rows of some row groups, as in pyarrow."""
        with damage_named(self.place):
            return self._whole(super().read_row_groups(row_groups, **options), row_groups)

    def iter_batches(self, *args: Any, **options: Any) -> Iterator[pa.RecordBatch]:
        """Rows piece by piece, as in pyarrow."""
        groups = options.get("row_groups", range(self.metadata.num_row_groups))
        rows = 0
        with damage_named(self.place):
            for batch in super().iter_batches(*args, **options):
                rows += batch.num_rows
                yield batch
            if why := too_few(self.metadata, groups, rows):
                raise ReleaseError(damage_in(self.place, why))

    def _whole(self, rows: pa.Table, groups: Sequence[int]) -> pa.Table:
        """The `rows`, which were read from `groups`, if all are there."""
        if why := too_few(self.metadata, groups, rows.num_rows):
            raise ReleaseError(damage_in(self.place, why))
        return rows

    def coded(self, columns: Sequence[str]) -> "StoredFile":
        """The same file with `columns` as codes and words."""
        return StoredFile(self.place, metadata=self.metadata, read_dictionary=list(columns))


def coded(opened: Callable[[], pq.ParquetFile], check: Callable[[], None]) -> pq.ParquetFile:
    """The file that `opened` opens, with repeating texts as codes; `check` raises an error if it has changed."""
    file = opened()
    assert isinstance(file, StoredFile)
    found = file.coded(repeating(file))
    check()
    return found


def repeating(file: pq.ParquetFile) -> list[str]:
    """The text columns of `file` in which words repeat, according to its first row group."""
    if not file.metadata.num_row_groups:
        return []
    group = file.metadata.row_group(0)
    sizes = {}
    for number in range(group.num_columns):
        column = group.column(number)
        sizes[column.path_in_schema] = column.total_uncompressed_size / max(1, column.num_values)
    texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
    return [name for name in texts if sizes.get(name, _BYTES) < _BYTES]


def written_as(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """`table` with the types of `schema`, which has all of its columns."""
    for place, field in enumerate(table.schema):
        kind = schema.field(field.name).type
        if field.type != kind:
            table = table.set_column(place, schema.field(field.name), table.column(place).cast(kind))
    return table
