"""A release folder after its opening: a build may replace it while a corpus reads from it."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..errors import CorpusError, ReleaseError
from .sums import SUMS

Read = TypeVar("Read")


class OpenedFolder:
    """The release that is in `folder` when this object is made.

    Its checksums identify it, and each table by itself is the file that was there when it was opened first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = _state(folder / SUMS)
        self._sums = _content(folder)
        self._files: dict[Path, tuple[int, ...]] = {}

    @property
    def identity(self) -> str:
        """The hash of the release's checksums."""
        return hashlib.sha256(self._sums).hexdigest()

    def check(self) -> None:
        """Raise :class:`ReleaseError` if the release in the folder was replaced or removed, or one of its tables was.

        The same release, built again, is not a change.
        """
        state = _state(self._folder / SUMS)
        if state != self._seen:
            if _content(self._folder) != self._sums:
                raise ReleaseError(
                    f"{self._folder}: the release was replaced or removed after it was opened; load it again"
                )
            self._seen = state
            self._files = {path: _state(path) for path in self._files}
        for path, before in self._files.items():
            if _state(path) != before:
                raise ReleaseError(
                    f"{path}: the file was changed after the release was opened, so that its rows may be those of "
                    "another release; load it again"
                )

    def read(self, work: Callable[[], Read], path: Path | None = None) -> Read:
        """The result of `work`, which reads from the folder; raises :class:`ReleaseError` if the release was replaced.

        `path` is the table that `work` opens, if it opens one: from now on this file may not change. The check comes
        after `work`: a result that was read before the replacement is valid.
        """
        if path is not None:
            self._files.setdefault(path, _state(path))
        try:
            found = work()
        except CorpusError:
            self.check()
            raise
        self.check()
        return found


def _state(path: Path) -> tuple[int, ...]:
    """Facts that quickly show whether a file is the same as before; nothing if it is missing."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _content(folder: Path) -> bytes:
    """The checksums; empty for tables that a user put together without checksums."""
    try:
        return (folder / SUMS).read_bytes()
    except OSError:
        return b""
