"""The folder of a release at its edges: who may write where, what is left behind, and what is put back."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.folder import whole_folder
from childservices_corpus.release.target import refuse_strange
from commands import dumps

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="users by number")


@POSIX
def test_locks_are_in_a_folder_of_the_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with whole_folder(tmp_path / "out" / "release"):
        (locks,) = tmp_path.glob("childservices-corpus-locks*")
    assert locks.name == f"childservices-corpus-locks-{os.getuid()}"
    assert stat.S_IMODE(locks.stat().st_mode) == 0o700
    with whole_folder(tmp_path / "out" / "release"):
        assert len(list(locks.iterdir())) == 1
    with whole_folder(tmp_path / "out" / "other"):
        assert len(list(locks.iterdir())) == 2


@POSIX
def test_locks_in_a_link_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"childservices-corpus-locks-{os.getuid()}").symlink_to("elsewhere")
    with pytest.raises(ReleaseError, match="belongs to another user"), whole_folder(tmp_path / "release"):
        pass


def test_a_second_build_of_the_same_folder_is_refused_while_the_first_goes_on(tmp_path: Path) -> None:
    with (
        whole_folder(tmp_path / "release"),
        pytest.raises(ReleaseError, match="another build is writing there"),
        whole_folder(tmp_path / "release"),
    ):
        pass
    with whole_folder(tmp_path / "release"):
        pass


def test_folders_made_for_a_build_that_fails_are_removed_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "kept" / "a" / "b" / "release"):
        raise ZeroDivisionError
    assert list(tmp_path.rglob("*")) == [tmp_path / "kept"]


@pytest.mark.parametrize(
    ("error", "reason"), [(OSError(28, "No space left"), "No space left"), (OSError("It broke"), "It broke")]
)
def test_a_folder_that_cannot_be_written_says_why(error: OSError, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError) as told, whole_folder(tmp_path / "release"):
        raise error
    assert str(told.value) == (
        f"{tmp_path / 'release'}: the folder cannot be written ({reason}); its previous content is unchanged"
    )


def test_a_reader_that_goes_away_is_not_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), whole_folder(tmp_path / "release"):
        raise BrokenPipeError


STRANGERS = [(1, ""), (3, ""), (4, " and 1 more"), (5, " and 2 more")]


@pytest.mark.parametrize(("number", "more"), STRANGERS)
def test_three_strange_files_are_named_and_the_rest_is_counted(number: int, more: str, tmp_path: Path) -> None:
    folder = csc.build(dumps(tmp_path)[0], tmp_path / "release", annotate=False).folder
    for place in range(number):
        (folder / f"strange{place}.txt").write_text("Words", encoding="utf-8")
    with pytest.raises(ReleaseError) as told:
        refuse_strange(folder)
    named = ", ".join(
        f"contains 'strange{place}.txt', which is not part of the release" for place in range(min(number, 3))
    )
    assert f"because it {named}{more}; choose" in str(told.value)


def test_a_changed_file_and_a_link_are_named(tmp_path: Path) -> None:
    folder = csc.build(dumps(tmp_path)[0], tmp_path / "release", annotate=False).folder
    refuse_strange(folder)
    content = (folder / "README.md").read_bytes()
    (folder / "README.md").write_bytes(content + b"x")
    with pytest.raises(ReleaseError, match=r"contains 'README.md', which was changed after it was built; choose"):
        refuse_strange(folder)
    (tmp_path / "README.md").write_bytes(content)
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to(tmp_path / "README.md")
    with pytest.raises(ReleaseError, match=r"contains 'README.md', which is not a plain file; choose"):
        refuse_strange(folder)


def test_what_is_not_a_release_is_not_replaced(tmp_path: Path) -> None:
    refuse_strange(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    refuse_strange(tmp_path / "empty")
    (tmp_path / "file").write_text("Words", encoding="utf-8")
    with pytest.raises(ReleaseError, match="because it is a file, not a folder; choose"):
        refuse_strange(tmp_path / "file")
    (tmp_path / "empty" / "b.txt").touch()
    (tmp_path / "empty" / "a.txt").touch()
    with pytest.raises(ReleaseError, match=r"is not a release of this package and contains 'a.txt'; choose"):
        refuse_strange(tmp_path / "empty")
