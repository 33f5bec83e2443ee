"""A release folder after its opening: a build may replace it while a corpus reads from it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..errors import CorpusError, ReleaseError
from .sums import SUMS

Read = TypeVar("Read")


class OpenedFolder:
    """The release that is in `folder` when this object is made; its checksums identify it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = _state(folder)
        self._sums = _content(folder)

    def check(self) -> None:
        """Raise :class:`ReleaseError` if the release in the folder was replaced or removed."""
        state = _state(self._folder)
        if state == self._seen:
            return
        if _content(self._folder) != self._sums:
            raise ReleaseError(
                f"{self._folder}: the release was replaced or removed after it was opened; load it again"
            )
        self._seen = state

    def read(self, work: Callable[[], Read]) -> Read:
        """The result of `work`, which reads from the folder; raises :class:`ReleaseError` if the release was replaced.

        The check comes after `work`: a result that was read before the replacement is valid.
        """
        try:
            found = work()
        except CorpusError:
            self.check()
            raise
        self.check()
        return found


def _state(folder: Path) -> tuple[int, ...]:
    """Facts that quickly show whether the file of checksums is the same as before."""
    try:
        found = os.stat(folder / SUMS)
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _content(folder: Path) -> bytes:
    """The checksums; empty for tables that a user put together without checksums."""
    try:
        return (folder / SUMS).read_bytes()
    except OSError:
        return b""
