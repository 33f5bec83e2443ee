"""Pairs put in order, however many there are: what memory should not hold is in a temporary file."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np

from .pairs import Codes, first_code

# Pairs in memory, and records whose pairs are read together: bounds of memory.
HELD = 1 << 20
RECORDS = 1 << 13
_BYTES = np.dtype(np.uint64).itemsize


@contextmanager
def spilled(pairs: Iterable[Codes], records: int, folder: Path | None = None, held: int = HELD) -> Iterator["Spilled"]:
    """`pairs` in order, for the block.

    `records` is the number of all records. If there are more than so many `held` pairs, they are in a file without a
    name in `folder`, or among the temporary files of the system.
    """
    with tempfile.SpooledTemporaryFile(held * _BYTES, dir=None if folder is None else str(folder)) as file:
        yield Spilled(pairs, records, file, held)


class Spilled:
    """Pairs, each once and in order, by ranges of :data:`RECORDS` lower records."""

    def __init__(self, pairs: Iterable[Codes], records: int, file: IO[bytes], held: int) -> None:
        self._edges = np.array([first_code(number) for number in range(RECORDS, records, RECORDS)], np.uint64)
        self._file = file
        # For each sorted run in the file the places where its ranges begin, and its end.
        self._runs: list[list[int]] = []
        self._written = 0
        self.ranges = len(self._edges) + 1
        some, size = list[Codes](), 0
        for codes in pairs:
            some.append(codes)
            size += len(codes)
            if size >= held:
                self._write(_once(some))
                some, size = [], 0
        self._write(_once(some))

    def of(self, number: int) -> Codes:
        """The pairs of the range with this number."""
        return _once([self._read(places[number], places[number + 1]) for places in self._runs])

    def _write(self, codes: Codes) -> None:
        places = [0, *np.searchsorted(codes, self._edges).tolist(), len(codes)]
        self._runs.append([self._written + place for place in places])
        self._written += len(codes)
        self._file.write(codes.tobytes())

    def _read(self, begin: int, end: int) -> Codes:
        self._file.seek(begin * _BYTES)
        return np.frombuffer(self._file.read((end - begin) * _BYTES), np.uint64)


def _once(some: list[Codes]) -> Codes:
    """All pairs in order, each once."""
    codes = np.sort(np.concatenate(some)) if some else np.zeros(0, np.uint64)
    return codes[np.concatenate([[True], codes[1:] != codes[:-1]])] if codes.size else codes
