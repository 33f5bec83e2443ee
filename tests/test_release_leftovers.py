"""What a killed build leaves beside a release: the next build removes it, puts a release back, or leaves it alone."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.folder import LOCK, NEW, OLD, REPLACED, whole_folder
from commands import release

NAME = ".release.abcd_123.partial"


def build(folder: Path) -> None:
    with whole_folder(folder / "release") as new:
        shutil.copytree(release(), new, dirs_exist_ok=True)


def empty(work: Path) -> None:
    work.mkdir()


def locked(work: Path) -> None:
    work.mkdir()
    (work / LOCK).touch()


def half_made(work: Path) -> None:
    locked(work)
    shutil.copytree(release(), work / NEW)
    (work / NEW / "ledger.parquet").write_bytes(b"half")


def replaced(work: Path) -> None:
    half_made(work)
    shutil.copytree(release(), work / REPLACED)


def with_the_old_release(work: Path) -> None:
    half_made(work)
    shutil.copytree(release(), work / OLD)


def strange(work: Path) -> None:
    locked(work)
    (work / "notes.txt").write_text("Words")


def strange_inside(work: Path) -> None:
    half_made(work)
    (work / NEW / "notes.txt").write_text("Words")


def linked(work: Path) -> None:
    half_made(work)
    (work / NEW / "README.md").unlink()
    (work / NEW / "README.md").symlink_to("elsewhere")


def without_a_lock(work: Path) -> None:
    work.mkdir()
    (work / NEW).mkdir()


def changed_old_release(work: Path) -> None:
    with_the_old_release(work)
    (work / OLD / "README.md").write_text("changed")


late: list[Path] = []


def write_late(event: str, args: tuple[object, ...]) -> None:
    """A worker of the dead build that has not noticed yet: it writes while its folder is being removed."""
    if late and event == "os.rmdir" and str(args[0]).endswith(NEW):
        (late.pop() / NEW / "articles.parquet").touch()


GONE = [empty, locked, half_made, replaced, with_the_old_release]
KEPT = [strange, strange_inside, linked, without_a_lock, changed_old_release]


@pytest.mark.parametrize("left", GONE, ids=lambda left: left.__name__)
def test_what_a_dead_build_made_is_removed(left: Callable[[Path], None], tmp_path: Path) -> None:
    build(tmp_path)
    left(tmp_path / NAME)
    build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


@pytest.mark.parametrize("left", KEPT, ids=lambda left: left.__name__)
def test_what_may_be_anybodys_is_left_alone(left: Callable[[Path], None], tmp_path: Path) -> None:
    build(tmp_path)
    left(tmp_path / NAME)
    before = sorted(tmp_path.rglob("*"))
    build(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", [".release.ABCD_123.partial", ".release.abcd_12.partial", ".other.abcd_123.partial", ".release.abcd_123"]
)
def test_a_folder_by_another_name_is_left_alone(name: str, tmp_path: Path) -> None:
    half_made(tmp_path / name)
    build(tmp_path)
    assert (tmp_path / name / LOCK).exists()


def test_a_release_that_was_moved_away_is_put_back(tmp_path: Path) -> None:
    with_the_old_release(tmp_path / NAME)
    with pytest.raises(ReleaseError), whole_folder(tmp_path / "release"):
        raise OSError if (tmp_path / "release" / "README.md").is_file() else ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    assert (tmp_path / "release" / "README.md").is_file()


def test_the_permissions_of_a_release_stay(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "release").chmod(0o751)
    build(tmp_path)
    assert (tmp_path / "release").stat().st_mode & 0o777 == 0o751


def test_what_is_written_while_it_is_removed_is_removed_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path)
    half_made(tmp_path / NAME)
    sys.addaudithook(write_late)
    late.append(tmp_path / NAME)
    build(tmp_path)
    assert late == []
    build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
