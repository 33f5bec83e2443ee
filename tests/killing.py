"""Makes a worker of an engine kill itself at its n-th change of the files of a build."""

import os
import signal
import sys
from pathlib import Path

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}


def arm(moment: int, folder: str) -> int:
    """Let this process die just before its `moment`-th change under `folder`; its number."""
    if not _armed:
        sys.addaudithook(_watch)
    _armed[:] = [(moment, folder)]
    return os.getpid()


_armed: list[tuple[int, str]] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    left, folder = _armed[0]
    if (event in CHANGES or writes) and isinstance(args[0], str | Path) and str(args[0]).startswith(folder):
        _armed[:] = [(left - 1, folder)]
        if left == 1:
            os.kill(os.getpid(), signal.SIGKILL)
