"""Open Parquet files of one table, for several threads."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

Job = TypeVar("Job")
Done = TypeVar("Done")
# Each thread holds a few decoded row groups: more threads would gain little and need more memory.
MOST_THREADS = 8


class Handles:
    """A Parquet file, opened once for each thread that reads it: two threads cannot share pyarrow's reader.

    `opened` opens the file again at each call; `first` is already open. `check` raises an error if the path now leads
    to another file.
    """

    def __init__(
        self, opened: Callable[[], pq.ParquetFile], first: pq.ParquetFile, check: Callable[[], None] | None = None
    ) -> None:
        self._open = opened
        self._idle = [first]
        self._check = check

    @property
    def threads(self) -> int:
        """The largest number of threads that read."""
        return min(int(pa.cpu_count()), MOST_THREADS)

    def check(self) -> None:
        """Raise an error if the path now leads to another file."""
        if self._check is not None:
            self._check()

    def each(self, jobs: Sequence[Job], work: Callable[[pq.ParquetFile, Job], Done]) -> list[Done]:
        """The result of `work` for each of `jobs`, in order; each call has the file to itself."""
        self.check()

        def alone(job: Job) -> Done:
            with self._one() as file:
                return work(file, job)

        threads = min(len(jobs), self.threads)
        if threads < 2:
            return [alone(job) for job in jobs]
        # Imported here because it imports the logging package, which would delay the first record.
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(alone, jobs))

    @contextmanager
    def _one(self) -> Iterator[pq.ParquetFile]:
        # A list's pop and append are atomic, so threads cannot disturb each other.
        try:
            file = self._idle.pop()
        except IndexError:
            file = self._open()
        try:
            yield file
        finally:
            self._idle.append(file)
