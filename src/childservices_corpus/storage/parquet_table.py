"""A table in a Parquet file, read piece by piece."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow import Rows, empty, from_rows
from .coded import StoredFile, coded, written_as
from .handles import Handles
from .older import read_groups, read_head, wanted_schema
from .picking import first_in, pick
from .statistics import groups_with

Done = TypeVar("Done")

# Up to this row of a row group, rows are decoded alone; for later rows the whole group is read and kept.
HEAD = 4096
# Columns are kept for the next query up to this total size.
KEPT_BYTES = 48_000_000
# Rows of so many row groups are read as they are; from more of them, texts are read as codes and words.
FEW = 2
# Row groups that are read at once if a column is too large to keep.
SPAN = 16


class _Part(NamedTuple):
    """Rows of one row group, counted from its first row, in ascending order."""

    group: int
    rows: Rows


class ParquetTable:
    """A table in a Parquet file; filters read single columns, and rows are read from single row groups.

    `opened` opens the file again at each call, because each thread needs its own; `first` is already open. Columns are
    kept while they fit in `room` bytes. `check` is called before each reading.
    """

    def __init__(
        self,
        opened: Callable[[], pq.ParquetFile],
        first: pq.ParquetFile | None = None,
        room: int = KEPT_BYTES,
        check: Callable[[], None] | None = None,
    ) -> None:
        file = opened() if first is None else first
        self._open = opened
        self._handles = Handles(opened, file, check)
        self._room = room
        self._columns: dict[str, pa.ChunkedArray] = {}
        sizes = [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)]
        self._starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]).astype(np.int64)
        self._kept: tuple[int, pa.Table] | None = None
        self._schema = wanted_schema(file)
        self._handles_of_codes: Handles | None = None

    @property
    def schema(self) -> pa.Schema:
        """The columns there are."""
        return self._schema

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self._starts[-1])

    def column(self, name: str) -> pa.ChunkedArray:
        """The whole column `name`; it is kept if it is small enough."""
        self._handles.check()
        if name in self._columns:
            return self._columns[name]
        found = self.take(None, [name])[name]
        if found.nbytes <= self._room:
            self._columns[name] = found
            self._room -= int(found.nbytes)
        return found

    def each(self, name: str, work: Callable[[pa.Array], Done]) -> list[Done]:
        """The result of `work` for each piece of the column `name`, in order; several threads read an unkept column."""
        if name in self._columns or self._estimate(name) <= self._room:
            return [work(piece) for piece in self.column(name).chunks]

        def part(file: pq.ParquetFile, groups: range) -> list[Done]:
            return [work(piece) for piece in read_groups(file, groups, [name], alone=False)[name].chunks]

        return list(chain.from_iterable(self._handles.each(self._spans(), part)))

    def first_with(self, name: str, word: str) -> int | None:
        """The first row in which the column `name` is the text `word`; ``None`` if there is not one.

        Only row groups that can have the word are read, according to their least and greatest words.
        """
        self._handles.check()
        if name in self._columns:
            return first_in(self._columns[name], word)
        (groups,) = self._handles.each([name], lambda file, column: groups_with(file, column, word))
        at_once = self._handles.threads
        for some in (groups[first : first + at_once] for first in range(0, len(groups), at_once)):
            found = self._handles.each(some, partial(_first_of, column=name, word=word))
            rows = [int(self._starts[group]) + row for group, row in zip(some, found, strict=True) if row is not None]
            if rows:
                return rows[0]
        return None

    def take(self, rows: Rows | None, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows at `rows`, in that order, or all of them; of all columns or of those in `columns`."""
        names = list(self.schema.names if columns is None else columns)
        if rows is None:
            spans = self._spans()
            return self._joined(
                self._handles.each(spans, partial(read_groups, names=names, alone=len(spans) == 1)), names
            )
        ordered = np.sort(rows, kind="stable")
        jobs = self._by_group(ordered)
        if len(jobs) <= FEW:
            table = self._joined(self._handles.each(jobs, partial(self._of_group, names=names, parts=jobs)), names)
        else:
            table = self._of_many(ordered, jobs, names)
        if np.array_equal(ordered, rows):
            return table
        return table.take(from_rows(np.argsort(np.argsort(rows, kind="stable"), kind="stable")))

    def _of_many(self, ordered: Rows, jobs: list[_Part], names: list[str]) -> pa.Table:
        """The columns `names` of `ordered` rows, the parts `jobs` of many row groups.

        Columns that a question has read already are not read again, and words that repeat are decoded once.
        """
        held = {name: self._columns[name].take(from_rows(ordered)) for name in names if name in self._columns}
        missing = [name for name in names if name not in held]
        pieces = self._coded().each(jobs, partial(_picked, names=missing)) if missing else []
        table = written_as(pa.concat_tables(pieces), self.schema) if pieces else None
        fields = pa.schema(
            [self.schema.field(name) for name in names], None if table is None else table.schema.metadata
        )
        columns = [held[name] if table is None or name in held else table[name] for name in names]
        return pa.Table.from_arrays(columns, schema=fields).unify_dictionaries()

    def _by_group(self, ordered: Rows) -> list[_Part]:
        """The ascending row numbers `ordered` as parts of row groups."""
        groups = np.searchsorted(self._starts, ordered, side="right") - 1
        # np.unique is not used: it imports NumPy's masked arrays, which takes as long as reading a first record.
        edges = [*np.flatnonzero(np.diff(groups, prepend=-1)).tolist(), len(groups)]
        return [
            _Part(int(groups[begin]), ordered[begin:end] - self._starts[groups[begin]])
            for begin, end in pairwise(edges)
        ]

    def _of_group(self, file: pq.ParquetFile, part: _Part, names: list[str], parts: list[_Part]) -> pa.Table:
        """The rows of `part`, one of `parts`; the row group of the last part is kept: reading may continue there."""
        alone = len(parts) == 1
        kept = self._kept
        if kept is not None and kept[0] == part.group:
            return pick(kept[1].select(names), part.rows, alone)
        size = int(part.rows[-1]) + 1
        if size <= HEAD:
            return pick(read_head(file, (part.group, size), names, alone=alone), part.rows, alone)
        table = read_groups(file, range(part.group, part.group + 1), names, alone=alone)
        if part is parts[-1] and len(names) == len(self.schema.names):
            self._kept = (part.group, table)
        return pick(table, part.rows, alone)

    def _coded(self) -> Handles:
        """The file with texts as codes, for picking rows; as it is if it is of an older release or another kind."""
        if self._handles_of_codes is None:
            (first,) = self._handles.each([None], lambda file, _: file)
            usable = isinstance(first, StoredFile) and first.schema_arrow.equals(self.schema)
            opened = partial(coded, self._open, self._handles.check)
            self._handles_of_codes = Handles(opened, opened(), self._handles.check) if usable else self._handles
        return self._handles_of_codes

    def _joined(self, pieces: list[pa.Table], names: list[str]) -> pa.Table:
        """`pieces` as one table of the columns `names`."""
        if not pieces:
            return empty(pa.schema([self.schema.field(name) for name in names]))
        return pa.concat_tables(pieces).unify_dictionaries()

    def _spans(self) -> list[range]:
        """All row groups, in runs of at most :data:`SPAN` that are read at once, several runs for each thread."""
        groups = len(self._starts) - 1
        size = max(1, min(SPAN, -(-groups // self._handles.threads)))
        return [range(first, min(first + size, groups)) for first in range(0, groups, size)]

    def _estimate(self, name: str) -> float:
        """The estimated size of the column `name` in memory, in bytes, from its first row group."""
        if not self.rows:
            return 0
        (first,) = self._handles.each([range(1)], partial(read_groups, names=[name], alone=True))
        return float(first.nbytes / first.num_rows * self.rows)


def _first_of(file: pq.ParquetFile, group: int, column: str, word: str) -> int | None:
    """The first row of a row group in which `column` is `word`."""
    return first_in(read_groups(file, range(group, group + 1), [column], alone=False)[column], word)


def _picked(file: pq.ParquetFile, part: _Part, names: list[str]) -> pa.Table:
    """The rows of `part`, one of many."""
    size = int(part.rows[-1]) + 1
    if size <= HEAD:
        return pick(read_head(file, (part.group, size), names, alone=False), part.rows, alone=False)
    return pick(read_groups(file, range(part.group, part.group + 1), names, alone=False), part.rows, alone=False)
