"""A release folder is complete or absent: it is written beside its place, flushed to disk, then renamed.

During a build, a folder such as ``.release.XXXX.partial`` with a unique name is beside the target ``release``. It holds
a lock, which shows that the build is alive, the new release, and for a moment the old release. If a build is killed,
its folder stays, and the next build removes it. Before that, it puts an old release back if the target is missing. It
leaves a folder alone if it cannot be sure that a build made it. It can be sure at any moment: an old release is called
``replaced`` before its files are removed, and the lock is removed last.
"""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from ..errors import ReleaseError
from .lock import only_build, try_lock
from .target import RELEASE_FILES, refuse, refuse_strange

LOCK, NEW, OLD, REPLACED = "childservices-corpus.lock", "new", "old", "replaced"
PARTIAL = ".partial"
# What makes the name of a work folder its own (tempfile.mkdtemp).
_UNIQUE = re.compile(r"[a-z0-9_]{8}")


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target`. It replaces `target` if the block succeeds and is removed if the block fails.

    If the process is killed inside the block, `target` stays as it was, or is where the next build finds it.

    Raises :class:`ReleaseError` if `target` exists and is not a release of this package with all its files, if another
    build is writing to it, or, in place of an ``OSError``, if it cannot be written.
    """
    try:
        with only_build(target), _parents(target), _clean(target), _work_folder(target) as work:
            yield work / NEW
            _flush_all(work / NEW)
            _put(work, target)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReleaseError(
            f"{target}: the folder cannot be written ({reason}); its previous content is unchanged"
        ) from error


def put_back(target: Path) -> None:
    """Put the old release back to `target`, if a killed build had moved it away and not yet put the new one there."""
    if target.parent.is_dir() and not os.path.lexists(target):
        with only_build(target):
            for folder in _left_overs(target):
                _clear(folder, target)


@contextmanager
def _parents(target: Path) -> Iterator[None]:
    """Make the folders above `target`; new ones are removed if the block fails."""
    missing = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _clean(target: Path) -> Iterator[None]:
    """Remove the folders of dead builds, then refuse a target that may not be replaced."""
    for folder in _left_overs(target):
        _clear(folder, target)
    refuse_strange(target)
    yield


def _left_overs(target: Path) -> Iterator[Path]:
    """Folders beside `target` with the name of a build for `target`, and with its lock or empty."""
    for path in sorted(target.parent.iterdir()):
        named = path.name.startswith(f".{target.name}.") and path.name.endswith(PARTIAL)
        unique = path.name.removeprefix(f".{target.name}.").removesuffix(PARTIAL)
        if not (named and _UNIQUE.fullmatch(unique)) or path.is_symlink() or not path.is_dir():
            continue
        if (path / LOCK).is_file() or not any(path.iterdir()):
            yield path


def _clear(work: Path, target: Path) -> None:
    """Remove the folder `work` of a dead build, after an old release in it is back at `target`; leave others alone."""
    if not _ours(work):
        return
    held = try_lock(work / LOCK)
    if held is None:
        return
    try:
        if (work / OLD).exists() and not os.path.lexists(target):
            (work / OLD).rename(target)
        if (work / OLD).exists():
            refuse(work / OLD, work)
            (work / OLD).rename(work / REPLACED)
    except ReleaseError:
        return
    finally:
        held.release()
    _remove(work)


def _remove(work: Path) -> None:
    """Remove `work`, its lock last.

    A worker of the dead build may still be writing. The lock then stays, so that the next build removes the rest.
    """
    for folder in (NEW, REPLACED):
        shutil.rmtree(work / folder, ignore_errors=True)
    if any((work / folder).exists() for folder in (NEW, REPLACED)):
        return
    with suppress(OSError):
        (work / LOCK).unlink(missing_ok=True)
        work.rmdir()


def _ours(work: Path) -> bool:
    """True if `work` contains only entries that a build makes there."""
    new = [work / NEW, *(work / NEW).rglob("*")]
    return (
        {path.name for path in work.iterdir()} <= {LOCK, NEW, OLD, REPLACED}
        and not any(path.is_symlink() for path in new)
        and all(path.name in RELEASE_FILES for path in new if path.is_file())
    )


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    """A new locked folder beside `target`; it is removed at the end, unless an old release is still in it."""
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=PARTIAL, dir=target.parent))
    try:
        with FileLock(work / LOCK):
            (work / NEW).mkdir()
            yield work
    finally:
        if not (work / OLD).exists():
            _remove(work)


def _put(work: Path, target: Path) -> None:
    """Move the new release to `target`; if that fails, or the old folder is not a release, the old folder goes back.

    The permissions of the folder stay as they were.
    """
    new, old = work / NEW, work / OLD
    if os.path.lexists(target):
        new.chmod(stat.S_IMODE(target.stat().st_mode))
        target.rename(old)
    try:
        if old.exists():
            refuse(old, target)
        new.rename(target)
    except BaseException:
        if old.exists() and not os.path.lexists(target):
            old.rename(target)
        raise
    if old.exists():
        old.rename(work / REPLACED)
    _flush(target.parent)


def _flush_all(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        _flush(path)
    _flush(folder)


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
