"""A release is made in every place at once, or not at all."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from childservices_corpus.bundled import VERSION, bundled_release
from childservices_corpus.errors import ReleaseError
from childservices_corpus.export.cited import cited_release
from childservices_corpus.reference import table
from childservices_corpus.release.verify import verify
from childservices_corpus.storage.files import stamp_of
from childservices_corpus.storage.sums import SUMS, hash_over, read_sums
from deposit import deposit_text
from release import PLACES, Release, make_release, refuse_unready, rewritten, told
from support import ROOT

NEXT = "99.0.0"
PUBLISHED = "src/childservices_corpus/reference/published.toml"
DAY = date(2031, 2, 3)
FINE, FAILING = ("true",), ("false",)


def git(root: Path, *command: str) -> str:
    who = ("-c", "user.name=Ann Sample", "-c", "user.email=ann@example.org")
    return subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout with a history of its own: the files that a release touches, and one dump."""
    for path in {place.path for place in PLACES}:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    (tmp_path / "data" / "releases" / VERSION).mkdir(parents=True)
    (tmp_path / "data" / "releases" / VERSION / SUMS).write_text("")
    (tmp_path / "data" / "raw").mkdir()
    dump = min((ROOT / "data" / "raw").glob("*.txt"))
    for name in (dump.name, "manifest.toml"):
        shutil.copy(dump.with_name(name), tmp_path / "data" / "raw")
    for name in ("curation", "labels"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    log = tmp_path / "CHANGELOG.md"
    older = log.read_text("utf-8").partition(f"## {VERSION}")
    log.write_text("# Changelog\n\n## Unreleased\n\n- Something is better.\n\n" + "".join(older[1:]), "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Start", "--date", "2031-02-03T12:00:00Z")
    return tmp_path


def test_the_places_of_the_version_agree() -> None:
    """What the tool writes for the present release is what stands there."""
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    release = bundled_release()
    assert release.name == VERSION == stamp_of(release).data_version
    assert f"\nversion: {VERSION}\n" in citation
    cited = cited_release(release)
    assert f'"sha256:{cited.sha256}"' in citation
    assert f"\ndate-released: {cited.day}\n" in citation
    assert f'"data/releases/{VERSION}" = "childservices_corpus/data/release"' in (ROOT / "pyproject.toml").read_text()
    assert f"\n## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert list(table("published"))[-1] == cited.sha256


def test_no_other_file_names_the_version() -> None:
    """A file that starts to name the version must become one of the tool's places."""
    files = [*ROOT.glob("*"), *(path for name in ("src", "tools", "benchmarks") for path in (ROOT / name).rglob("*"))]
    written = [
        path
        for path in files
        if path.suffix in {".cff", ".json", ".md", ".py", ".toml", ".txt"} and "node_modules" not in path.parts
    ]
    whole = re.compile(rf"(?<![\d.]){re.escape(VERSION)}(?![\d.]*\d)")
    naming = {path.relative_to(ROOT).as_posix() for path in written if whole.search(path.read_text("utf-8"))}
    # Summaries of releases that were published keep their versions, and other programs have versions of their own.
    kept = {PUBLISHED, "src/childservices_corpus/explore/licences.txt"}
    assert naming <= {place.path for place in PLACES} | kept


def test_a_release_is_written_in_every_place(checkout: Path) -> None:
    new = make_release(checkout, NEXT, DAY, FINE)
    folder = checkout / "data" / "releases" / NEXT
    assert verify(folder).sound
    assert stamp_of(folder).data_version == NEXT
    assert new == Release(NEXT, DAY, hash_over(read_sums(folder)))
    text = {place.path: (checkout / place.path).read_text("utf-8") for place in PLACES}
    assert f'\nVERSION = "{NEXT}"\n' in text["src/childservices_corpus/bundled.py"]
    assert f'\n"data/releases/{NEXT}" = ' in text["pyproject.toml"]
    assert f"\nversion: {NEXT}\ndate-released: 2031-02-03\n" in text["CITATION.cff"]
    assert f'"sha256:{new.sha256}"' in text["CITATION.cff"]
    assert text[".zenodo.json"] == deposit_text(checkout)
    assert f'"version": "{NEXT}"' in text[".zenodo.json"]
    assert f"## Unreleased\n\n## {NEXT} (2031-02-03)\n\n- Something is better.\n" in text["CHANGELOG.md"]
    assert tomllib.loads(text[PUBLISHED])[new.sha256] == {"data_version": NEXT, "day": DAY}
    changed = {line[3:] for line in git(checkout, "status", "--porcelain", "--untracked-files=all").splitlines()}
    assert {path for path in changed if not path.startswith("data/releases/")} == set(text)
    assert all(path in told(new) for path in text)


def test_without_a_day_it_is_that_of_the_last_commit(checkout: Path) -> None:
    day = date.fromisoformat(git(checkout, "log", "-1", "--format=%cs").strip())
    assert make_release(checkout, NEXT, None, FINE).day == day


def test_a_failing_check_leaves_the_checkout_as_it_was(checkout: Path) -> None:
    with pytest.raises(ReleaseError, match="the checks failed: false"):
        make_release(checkout, NEXT, DAY, FAILING)
    assert git(checkout, "status", "--porcelain") == ""


def test_a_place_that_is_missing_leaves_the_checkout_as_it_was(checkout: Path) -> None:
    path = checkout / "CITATION.cff"
    path.write_text(re.sub("^version.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    git(checkout, "commit", "--quiet", "--all", "--message", "Lose the version")
    with pytest.raises(ReleaseError, match=r"CITATION\.cff: 0 lines match '\^version"):
        make_release(checkout, NEXT, DAY, FINE)
    assert git(checkout, "status", "--porcelain") == ""


def uncommitted(root: Path) -> None:
    (root / "notes.txt").write_text("not yet committed")


def nothing_new(root: Path) -> None:
    log = root / "CHANGELOG.md"
    log.write_text(log.read_text("utf-8").replace("- Something is better.\n", ""), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "Say nothing")


def as_it_is(root: Path) -> None:
    assert root.is_dir()


@pytest.mark.parametrize(
    ("version", "prepare", "why"),
    [
        pytest.param(NEXT, uncommitted, r"not committed.*\n\?\? notes\.txt", id="changes"),
        pytest.param(NEXT, nothing_new, "says nothing under", id="no words in the changelog"),
        pytest.param(VERSION, as_it_is, "is not above", id="the same version"),
        pytest.param("0.0.9", as_it_is, "is not above", id="an older version"),
        pytest.param("1.0", as_it_is, "is not a version", id="two numbers"),
        pytest.param("v1.0.0", as_it_is, "is not a version", id="a letter"),
    ],
)
def test_what_is_refused(checkout: Path, version: str, prepare: Callable[[Path], None], why: str) -> None:
    prepare(checkout)
    with pytest.raises(ReleaseError, match=why):
        refuse_unready(checkout, version)


def test_writing_the_present_release_again_changes_one_line_at_most() -> None:
    """The patterns find the lines that are there: with the present values only changelog and pins grow."""
    release = bundled_release()
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    day = re.search(r"date-released: (\S+)", citation)
    assert day is not None
    present = Release(VERSION, date.fromisoformat(day[1]), hash_over(read_sums(release)))
    same = {path for path, text in rewritten(ROOT, present).items() if text == (ROOT / path).read_text("utf-8")}
    assert same == {place.path for place in PLACES} - {
        "CHANGELOG.md",
        "src/childservices_corpus/reference/published.toml",
    }
