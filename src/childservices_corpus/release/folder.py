"""A release folder is whole or absent: written beside its place, flushed to disk, then renamed.

Beside the target ``release`` stands, while a build runs, a folder ``.release.XXXX.partial`` with a name that no other
build has. In it are a lock, which says that the build is alive, the new release, and for a moment the old one. A build
that is killed leaves it behind, and the next one clears it away: it first puts back an old release that is missing from
its place, and it touches nothing that it cannot know for its own. What a kill leaves can be known at any moment: an old
release is called ``replaced`` before it is taken apart, and the lock goes last.
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
    """A fresh folder beside `target`, which takes its place when the block ends well and is removed when it fails.

    A process killed inside the block leaves `target` as it was, or leaves it where the next build finds it. Raises
    :class:`ReleaseError` if `target` is there and is not wholly a release of ours, if another build is writing to it,
    and, in place of an ``OSError``, if it cannot be written.
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
        raise ReleaseError(f"{target}: cannot be written ({reason}); what was there before is as it was") from error


@contextmanager
def _parents(target: Path) -> Iterator[None]:
    """The folders above `target`; those that had to be made go again if the block fails."""
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
    """Clear away what dead builds left, then refuse a target that is not ours to replace."""
    for folder in _left_overs(target):
        _clear(folder, target)
    refuse_strange(target)
    yield


def _left_overs(target: Path) -> Iterator[Path]:
    """Folders beside `target` that have the name of a build that wrote to it, and its lock or nothing at all."""
    for path in sorted(target.parent.iterdir()):
        named = path.name.startswith(f".{target.name}.") and path.name.endswith(PARTIAL)
        unique = path.name.removeprefix(f".{target.name}.").removesuffix(PARTIAL)
        if not (named and _UNIQUE.fullmatch(unique)) or path.is_symlink() or not path.is_dir():
            continue
        if (path / LOCK).is_file() or not any(path.iterdir()):
            yield path


def _clear(work: Path, target: Path) -> None:
    """Remove the folder of a dead build, once an old release in it is back at its place; leave any other alone."""
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
    """Remove `work`, its lock last."""
    for folder in (NEW, REPLACED):
        shutil.rmtree(work / folder, ignore_errors=True)
    with suppress(OSError):
        (work / LOCK).unlink(missing_ok=True)
        work.rmdir()


def _ours(work: Path) -> bool:
    """True if `work` holds what a build puts there and nothing else."""
    new = [work / NEW, *(work / NEW).rglob("*")]
    return (
        {path.name for path in work.iterdir()} <= {LOCK, NEW, OLD, REPLACED}
        and not any(path.is_symlink() for path in new)
        and all(path.name in RELEASE_FILES for path in new if path.is_file())
    )


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    """A locked folder of our own beside `target`; it goes in the end, unless an old release is still in it."""
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=PARTIAL, dir=target.parent))
    alive: FileLock | None = None
    try:
        alive = try_lock(work / LOCK)
        (work / NEW).mkdir()
        yield work
    finally:
        if alive is not None:
            alive.release()
        if not (work / OLD).exists():
            _remove(work)


def _put(work: Path, target: Path) -> None:
    """Move the new release to `target`; the old one goes back there if that fails, or if it is not ours after all.

    Who may open the folder stays as it was.
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
