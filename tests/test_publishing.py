"""The files that are published: what they contain, and the description of a deposit. `make dist` also installs them."""

import re
import tarfile
import zipfile
from pathlib import Path

import pytest

from childservices_corpus.bundled import VERSION, bundled_release
from childservices_corpus.errors import ReleaseError
from deposit import PATH, creator, deposit_text
from dist import WHEEL, make_dist, make_files, of_release, sdist_faults, strangers, wheel_faults
from support import ROOT

PACKAGE = "childservices_corpus"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Source archive and wheel of this checkout; the archive builds the same wheel, or this fails."""
    return make_files(tmp_path_factory.mktemp("dist"))


def test_the_files_contain_what_they_may_and_the_whole_package(files: tuple[Path, Path]) -> None:
    sdist, wheel = files
    assert sdist_faults(sdist) == []
    assert wheel_faults(wheel, bundled_release()) == []
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    sources = [path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert all(held[path.relative_to(ROOT / "src").as_posix()] == path.read_bytes() for path in sources)
    assert all(
        held[f"{PACKAGE}/data/{name}/{path.name}"] == path.read_bytes()
        for name in ("raw", "curation")
        for path in (ROOT / "data" / name).iterdir()
    )
    release = bundled_release()
    assert all(held[name] == (release / Path(name).name).read_bytes() for name in of_release(release))


def test_the_data_in_the_wheel_are_those_that_the_licence_page_names(files: tuple[Path, Path]) -> None:
    page = (ROOT / "docs" / "licence.md").read_text("utf-8").partition("## What the Python package contains")[2]
    rows = re.findall(r"^\| `(data/[\w/]+)` \|[^|]*\|[^|]*\|$", page, re.MULTILINE)
    names = [name.removeprefix(f"{PACKAGE}/") for name in zipfile.ZipFile(files[1]).namelist()]
    assert rows
    assert {"/".join(name.split("/")[:2]) for name in names if name.startswith("data/")} == set(rows)


def test_the_source_archive_has_what_the_tests_read(files: tuple[Path, Path]) -> None:
    with tarfile.open(files[0]) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    tests = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").glob("*.py")}
    assert tests | {PATH, "Makefile", ".github/workflows/ci.yml", "data/labels/articles.jsonl"} <= held


@pytest.mark.parametrize(
    "name",
    [
        f"{PACKAGE}/data/labels/articles.jsonl",
        f"{PACKAGE}/data/raw/notes.txt",
        f"{PACKAGE}/data/raw/.DS_Store",
        f"{PACKAGE}/data/release/notes.md",
        f"{PACKAGE}/reference/authorities.xlsx",
        f"{PACKAGE}/reading/__pycache__/page.cpython-311.pyc",
        "tests/test_publishing.py",
    ],
)
def test_a_stray_file_is_no_member_of_a_wheel(name: str) -> None:
    assert strangers([name, f"{PACKAGE}/reading/page.py"], WHEEL) == [name]


def test_a_stray_file_and_a_missing_table_are_named(tmp_path: Path) -> None:
    wheel = tmp_path / "some.whl"
    lost = f"{PACKAGE}/data/release/articles.parquet"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in sorted(of_release(bundled_release()) - {lost}):
            archive.writestr(name, b"")
        archive.writestr(f"{PACKAGE}/data/labels/articles.jsonl", b"")
    stray, missing = wheel_faults(wheel, bundled_release())
    assert f"some.whl contains {PACKAGE}/data/labels/articles.jsonl" in stray
    assert missing == f"some.whl lacks {lost}, a file of the release"


def test_a_tag_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=rf"the tag is 99\.0\.0, and the package is {re.escape(VERSION)}"):
        make_dist(tmp_path, "99.0.0")
    assert list(tmp_path.iterdir()) == []


def test_the_description_of_a_deposit_follows_from_the_citation() -> None:
    """If not, run: python tools/deposit.py."""
    assert (ROOT / PATH).read_text("utf-8") == deposit_text(ROOT)


def test_a_person_is_named_as_zenodo_names_people() -> None:
    person = {"family-names": "Sample", "given-names": "Ann", "orcid": "https://orcid.org/0000-0002-1825-0097"}
    assert creator(person) == {"name": "Sample, Ann", "orcid": "0000-0002-1825-0097"}
    assert creator({"name": "The maintainers", "affiliation": "A Charity"}) == {
        "name": "The maintainers",
        "affiliation": "A Charity",
    }
