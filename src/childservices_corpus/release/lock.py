"""One build at a time for each target, so that two builds do not replace each other's release.

The lock is a file in the folder for temporary files, not beside the target: it must stay after a build, because another
build may be taking it, and it would litter a folder of the user. Its name comes from the real path of the target, so
that links to one folder share it. Builds of two users or on two machines may not share the folder for temporary files.
They cannot damage a release either: each writes to its own folder, and only a complete release is moved to the target
(see :mod:`.folder`).
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from ..errors import ReleaseError


@contextmanager
def only_build(target: Path) -> Iterator[None]:
    """Hold the lock of `target`; raises :class:`ReleaseError` if another build holds it."""
    held = try_lock(_locks() / f"{sha256(os.fsencode(target)).hexdigest()[:32]}.lock")
    if held is None:
        raise ReleaseError(f"{target}: another build is writing there; wait until it has ended, then build again")
    try:
        yield
    finally:
        held.release()


def try_lock(path: Path) -> FileLock | None:
    """The lock `path`, now held; ``None`` if another process holds it. The end of a process releases its lock."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


def _locks() -> Path:
    """The folder for locks of this user; other users cannot write to it."""
    mine = getattr(os, "getuid", lambda: "")()
    folder = Path(tempfile.gettempdir()) / f"childservices-corpus-locks-{mine}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or mine not in ("", found.st_uid):
        raise ReleaseError(f"{folder}: the folder belongs to another user; set TMPDIR to a folder of your own")
    return folder
