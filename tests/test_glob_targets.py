"""A release never goes where a pattern of its build would find it: the next build would read it as dumps."""

from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from pages import Item, localgov


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "page.txt").write_text(localgov([Item("Title of an item", "", "Summary of the item.")]), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("pattern", "out"),
    [
        ("*.txt", ""),
        ("**", ""),
        ("**", "release"),
        ("**/*.txt", "deeper/release"),
        ("*", "release"),
        ("*", "deeper/release"),
        ("p[a]ge.*", "page.new"),
        ("*.txt", "release.txt"),
        ("*.txt", "deeper.txt/release"),
    ],
)
def test_a_release_where_its_pattern_finds_it_is_refused(pattern: str, out: str, dumps: Path) -> None:
    with pytest.raises(ReleaseError, match=r"the input .*; name a folder outside the inputs"):
        csc.build(dumps / pattern, dumps / out, annotate=False)
    assert [path.name for path in dumps.iterdir()] == ["page.txt"]


def test_a_pattern_in_the_working_folder_counts_too(dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dumps)
    with pytest.raises(ReleaseError, match="the folder is inside the input"):
        csc.build("**", "release", annotate=False)
    assert csc.build("*.txt", "release", annotate=False).rows["articles"] == 1


def test_a_folder_that_the_pattern_does_not_search_is_free(dumps: Path) -> None:
    pattern = dumps.parent / "d*[s]" / "*.txt"
    assert csc.build(pattern, dumps.parent / "release", annotate=False).rows["articles"] == 1
    with pytest.raises(ReleaseError, match="the input"):
        csc.build(pattern, dumps.parent / "docs", annotate=False)
