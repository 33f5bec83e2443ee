"""Work in several processes, with the results in the order of the tasks."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from ..errors import ReleaseError
from .shares.session import Runner
from .shares.workers import Died, runner

# Gives the results of a function for some tasks, in the order of the tasks.
Run: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]


@dataclass(frozen=True)
class _Call:
    """A function, and what it is called with, as a task of a runner."""

    work: Callable[[Any], Any]
    given: Any

    def run(self, note: Callable[[str], None]) -> Any:
        """The result of the function."""
        return self.work(self.given)


@contextmanager
def processes(jobs: int) -> Iterator[Run]:
    """What runs a function for many tasks in `jobs` processes; for one job it runs in this process.

    Functions and tasks are sent to the processes, so they must be such as :mod:`pickle` can send. Raises
    :class:`ReleaseError` if one of the processes ends.
    """
    with runner(max(jobs, 1)) as running:
        yield partial(_in_order, running)


def _in_order(running: Runner, work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
    early: dict[int, Any] = {}
    due = 0
    for number, result in running.run([_Call(work, one) for one in tasks], _ignored):
        if isinstance(result, Died):
            raise ReleaseError("a process that checks the release ended; give it more memory, or use one job")
        early[number] = result
        while due in early:
            yield early.pop(due)
            due += 1


def _ignored(name: str) -> None:
    """The name of a dump that is being read."""
