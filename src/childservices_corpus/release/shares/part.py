"""A part: a folder with the tables of one share, written once and found again by its key.

``part.json``, written last, has the number of rows of each table, the names of pages that were not read in full, and
the checksum of each other file. A table without rows has no file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ...arrow import Mask, Rows, numbers, to_rows
from ...models import Parsed
from ...reading.ids import CONTENT
from ...reading.problems import Place
from ...storage.files import TableWriter, file_of
from ...storage.stored import SOURCES
from ...storage.sums import checksum
from ..readings import Later
from ..unread_pages import UnreadPages
from .alone import Failing, write_alone
from .met import COLUMNS, KINDS, READINGS, Met
from .read import Lost, Note, read_share
from .share import Share

SUMMARY = "part.json"
LATER = "later"
# The files of some tables; None for a table without rows.
Files = Mapping[str, Path | None]
# Tables that reading fills, and tables that annotators fill.
READ = (*CONTENT, "provenance", "documents", "ledger", "sightings", "problems", SOURCES)
ADDED = (*CONTENT, "quotations", "mentions", "links", "topics", "reasons", "problems")


@dataclass(frozen=True)
class Part:
    """A part in its folder."""

    folder: Path

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What was written about the part when it was sealed, and under ``files`` the checksum of each file."""
        found: dict[str, Any] = json.loads((self.folder / SUMMARY).read_text("utf-8"))
        return found

    @property
    def unread(self) -> UnreadPages:
        """The names of pages that were not read in full."""
        return UnreadPages(*self.summary["unread"])

    @property
    def failed(self) -> dict[str, str]:
        """The reason for each document that could not be read or annotated, by id."""
        found: dict[str, str] = self.summary["failed"]
        return found

    def file(self, table: str) -> Path | None:
        """The file of `table`; ``None`` if it has no rows."""
        path = file_of(self.folder, table)
        return path if path.name in self.summary["files"] else None

    @property
    def tables(self) -> Files:
        """The file of each table that annotating fills; ``None`` for a table without rows."""
        return {name: self.file(name) for name in ADDED}

    def readings(self, *names: str) -> list[Rows]:
        """The columns `names` of the readings, by default all."""
        held = pq.ParquetFile(self.folder / READINGS).read(list(names or COLUMNS))
        return [to_rows(held[name]) for name in names or COLUMNS]

    def laters(self, indices: Sequence[int]) -> Iterator[tuple[int, Later]]:
        """The readings at `indices`, with their rows; the name of the document in the place is left open."""
        names = dict(zip(COLUMNS, self.readings(), strict=True))
        wanted = np.array(sorted(indices), dtype=np.int64)
        for number, name in enumerate(KINDS):
            for later in (0, 1):
                same = np.flatnonzero((names["table"] == number) & (names["later"] == later))
                here = wanted[np.isin(wanted, same)]
                rows = np.searchsorted(same, here)
                path = file_of(self.folder / LATER if later else self.folder, name)
                for index, row in zip(here.tolist(), rows_at(path, rows) if len(rows) else (), strict=True):
                    line, start, end = (int(names[one][index]) for one in ("line", "start", "end"))
                    yield index, Later(name, row, Place("", row["document_id"], line, start, end))


def rows_at(path: Path, rows: Rows) -> list[dict[str, Any]]:
    """The rows of the file `path` at the numbers `rows`, which ascend."""
    file = pq.ParquetFile(path)
    found: list[dict[str, Any]] = []
    low = 0
    for group in range(file.num_row_groups):
        high = low + file.metadata.row_group(group).num_rows
        here = rows[(rows >= low) & (rows < high)] - low
        if len(here):
            found.extend(file.read_row_group(group).take(numbers(here)).to_pylist())
        low = high
    return found


def write_part(share: Share, folder: Path, note: Note) -> Lost | Failing | None:
    """Read `share` and write its part into `folder`, an empty one.

    Returns the dump that could not be read, or the pages that cannot be annotated, if there are any. `note` is called
    with the name of each dump before it is read.
    """
    met, unread, pages = Met(), UnreadPages(), list[Parsed]()
    (folder / LATER).mkdir()
    with ExitStack() as stack:
        writers = {name: stack.enter_context(TableWriter(folder, name)) for name in READ}
        later = {name: stack.enter_context(TableWriter(folder / LATER, name)) for name in CONTENT}
        for found in read_share(share, note, with_objects=share.annotated):
            if isinstance(found, Lost):
                return found
            tables, ends = dict(found.tables), dict(found.ends)
            for name, split in met.new(found.read).items():
                later[name].write(_only(tables[name], split.later))
                tables[name], ends[name] = (
                    _only(tables[name], split.new),
                    np.append(0, np.cumsum(split.new))[ends[name]],
                )
            for name, table in tables.items():
                writers[name].write(table, ends[name])
            unread.note(found.read)
            pages += found.parsed
    met.write(folder)
    failing = write_alone(folder, pages) if share.annotated else None
    if failing is None:
        told = {"unread": [unread.without_records, unread.partly_read], "failed": dict(share.failed)}
        seal(folder, told)
    return failing


def _only(table: pa.Table, rows: Mask) -> pa.Table:
    return table if rows.all() else table.take(numbers(np.flatnonzero(rows)))


def write_rows(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write `tables`, those that have rows, into `folder`."""
    for name, table in tables.items():
        with TableWriter(folder, name) as writer:
            writer.write(table)


def seal(folder: Path, told: Mapping[str, object]) -> None:
    """Write the summary of the part in `folder`: `told`, and the checksums of its files."""
    sums = {path.relative_to(folder).as_posix(): checksum(path) for path in _files(folder)}
    (folder / SUMMARY).write_text(json.dumps({**told, "files": sums}), "utf-8")


def is_sound(folder: Path) -> bool:
    """True if `folder` is a part with all its files, each as it was written."""
    try:
        sums = json.loads((folder / SUMMARY).read_text("utf-8"))["files"]
        there = {path.relative_to(folder).as_posix(): checksum(path) for path in _files(folder)}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(there == sums)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMMARY)
