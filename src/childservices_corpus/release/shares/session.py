"""The means of one build, and how it has its tasks done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ...errors import ReleaseError
from ..progress import Told
from .part import Part
from .read import Note
from .share import Share
from .tasks import ReadShare, Task
from .work import Work
from .workers import Died

TRIES = 2
DEATHS = "each process that works on this part of the build ends; give it more memory, or use one job"


class Runner(Protocol):
    """Runs tasks, here or in other processes."""

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task and its result, as they end."""
        ...


@dataclass
class Session:
    """The means of one build: what runs its tasks, the folder of its parts, the hash of the program, its progress."""

    runner: Runner
    work: Work
    code: str
    told: Told

    def key(self, share: Share) -> str:
        """The key of `share`."""
        return share.key(self.code)

    def parts(self, shares: Sequence[Share]) -> list[Part]:
        """The parts of `shares`, which are all read."""
        return [Part(self.work.path(self.key(share))) for share in shares]

    def done(self, share: Share) -> bool:
        """True if `share` need not be read."""
        return self.work.has(self.key(share))

    def task(self, share: Share) -> ReadShare:
        """The task of reading `share`."""
        return ReadShare(share, self.key(share), self.work.folder)

    def tried(self, tasks: Sequence[Task]) -> dict[int, Any]:
        """The results of `tasks` by number; :class:`Died` for a task whose worker died each time."""
        results: dict[int, Any] = {}
        left = list(range(len(tasks)))
        for _ in range(TRIES):
            found = {left[at]: one for at, one in self.runner.run([tasks[number] for number in left], self.told.dump)}
            results |= found
            left = [number for number in left if isinstance(found[number], Died)]
        return results

    def finished(self, tasks: Sequence[Task]) -> list[Any]:
        """The results of `tasks`, in order.

        Raises :class:`ReleaseError` if the workers of a task die each time.
        """
        results = self.tried(tasks)
        if any(isinstance(result, Died) for result in results.values()):
            raise ReleaseError(DEATHS)
        return [results[number] for number in range(len(tasks))]
