"""A task as it is sent to a worker: it is run only if the worker has what it must share with the build."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ...crawl.dumps import HeldPage
from ...errors import ReleaseError
from ..shares.finishing import FinishShare
from ..shares.part import SUMMARY
from ..shares.read import Note
from ..shares.share import Page, Share
from ..shares.tasks import ChangeTables, ReadShare, Task
from .witness import Witness

# Tasks that write a part, and nothing else.
PartTask = ReadShare | ChangeTables | FinishShare


@dataclass(frozen=True)
class Sent:
    """The task that writes the part `key`. Two are equal if they write the same part."""

    key: str
    task: PartTask = field(compare=False)
    witness: Witness = field(compare=False)

    def run(self, note: Note) -> Any:
        """Do it; raises :class:`ReleaseError` if this process lacks what the build needs."""
        fault = self.witness.fault()
        if fault:
            raise ReleaseError(fault)
        if (self.task.work / self.key / SUMMARY).exists():
            # An engine may repeat a task that was done, because its result was lost.
            return None
        return self.task.run(note)


def sent(task: PartTask, witness: Witness) -> Sent:
    """`task` for a worker whose working folder may be another one."""
    if isinstance(task, ReadShare):
        task = replace(task, share=_absolute(task.share))
    return Sent(task.key, task, witness)


def _absolute(share: Share) -> Share:
    return replace(share, pages=tuple(map(_absolute_page, share.pages)))


def _absolute_page(page: Page) -> Page:
    dump = page.dump
    if isinstance(dump.held, HeldPage):
        dump = replace(dump, held=replace(dump.held, path=Path.cwd() / dump.held.path))
    if dump.path is not None:
        dump = replace(dump, path=Path.cwd() / dump.path)
    return replace(page, dump=dump)


def do(task: Task) -> Any:
    """The result of `task`, which is run in this process."""
    return task.run(_ignored)


def _ignored(name: str) -> None:
    """The name of a dump that is being read."""
