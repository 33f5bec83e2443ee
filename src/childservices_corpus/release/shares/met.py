"""The different readings of records in one share: the first of each goes into the tables, the others beside them.

The file ``readings.parquet`` has one row a reading, in the order of the dumps; in a page, articles are before
statements. ``record`` and ``reading`` are the numbers of :mod:`.marks`. ``later`` is 1 if the row is not in the table
of the share, but in the table of the same name in the folder ``later``. All columns are whole numbers.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from ...arrow import Mask, Rows, from_rows, to_rows
from ...parsing.pages_read import PagesRead
from ...reading.ids import CONTENT
from .marks import id_marks, reading_marks

READINGS = "readings.parquet"
KINDS = tuple(CONTENT)
COLUMNS = ("record", "reading", "table", "later", "line", "start", "end")
_NEW, _LATER, _KNOWN = range(3)


class Split(NamedTuple):
    """Which rows of a table are of new records, and which are another reading of a record met before."""

    new: Mask
    later: Mask


class Met:
    """The readings that a share has met, collected page by page."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._others: set[tuple[int, int]] = set()
        self._pieces: list[Rows] = []

    def new(self, read: PagesRead) -> dict[str, Split]:
        """Of each table of records in `read`, the rows whose records are new, and those with another reading."""
        pages, found = zip(*(_readings(name, read) for name in KINDS), strict=True)
        # Page by page; of a page, the rows of its tables in order.
        order = np.argsort(np.concatenate(pages), kind="stable")
        columns = np.concatenate(found, axis=1)
        pairs = zip(*(columns[COLUMNS.index(name), order].tolist() for name in ("record", "reading")), strict=True)
        fates = np.full(len(order), _KNOWN)
        fates[order] = [self._fate(record, reading) for record, reading in pairs]
        columns[COLUMNS.index("later")] = fates == _LATER
        self._pieces.append(columns[:, order[fates[order] != _KNOWN]])
        own = np.split(fates, np.cumsum([len(some) for some in pages[:-1]]))
        return {name: Split(some == _NEW, some == _LATER) for name, some in zip(KINDS, own, strict=True)}

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
        columns = np.concatenate([np.zeros((len(COLUMNS), 0), dtype=np.int64), *self._pieces], axis=1)
        whole = pa.Table.from_arrays([from_rows(column) for column in columns], names=list(COLUMNS))
        pq.write_table(whole, folder / READINGS, compression="none", use_dictionary=False)


def _readings(name: str, read: PagesRead) -> tuple[Rows, Rows]:
    """For each row of the table `name`: the page, and the columns of the reading; ``later`` is left open."""
    table, bounds = read.tables[name], read.bounds[name]
    rows = table.num_rows
    if not rows:
        return np.zeros(0, dtype=np.int64), np.zeros((len(COLUMNS), 0), dtype=np.int64)
    pages = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    places = read.first_lines[:, read.bounds["sightings"][pages] + to_rows(table["position"])]
    marks = id_marks(table), reading_marks(name, table)
    return pages, np.stack([*marks, np.full(rows, KINDS.index(name)), np.zeros(rows, dtype=np.int64), *places])
