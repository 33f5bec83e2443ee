"""Folders that a build must not replace: nothing of the user's is lost."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import MANIFEST, write_sums
from support import RAW, ROOT
from targets import build, note, snapshot


def hidden(folder: Path) -> None:
    (folder / ".notes").write_text("mine")


def folder_inside(folder: Path) -> None:
    (folder / "figures").mkdir()


def link_inside(folder: Path) -> None:
    (folder / "latest").symlink_to(folder.parent)


def note_in_the_sums(folder: Path) -> None:
    """As after ``sha256sum * > SHA256SUMS``: the sums list it, the manifest does not."""
    note(folder)
    write_sums(folder)


def edited(folder: Path) -> None:
    with (folder / "README.md").open("a") as file:
        file.write("\nMy own remarks on this release.\n")


def table_as_a_link(folder: Path) -> None:
    (folder / "links.parquet").rename(folder.parent / "kept.parquet")
    (folder / "links.parquet").symlink_to(folder.parent / "kept.parquet")


def no_manifest(folder: Path) -> None:
    """A file of the release that an older one has not, without a manifest that lists it."""
    (folder / MANIFEST).unlink()
    note(folder)
    write_sums(folder)


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a notebook": (note, "analysis.ipynb"),
    "a hidden file": (hidden, ".notes"),
    "a folder": (folder_inside, "figures"),
    "a link": (link_inside, "latest"),
    "a notebook in the sums": (note_in_the_sums, "analysis.ipynb"),
    "an edited README": (edited, "README.md"),
    "a table moved away behind a link": (table_as_a_link, "links.parquet"),
    "a notebook in sums without a manifest": (no_manifest, "is not a release of this package"),
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_release_with_something_of_the_users_is_refused(what: str, page: Path, place: Path) -> None:
    change, named = STRANGE[what]
    out = build(page, place / "release")
    change(out)
    before = snapshot(place)
    with pytest.raises(ReleaseError) as refused:
        build(page, out, "2.0.0")
    assert named in str(refused.value)
    assert snapshot(place) == before


def sums_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "data.csv").write_text("1,2,3\n")
    write_sums(folder)


def raw_dumps(folder: Path) -> None:
    shutil.copytree(RAW, folder)


def only_hidden(folder: Path) -> None:
    folder.mkdir()
    hidden(folder)


def file(folder: Path) -> None:
    folder.write_text("a file, not a folder")


def foreign_manifest(folder: Path) -> None:
    sums_alone(folder)
    (folder / MANIFEST).write_text(json.dumps({"format": "another", "files": ["data.csv", MANIFEST]}))
    write_sums(folder)


def foreign_tables(folder: Path) -> None:
    """Tables with the names of ours in a folder with sums, as somebody's own export of the corpus."""
    folder.mkdir()
    for name in ("documents", "articles"):
        table = csc.load().table(name).to_arrow()
        pq.write_table(table.replace_schema_metadata(None), folder / f"{name}.parquet")
    write_sums(folder)


@pytest.mark.parametrize("make", [sums_alone, raw_dumps, only_hidden, file, foreign_manifest, foreign_tables])
def test_a_folder_that_is_no_release_is_refused(make: Callable[[Path], None], page: Path, place: Path) -> None:
    make(place / "mine")
    before = snapshot(place)
    with pytest.raises(ReleaseError, match="mine: the folder exists and is not replaced"):
        build(page, place / "mine")
    assert snapshot(place) == before


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0", "0.2.1"])
def test_a_release_from_before_manifests_may_be_replaced(version: str, page: Path, place: Path) -> None:
    out = Path(shutil.copytree(ROOT / "data" / "releases" / version, place / "release"))
    build(page, out)
    assert csc.verify(out).sound
    assert read_manifest(out) is not None
    shutil.rmtree(out)
    shutil.copytree(ROOT / "data" / "releases" / version, out)
    note(out)
    write_sums(out)
    with pytest.raises(ReleaseError):
        build(page, out)


def test_users_files_with_names_like_our_temporary_ones_stay(page: Path, place: Path) -> None:
    for name in (".release.old", ".release.partial", ".release.abcdefgh.partial", ".release.part", ".release.lock"):
        (place / name).mkdir()
        (place / name / "thesis.doc").write_text("years of work")
    looks_ours = place / ".release.ijklmnop.partial"
    (looks_ours / "new").mkdir(parents=True)
    (looks_ours / "childservices-corpus.lock").touch()
    (looks_ours / "new" / "thesis.doc").write_text("years of work")
    before = snapshot(place)
    build(page, place / "release")
    build(page, place / "release", "2.0.0")
    after = snapshot(place)
    assert {name: after[name] for name in before} == before
    assert {name.split("/")[0] for name in after} == {name.split("/")[0] for name in before} | {"release"}
