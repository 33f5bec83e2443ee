"""Kills a process of a build at an event that is chosen before: a change of the files of the build.

A worker of an engine is armed while it runs (:func:`arm`). The processes of a build are armed from their start: each
new interpreter reads what is in its environment (:func:`armed`), and counts what it does itself.
"""

import os
import re
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from support import ROOT

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}
POINT, BUILD = "KILLING_POINT", "KILLING_BUILD"
# What an interpreter runs first, if it is in its search path.
START, MET = "sitecustomize.py", "met"


def arm(moment: int, folder: str) -> int:
    """Let this process die just before its `moment`-th change under `folder`; its number."""
    if not _armed:
        sys.addaudithook(_watch)
    _armed[:] = [(moment, folder)]
    return os.getpid()


_armed: list[tuple[int, str]] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    left, folder = _armed[0]
    if _changes(event, args) and str(args[0]).startswith(folder):
        _armed[:] = [(left - 1, folder)]
        if left == 1:
            os.kill(os.getpid(), signal.SIGKILL)


def _changes(event: str, args: tuple[object, ...]) -> bool:
    """True for an event that changes a file that is named."""
    return (event in CHANGES or (event == "open" and _writes(args))) and isinstance(args[0], str | Path)


def _writes(args: tuple[object, ...]) -> bool:
    return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


class Point(NamedTuple):
    """A moment of a build: the first `event` on a path that contains the regex `path`, in a process of the `role`.

    At that moment `whom` gets the signal, once: the ``build``, the process ``itself``, or ``all`` of the group of the
    build, as at Ctrl-C.
    """

    role: str
    event: str
    path: str
    whom: str = "build"
    signal: int = signal.SIGKILL

    def environment(self, place: Path) -> dict[str, str]:
        """The environment that arms all processes of a build for this point; `place` becomes a folder for them."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / START).write_text("import killing\nkilling.armed()\n", "utf-8")
        path = os.pathsep.join(map(str, (place, ROOT / "src", ROOT / "tests")))
        return {"PYTHONPATH": path, POINT: "\n".join(map(str, (*self, place / MET)))}


def armed() -> None:
    """Let this process, a build or a worker, wait for the point in its environment."""
    *words, number, met = os.environ[POINT].split("\n")
    point = Point._make([*words, int(number)])
    role = "worker" if any("worker import main" in word for word in sys.orig_argv) else "build"
    if role == "build":
        # A worker does not ask for its parent: another worker may have killed that already.
        os.environ[BUILD] = str(os.getpid())
    if role == point.role:
        build = int(os.environ[BUILD])
        whom = {"build": build, "itself": os.getpid(), "all": -build}[point.whom]
        sys.addaudithook(lambda event, args: _meet(point, whom, met, event, args))


def _meet(point: Point, whom: int, met: str, event: str, args: tuple[object, ...]) -> None:
    if event == point.event and re.search(point.path, str(args[0])) and (event != "open" or _writes(args)):
        # Only one process is the first.
        with suppress(FileExistsError, ProcessLookupError):
            os.close(os.open(met, os.O_CREAT | os.O_EXCL))
            os.kill(whom, point.signal)
