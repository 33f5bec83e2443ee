"""A release is built again from what it holds: the same bytes in every file."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION
from childservices_corpus.curation.corrections import CORRECTIONS, write_corrections
from childservices_corpus.curation.date_evidence import COLUMNS
from childservices_corpus.curation.folder import DATES
from childservices_corpus.errors import ReleaseError
from childservices_corpus.evaluation.quality import QUALITY
from childservices_corpus.release.about.card import README
from childservices_corpus.release.again import build_again, same_labels
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import MANIFEST, SUMS
from commands import LISTING, STATEMENTS, corpus
from corrected import correction
from folders import POSIX
from support import DUMPS, OLDER, ROOT
from targets import snapshot

LOST = "lost.txt"
EVIDENCE = "themj,,Young people set out plans,2024-06-12,2024-06-12,publisher_page,,https://example.org/plans"


def given(folder: Path) -> list[Path]:
    """Two folders of dumps: a copy, two dumps of one name, one that cannot be read, and facts about some of them."""
    one, two = folder / "one", folder / "two"
    for place in (one, two):
        place.mkdir()
        (place / "page.txt").write_text(STATEMENTS if place == one else LISTING, "utf-8")
    (two / "copy.txt").write_text(LISTING, "utf-8")
    (two / LOST).symlink_to("nowhere")
    facts = "name,address,saved,publisher,layout\npage.txt,https://www.themj.co.uk/list,2024-07-01,themj,\n"
    (two / "pages.csv").write_text(facts, "utf-8")
    return [one, two]


def curated(folder: Path) -> Path:
    """Curated tables of one's own: a day, and two corrections, of which one is about a record that is not there."""
    folder.mkdir()
    (folder / DATES).write_text(f"{','.join(COLUMNS)}\n{EVIDENCE}\n", "utf-8")
    genre = correction(corpus().articles[0], "genre", "opinion")
    write_corrections(folder / CORRECTIONS, [genre, replace(genre, record="themj/another-story-00000000")])
    return folder


@POSIX
@pytest.mark.parametrize("annotate", [True, False])
def test_copies_facts_curation_and_corrections_are_all_held(tmp_path: Path, annotate: bool) -> None:
    paths, tables = given(tmp_path), curated(tmp_path / "curation")
    options = {"curation": tables} if annotate else {"annotate": False}
    made = csc.build(paths, tmp_path / "release", data_version="1.2.3", **options)
    whole = snapshot(made.folder)
    assert (CORRECTIONS in whole) == annotate
    for path in paths:
        shutil.rmtree(path)
    shutil.rmtree(tables)
    again = build_again(made.folder, tmp_path / "again", jobs=2)
    assert snapshot(again.folder) == whole
    assert again.rows == made.rows


@pytest.mark.parametrize(
    ("version", "dumps", "curation", "own"),
    [
        pytest.param(VERSION, DUMPS, None, True, id="the release of the project"),
        pytest.param("1.2.3", DUMPS, None, False, id="another version"),
        pytest.param(VERSION, DUMPS[:1], None, False, id="other dumps"),
        pytest.param(VERSION, DUMPS, ROOT / "data" / "curation", False, id="a folder of curated tables"),
    ],
)
def test_only_what_the_package_has_is_of_the_project(
    version: str, dumps: list[Path], curation: Path | None, own: bool, tmp_path: Path
) -> None:
    made = csc.build(dumps, tmp_path / "release", data_version=version, curation=curation).folder
    manifest = read_manifest(made)
    assert manifest is not None
    assert manifest.of_project == own
    assert ("private build" in (made / "CITATION.cff").read_text("utf-8")) != own
    assert snapshot(build_again(made, tmp_path / "again").folder) == snapshot(made)


def test_figures_of_labels_that_are_not_at_hand_are_taken_over(tmp_path: Path) -> None:
    made = csc.build(DUMPS[2], tmp_path / "release").folder
    other = tmp_path / "labels"
    other.mkdir()
    row = {"document_id": "0" * 64, "position": 0}
    (other / "articles.jsonl").write_text(json.dumps(row), "utf-8")
    manifest = read_manifest(made)
    assert manifest is not None
    assert same_labels(manifest)
    assert not same_labels(manifest, other)
    again = snapshot(build_again(made, tmp_path / "again", labels=other).folder)
    differing = {name for name, content in snapshot(made).items() if again[name] != content}
    assert QUALITY in again
    assert differing == {README, MANIFEST, SUMS}


def test_a_release_without_what_made_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=f"{MANIFEST} does not say what the release was built with"):
        build_again(OLDER, tmp_path / "again")


def test_a_curated_table_of_another_hash_is_refused(tmp_path: Path) -> None:
    made = csc.build(DUMPS[2], tmp_path / "release").folder
    (made / DATES).write_text(f"{','.join(COLUMNS)}\n{EVIDENCE}\n", "utf-8")
    with pytest.raises(ReleaseError, match=f"{DATES}: the file is not the table whose hash"):
        build_again(made, tmp_path / "again")
