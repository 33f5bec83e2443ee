"""Whether each record of a release shows its best reading, with a few numbers for each record that was seen twice.

Releases of older versions show the first reading and do not report the others; they are valid too.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, Rows, to_mask, to_rows_or
from ..arrow.digests import Digests

PLACE = ("document_id", "position")
_NEVER = -1


def ranks(table: pa.Table) -> npt.NDArray[np.int64]:
    """The rank of each row of `table` as one number: that of its filled fields, then of the items in its lists.

    They are ordered as :func:`~childservices_corpus.release.readings.rank` orders readings.
    """
    filled = np.zeros(table.num_rows, dtype=np.int64)
    items = np.zeros(table.num_rows, dtype=np.int64)
    for name in table.column_names:
        column = table[name]
        if name in PLACE:
            continue
        if pa.types.is_list(column.type):
            size = to_rows_or(pc.list_value_length(column), 0)
            items += size
            filled += size > 0
        else:
            filled += to_mask(_filled(column))
    return filled << 32 | items


def _filled(column: pa.ChunkedArray) -> Any:
    """True for each cell that is neither null nor empty; false and zero are empty."""
    if pa.types.is_string(column.type):
        return pc.not_equal(pc.binary_length(column), 0)
    if pa.types.is_boolean(column.type):
        return column
    if pa.types.is_integer(column.type):
        return pc.not_equal(column, 0)
    return pc.is_valid(column)


@dataclass(frozen=True, eq=False)
class Readings:
    """The first and the best reading of records, each with its document and its position, by the digests ``keys``.

    Documents are numbered in the order of the release. ``told`` is true for a record with a problem that reports
    another reading.
    """

    keys: Digests
    first: npt.NDArray[np.int64]
    best: npt.NDArray[np.int64]
    rank: npt.NDArray[np.int64]
    told: Mask

    @classmethod
    def none_of(cls, keys: Digests) -> "Readings":
        """The records with the ascending digests `keys`, without a reading yet."""
        never = np.full((len(keys), 2), _NEVER, dtype=np.int64)
        none = np.full(len(keys), _NEVER, dtype=np.int64)
        return cls(keys, never, never.copy(), none, np.zeros(len(keys), dtype=np.bool_))

    def note(self, document: int, keys: Digests, positions: Rows, ranks: npt.NDArray[np.int64]) -> None:
        """Add the records of a page; pages must come in order, and the records of each in the order of the page."""
        at, some = self._places(keys)
        places = np.stack((np.full(len(at), document), positions[some]), axis=1)
        self._add(at, places, places, ranks[some])

    def report(self, keys: Digests) -> None:
        """Note that problems report other readings of the records `keys`."""
        at, _ = self._places(keys)
        self.told[at] = True

    def add(self, later: "Readings") -> None:
        """Add the readings of later pages."""
        some = np.flatnonzero(later.rank != _NEVER)
        self._add(some, later.first[some], later.best[some], later.rank[some])
        self.told[:] |= later.told

    def wrong(self, keys: Digests, documents: Rows, positions: Rows) -> tuple[Rows, npt.NDArray[np.int64]]:
        """The rows of a table that show another reading than they must, and the places of the readings to show."""
        at, some = self._places(keys)
        due = np.where(self.told[at][:, None], self.best[at], self.first[at])
        other = (due[:, 0] != documents[some]) | (due[:, 1] != positions[some])
        other &= self.rank[at] != _NEVER
        return some[other], due[other]

    def _places(self, keys: Digests) -> tuple[Rows, Rows]:
        """The places of those of `keys` that are among the records here, and their indices in `keys`."""
        if not len(self.keys):
            none = np.zeros(0, dtype=np.int64)
            return none, none
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        some = np.flatnonzero(self.keys[at] == keys)
        return at[some], some

    def _add(self, at: Rows, first: Any, best: Any, rank: npt.NDArray[np.int64]) -> None:
        # Of several entries for one record NumPy keeps the last, so they are assigned from the last to the first.
        new = np.flatnonzero(self.rank[at] == _NEVER)[::-1]
        self.first[at[new]] = first[new]
        # Of equal ranks the earlier entry must be assigned later.
        order = np.lexsort((-np.arange(len(rank)), rank))
        better = order[rank[order] > self.rank[at[order]]]
        self.best[at[better]] = best[better]
        self.rank[at[better]] = rank[better]
