"""The parts of a build: what a killed build has finished is used again, and nothing of anybody's is removed."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.folder import LOCK
from childservices_corpus.release.shares import cut
from childservices_corpus.release.shares.share import KEY_LENGTH
from childservices_corpus.release.shares.work import work_folder
from folders import POSIX
from support import ROOT
from targets import snapshot
from test_build_jobs import dumps, plain

SMALL = (("USUAL", 900), ("LEAST", 300), ("MOST", 2000))
KILLED = """
import os, signal, sys
import childservices_corpus as csc
from childservices_corpus.release.shares import cut
cut.USUAL, cut.LEAST, cut.MOST = 900, 300, 2000
dumps, out, work, jobs, step = sys.argv[1:6]
# What is imported and read once is there before the children begin.
csc.build(dumps, out + "-warm", annotate=False)

def child(moment):
    pid = os.fork()
    if pid == 0:
        calls = []
        def note(*told):
            calls.append(told)
            if len(calls) == moment:
                os.kill(os.getpid(), signal.SIGKILL)
        try:
            csc.build(dumps, out, annotate=False, data_version="2", jobs=int(jobs), work=work, progress=note)
        except BaseException as error:
            print("raised", repr(error), flush=True)
            os._exit(1)
        os._exit(0)
    os.waitpid(pid, 0)

def parts():
    there = [name for name in os.listdir(work) if len(name) == 32] if os.path.exists(work) else []
    return {name: os.stat(os.path.join(work, name)).st_ino for name in there}

release = {name: open(os.path.join(out, name), "rb").read() for name in os.listdir(out)}
before = {}
for moment in range(1, 21, int(step)):
    child(moment)
    after = parts()
    if before.items() - after.items():
        print(moment, "did again", before.items() - after.items())
    if {name: open(os.path.join(out, name), "rb").read() for name in os.listdir(out)} != release:
        print(moment, "changed the release")
    before = after
child(0)
print("finished", len(before), "again", len(before.items() - parts().items()))
"""


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in SMALL:
        monkeypatch.setattr(cut, name, size)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked builds")
@pytest.mark.parametrize(("jobs", "step"), [(1, 1), (2, 2)])
def test_builds_killed_again_and_again_do_nothing_twice(jobs: int, step: int, tmp_path: Path) -> None:
    """One process is killed at each of twenty moments; two, which take seconds to start, at every second one."""
    folder, out, work = dumps(tmp_path / "dumps", 20), tmp_path / "release", tmp_path / "work"
    fresh = plain(folder, tmp_path / "fresh", data_version="2")
    plain(folder, out, data_version="1")
    told = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(out), str(work), str(jobs), str(step)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert len(told) == 1, told
    assert int(told[0].split()[1]) > 4
    assert told[0].endswith(" again 0")
    assert snapshot(out) == snapshot(fresh)
    assert csc.verify(out).sound


@POSIX
def test_a_killed_build_leaves_its_parts_beside_the_target_and_the_next_uses_and_removes_them(tmp_path: Path) -> None:
    folder, out = dumps(tmp_path / "dumps", 6), tmp_path / "release"
    fresh = plain(folder, tmp_path / "fresh")

    def interrupt(name: str, done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plain(folder, out, progress=interrupt)
    assert not out.exists()
    [left] = [path for path in tmp_path.iterdir() if path.name == ".release.parts"]
    finished = {path.name: path.stat().st_ino for path in left.iterdir() if path.name != LOCK}
    assert finished
    seen: dict[str, int] = {}

    def look(name: str, done: int, total: int) -> None:
        seen.update({path.name: path.stat().st_ino for path in left.iterdir()})

    assert snapshot(plain(folder, out, progress=look)) == snapshot(fresh)
    assert finished.items() <= seen.items()
    assert not left.exists()


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    folder = dumps(tmp_path / "dumps", 6)

    def stop(name: str, done: int, total: int) -> None:
        if done == 4:
            raise ReleaseError("stop")

    with pytest.raises(ReleaseError, match="stop"):
        plain(folder, tmp_path / "release", progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["dumps"]


def inodes(work: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in work.iterdir() if path.is_dir()}


def test_a_folder_that_is_named_keeps_what_the_build_used(tmp_path: Path) -> None:
    folder, work = dumps(tmp_path / "dumps", 12), tmp_path / "work"
    plain(folder, tmp_path / "release", work=work)
    first = inodes(work)
    (folder / "05x.txt").write_text("A page more\n\nwithout a record.\n", "utf-8")
    plain(folder, tmp_path / "release", work=work)
    second = inodes(work)
    assert first.keys() != second.keys()
    # One dump more changes few shares.
    assert len(first.items() & second.items()) > len(first) / 2
    assert snapshot(plain(folder, tmp_path / "fresh")) == snapshot(tmp_path / "release")
    (folder / "05x.txt").unlink()
    plain(folder, tmp_path / "release", work=work)
    assert inodes(work).keys() == first.keys()


@pytest.mark.parametrize("change", ["bytes", "gone", "more", "summary"])
def test_a_damaged_part_is_made_again(change: str, tmp_path: Path) -> None:
    folder, work = dumps(tmp_path / "dumps", 4), tmp_path / "work"
    fresh = snapshot(plain(folder, tmp_path / "release", work=work))
    for part in [path for path in work.iterdir() if path.is_dir()]:
        path = next(path for path in sorted(part.glob("*.parquet")))
        if change == "bytes":
            path.write_bytes(path.read_bytes()[:-1] + b"x")
        elif change == "gone":
            path.unlink()
        elif change == "more":
            (part / "links.parquet").write_bytes(path.read_bytes())
        else:
            (part / "part.json").write_text("{}")
    assert snapshot(plain(folder, tmp_path / "release", work=work)) == fresh


def test_what_only_begun_parts_left_is_removed(tmp_path: Path) -> None:
    folder, work = dumps(tmp_path / "dumps", 4), tmp_path / "work"
    (work / f"{'a' * 32}.abcd_123" / "later").mkdir(parents=True)
    plain(folder, tmp_path / "release", work=work)
    assert not (work / f"{'a' * 32}.abcd_123").exists()


@pytest.mark.parametrize("name", [None, "work"])
def test_a_folder_with_anything_else_is_refused_and_stays(name: str | None, tmp_path: Path) -> None:
    folder = dumps(tmp_path / "dumps", 4)
    strange = tmp_path / (name or ".release.parts")
    (strange / "notes").mkdir(parents=True)
    (strange / "notes" / "a.txt").write_text("months of work")
    before = snapshot(strange)
    with pytest.raises(ReleaseError, match="contains 'notes', which is not part of a build"):
        plain(folder, tmp_path / "release", work=None if name is None else strange)
    assert snapshot(strange) == before
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize("where", ["release", "release/inside", "dumps/work", "."])
def test_a_work_folder_in_a_wrong_place_is_refused(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = dumps(tmp_path / "dumps", 4)
    with pytest.raises(ReleaseError):
        plain(folder, tmp_path / "release", work=where)
    assert [path.name for path in tmp_path.iterdir()] == ["dumps"]


def test_a_work_folder_that_another_build_uses_is_refused(tmp_path: Path) -> None:
    folder, work, refused = dumps(tmp_path / "dumps", 4), tmp_path / "work", list[str]()

    def another(name: str, done: int, total: int) -> None:
        with pytest.raises(ReleaseError, match="another build is working there"):
            plain(folder, tmp_path / "other", work=work)
        refused.append(name)

    plain(folder, tmp_path / "release", work=work, progress=another)
    assert refused


@POSIX
def test_workers_end_with_the_build(tmp_path: Path) -> None:
    folder = dumps(tmp_path / "dumps", 6)
    code = (
        "import os, signal, sys, childservices_corpus as csc\n"
        "def note(name, done, total):\n"
        "    print(os.getpid(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "csc.build(sys.argv[1], sys.argv[2], annotate=False, jobs=2, progress=note)\n"
    )
    ran = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(tmp_path / "release")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    # The workers have the standard error of the build: it ends when the last of them has ended.
    ran.communicate(timeout=60)
    assert ran.returncode == -signal.SIGKILL


def test_a_worker_that_writes_while_its_folder_is_removed_leaves_nothing_behind(tmp_path: Path) -> None:
    """As a worker of a killed build does, which does not know that another build has begun."""
    begun = tmp_path / f"{'0' * KEY_LENGTH}.abcdefgh"
    begun.mkdir()
    (begun / "articles.parquet").write_bytes(b"rows")
    written: list[str] = []

    def write_again(event: str, args: tuple[object, ...]) -> None:
        # Between the removal of the files and that of the folder.
        if event == "os.rmdir" and not written and Path(str(args[0])).name == begun.name:
            written.append("late")
            with suppress(OSError):
                (begun / "statements.parquet").write_bytes(b"rows")

    sys.addaudithook(write_again)
    with work_folder(tmp_path / "release", tmp_path) as work:
        assert written == ["late"]
        assert not begun.exists()
        assert list(work.folder.glob("0*")) == []
