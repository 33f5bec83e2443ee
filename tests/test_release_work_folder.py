"""The work folder of a build: where it is, what it holds, what is flushed before it counts, and who leaves it alone."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.folder import LOCK, NEW, OLD, whole_folder
from childservices_corpus.release.lock import try_lock
from commands import release

NAME = ".release.abcd_123.partial"
NAMES = sorted(path.name for path in release().iterdir())
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the path of an open file is read from /proc")


def build(folder: Path, meanwhile: Callable[[], object] = int) -> None:
    with whole_folder(folder / "release") as new:
        shutil.copytree(release(), new, dirs_exist_ok=True)
        meanwhile()


def test_a_build_works_beside_its_target_under_a_name_of_its_own(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "release") as new:
        (work,) = tmp_path.iterdir()
        assert re.fullmatch(r"\.release\.[a-z0-9_]{8}\.partial", work.name)
        assert new == work / NEW
        assert {path.name for path in work.iterdir()} == {LOCK, NEW}
        assert list(new.iterdir()) == []
        assert try_lock(work / LOCK) is None
        (new / "README.md").write_text("Words")
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    assert (tmp_path / "release" / "README.md").read_text() == "Words"


@LINUX
def test_each_file_and_folder_is_on_the_disk_before_the_release_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[tuple[str, bool]] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        flushed.append((Path(os.readlink(f"/proc/self/fd/{handle}")).name, (tmp_path / "release").exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    build(tmp_path)
    before = [name for name, placed in flushed if not placed]
    assert sorted(before[:-1]) == NAMES
    assert before[-1] == NEW
    assert [name for name, placed in flushed if placed] == [tmp_path.name]


@LINUX
def test_no_file_stays_open_after_it_is_flushed(tmp_path: Path) -> None:
    build(tmp_path)
    before = len(os.listdir("/proc/self/fd"))
    build(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before


def test_the_folder_of_a_living_build_is_left_alone(tmp_path: Path) -> None:
    work = tmp_path / NAME
    work.mkdir()
    shutil.copytree(release(), work / OLD)
    held = try_lock(work / LOCK)
    assert held is not None
    build(tmp_path)
    assert {path.name for path in work.iterdir()} == {LOCK, OLD}
    held.release()
    build(tmp_path)
    assert not work.exists()


def test_a_file_a_link_and_a_lock_that_is_a_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".release.aaaaaaaa.partial").write_text("Words")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".release.bbbbbbbb.partial").symlink_to("elsewhere")
    (tmp_path / ".release.cccccccc.partial" / LOCK).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    build(tmp_path)
    assert set(tmp_path.rglob("*")) - set((tmp_path / "release").rglob("*")) == {*before, tmp_path / "release"}


def test_several_dead_builds_are_cleared_at_once(tmp_path: Path) -> None:
    for letters in ("aaaaaaaa", "bbbbbbbb", "cccccccc"):
        (tmp_path / f".release.{letters}.partial").mkdir()
    (tmp_path / ".release.bbbbbbbb.partial" / "notes.txt").write_text("Words")
    build(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".release.bbbbbbbb.partial", "release"]


def test_of_two_old_releases_the_first_is_put_back_and_none_is_lost(tmp_path: Path) -> None:
    for letters, words in (("aaaaaaaa", "first"), ("bbbbbbbb", "second")):
        work = tmp_path / f".release.{letters}.partial"
        shutil.copytree(release(), work / OLD)
        (work / LOCK).touch()
        (work / OLD / "README.md").write_text(words)
    # What was put back is not a release by its own sums, so that it is not replaced.
    with pytest.raises(ReleaseError, match="changed after it was built"):
        build(tmp_path)
    assert (tmp_path / "release" / "README.md").read_text() == "first"
    assert (tmp_path / ".release.bbbbbbbb.partial" / OLD / "README.md").read_text() == "second"


def test_a_release_that_is_no_longer_one_goes_back_to_its_place(tmp_path: Path) -> None:
    build(tmp_path)
    with pytest.raises(ReleaseError, match="is not part of the release"):
        build(tmp_path, lambda: (tmp_path / "release" / "notes.txt").write_text("months of work"))
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    assert (tmp_path / "release" / "notes.txt").read_text() == "months of work"
    assert sorted(path.name for path in (tmp_path / "release").iterdir()) == sorted([*NAMES, "notes.txt"])


def test_a_folder_that_may_not_be_replaced_is_refused_before_the_work_begins(tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "notes.txt").write_text("months of work")
    begun: list[str] = []
    with pytest.raises(ReleaseError, match="is not a release of this package"):
        build(tmp_path, lambda: begun.append("begun"))
    assert begun == []
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
