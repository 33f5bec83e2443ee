"""A release never goes into the folder that a pattern searches: the next build with the pattern would meet it there."""

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


@pytest.mark.parametrize("pattern", ["*.txt", "**", "**/*.txt", "p[a]ge.*"])
@pytest.mark.parametrize("out", ["", "release", "deeper/release"])
def test_the_folder_of_a_pattern_is_an_input(pattern: str, out: str, dumps: Path) -> None:
    with pytest.raises(ReleaseError, match=r"the input .*; name a folder outside the inputs"):
        csc.build(dumps / pattern, dumps / out, annotate=False)
    assert [path.name for path in dumps.iterdir()] == ["page.txt"]


def test_the_working_folder_of_a_pattern_is_an_input(dumps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dumps)
    with pytest.raises(ReleaseError, match="the folder is inside the input"):
        csc.build("*.txt", "release", annotate=False)
    assert csc.build("*.txt", "../release", annotate=False).rows["articles"] == 1


def test_a_folder_beside_that_of_a_pattern_is_free(dumps: Path) -> None:
    (dumps.parent / "dumps (2)").mkdir()
    assert csc.build(dumps / "*.txt", dumps.parent / "dumps (2)" / "release", annotate=False).rows["articles"] == 1


def test_a_folder_that_the_pattern_does_not_search_is_free(dumps: Path) -> None:
    built = csc.build(dumps.parent / "d*[s]" / "*.txt", dumps.parent / "release", annotate=False)
    assert built.rows["articles"] == 1
    with pytest.raises(ReleaseError, match="the input"):
        csc.build(dumps.parent / "d*[s]" / "*.txt", dumps.parent / "docs" / "release", annotate=False)
