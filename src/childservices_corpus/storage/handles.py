"""Open Parquet files of one table, for several threads at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

Job = TypeVar("Job")
Done = TypeVar("Done")
# Each thread holds a decoded row group or a few: more of them would gain little and cost memory.
MOST_THREADS = 8


class Handles:
    """A Parquet file, opened as often as threads read it at once: pyarrow's reader breaks when two of them share it.

    `opened` opens it anew at each call; `first` is one that is open already. `check` raises an error if the file at its
    place is no longer that one.
    """

    def __init__(
        self, opened: Callable[[], pq.ParquetFile], first: pq.ParquetFile, check: Callable[[], None] | None = None
    ) -> None:
        self._open = opened
        self._idle = [first]
        self._check = check

    @property
    def threads(self) -> int:
        """How many threads read at most."""
        return min(int(pa.cpu_count()), MOST_THREADS)

    def check(self) -> None:
        """Raise an error if the file at its place is no longer the one that was opened."""
        if self._check is not None:
            self._check()

    def each(self, jobs: Sequence[Job], work: Callable[[pq.ParquetFile, Job], Done]) -> list[Done]:
        """What `work` gives for each of `jobs`, in their order; it gets a file that no other thread uses meanwhile."""
        self.check()

        def alone(job: Job) -> Done:
            with self._one() as file:
                return work(file, job)

        threads = min(len(jobs), self.threads)
        if threads < 2:
            return [alone(job) for job in jobs]
        # Imported here, since it brings the logging package, which a first record need not wait for.
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(alone, jobs))

    @contextmanager
    def _one(self) -> Iterator[pq.ParquetFile]:
        # A list's pop and append are each done whole, whatever other threads do.
        try:
            file = self._idle.pop()
        except IndexError:
            file = self._open()
        try:
            yield file
        finally:
            self._idle.append(file)
