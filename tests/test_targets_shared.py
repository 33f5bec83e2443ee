"""Builds that were killed, and two builds at once, do not get into each other's way."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.manifest import read_manifest
from support import DUMPS
from targets import ENVIRONMENT, FAILS, OTHER, PAGE, build, note, snapshot


def dead_build(place: Path, *, old: Path | None) -> Path:
    """What a killed build leaves, with the old release in it if it was killed between the two renames."""
    work = place / ".release.qrstuvwx.partial"
    (work / "new").mkdir(parents=True)
    (work / "childservices-corpus.lock").touch()
    (work / "new" / "articles.parquet").write_bytes(b"half")
    if old is not None:
        old.rename(work / "old")
    return work


def test_what_a_dead_build_left_is_cleared(page: Path, place: Path) -> None:
    build(page, place / "release")
    work = dead_build(place, old=None)
    build(page, place / "release", "2.0.0")
    assert not work.exists()


def test_an_old_release_in_what_a_dead_build_left_is_put_back_first(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    before = snapshot(out)
    dead_build(place, old=out)
    failed = subprocess.run(
        [sys.executable, "-c", FAILS, str(page), str(out)], env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL
    )
    assert failed.returncode == 1
    assert snapshot(place) == {"release": None, **{f"release/{name}": data for name, data in before.items()}}


def test_an_old_release_of_a_dead_build_with_something_of_the_users_stays(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    note(out)
    work = dead_build(place, old=out)
    build(page, place / "elsewhere")
    (place / "elsewhere").rename(out)
    build(page, out, "2.0.0")
    assert (work / "old" / "analysis.ipynb").read_text() == "months of work"


def test_a_live_build_is_not_cleared_away(page: Path, place: Path) -> None:
    """Another machine's build, which shares no lock with ours: its folder is known as alive by its own lock."""
    work = dead_build(place, old=None)
    code = "import sys, time; from filelock import FileLock; held = FileLock(sys.argv[1])\n"
    code += "held.acquire(); print('held', flush=True)\n"
    hold = [sys.executable, "-c", code + "time.sleep(60)", str(work / "childservices-corpus.lock")]
    with subprocess.Popen(hold, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        build(page, place / "release")
        assert (work / "new" / "articles.parquet").read_bytes() == b"half"
        other.kill()
    build(page, place / "release")
    assert not work.exists()


def test_what_a_user_puts_into_the_release_during_the_build_stays(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    with pytest.raises(ReleaseError, match=r"analysis\.ipynb"):
        csc.build(page, out, annotate=False, progress=lambda name, done, total: note(out))
    assert (out / "analysis.ipynb").read_text() == "months of work"
    assert [path.name for path in place.iterdir()] == ["release"]


def test_folders_made_for_a_build_that_fails_go_again(page: Path, place: Path) -> None:
    command = [sys.executable, "-c", FAILS, str(page), str(place / "new" / "deeper" / "release")]
    assert subprocess.run(command, env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL).returncode == 1
    assert list(place.iterdir()) == []


BUILD = """
import sys, childservices_corpus as csc
from childservices_corpus.release import build
print("ready", flush=True)
sys.stdin.readline()
try:
    csc.build(sys.argv[1], sys.argv[2], data_version=sys.argv[3], annotate=False)
    print("built")
except csc.CorpusError as error:
    print("refused", error)
"""


@pytest.mark.parametrize("delay", [0.0, 0.1])
def test_of_two_builds_into_one_folder_who_says_it_built_it_did(delay: float, tmp_path: Path) -> None:
    """Whenever the second begins: what stands there is one whole release, of a build that says so."""
    for name, text in (("a", PAGE), ("b", OTHER)):
        (tmp_path / name).mkdir()
        for number in range(40):
            (tmp_path / name / f"{number}.txt").write_text(text.replace("of some", f"of {number} and some"), "utf-8")
    out = tmp_path / "place" / "release"
    build(DUMPS[0], out, "0.9.0")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", BUILD, str(tmp_path / name), str(out), version],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, version in (("a", "1.0.0"), ("b", "2.0.0"))
    ]
    for run in runs:
        assert run.stdout
        run.stdout.readline()
    said = {}
    for run, wait in zip(runs, (0.0, delay), strict=True):
        time.sleep(wait)
        assert run.stdin
        run.stdin.write("go\n")
        run.stdin.flush()
    for run, version in zip(runs, ("1.0.0", "2.0.0"), strict=True):
        said[version] = run.communicate(timeout=60)[0]
    built = {version for version, words in said.items() if words.startswith("built")}
    assert built
    assert all("another build is writing there" in said[version] for version in said.keys() - built)
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.data_version in built
    assert csc.verify(out).sound
    assert [path.name for path in out.parent.iterdir()] == ["release"]


def test_a_second_build_meanwhile_is_refused(page: Path, place: Path) -> None:
    refused: list[str] = []

    def second(name: str, done: int, total: int) -> None:
        with pytest.raises(ReleaseError) as error:
            build(page, place / "release", "2.0.0")
        refused.append(str(error.value))

    csc.build(page, place / "release", data_version="1.0.0", annotate=False, progress=second)
    assert "another build is writing there" in refused[0]
    assert "version 1.0.0" in csc.cite(place / "release")
    build(page, place / "release", "2.0.0")
