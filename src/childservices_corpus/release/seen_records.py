"""Which records a build has met already, in 16 bytes each, so that memory stays flat over many files."""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
_PENDING = 1 << 16
_DIGEST = np.dtype(">u8")


def digest(words: str) -> int:
    """64 bits that stand for `words`."""
    return int.from_bytes(blake2b(words.encode(), digest_size=_DIGEST.itemsize).digest())


class SeenRecords:
    """Remembers ids with how their records were read first."""

    def __init__(self) -> None:
        self._keys: Keys = np.zeros(0, dtype=np.uint64)
        self._readings: Keys = np.zeros(0, dtype=np.uint64)
        self._pending: dict[int, int] = {}

    def met(self, record_id: str, reading: str) -> bool | None:
        """Note a record.

        Returns ``None`` if it is new, ``True`` if it was met with the same `reading`, ``False`` if with another one.
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
        # One array after the other, each in order already: to sort them together takes twice the memory.
        places = np.searchsorted(self._keys, keys[order])
        self._keys = np.insert(self._keys, places, keys[order])
        self._readings = np.insert(self._readings, places, readings)
        self._pending = {}
