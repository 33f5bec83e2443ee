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
from childservices_corpus.differences.version import numbers
from childservices_corpus.errors import ReleaseError
from childservices_corpus.export.cited import cited_release
from childservices_corpus.reference import table
from childservices_corpus.release.verify import verify
from childservices_corpus.storage.files import stamp_of
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import hash_over, read_sums
from deposit import deposit_text
from release import PLACES, Release, make_release, refuse_unready, rewritten, told
from reproduce import reproduce
from support import ROOT

# A release of one dump of the five has fewer records.
NEXT = f"{numbers(VERSION)[0]}.{numbers(VERSION)[1] + 1}.0"
PUBLISHED = "src/childservices_corpus/reference/published.toml"
DAY = date(2031, 2, 3)
FINE, FAILING = ("true",), ("false",)


def git(root: Path, *command: str) -> str:
    who = ("-c", "user.name=Ann Sample", "-c", "user.email=ann@example.org")
    return subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small checkout with a history of its own: the code, the files that a release touches, and one dump."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for path in {place.path for place in PLACES}:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, root / path)
    shutil.copytree(bundled_release(), root / "data" / "releases" / VERSION)
    (root / "data" / "raw").mkdir()
    dump = min((ROOT / "data" / "raw").glob("*.txt"))
    for name in (dump.name, "manifest.toml"):
        shutil.copy(dump.with_name(name), root / "data" / "raw")
    for name in ("curation", "labels"):
        shutil.copytree(ROOT / "data" / name, root / "data" / name)
    log = root / "CHANGELOG.md"
    older = log.read_text("utf-8").partition(f"## {VERSION}")
    log.write_text("# Changelog\n\n## Unreleased\n\n- Something is better.\n\n" + "".join(older[1:]), "utf-8")
    (root / ".gitignore").write_text("__pycache__/\n.work/\n", "utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Start", "--date", "2031-02-03T12:00:00Z")
    return root


@pytest.fixture
def checkout(template: Path, tmp_path: Path) -> Path:
    """A copy of the small checkout."""
    return shutil.copytree(template, tmp_path / "checkout")


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
    assert (new.version, new.day, new.sha256) == (NEXT, DAY, hash_over(read_sums(folder)))
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.package_version == NEXT
    for name in ("README.md", "CITATION.cff", "croissant.json", "datapackage.json"):
        assert "private build" not in (folder / name).read_text("utf-8"), name
    text = {place.path: (checkout / place.path).read_text("utf-8") for place in PLACES}
    assert f'\nVERSION = "{NEXT}"\n' in text["src/childservices_corpus/bundled.py"]
    assert f'\n"data/releases/{NEXT}" = ' in text["pyproject.toml"]
    assert f"\nversion: {NEXT}\ndate-released: 2031-02-03\n" in text["CITATION.cff"]
    assert f'"sha256:{new.sha256}"' in text["CITATION.cff"]
    assert text[".zenodo.json"] == deposit_text(checkout)
    assert f'"version": "{NEXT}"' in text[".zenodo.json"]
    head = f"## Unreleased\n\n## {NEXT} (2031-02-03)\n\n### What changed in the data\n\n- "
    assert head in text["CHANGELOG.md"]
    assert "\n\n- Something is better.\n" in text["CHANGELOG.md"].partition(head)[2].partition(f"## {VERSION}")[0]
    assert tomllib.loads(text[PUBLISHED])[new.sha256] == {"data_version": NEXT, "day": DAY}
    changed = {line[3:] for line in git(checkout, "status", "--porcelain", "--untracked-files=all").splitlines()}
    assert {path for path in changed if not path.startswith("data/releases/")} == set(text)
    assert all(path in told(new) for path in text)
    # The table of releases has grown since the build, and the bytes do not depend on it.
    with pytest.MonkeyPatch.context() as patched:
        for name, value in {"LC_ALL": "C", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "7"}.items():
            patched.setenv(name, value)
        patched.chdir(checkout.parent)
        assert f"{NEXT} is made again, byte for byte" in reproduce(checkout, NEXT, here=True)
    (folder / "README.md").write_text("other words")
    with pytest.raises(ReleaseError, match=r"is not made again: README\.md differ"):
        reproduce(checkout, NEXT, here=True)


def test_a_failing_check_leaves_the_checkout_as_it_was(checkout: Path) -> None:
    with pytest.raises(ReleaseError, match="the checks failed: false"):
        make_release(checkout, NEXT, DAY, FAILING)
    assert git(checkout, "status", "--porcelain") == ""


def test_another_number_than_the_data_need_is_refused(checkout: Path) -> None:
    with pytest.raises(ReleaseError, match=f"99.0.0 cannot follow {VERSION}: the next release is {NEXT}, since "):
        make_release(checkout, "99.0.0", DAY, FINE)
    assert git(checkout, "status", "--porcelain") == ""


def test_a_release_is_made_again_from_the_commit_that_added_it(checkout: Path) -> None:
    # Without a day it is that of the last commit.
    day = date.fromisoformat(git(checkout, "log", "-1", "--format=%cs").strip())
    assert make_release(checkout, NEXT, None, FINE).day == day
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", f"Release {NEXT}")
    (checkout / "data" / "curation" / "date_evidence.csv").unlink()
    git(checkout, "commit", "--quiet", "--all", "--message", "Lose a table")
    assert "byte for byte" in reproduce(checkout, NEXT, here=True)


def test_a_release_that_is_not_there_is_not_made_again(checkout: Path) -> None:
    with pytest.raises(ReleaseError, match=r"there is no release\.json"):
        reproduce(checkout, "9.9.9")


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
        pytest.param(VERSION, as_it_is, "is released, and a release never changes", id="the same version"),
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
