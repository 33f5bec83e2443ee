"""One build at a time for each target, so that no two builds take turns in replacing what the other has built.

The lock lies in the folder for temporary files and not beside the target: a lock has to stay when a build ends, for
another may be about to take it, and a file that stays would litter a folder of the user's. It is known by the target's
real path, so that links to one folder share it. Builds that do not share the folder for temporary files, as of two
users or two machines, cannot spoil a release either: each writes under a name of its own, and only a whole one is moved
to the target (see :mod:`.folder`).
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
    """The lock `path`, taken; ``None`` if somebody holds it. A process that dies lets go of it."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


def _locks() -> Path:
    """The folder of the locks of this user, which nobody else can write to."""
    mine = getattr(os, "getuid", lambda: "")()
    folder = Path(tempfile.gettempdir()) / f"childservices-corpus-locks-{mine}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or mine not in ("", found.st_uid):
        raise ReleaseError(f"{folder}: belongs to somebody else; set TMPDIR to a folder of your own")
    return folder
