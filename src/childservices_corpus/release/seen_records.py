"""The records that a build has seen, in 16 bytes each, so that many files need little memory."""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
_PENDING = 1 << 16
_DIGEST = np.dtype(">u8")


def digest(words: str) -> int:
    """A hash of `words` with 64 bits."""
    return int.from_bytes(blake2b(words.encode(), digest_size=_DIGEST.itemsize).digest())


class SeenRecords:
    """Remembers the ids of records, each with its first reading."""

    def __init__(self) -> None:
        self._keys: Keys = np.zeros(0, dtype=np.uint64)
        self._readings: Keys = np.zeros(0, dtype=np.uint64)
        self._pending: dict[int, int] = {}

    def met(self, record_id: str, reading: str) -> bool | None:
        """Note a record.

        Returns ``None`` if it is new, ``True`` if its first reading equals `reading`, ``False`` if it differs.
        """
        key, mark = digest(record_id), digest(reading)
        before = self._find(key)
        if before is not None:
            return before == mark
        self._pending[key] = mark
        if len(self._pending) >= _PENDING:
            self._merge()
        return None

    def _find(self, key: int) -> int | None:
        if key in self._pending:
            return self._pending[key]
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        if place < len(self._keys) and int(self._keys[place]) == key:
            return int(self._readings[place])
        return None

    def _merge(self) -> None:
        keys = np.fromiter(self._pending, dtype=np.uint64)
        order = np.argsort(keys)
        readings = np.fromiter(self._pending.values(), dtype=np.uint64)[order]
        # Both arrays are sorted; sorting them together would need twice the memory.
        places = np.searchsorted(self._keys, keys[order])
        self._keys = np.insert(self._keys, places, keys[order])
        self._readings = np.insert(self._readings, places, readings)
        self._pending = {}
