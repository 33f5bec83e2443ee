"""Releases with saved HTML pages, built and read with the extra ``html`` and without it."""

import sys
from pathlib import Path
from subprocess import run

import pytest

import childservices_corpus as csc
from childservices_corpus.release import checks
from childservices_corpus.release.verify import verify
from makers import made
from makers.markup import saved

PAGE = (
    "<!DOCTYPE html><meta charset=utf-8><title>The MJ</title><body><h3>Council opens family hubs</h3>"
    "<p>By Ann Sample | 13 June 2024</p><p>Five family hubs will open this year.</p></body>"
)
WITHOUT = """
import sys
from pathlib import Path
sys.modules["resiliparse"] = None
import childservices_corpus as csc
from childservices_corpus.release.verify import verify
"""


def without_the_extra(code: str, *arguments: str | Path) -> str:
    """What `code` prints where the library is not installed."""
    program = [sys.executable, "-c", f"{WITHOUT}\n{code}", *map(str, arguments)]
    ran = run(program, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_without_the_extra_a_page_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    told = without_the_extra(
        "for layout in (None, 'themj-plain'):\n"
        "    parsed = csc.parse(Path(sys.argv[1]), layout)\n"
        "    print(len(parsed.articles), {one.fate for one in parsed.ledger}, *parsed.problems)",
        file,
    )
    lines = told.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("0 {'unrecognised'} page.html:1 (offset 0): html-page: ")
        assert line.count("html-page") == 1
        assert 'pip install "childservices-corpus[html]"' in line


def test_a_folder_of_pages_and_texts_is_built(tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    folder = _folder(tmp_path)
    built = csc.build(folder, tmp_path / "release")
    assert [str(one) for one in built.left_out if "html" in one.name] == []
    corpus = csc.load(built.folder)
    assert sorted(document.name for document in corpus.documents) == ["a.txt", "b.html", "c.HTM"]
    assert [document.made_by is None for document in corpus.documents] == [True, False, False]
    found = verify(built.folder)
    assert (found.faults, found.unchecked) == ((), ())
    article = next(one for one in corpus.articles if one.title == "Council opens family hubs")
    assert "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}Council opens" in article.explain("title")


def test_a_release_opens_at_its_places_without_the_extra(tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    built = csc.build(_folder(tmp_path), tmp_path / "release")
    told = without_the_extra(
        "article = next(one for one in csc.load(sys.argv[1]).articles if one.title == 'Council opens family hubs')\n"
        "print(article.explain('summary'))\n"
        "found = verify(sys.argv[1])\n"
        "print(found.faults, *found.unchecked, sep='\\n')",
        built.folder,
    )
    assert "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}Five family hubs will open this year." in told
    lines = told.splitlines()
    assert lines[-4] == "()"
    for name, line in zip(("b.html", "c.HTM"), lines[-3:-1], strict=True):
        assert line.startswith(f"{name}: its records are checked against the kept text")
    assert "not worked out again: the library that made the text of 2 pages is not installed here" in lines[-1]


def test_a_release_built_without_the_extra_is_sound_with_it(tmp_path: Path) -> None:
    release = tmp_path / "release"
    without_the_extra("csc.build(sys.argv[1], sys.argv[2])", _folder(tmp_path), release)
    found = verify(release)
    assert (found.faults, found.worked_out) == ((), False)
    assert [one.partition(": ")[2] for one in found.unchecked] == ["2 dumps could not be read when it was built"]
    corpus = csc.load(release)
    assert [one.document for one in corpus.problems if one.code == "html-page"] == ["b.html", "c.HTM"]
    assert len(corpus.articles) == 1


def test_a_kept_text_that_the_maker_would_not_make_is_a_fault(tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    built = csc.build(_folder(tmp_path), tmp_path / "release")
    document = next(one for one in csc.load(built.folder).documents if one.name == "b.html")
    content = (tmp_path / "dumps" / "b.html").read_bytes()
    whole = csc.parse(content).document.text
    assert list(checks.made(document, content, whole)) == []
    assert ["its text is not what" in one for one in checks.made(document, content, f"{whole}.")] == [True]
    assert ["must both be null" in one for one in checks.made(document, content, None)] == [True]


def _folder(tmp_path: Path) -> Path:
    """A folder with a text and two pages."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Hubs close\n\nBy Tom Other | 1 May 2024\n\nFive hubs will close this year.\n", "utf-8"
    )
    (folder / "b.html").write_text(PAGE, "utf-8")
    (folder / "c.HTM").write_bytes(saved(made("adcs-box", 1), 1).data)
    return folder
