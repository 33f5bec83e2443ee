"""Adding dumps to a release gives the bytes of a build of all dumps, however they are divided."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.errors import InputError, ReleaseError
from childservices_corpus.storage.manifest import read_manifest
from folders import POSIX, problems
from support import DUMPS, OLDER
from targets import snapshot
from test_build_jobs import PAGES, dumps, plain

# The folder, name and page of each dump: names, contents and records that several share.
GIVEN = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("12"), st.sampled_from(range(len(PAGES))), st.booleans()),
    min_size=2,
    max_size=7,
    unique_by=lambda one: one[:2] + one[3:],
)
FACTS = "https://www.themj.co.uk/2021/03/29/fees-rise-again,2024-05-1{},,"


def write(folder: Path, some: list[tuple[str, str, int, bool]]) -> list[Path]:
    """The folders, each with its dumps, and for some of them a row of what is known."""
    for letter, number, page, known in some:
        place = folder / f"{letter}{known:d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(PAGES[page], "utf-8")
        if known:
            table = place / "pages.csv"
            head = table.read_text("utf-8") if table.exists() else "name,address,saved,publisher,layout\n"
            table.write_text(f"{head}{number}.txt,{FACTS.format(page)}\n", "utf-8")
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.exists() else []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GIVEN, st.integers(1, 6))
def test_adding_gives_the_bytes_of_a_build_of_all(
    tmp_path: Path, some: list[tuple[str, str, int, bool]], first: int
) -> None:
    shutil.rmtree(tmp_path / "old", ignore_errors=True)
    shutil.rmtree(tmp_path / "new", ignore_errors=True)
    first = min(first, len(some) - 1)
    old, new = write(tmp_path / "old", some[:first]), write(tmp_path / "new", some[first:])
    whole = plain([*new, *old], tmp_path / "whole", data_version="1.2.3")
    plain(old, tmp_path / "added", data_version="1.2.3")
    csc.add(tmp_path / "added", new)
    assert snapshot(tmp_path / "added") == snapshot(whole)
    assert csc.verify(whole).faults == ()


def test_an_annotated_release_stays_annotated(tmp_path: Path, built_dumps: Path) -> None:
    csc.build(DUMPS[1:4], tmp_path / "added")
    added = csc.add(tmp_path / "added", [DUMPS[4], DUMPS[0]])
    assert snapshot(added.folder) == snapshot(built_dumps)


@POSIX
def test_what_could_not_be_read_is_remembered(tmp_path: Path) -> None:
    one, two = dumps(tmp_path / "one", 4), dumps(tmp_path / "two", 7)
    (one / "lost.txt").symlink_to("nowhere")
    (two / "gone.txt").symlink_to("nowhere")
    whole = plain([one, two], tmp_path / "whole")
    plain(one, tmp_path / "added")
    csc.add(tmp_path / "added", two, jobs=2)
    assert snapshot(tmp_path / "added") == snapshot(whole)
    assert [one.document for one in problems(whole) if one.code == "unreadable-input"] == ["gone.txt", "lost.txt"]


def test_a_manifest_has_no_names_that_the_tables_have(tmp_path: Path) -> None:
    plain(DUMPS, tmp_path / "release")
    assert '"given"' not in (tmp_path / "release" / "release.json").read_text("utf-8")
    plain(dumps(tmp_path / "dumps", 4), tmp_path / "release")
    manifest = read_manifest(tmp_path / "release")
    assert manifest is not None
    assert [one.name for one in manifest.given] == ["03.txt", "copy.txt"]


def test_dumps_that_were_read_before_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from childservices_corpus.release.shares import cut

    for name, size in (("USUAL", 900), ("LEAST", 300), ("MOST", 2000)):
        monkeypatch.setattr(cut, name, size)
    folder, work = dumps(tmp_path / "dumps", 12), tmp_path / "work"
    plain(folder, tmp_path / "release", work=work)
    before = {path.name: path.stat().st_ino for path in work.iterdir()}
    (tmp_path / "05x.txt").write_text("Another page.\n", "utf-8")
    csc.add(tmp_path / "release", tmp_path / "05x.txt", work=work)
    after = {path.name: path.stat().st_ino for path in work.iterdir()}
    assert len(before.items() & after.items()) > len(before) / 2


def test_the_same_dump_again_is_a_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES[0], "utf-8")
    (tmp_path / "b.txt").write_text(PAGES[0], "utf-8")
    plain(tmp_path / "a.txt", tmp_path / "release")
    for _ in range(2):
        csc.add(tmp_path / "release", tmp_path / "b.txt")
    assert [one.code for one in problems(tmp_path / "release")] == ["duplicate-dump"] * 2


def test_a_release_of_an_older_version_is_added_to(tmp_path: Path) -> None:
    older = Path(shutil.copytree(OLDER, tmp_path / "older"))
    (tmp_path / "a.txt").write_text(PAGES[0], "utf-8")
    csc.add(older, tmp_path / "a.txt")
    assert snapshot(older) == snapshot(
        csc.build([*DUMPS, tmp_path / "a.txt"], tmp_path / "whole", data_version="0.2.1").folder
    )


def test_what_is_not_a_release_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES[0], "utf-8")
    for name in ("nothing", "notes"):
        (tmp_path / "notes").mkdir(exist_ok=True)
        (tmp_path / "notes" / "b.txt").write_text("months of work")
        with pytest.raises(ReleaseError):
            csc.add(tmp_path / name, tmp_path / "a.txt")
    plain(tmp_path / "a.txt", tmp_path / "release")
    before = snapshot(tmp_path / "release")
    with pytest.raises(InputError):
        csc.add(tmp_path / "release", tmp_path / "nothing.txt")
    assert snapshot(tmp_path / "release") == before


def test_an_old_release_that_a_killed_build_moved_away_is_put_back_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES[0], "utf-8")
    (tmp_path / "b.txt").write_text(PAGES[1], "utf-8")
    release = plain(tmp_path / "a.txt", tmp_path / "place" / "release")
    work = tmp_path / "place" / ".release.abcd_123.partial"
    work.mkdir()
    (work / "childservices-corpus.lock").touch()
    release.rename(work / "old")
    csc.add(release, tmp_path / "b.txt")
    assert os.listdir(tmp_path / "place") == ["release"]
    assert csc.load(release).documents.to_arrow()["name"].to_pylist() == ["a.txt", "b.txt"]


def test_the_command_adds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGES[0], "utf-8")
    plain(tmp_path / "a.txt", tmp_path / "release")
    ran = CliRunner().invoke(app, ["add", str(tmp_path / "release"), "-"], input=PAGES[2])
    assert ran.exit_code == 0, ran.output
    assert len(csc.load(tmp_path / "release").documents) == 2
