"""Has parts written by the workers of an engine, and looks whether they are there; all else is done on this machine.

So the workers need only the dumps and the folder of the parts. A part has its name only when it is complete. A worker
that was thought dead, and goes on, can therefore spoil nothing.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import InputError, ReleaseError
from ..shares.part import SUMMARY
from ..shares.read import Lost, Note
from ..shares.session import Runner
from ..shares.tasks import ReadShare, Task
from .sent import PartTask, sent
from .witness import Witness

# Seconds. A network file system may show a new file to other machines a minute late.
LATE = 60.0
_PAUSE = 0.2


@dataclass(frozen=True)
class Shared:
    """Runs tasks that write parts on `engine`, and the others with `here`."""

    engine: Runner
    here: Runner
    witness: Witness

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task and its result, as they end.

        Raises :class:`ReleaseError` for a worker that does not share the folders or the program of this build.
        """
        parts = {number: task for number, task in enumerate(tasks) if isinstance(task, PartTask)}
        others = [number for number in range(len(tasks)) if number not in parts]
        numbers = list(parts)
        for at, result in self.engine.run([sent(task, self.witness) for task in parts.values()], note):
            self._examine(parts[numbers[at]], result)
            yield numbers[at], result
        for at, result in self.here.run([tasks[number] for number in others], note):
            yield others[at], result

    def _examine(self, task: PartTask, result: object) -> None:
        if isinstance(result, Lost) and isinstance(task, ReadShare):
            _refuse_readable(task, result)
        elif result is None and not _appears(task.work / task.key / SUMMARY):
            raise ReleaseError(
                f"{task.work}: a worker has written a part of the build there, and this process does not see it; "
                "name a work folder on a file system that this machine shares with every worker"
            )


def _refuse_readable(task: ReadShare, lost: Lost) -> None:
    """Raise :class:`ReleaseError` if this process can read the dump that a worker could not read."""
    dump = next(page.dump for page in task.share.pages if page.dump.document_id == lost.document_id)
    try:
        dump.read()
    except InputError:
        return
    raise ReleaseError(
        f"{dump.path}: a worker cannot read this dump ({lost.why}), and this process can; "
        "put the dumps on a file system that every worker has under the same path"
    )


def _appears(path: Path) -> bool:
    """True if `path` is there, or appears in time."""
    end = time.monotonic() + LATE
    while not path.exists():
        if time.monotonic() >= end:
            return False
        # A look at a folder makes a network file system ask for its present content.
        os.listdir(path.parents[1])
        time.sleep(_PAUSE)
    return True
