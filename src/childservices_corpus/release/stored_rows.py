"""Rows of a release by document and by record, read from few row groups at a time."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa

from ..arrow import Rows, empty, from_rows, in_one, to_rows_or
from ..arrow.digests import Digests
from ..storage.column_scan import written_out
from ..storage.files import file_of, open_table
from ..storage.older import read_groups, wanted_schema
from .stated_checks import false_statements

# Rows of a document lie together, so that a row group is hardly ever read twice.
_GROUPS = 3


class StoredTable:
    """A table of a release, or some columns of it; the row groups that were read last are kept.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if the file cannot be opened or read.
    """

    def __init__(self, folder: Path, name: str, columns: Sequence[str] | None = None) -> None:
        self._file = open_table(file_of(folder, name), name)
        self.schema = wanted_schema(self._file)
        self._columns = list(self.schema.names if columns is None else columns)
        metadata = self._file.metadata
        sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
        self.starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]).astype(np.int64)
        self._kept: OrderedDict[int, pa.Table] = OrderedDict()

    @property
    def groups(self) -> int:
        """The number of row groups."""
        return len(self.starts) - 1

    def group(self, number: int) -> pa.Table:
        """The rows of one row group."""
        if number not in self._kept:
            self._kept[number] = read_groups(self._file, range(number, number + 1), self._columns, alone=False)
            if len(self._kept) > _GROUPS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(number)
        return self._kept[number]

    def false_statements(self, number: int) -> Iterator[str]:
        """What the file states of one row group and its rows are not."""
        return false_statements(self._file.metadata, number, self.group(number))

    def take(self, rows: Rows) -> pa.Table:
        """The rows with the numbers `rows`, in ascending order."""
        ordered = np.sort(rows)
        groups = np.searchsorted(self.starts, ordered, side="right") - 1
        parts = [
            self.group(int(group)).take(from_rows(ordered[groups == group] - self.starts[group]))
            for group in sorted(set(groups.tolist()))
        ]
        return pa.concat_tables(parts) if parts else self.nothing

    def runs(self, runs: "Runs") -> pa.Table:
        """The rows of `runs`, in order."""
        parts = [
            self.group(group).slice(start, stop - start)
            for group, start, stop in zip(runs.group.tolist(), runs.start.tolist(), runs.stop.tolist(), strict=True)
        ]
        return pa.concat_tables(parts) if parts else self.nothing

    @cached_property
    def nothing(self) -> pa.Table:
        """The table without rows."""
        return empty(pa.schema([self.schema.field(name) for name in self._columns]))


@dataclass(frozen=True, eq=False)
class Runs:
    """Rows of documents that follow each other in a row group: code of the document, group, first row, row behind."""

    code: Rows
    group: Rows
    start: Rows
    stop: Rows

    def of(self, code: int) -> "Runs":
        """The runs of one document; the codes must be in ascending order."""
        low, high = np.searchsorted(self.code, [code, code + 1]).tolist()
        return Runs(*(column[low:high] for column in self._columns))

    def between(self, low: int, high: int) -> "Runs":
        """The runs of the documents with the codes from `low` to before `high`."""
        first, last = np.searchsorted(self.code, [low, high]).tolist()
        return Runs(*(column[first:last] for column in self._columns))

    @property
    def _columns(self) -> tuple[Rows, Rows, Rows, Rows]:
        return self.code, self.group, self.start, self.stop

    @classmethod
    def joined(cls, parts: Iterable["Runs"]) -> "Runs":
        """The runs of `parts`, ordered by document, and those of one document in the order of the table."""
        none = np.zeros(0, dtype=np.int64)
        columns = [np.concatenate([none, *some]) for some in zip(*(part._columns for part in parts), strict=True)]
        if not columns:
            return cls(none, none, none, none)
        order = np.argsort(columns[0], kind="stable")
        return cls(*(column[order] for column in columns))


def runs_of(column: pa.ChunkedArray, group: int) -> tuple[list[str], Runs]:
    """The documents in `column`, the ids of documents in one row group, and their runs, with codes into that list."""
    encoded = in_one(written_out(column)).dictionary_encode()
    codes = to_rows_or(encoded.indices, -1)
    edges = np.flatnonzero(np.diff(codes, prepend=-2))
    ends = np.append(edges[1:], len(codes)).astype(np.int64)
    return encoded.dictionary.to_pylist(), Runs(codes[edges], np.full(len(edges), group), edges, ends)


@dataclass(frozen=True, eq=False)
class RecordRows:
    """The rows of records by id; of each table, the digests of its ids in the order of its rows: 8 bytes a record."""

    keys: Mapping[str, Digests]

    @cached_property
    def _orders(self) -> dict[str, Rows]:
        return {name: np.argsort(keys, kind="stable") for name, keys in self.keys.items()}

    def rows(self, name: str, wanted: Digests) -> Rows:
        """The row of the table `name` for each of the digests `wanted`; -1 if a record is not there.

        Of several rows with one id it is the last.
        """
        keys, order = self.keys[name], self._orders[name]
        place = np.searchsorted(keys, wanted, side="right", sorter=order) - 1
        found = np.where(place >= 0, order[place] if len(order) else -1, -1)
        return np.where((found >= 0) & (keys[found] == wanted if len(keys) else False), found, -1).astype(np.int64)
