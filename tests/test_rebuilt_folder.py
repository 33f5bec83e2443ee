"""A corpus whose folder was rebuilt says so: never rows of two releases, however the reading is spread over time."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import TableWriter
from pages import Item, localgov
from support import DUMPS


def page(tag: str, rows: int) -> str:
    return localgov([Item(f"Title {tag} {number}", "", f"Summary {tag} of {number}.") for number in range(rows)])


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dumps, and a release of one with as many articles as make several row groups: threads open its file anew."""
    dumps = tmp_path_factory.mktemp("dumps")
    for tag in ("old", "new"):
        (dumps / f"{tag}.txt").write_text(page(tag, 2 * TableWriter.ROWS + 9), "utf-8")
    csc.build(dumps / "old.txt", dumps / "release", annotate=False)
    return dumps


@pytest.fixture
def folder(dumps: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(dumps, tmp_path / "dumps")) / "release"


def rebuild(folder: Path) -> None:
    csc.build(folder.parent / "new.txt", folder, annotate=False)


def remove(folder: Path) -> None:
    shutil.rmtree(folder)


QUESTIONS: dict[str, Callable[[Corpus], Any]] = {
    "a table opened before": lambda corpus: corpus.articles.to_arrow(),
    "a table opened after": lambda corpus: corpus.sightings.to_arrow(),
    "a record": lambda corpus: corpus.articles[TableWriter.ROWS + 3],
    "a question": lambda corpus: len(corpus.articles.where(section="nowhere at all")),
    "a question asked before": lambda corpus: len(corpus.articles.where(publisher="localgov")),
    "an explanation": lambda corpus: corpus.articles[0].explain("title"),
    "corrections": lambda corpus: corpus.corrections,
    "quality": lambda corpus: corpus.quality(),
}


@pytest.mark.parametrize("change", [rebuild, remove])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reading_after_the_change_says_so(question: str, change: Callable[[Path], None], folder: Path) -> None:
    corpus = csc.load(folder)
    assert len(corpus.articles) == len(corpus.articles.where(publisher="localgov")) == 2 * TableWriter.ROWS + 9
    change(folder)
    with pytest.raises(ReleaseError) as error:
        QUESTIONS[question](corpus)
    assert str(folder) in str(error.value)
    assert "load it again" in str(error.value)


def test_the_rows_of_a_selection_are_of_one_release(folder: Path) -> None:
    corpus = csc.load(folder)
    chosen = corpus.articles.where(publisher="localgov")
    seen = [record.headline for record in chosen[:3]]
    rebuild(folder)
    with pytest.raises(ReleaseError, match="load it again"):
        seen += [record.headline for record in chosen]
    assert all(title.startswith("Title old") for title in seen)
    assert all(record.headline.startswith("Title new") for record in csc.load(folder).articles[:3])


def test_the_same_release_again_is_no_change(folder: Path) -> None:
    corpus = csc.load(folder)
    csc.build(folder.parent / "old.txt", folder, annotate=False)
    assert len(corpus.sightings) == len(corpus.articles)
    assert corpus.articles[5].explain("title")


@pytest.mark.parametrize("name", ["quality.json", "SHA256SUMS"])
def test_a_folder_without_a_file_that_tells_is_read(name: str, tmp_path: Path) -> None:
    folder = csc.build(DUMPS[0], tmp_path / "release", annotate=False).folder
    (folder / name).unlink(missing_ok=True)
    assert len(csc.load(folder).articles) == 20


def exchanged(folder: Path, table: str) -> None:
    """Put the table of another release into the folder, and leave the other files as they are."""
    other = csc.build(folder.parent / "new.txt", folder.parent.parent / "other", annotate=False).folder
    shutil.copyfile(other / f"{table}.parquet", folder / f"{table}.parquet")


@pytest.mark.parametrize("sums", [True, False], ids=["with sums", "without sums"])
def test_one_table_of_another_release_is_not_mixed_in(sums: bool, folder: Path) -> None:
    if not sums:
        (folder / "SHA256SUMS").unlink()
    corpus = csc.load(folder)
    assert corpus.articles[0].headline.startswith("Title old")
    exchanged(folder, "articles")
    with pytest.raises(ReleaseError, match=r"articles\.parquet: the file was changed .* load it again"):
        corpus.articles.to_arrow()
    with pytest.raises(ReleaseError, match="load it again"):
        corpus.articles[TableWriter.ROWS + 3]
    with pytest.raises(ReleaseError, match=r"articles\.parquet: the table is of another release"):
        csc.load(folder).articles.to_arrow()


def test_a_table_that_was_not_opened_may_be_put_right(folder: Path) -> None:
    kept = (folder / "sightings.parquet").read_bytes()
    (folder / "sightings.parquet").write_bytes(kept[:-99])
    corpus = csc.load(folder)
    assert len(corpus.articles)
    (folder / "sightings.parquet").write_bytes(kept)
    assert len(corpus.sightings) == len(corpus.articles)
