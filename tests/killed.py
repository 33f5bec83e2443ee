"""Annotated builds that are killed one after the other, each at its point, and what each leaves.

``python -m killed`` is a process of its own, so that every build is a fork of one that has read its tables already. It
prints a line of JSON for each build.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import childservices_corpus as csc
import killing
from childservices_corpus.release.shares import cut
from childservices_corpus.release.shares.part import SUMMARY
from killing import MET, Point
from support import ROOT
from targets import snapshot

# Shares of one or two small pages.
SHARES = {"USUAL": 900, "LEAST": 300, "MOST": 2000}
VERSION = "2"
# A part, with what shows that it was not written again.
Parts = dict[str, tuple[int, int]]


class Left(NamedTuple):
    """What a build leaves: its exit status, the number of parts, parts that were there and are not, the release.

    ``release`` is ``old``, ``none``, ``new`` or ``other``; ``said`` is what the build and its workers wrote.
    """

    point: str
    status: int
    parts: int
    again: list[str]
    release: str
    said: str


def killed(
    verb: str, dumps: Iterable[Path], out: Path, place: Path, points: Mapping[str, Point], fresh: Path
) -> list[Left]:
    """What is left by builds that are killed at each of `points`; `place` is a new folder for their parts.

    The last build loses a worker at its point, and must get through. The `verb` is ``build`` or ``add``; `fresh` is the
    release that `out` becomes.
    """
    place.mkdir()
    given = [json.dumps([str(path) for path in dumps]), json.dumps([[name, *point] for name, point in points.items()])]
    ran = subprocess.run(
        [sys.executable, "-m", "killed", verb, str(out), str(place), str(fresh), *given],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [Left._make(json.loads(line)) for line in ran.stdout.splitlines()]


def small_shares() -> None:
    """Cut dumps into small shares."""
    for name, size in SHARES.items():
        setattr(cut, name, size)


def _parts(work: Path) -> Parts:
    there = [path for path in work.iterdir() if re.fullmatch("[0-9a-f]{32}", path.name)] if work.exists() else []
    return {path.name: (path.stat().st_ino, (path / SUMMARY).stat().st_ctime_ns) for path in there}


def _child(verb: str, dumps: list[str], out: Path, place: Path, point: Point) -> tuple[int, str]:
    """Build in a fork with a `point`; its status, and what it and its workers wrote, who have all ended."""
    sys.stdout.flush()
    end, begin = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(begin, sys.stderr.fileno())
        os.close(begin)
        os.environ.update(point.environment(place / "start"))
        killing.armed()
        try:
            _make(verb, dumps, out, place)
        except BaseException as error:
            os.write(sys.stderr.fileno(), f"{error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    os.close(begin)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with os.fdopen(end) as said:
        assert (place / "start" / MET).exists()
        return status, said.read()


def _make(verb: str, dumps: list[str], out: Path, place: Path) -> None:
    if verb == "add":
        csc.add(out, dumps, data_version=VERSION, jobs=2, work=place / "work")
    else:
        csc.build(dumps, out, data_version=VERSION, jobs=2, work=place / "work")


def _main(verb: str, out: str, place: str, fresh: str, dumps: str, points: str) -> None:
    small_shares()
    # What is imported and read once is there before the children begin.
    csc.build(json.loads(dumps), Path(place) / "warm")
    kinds = {"old": snapshot(Path(out)), "new": snapshot(Path(fresh)), "none": {}}
    before: Parts = {}
    for name, *rest in json.loads(points):
        status, said = _child(verb, json.loads(dumps), Path(out), Path(place), Point._make(rest))
        now, parts = snapshot(Path(out)), _parts(Path(place) / "work")
        release = next((kind for kind, files in kinds.items() if files == now), "other")
        again = sorted(key for key, mark in before.items() if parts.get(key) != mark)
        print(json.dumps(Left(name, status, len(parts), again, release, said)), flush=True)
        before = parts


if __name__ == "__main__":
    _main(*sys.argv[1:])
