"""An annotated build by two processes that is killed at any step leaves a whole release, and repeats nothing."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.curation.corrections import CORRECTIONS, write_corrections
from childservices_corpus.curation.date_evidence import COLUMNS
from childservices_corpus.curation.folder import DATES
from corrected import correction
from folders import POSIX
from killed import VERSION, Left, killed
from killing import MET, Point
from targets import snapshot
from test_build_jobs import dumps, small_shares
from test_build_work import inodes

__all__ = ["small_shares"]
BEGUN, NEW = r"/[0-9a-f]{32}\.[a-z0-9_]{8}", r"\.partial/new"
# In the order of a build, so that each build goes on where the last one was killed.
READING = {
    "the folder begins": Point("build", "os.mkdir", r"\.partial$"),
    "a worker starts": Point("build", "subprocess.Popen", ""),
    "a part begins": Point("worker", "os.mkdir", f"{BEGUN}$"),
    "records are annotated alone": Point("worker", "os.mkdir", f"{BEGUN}/alone$"),
    "a part gets its name": Point("worker", "os.rename", BEGUN),
    "a part has its name": Point("worker", "shutil.rmtree", BEGUN),
    "another part has its name": Point("worker", "shutil.rmtree", BEGUN),
}
ANNOTATING = {
    "decisions begin": Point("build", "os.mkdir", f"{BEGUN}$"),
    "the first decisions": Point("build", "os.mkdir", f"{BEGUN}/0$"),
    "the last decisions": Point("build", "os.mkdir", f"{BEGUN}/3$"),
    "the third step begins": Point("worker", "os.mkdir", f"{BEGUN}$"),
    "an annotated part has its name": Point("worker", "shutil.rmtree", BEGUN),
}
JOINING = {
    "tables are joined": Point("worker", "open", f"{NEW}/articles"),
    "later tables are joined": Point("worker", "open", f"{NEW}/sightings"),
    "the checksums are written": Point("build", "open", f"{NEW}/SHA256SUMS"),
}
SWAPPING = {
    "the old release moves away": Point("build", "os.rename", "/place/release$"),
    "the new release moves in": Point("build", "os.rename", f"{NEW}$"),
    "the old release comes back": Point("build", "os.rename", "/old$"),
    "what is left is removed": Point("build", "os.remove", r"\.partial/child"),
    "the folder is removed": Point("build", "os.rmdir", r"\.partial$"),
}
POINTS = {**READING, **ANNOTATING, **JOINING, **SWAPPING}


@pytest.fixture
def releases(tmp_path: Path, small_shares: None) -> tuple[Path, Path, Path]:
    """Dumps, the release of some of them, and the release of all that a build that is not killed makes."""
    folder, out = dumps(tmp_path / "dumps", 6), tmp_path / "place" / "release"
    csc.build(folder / "00.txt", out, data_version=VERSION)
    fresh = csc.build(folder, tmp_path / "fresh", data_version=VERSION).folder
    assert csc.verify(out).sound
    assert csc.verify(fresh).sound
    return folder, out, fresh


def sound(left: list[Left]) -> None:
    """Each build but the last was killed, and left one of the two releases, or none just before the swap ends."""
    *dead, last = left
    assert {one.point: (one.status, one.again, one.said) for one in dead} == {
        one.point: (-signal.SIGKILL, [], "") for one in dead
    }
    absent = [one.point for one in dead if one.release == "none"]
    assert absent in ([], ["the new release moves in", "the old release comes back"])
    assert {one.release for one in dead} <= {"old", "none"}
    assert (last.status, last.again, last.release, last.said) == (0, [], "new", "")


@POSIX
def test_an_annotated_build_killed_twenty_times_repeats_nothing(
    tmp_path: Path, releases: tuple[Path, Path, Path]
) -> None:
    folder, out, fresh = releases
    assert len(POINTS) == 20
    last = {"a worker ends while it joins": Point("worker", "open", f"{NEW}/mentions", "itself")}
    left = killed("build", [folder], out, tmp_path / "work", {**POINTS, **last}, fresh)
    sound(left)
    parts = {one.point: one.parts for one in left}
    # The second step is kept before the third begins.
    assert parts["the third step begins"] == parts["the last decisions"] + 1
    assert parts["a part begins"] < parts["another part has its name"] < parts["tables are joined"]
    assert os.listdir(out.parent) == ["release"]


@POSIX
def test_adding_that_is_killed_repeats_nothing(tmp_path: Path, releases: tuple[Path, Path, Path]) -> None:
    folder, out, fresh = releases
    more = [path for path in sorted(folder.iterdir()) if path.name != "00.txt"]
    points = {name: POINTS[name] for name in ("a part has its name", "the third step begins")}
    last = {"a worker ends in the third step": Point("worker", "os.rename", BEGUN, "itself")}
    left = killed("add", more, out, tmp_path / "work", {**points, **last}, fresh)
    sound(left)


PLAIN = """
import sys
import childservices_corpus as csc
import killed
killed.small_shares()
csc.build(sys.argv[1], sys.argv[2], annotate=False, jobs=2)
"""


@POSIX
def test_ctrl_c_ends_a_build_and_its_workers_at_once(tmp_path: Path) -> None:
    folder, out, start = dumps(tmp_path / "dumps", 12), tmp_path / "place" / "release", tmp_path / "start"
    ran = subprocess.run(
        [sys.executable, "-c", PLAIN, str(folder), str(out)],
        env={**os.environ, **Point("worker", "os.mkdir", f"{BEGUN}$", "all", signal.SIGINT).environment(start)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=30,
        check=False,
        start_new_session=True,
    )
    assert (start / MET).exists()
    assert ran.returncode == -signal.SIGINT
    # Only the build says that it was interrupted.
    assert ran.stdout.count("Traceback") == 1
    assert os.listdir(out.parent) == [".release.parts"]


def test_what_an_annotated_build_decided_is_used_again(tmp_path: Path) -> None:
    folder, work, tables = dumps(tmp_path / "dumps", 4), tmp_path / "work", tmp_path / "tables"
    tables.mkdir()
    record = csc.parse(folder / "00.txt").articles[0]
    made = replace(correction(record, "genre", "interview"), old="news")
    write_corrections(tables / CORRECTIONS, [made, replace(made, record="themj/elsewhere-00000000")])
    (tables / DATES).write_text(f"{','.join(COLUMNS)}\nthemj,themj/a-00000000,A,,2021-01-05,event,,a page\n", "utf-8")
    given: dict[str, Any] = {"curation": tables, "work": work, "jobs": 2}
    first = csc.build(folder, tmp_path / "one", **given)
    parts = inodes(work)
    again = csc.build(folder, tmp_path / "two", **given)
    assert inodes(work) == parts
    assert snapshot(again.folder) == snapshot(first.folder)
    assert again.unused == first.unused
    assert [line.partition(":")[0] for line in again.unused] == [f"{DATES}, line 2", f"{CORRECTIONS}, line 3"]
    assert "interview" in (again.folder / CORRECTIONS).read_text("utf-8")
    # Another table may decide otherwise.
    (tables / CORRECTIONS).unlink()
    csc.build(folder, tmp_path / "three", **given)
    assert parts.items() - inodes(work).items()
