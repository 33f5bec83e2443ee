"""Work in several processes, with the results in the order of the tasks."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

# Gives the results of a function for some tasks, in the order of the tasks.
Run: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]


@contextmanager
def processes(jobs: int) -> Iterator[Run]:
    """What runs a function for many tasks in `jobs` processes; for one job it runs in this process.

    Functions and tasks are sent to the processes, so they must be such as :mod:`pickle` can send.
    """
    if jobs < 2:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A forked process would inherit the locks of Arrow's threads, and could wait for one of them for ever.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield pool.map
