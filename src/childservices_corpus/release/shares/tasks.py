"""What a worker does: it reads a share into a part, or writes tables of a part again without some rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ...arrow import Rows, numbers, table_of
from ...drift.state import LayoutState, states_of
from ...errors import ReleaseError
from ...storage.files import Stamp, TableWriter, file_of, stamped
from ...storage.joined import join
from ...storage.sums import checksum
from ...tables.schemas import schema
from ..readings import Row
from .alone import Failing
from .part import Part, seal, write_part
from .read import Lost, Note
from .share import Share, key_of
from .work import made


class Task(Protocol):
    """A task that can be sent to another process."""

    def run(self, note: Note) -> Any:
        """Do it; `note` is called with a name whenever a dump begins."""


@dataclass(frozen=True)
class ReadShare:
    """Read `share` into the part `key` of the folder `work`."""

    share: Share
    key: str
    work: Path

    def run(self, note: Note) -> Lost | None:
        """Read it; returns the dump that could not be read. A page that cannot be annotated counts as not read.

        Raises :class:`ReleaseError` if a page cannot be annotated even without its records.
        """
        share = self.share
        while isinstance(outcome := self._made(share, note), Failing):
            if outcome.reasons.keys() <= share.failed.keys():
                raise ReleaseError(f"the annotators fail on any page: {next(iter(outcome.reasons.values()))}")
            share = share.but(failed=outcome.reasons)
        return outcome

    def _made(self, share: Share, note: Note) -> Lost | Failing | None:
        return made(self.work, self.key, lambda folder: write_part(share, folder, note))


@dataclass(frozen=True)
class Changes:
    """The rows to leave out of the tables of a part, and the rows to put in place of others, by id of the record."""

    dropped: Mapping[str, Rows] = field(default_factory=dict)
    shown: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)

    @property
    def tables(self) -> list[str]:
        """The tables that change."""
        return sorted({*self.dropped, *self.shown})

    def key(self, of: str) -> str:
        """The key of the part `of` after these changes."""
        dropped = {name: rows.tolist() for name, rows in self.dropped.items()}
        shown = [[name, sorted((one, repr(row)) for one, row in rows.items())] for name, rows in self.shown.items()]
        return key_of([of, sorted(dropped.items()), sorted(shown)])


@dataclass(frozen=True)
class ChangeTables:
    """Write the tables of the part `of` with `changes` into the part `key` of the folder `work`."""

    of: str
    changes: Changes
    key: str
    work: Path

    def run(self, note: Note) -> None:
        """Write them."""
        made(self.work, self.key, self._write)

    def _write(self, folder: Path) -> None:
        part = Part(self.work / self.of)
        for name in self.changes.tables:
            with TableWriter(folder, name) as writer:
                path = part.file(name)
                for piece in [] if path is None else self._pieces(name, path):
                    writer.write(piece)
        seal(folder, {})

    def _pieces(self, name: str, path: Path) -> Any:
        dropped, low = self.changes.dropped.get(name, np.zeros(0, dtype=np.int64)), 0
        file = pq.ParquetFile(path)
        for number in range(file.num_row_groups):
            piece = file.read_row_group(number)
            kept = np.setdiff1d(np.arange(low, low + piece.num_rows), dropped) - low
            low += piece.num_rows
            yield _with_shown(name, piece.take(numbers(kept)), self.changes.shown.get(name, {}))


def _with_shown(name: str, piece: pa.Table, shown: Mapping[str, Row]) -> pa.Table:
    """`piece` with the rows `shown` in place of those of the same ids."""
    if not shown or shown.keys().isdisjoint(piece["id"].to_pylist()):
        return piece
    return table_of([shown.get(row["id"], row) for row in piece.to_pylist()], schema(name))


@dataclass(frozen=True)
class JoinParts:
    """Join the files `parts` of `table` into its file in the folder of a release with the stamp `stamp`."""

    table: str
    parts: tuple[Path, ...]
    folder: Path
    stamp: Stamp

    def run(self, note: Note) -> tuple[int, str]:
        """Join them; returns the number of rows, and the checksum of the file."""
        path = file_of(self.folder, self.table)
        return join(self.parts, path, stamped(self.table, self.stamp)), checksum(path)


@dataclass(frozen=True)
class CountStates:
    """Count what `table` of the release `folder` says of each layout; `needed` is false if that may fail."""

    folder: Path
    table: str
    needed: bool

    def run(self, note: Note) -> list[LayoutState]:
        """Count it; empty if it fails and is not needed."""
        try:
            return states_of(self.folder, (self.table,))
        except ReleaseError:
            if self.needed:
                raise
            return []
