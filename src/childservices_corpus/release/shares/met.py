"""The different readings of records in one share: the first of each goes into the tables, the others beside them.

The file ``readings.parquet`` has one row a reading, in the order of the dumps; in a page, articles are before
statements. ``record`` and ``reading`` are the numbers of :mod:`.marks`. ``later`` is 1 if the row is not in the table
of the share, but in the table of the same name in the folder ``later``. All columns are whole numbers.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ...arrow import Mask, Rows, from_rows, numbers
from ...reading.ids import CONTENT
from .marks import id_marks, reading_marks

READINGS = "readings.parquet"
KINDS = tuple(CONTENT)
COLUMNS = ("record", "reading", "table", "later", "line", "start", "end")
_NEW, _LATER, _KNOWN = range(3)


class Met:
    """The readings that a share has met, collected table by table."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._others: set[tuple[int, int]] = set()
        self._pieces: list[list[Rows]] = []

    def new(self, name: str, table: pa.Table, places: tuple[Rows, Rows, Rows]) -> tuple[pa.Table, pa.Table]:
        """The rows of `table` whose records are new, and those with another reading of a record met before.

        `places` are line, start and end of the first line of each row.
        """
        if not table.num_rows:
            return table, table
        records, readings = id_marks(table), reading_marks(name, table)
        pairs = zip(records.tolist(), readings.tolist(), strict=True)
        fates = np.array([self._fate(record, reading) for record, reading in pairs])
        which, later = np.full(len(fates), KINDS.index(name)), (fates == _LATER).astype(np.int64)
        noted = fates != _KNOWN
        self._pieces.append([column[noted] for column in (records, readings, which, later, *places)])
        return _only(table, fates == _NEW), _only(table, fates == _LATER)

    def _fate(self, record: int, reading: int) -> int:
        """Whether this is the first reading of a record, another one, or one that was met before."""
        if record not in self._first:
            self._first[record] = reading
            return _NEW
        if self._first[record] == reading or (record, reading) in self._others:
            return _KNOWN
        self._others.add((record, reading))
        return _LATER

    def write(self, folder: Path) -> None:
        """Write the readings to their file in `folder`."""
        none = [np.zeros(0, dtype=np.int64)] * len(COLUMNS)
        columns = [np.concatenate(column) for column in zip(none, *self._pieces, strict=True)]
        whole = pa.Table.from_arrays([from_rows(column) for column in columns], names=list(COLUMNS))
        pq.write_table(whole, folder / READINGS, compression="none", use_dictionary=False)


def _only(table: pa.Table, rows: Mask) -> pa.Table:
    return table if rows.all() else table.take(numbers(np.flatnonzero(rows)))
