"""Which records a build has met already, in 16 bytes each, so that memory stays flat over many files."""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from ..errors import ReleaseError

Keys = npt.NDArray[np.uint64]
_PENDING = 1 << 16
_DIGEST = np.dtype(">u8")


def digest(words: str) -> int:
    """64 bits that stand for `words`."""
    return int.from_bytes(blake2b(words.encode(), digest_size=_DIGEST.itemsize).digest())


class SeenRecords:
    """Remembers ids with their contents; a second content under one id is refused."""

    def __init__(self) -> None:
        self._keys: Keys = np.zeros(0, dtype=np.uint64)
        self._contents: Keys = np.zeros(0, dtype=np.uint64)
        self._pending: dict[int, int] = {}

    def add(self, record_id: str, content: str) -> bool:
        """Note a record; returns whether it is new.

        Raises :class:`ReleaseError` if another content has the same id already: with 32 bits of checksum behind the
        title, that is a matter of chance in about four thousand million.
        """
        key, mark = digest(record_id), digest(content)
        before = self._find(key)
        if before is None:
            self._pending[key] = mark
            if len(self._pending) >= _PENDING:
                self._merge()
            return True
        if before != mark:
            raise ReleaseError(
                f"{record_id}: two records with different contents have this id; please report both dumps"
            )
        return False

    def _find(self, key: int) -> int | None:
        if key in self._pending:
            return self._pending[key]
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        if place < len(self._keys) and int(self._keys[place]) == key:
            return int(self._contents[place])
        return None

    def _merge(self) -> None:
        keys = np.fromiter(self._pending, dtype=np.uint64)
        order = np.argsort(keys)
        contents = np.fromiter(self._pending.values(), dtype=np.uint64)[order]
        # One array after the other, each in order already: to sort them together takes twice the memory.
        places = np.searchsorted(self._keys, keys[order])
        self._keys = np.insert(self._keys, places, keys[order])
        self._contents = np.insert(self._contents, places, contents)
        self._pending = {}
