"""Parquet files that state their table and release; other and damaged files are refused."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow.dictionaries import decoded, encoded
from ..errors import ReleaseError
from ..tables.schemas import TABLES
from ..tables.version import SCHEMA_VERSION, is_newer, newer
from ..text.lines import Ints
from .coded import StoredFile
from .damage import DAMAGE
from .manifest import lacks_text
from .older import NEW_TABLES, empty_file, grown_from, read_columns
from .stated import misstated
from .stored import SOURCES, stored_schema

# A release contains its dumps, so that every value can be shown at its place.
STORED: tuple[str, ...] = (*TABLES, SOURCES)
LEVEL = 3
# In the metadata of each table of a release without text.
TEXTLESS = "csc.without_text"
# Longer lists of hashes would be larger than the tables; the digest of the hashes is always written.
LISTED_DOCUMENTS = 1000


@dataclass(frozen=True)
class Stamp:
    """The facts about a release that each of its files states."""

    data_version: str
    documents: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of the documents' hashes in ascending order, one line each."""
        return sha256("".join(f"{document}\n" for document in sorted(self.documents)).encode()).hexdigest()

    def metadata(self, table: str) -> dict[str, str]:
        """The key-value metadata of the file of `table`."""
        listed = json.dumps(sorted(self.documents)) if len(self.documents) <= LISTED_DOCUMENTS else ""
        return {
            "csc.table": table,
            "csc.schema_version": SCHEMA_VERSION,
            "csc.data_version": self.data_version,
            "csc.documents_sha256": self.digest,
            "csc.documents": listed,
        }


def stamped(table: str, stamp: Stamp) -> pa.Schema:
    """The columns of the file of `table` in a release, with what its `stamp` states."""
    return stored_schema(table).with_metadata(stamp.metadata(table))


def file_of(folder: Path, table: str) -> Path:
    """The path of the file of `table` in the release `folder`."""
    return folder / f"{table}.parquet"


def file_writer(place: str | pa.NativeFile, fields: pa.Schema) -> pq.ParquetWriter:
    """A writer of Parquet files with the columns and metadata of `fields`, as all files of a release are written."""
    return pq.ParquetWriter(place, fields, compression="zstd", compression_level=LEVEL, write_page_checksum=True)


class TableWriter:
    """Writes one table in row groups, from any number of pieces. Use it as a context manager.

    Without a `stamp` the file is a part of the table of a release, and is made only if there are rows.
    """

    ROWS = 8_192
    # Long texts are written sooner, so that memory does not grow with the number of dumps.
    BYTES = 8_000_000

    def __init__(self, folder: Path, table: str, stamp: Stamp | None = None) -> None:
        self._pieces: list[pa.Table] = []
        self._rows = 0
        self._bytes = 0
        self.total = 0
        self._schema = stored_schema(table) if stamp is None else stamped(table, stamp)
        self._plain = [field.name for field in self._schema if not pa.types.is_dictionary(field.type)]
        self._path = str(file_of(folder, table))
        self._writer = None if stamp is None else file_writer(self._path, self._schema)

    def write(self, piece: pa.Table, ends: Ints | None = None) -> None:
        """Add the rows of `piece`; a row group ends at one of the rows `ends`, by default only behind the last."""
        low = 0
        while low < piece.num_rows:
            high = self._end(piece, low, ends if ends is not None else np.array([piece.num_rows]))
            part = piece.slice(low, high - low)
            self._pieces.append(part)
            self._rows += part.num_rows
            self._bytes += self._size(part)
            if self._rows >= self.ROWS or self._bytes >= self.BYTES:
                self._flush()
            low = high

    def _end(self, piece: pa.Table, low: int, ends: Ints) -> int:
        """The first of `ends` behind `low` at which the row group is full; else the last row."""
        last: int = piece.num_rows
        behind: list[int] = ends[ends > low].tolist()
        if self._bytes + self._size(piece.slice(low)) < self.BYTES:
            return next((end for end in behind if self._rows + end - low >= self.ROWS), last)
        for end in behind:
            rows, size = self._rows + end - low, self._bytes + self._size(piece.slice(low, end - low))
            if rows >= self.ROWS or size >= self.BYTES:
                return end
        return last

    def _size(self, rows: pa.Table) -> int:
        """The bytes of `rows`, without columns that have dictionaries: pages that are read together share them."""
        size: int = rows.select(self._plain).nbytes
        return size

    def _flush(self) -> None:
        if self._pieces:
            joined = decoded(pa.concat_tables(self._pieces)).combine_chunks()
            if self._writer is None:
                self._writer = file_writer(self._path, self._schema)
            for low in range(0, self._rows, self.ROWS):
                rows = encoded(joined.slice(low, self.ROWS), self._schema)
                self._writer.write_table(rows.cast(self._schema))
            self.total += self._rows
        self._pieces, self._rows, self._bytes = [], 0, 0

    def __enter__(self) -> "TableWriter":
        return self

    def __exit__(self, *failure: object) -> None:
        if failure[0] is None:
            self._flush()
        if self._writer is not None:
            self._writer.close()


def open_table(path: Path, table: str | None = None) -> pq.ParquetFile:
    """Open the Parquet file at `path`, which must be complete, part of a release, and of a schema that we can read.

    `table` is the table that it must contain, by default the one in the name of the file. A table of an older schema
    may lack columns: :mod:`~childservices_corpus.storage.older` fills them. Raises :class:`ReleaseError`,
    which names the file and a way out, if the file is missing, cut, damaged, of a newer schema version or of other
    columns.
    """
    wanted = table or path.stem
    again = "build the release again, or fetch it again and compare SHA256SUMS"
    try:
        file: pq.ParquetFile = StoredFile(path)
    except FileNotFoundError:
        older = _older_empty(path, wanted)
        if older is not None:
            return older
        raise ReleaseError(f"{path}: the file does not exist; is {path.parent} a release? If so, {again}") from None
    except UnicodeEncodeError:
        raise ReleaseError(f"{path}: the name is not UTF-8, as Parquet files need; rename the folder") from None
    except DAMAGE as error:
        if path.parent.is_file():
            raise ReleaseError(f"{path.parent}: a file, and a release is a folder; name the folder") from None
        raise ReleaseError(f"{path}: the file is not a complete Parquet file ({error}); {again}") from error
    given = file.schema_arrow.metadata or {}
    try:
        metadata = {key.decode(): value.decode() for key, value in given.items()}
    except UnicodeDecodeError as error:
        raise ReleaseError(f"{path}: its metadata is damaged ({error}); {again}") from error
    version = metadata.get("csc.schema_version")
    if version is None or metadata.get("csc.table") != wanted:
        raise ReleaseError(f"{path}: its metadata does not say that it is the table {wanted} of a release; {again}")
    today = stored_schema(wanted)
    known = file.schema_arrow.equals(today)
    if is_newer(version, known):
        raise ReleaseError(f"{path}: {newer(version)}")
    if TEXTLESS in metadata:
        raise ReleaseError(lacks_text(path.parent))
    if not known and not (version != SCHEMA_VERSION and grown_from(file.schema_arrow, today, wanted)):
        raise ReleaseError(f"{path}: its columns differ from the table {wanted}; {again}")
    if why := misstated(file.metadata):
        raise ReleaseError(f"{path}: the file is damaged ({why}); {again}")
    return file


def _older_empty(path: Path, table: str) -> pq.ParquetFile | None:
    """An empty file for `table`, which is not at `path`, if the release there is older than that table."""
    if table not in NEW_TABLES or not path.parent.is_dir():
        return None
    try:
        documents = open_table(file_of(path.parent, "documents"))
    except ReleaseError:
        return None
    return empty_file(table, documents.schema_arrow.metadata or {})


def read_table(folder: Path, table: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The table `table` of the release `folder`, or only its `columns`; raises the errors of :func:`open_table`."""
    file = open_table(file_of(folder, table), table)
    return read_columns(file, columns, lambda there: file.read(columns=there))


def stamp_of(folder: Path) -> Stamp:
    """The stamp of the release `folder`, from its table of documents; raises :class:`ReleaseError` without a stamp."""
    path = file_of(folder, "documents")
    version = open_table(path).schema_arrow.metadata.get(b"csc.data_version")
    if version is None:
        raise ReleaseError(f"{path}: its metadata does not state the version of its data; build the release again")
    documents = read_table(folder, "documents", ["id"])["id"].to_pylist()
    return Stamp(version.decode(), tuple(documents))
