"""A release without text gets its text back from its dumps: byte for byte, or not at all."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.curation.corrections import CORRECTIONS
from childservices_corpus.curation.folder import DATES
from childservices_corpus.errors import InputError, ReleaseError
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.models.publishers import GROUP as PUBLISHERS
from childservices_corpus.storage.manifest import ReleaseFile
from childservices_corpus.storage.sums import MANIFEST, checksum, checksums, hash_over, write_sums
from childservices_corpus.storage.textless import OFFSETS
from commands import ran
from commands import release as small
from crawls import members, record, story, written
from packages import AddPackage, forget
from targets import snapshot


@pytest.fixture
def dumps(full: Path) -> Path:
    return full.parent / "dumps"


def test_curation_corrections_copies_facts_and_html_are_given_back(full: Path, bare: Path, dumps: Path) -> None:
    assert {DATES, CORRECTIONS} <= {path.name for path in full.iterdir()}
    assert snapshot(csc.hydrate(bare, dumps, full.parent / "back")) == snapshot(full)


def test_the_names_of_the_dumps_do_not_matter_nor_do_other_files(
    full: Path, bare: Path, dumps: Path, tmp_path: Path
) -> None:
    place = tmp_path / "saved"
    place.mkdir()
    for number, path in enumerate(one for one in dumps.rglob("*") if one.is_file() and one.name != "pages.csv"):
        shutil.copy(path, place / f"{number}.txt")
    (place / "more.txt").write_text("Another page.\n", "utf-8")
    assert snapshot(csc.hydrate(bare, [place], tmp_path / "back", jobs=2)) == snapshot(full)


@pytest.mark.parametrize(
    ("options", "page"),
    [
        pytest.param({"hosts": ["example.org"]}, (story(1), "https://news.example.org/1"), id="of another host"),
        pytest.param(
            {"limits": csc.CrawlLimits(largest_ratio=1_000_000)},
            (story(1, long=26_000), "https://www.themj.co.uk/1"),
            id="larger than the limits of a build, which were raised",
        ),
    ],
)
def test_a_page_of_a_crawl_file_is_found_whatever_the_build_chose(
    options: dict[str, Any], page: tuple[bytes, str], tmp_path: Path
) -> None:
    path = written(tmp_path / "a.wet.gz", members([record(*page)]))
    full = csc.build(path, tmp_path / "full", annotate=False, **options).folder
    bare = csc.without_text(full, tmp_path / "bare")
    assert snapshot(csc.hydrate(bare, path, tmp_path / "back")) == snapshot(full)


def test_a_build_without_annotations_is_given_back(dumps: Path, tmp_path: Path) -> None:
    full = csc.build(dumps, tmp_path / "full", annotate=False).folder
    bare = csc.without_text(full, tmp_path / "bare")
    assert snapshot(csc.hydrate(bare, dumps, tmp_path / "back")) == snapshot(full)


def test_each_missing_dump_is_named(bare: Path, dumps: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError) as refused:
        csc.hydrate(bare, dumps / "other" / "page.txt", tmp_path / "back")
    told = str(refused.value)
    assert "the given files lack 4 of its 5 dumps: " in told
    for path in (dumps / "odd.txt", dumps / "old.txt"):
        assert f"{path.name} ({path.stat().st_size} bytes" in told
        assert checksum(path) in told
    assert "https://www.themj.co.uk/news/Councils-plan-to-close-half-of-its…/219614, saved on 2024-07-01" in told
    assert "give the very files, byte for byte" in told
    assert not (tmp_path / "back").exists()


def test_a_dump_with_one_other_byte_is_a_missing_one(bare: Path, dumps: Path, tmp_path: Path) -> None:
    other = shutil.copytree(dumps, tmp_path / "dumps")
    (other / "odd.txt").write_bytes((other / "odd.txt").read_bytes() + b"\n")
    with pytest.raises(ReleaseError, match=r"lack 1 of its 5 dumps: odd\.txt"):
        csc.hydrate(bare, other, tmp_path / "back")


def test_dumps_that_are_not_there_are_an_error(bare: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        csc.hydrate(bare, tmp_path / "nowhere", tmp_path / "back")


def rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the manifest in `folder`, and make its hashes and checksums right again."""
    stated = json.loads((folder / MANIFEST).read_bytes())
    change(stated)
    (folder / MANIFEST).unlink()
    (folder / "SHA256SUMS").unlink()
    sums = checksums(folder)
    stated["files"] = [
        ReleaseFile(name=name, sha256=digest, bytes=(folder / name).stat().st_size).model_dump()
        for name, digest in sorted(sums.items())
    ]
    stated["files_sha256"] = hash_over(sums)
    (folder / MANIFEST).write_text(json.dumps(stated), "utf-8")
    write_sums(folder)


def test_a_release_of_another_program_is_not_written_and_the_versions_are_named(tmp_path: Path) -> None:
    """As if another pyarrow had written one table with other bytes."""
    other = shutil.copytree(small(), tmp_path / "other")
    file = pq.ParquetFile(other / "links.parquet")
    pq.write_table(file.read(), other / "links.parquet", compression="none")
    rewritten(other, lambda stated: stated["made_with"].update(libraries={"pyarrow": "1.0.0"}, reading="0" * 64))
    bare = csc.without_text(other, tmp_path / "bare")
    with pytest.raises(ReleaseError) as refused:
        csc.hydrate(bare, small().parent, tmp_path / "back")
    told = str(refused.value)
    assert f"{bare}: links.parquet came out otherwise than in the full release, so it is not written" in told
    assert f"It was built with childservices-corpus {csc.__version__}, pyarrow 1.0.0" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bare", "other"]


GAZETTE = """
from childservices_corpus import Publisher
from childservices_corpus.layouts import ListingForm
PUBLISHER = Publisher(name="gazette", full_name="The Gazette of Examples")
LAYOUT = ListingForm(name="gazette", publisher="gazette", lines=("title", "day", "summary"), heading="| Gazette")
"""


def test_a_package_that_is_missing_is_named_here_and_as_a_cause(add_package: AddPackage, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("News | Gazette\n\nFees rise again\n\n3 May 2024\n\nFees have gone up by a tenth.\n", "utf-8")
    add_package(
        "gazette", GAZETTE, {PUBLISHERS: {"gazette": "gazette:PUBLISHER"}, LAYOUTS: {"gazette": "gazette:LAYOUT"}}
    )
    full = csc.build(page, tmp_path / "full").folder
    bare = csc.without_text(full, tmp_path / "bare")
    assert snapshot(csc.hydrate(bare, page, tmp_path / "back")) == snapshot(full)
    (tmp_path / "gazette_package-1.0.dist-info" / "entry_points.txt").write_text("", "utf-8")
    forget(["gazette"])
    with pytest.raises(
        ReleaseError, match=r"pyarrow [\d.]+, gazette-package 1\.0, and this is .*pyarrow [\d.]+; install"
    ):
        csc.hydrate(bare, page, tmp_path / "again")
    gone = csc.diff(full, csc.build(page, tmp_path / "other").folder, rerun=False).records[0]
    told = "packages that add layouts or publishers differ: gazette gazette-package 1.0"
    assert [(cause.kind, cause.told) for cause in gone.causes] == [("reading", told)]


def test_other_code_of_the_same_version_is_not_asked_for_by_its_version(tmp_path: Path) -> None:
    other = shutil.copytree(small(), tmp_path / "other")
    pq.write_table(pq.ParquetFile(other / "links.parquet").read(), other / "links.parquet", compression="none")
    rewritten(other, lambda stated: stated["made_with"].update(reading="0" * 64))
    bare = csc.without_text(other, tmp_path / "bare")
    with pytest.raises(ReleaseError, match="so other code of the same version built it; take that code"):
        csc.hydrate(bare, small().parent, tmp_path / "back")


def test_a_curated_table_of_another_package_is_named(tmp_path: Path) -> None:
    bare = csc.without_text(small(), tmp_path / "bare")
    rewritten(
        bare,
        lambda stated: next(one for one in stated["full"]["files"] if one["name"] == DATES).update(sha256="0" * 64),
    )
    with pytest.raises(ReleaseError, match=rf"{DATES} is a table of the package that built the full release"):
        csc.hydrate(bare, small().parent, tmp_path / "back")


def outside(pieces: dict[str, Any]) -> None:
    pieces["../outside.txt"] = ["mine"]


def changed(pieces: dict[str, Any]) -> None:
    pieces["README.md"].append("more")


def nameless(pieces: dict[str, Any]) -> None:
    del pieces["names of dumps"]


def unheard_of(pieces: dict[str, Any]) -> None:
    pieces["README.md"] = [[0, 1, 2, "sideways"]]


def no_such_dump(pieces: dict[str, Any]) -> None:
    pieces["README.md"] = [[9, 1, 2]]


def no_manifest(pieces: dict[str, Any]) -> None:
    del pieces[MANIFEST]


@pytest.mark.parametrize("forge", [outside, changed, nameless, unheard_of, no_such_dump, no_manifest])
def test_forged_offsets_are_refused_before_anything_is_built(
    forge: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    bare = csc.without_text(small(), tmp_path / "bare")
    pieces = json.loads((bare / OFFSETS).read_bytes())
    forge(pieces)
    (bare / OFFSETS).write_text(json.dumps(pieces), "utf-8")
    rewritten(bare, lambda stated: None)
    with pytest.raises(ReleaseError, match=rf"{OFFSETS}: .*fetch the release again"):
        csc.hydrate(bare, small().parent, tmp_path / "back")
    assert [path.name for path in tmp_path.iterdir()] == ["bare"]


def test_a_damaged_release_without_text_is_refused(bare: Path, dumps: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(bare, tmp_path / "bare")
    (copy / "mentions.parquet").unlink()
    with pytest.raises(ReleaseError, match=r"is not as it was written: mentions\.parquet: .* missing"):
        csc.hydrate(copy, dumps, tmp_path / "back")


def test_what_has_text_and_what_is_not_a_release_are_told_apart(full: Path, dumps: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="this is a release with its text; use it as it is"):
        csc.hydrate(full, dumps, tmp_path / "back")
    with pytest.raises(ReleaseError, match=r"not a release without text; release\.json is missing"):
        csc.hydrate(tmp_path, dumps, tmp_path / "back")


def test_neither_replaces_what_is_the_users(full: Path, bare: Path, dumps: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", "utf-8")
    refused = r"name another folder|name a folder|choose another folder"
    for out in (mine, full, full / "inside", Path.home()):
        with pytest.raises(ReleaseError, match=refused):
            csc.without_text(full, out)
    for out in (mine, bare, dumps, dumps / "inside", bare / "inside", Path.home()):
        with pytest.raises(ReleaseError, match=refused):
            csc.hydrate(bare, dumps, out)
    assert (mine / "notes.txt").read_text("utf-8") == "mine"


def test_the_commands_say_what_they_made(full: Path, bare: Path, dumps: Path, tmp_path: Path) -> None:
    assert ran("without-text", full, "-o", tmp_path / "bare").lines == [f"{tmp_path / 'bare'}: {full} without text"]
    assert snapshot(tmp_path / "bare") == snapshot(bare)
    done = ran("hydrate", tmp_path / "bare", dumps, "-o", tmp_path / "back", "--jobs", "1", "--json")
    assert json.loads(done.lines[0])["sha256"] == json.loads((full / MANIFEST).read_bytes())["files_sha256"]
    assert snapshot(tmp_path / "back") == snapshot(full)
