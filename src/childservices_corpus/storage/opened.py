"""A release folder from its opening on: a build may put another release in its place while a corpus reads from it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..errors import CorpusError, ReleaseError
from .sums import SUMS

Read = TypeVar("Read")


class OpenedFolder:
    """The release in `folder` as it is now, known by its checksums."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = _state(folder)
        self._sums = _content(folder)

    def check(self) -> None:
        """Raise :class:`ReleaseError` if another release stands in the folder now, or none."""
        state = _state(self._folder)
        if state == self._seen:
            return
        if _content(self._folder) != self._sums:
            raise ReleaseError(
                f"{self._folder}: another release was put there, or this one was removed, after it was opened; "
                "load it again"
            )
        self._seen = state

    def read(self, work: Callable[[], Read]) -> Read:
        """What `work` reads from the folder, if that is still the release that was opened.

        The folder is looked at afterwards: what was read before the other release came is of this one.
        """
        try:
            found = work()
        except CorpusError:
            self.check()
            raise
        self.check()
        return found


def _state(folder: Path) -> tuple[int, ...]:
    """What tells cheaply that a file is the same as before."""
    try:
        found = os.stat(folder / SUMS)
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _content(folder: Path) -> bytes:
    """The checksums; nothing for tables without any, which no build has put there."""
    try:
        return (folder / SUMS).read_bytes()
    except OSError:
        return b""
