"""The row of an id, without a table of all ids: the first look-ups search the column, later ones 16 bytes a row."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from ...arrow import Rows
from ...storage.column_scan import written_out
from ...storage.readers import Reader
from ...text.documents import has_surrogate

# After so many look-ups in the column, hashes of all ids are made: by then the column was read as often.
_LOOKED_UP = 3


class RowsById:
    """The rows of a table by the ids in its column ``id``."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked = 0

    def row(self, record_id: str) -> int | None:
        """The row of the record with this id; ``None`` if there is not one."""
        if has_surrogate(record_id):
            return None
        self._asked += 1
        if self._asked <= _LOOKED_UP:
            return self._reader.first_with("id", record_id)
        hashes, rows = self._hashes
        place = int(np.searchsorted(hashes, np.int64(hash(record_id))))
        if place == len(hashes) or int(hashes[place]) != hash(record_id):
            return None
        return int(rows[place])

    @cached_property
    def _hashes(self) -> tuple[npt.NDArray[np.int64], Rows]:
        """The hash of each id in ascending order, and the row of each."""
        pieces = self._reader.each("id", lambda piece: [hash(one) for one in written_out(piece).to_pylist()])
        found = np.array([one for piece in pieces for one in piece], dtype=np.int64)
        order = np.argsort(found, kind="stable")
        return found[order], order
