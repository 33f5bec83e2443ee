"""The folder of the parts of a build: parts that a killed build has finished are found there, and used again.

Without ``--work`` it is beside the target: ``.release.parts`` for a target ``release``. It is removed when the build
ends, and stays if the build is killed or interrupted. A folder that the caller names stays, with the parts of the last
build. Each part is a folder whose name is its key; it is written under another name and then renamed. The lock keeps
other builds out. Only entries with such names are ever removed.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from ...errors import ReleaseError
from ..folder import LOCK
from ..lock import try_lock
from .part import SUMMARY, is_sound
from .share import KEY_LENGTH

PARTS = ".parts"
_FINISHED = re.compile(f"[0-9a-f]{{{KEY_LENGTH}}}")
_BEGUN = re.compile(rf"[0-9a-f]{{{KEY_LENGTH}}}\.[a-z0-9_]{{8}}")
Result = TypeVar("Result")


def made(work: Path, key: str, write: Callable[[Path], Result]) -> Result:
    """Call `write` with a new folder, which becomes the part `key` in `work` if a summary was written into it."""
    new = Path(tempfile.mkdtemp(prefix=f"{key}.", dir=work))
    try:
        result = write(new)
        if (new / SUMMARY).exists():
            _rename(new, work / key)
        return result
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _rename(new: Path, path: Path) -> None:
    """Rename `new` to `path`, unless another process has put the same part there."""
    try:
        new.rename(path)
    except OSError:
        if not path.is_dir():
            raise


class Work:
    """The parts in `folder`, and which of them this build uses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()
        self._sound: set[str] = set()

    def has(self, key: str) -> bool:
        """True if the part `key` is there, whole and unchanged; a damaged one is removed. The part counts as used."""
        self._used.add(key)
        if key in self._sound:
            return True
        path = self.folder / key
        if path.is_dir() and not is_sound(path):
            shutil.rmtree(path)
        if path.is_dir():
            self._sound.add(key)
        return path.is_dir()

    def path(self, key: str) -> Path:
        """The folder of the part `key`."""
        return self.folder / key

    @contextmanager
    def own(self) -> Iterator[Path]:
        """A folder for files that are needed only in the block."""
        with tempfile.TemporaryDirectory(prefix=f"{'0' * KEY_LENGTH}.", dir=self.folder) as name:
            yield Path(name)

    def clear_unused(self) -> None:
        """Remove the parts that this build does not use."""
        self._remove(path for path in self.folder.iterdir() if path.name not in self._used)

    def clear(self, names: re.Pattern[str]) -> None:
        """Remove the parts whose names are of the form `names`."""
        self._remove(path for path in self.folder.iterdir() if names.fullmatch(path.name))

    def _remove(self, paths: Iterable[Path]) -> None:
        for path in list(paths):
            if path.is_dir() and (_FINISHED.fullmatch(path.name) or _BEGUN.fullmatch(path.name)):
                self._remove_at_once(path)

    def _remove_at_once(self, path: Path) -> None:
        """Remove `path` so that a process which still writes into it finds nothing there.

        A worker of a killed build would otherwise add files while those before are removed, and seal half a part.
        """
        doomed = Path(tempfile.mkdtemp(prefix=f"{'0' * KEY_LENGTH}.", dir=self.folder))
        with suppress(OSError):
            path.rename(doomed / path.name)
        shutil.rmtree(doomed, ignore_errors=True)
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def work_folder(target: Path, named: Path | None = None) -> Iterator[Work]:
    """The work folder of a build of `target`, locked; `named` is the one that the caller names.

    Raises :class:`ReleaseError` for a folder that contains anything else, and while another build uses it.
    """
    folder = named if named is not None else target.with_name(f".{target.name}{PARTS}")
    _refuse_strange(folder)
    folder.mkdir(parents=named is not None, exist_ok=True)
    held = try_lock(folder / LOCK)
    if held is None:
        raise ReleaseError(f"{folder}: another build is working there; wait until it has ended, or name another folder")
    work = Work(folder)
    try:
        work.clear(_BEGUN)
        yield work
    except Exception:
        _leave(work, named)
        raise
    else:
        work.clear_unused()
        _leave(work, named)
    finally:
        held.release()


def _leave(work: Work, named: Path | None) -> None:
    """Remove the folder, with all parts, unless the caller named it or something else is in it."""
    work.clear(_BEGUN)
    if named is None:
        work.clear(_FINISHED)
        with suppress(OSError):
            (work.folder / LOCK).unlink(missing_ok=True)
            work.folder.rmdir()


def _refuse_strange(folder: Path) -> None:
    """Raise :class:`ReleaseError` if `folder` exists and contains anything that a build does not make there."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise ReleaseError(f"{folder}: it is not a folder, and parts of the build cannot be put there; move it away")
    strange = sorted(
        path.name
        for path in folder.iterdir()
        if path.name != LOCK and not _FINISHED.fullmatch(path.name) and not _BEGUN.fullmatch(path.name)
    )
    if strange:
        raise ReleaseError(
            f"{folder}: the folder contains {strange[0]!r}, which is not part of a build; "
            "move it away, or name another folder for the work"
        )
