"""Docs, help, messages and comments: plain words, and one statement of licence and privacy in all places."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.export.datasette import datasette_metadata
from childservices_corpus.reference import table
from support import DUMPS, ROOT

# Words of ours that a reader has to read twice; what a page or a column is called is not meant.
HARD = re.compile(
    r"\b(?:stands?(?!-off)|nobody|whoever|howsoever|by eye|manieth|lest|thereof|tells? of)\b"
    r"|(?<!there )\b(?:is|are) no\b",
    re.IGNORECASE,
)
PLAIN_ROOMS = ("annotate", "cli", "corpus", "evaluation", "export", "plot", "reference", "search")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def texts() -> dict[str, str]:
    """What users read, by where they read it, without code."""
    found = {path.name: _CODE.sub("", path.read_text("utf-8")) for path in PAGES}
    found |= {f"problem {code}": f"{row['message']} {row['hint']}" for code, row in table("problems").items()}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        found[f"help of {name}"] = " ".join([command.help or "", *(str(one.help) for one in command.params)])
    return found


TEXTS = texts()


@pytest.mark.parametrize("place", TEXTS)
def test_the_words_are_plain(place: str) -> None:
    assert not HARD.findall(TEXTS[place])


def remarks(path: Path) -> Iterator[str]:
    """The docstrings and comments of a module, or the comments of a table."""
    source = path.read_text("utf-8")
    if path.suffix == ".toml":
        yield from (line.partition("#")[2] for line in source.splitlines())
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            yield ast.get_docstring(node) or ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


@pytest.mark.parametrize("room", PLAIN_ROOMS)
def test_docstrings_and_comments_are_plain(room: str) -> None:
    folder = Path(csc.__file__).parent / room
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".py", ".toml"}]
    assert files
    assert not [(path.name, text) for path in files for text in remarks(path) if HARD.search(text)]


@pytest.mark.parametrize("code", table("problems"))
def test_a_way_out_works_without_a_checkout(code: str) -> None:
    row = table("problems")[code]
    assert "docs/" not in row["hint"] and "data/" not in row["hint"]  # noqa: PT018 - one statement


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def release_readme(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = csc.build([DUMPS[0]], tmp_path_factory.mktemp("terms") / "release").folder
    return (folder / "README.md").read_text("utf-8")


def test_licence_and_privacy_are_said_alike_in_all_places(release_readme: str) -> None:
    terms = table("licence")
    places = {
        name: flat((ROOT / name).read_text("utf-8")) for name in ("README.md", "LICENSE-DATA.md", "docs/licence.md")
    }
    places["release"] = flat(release_readme)
    for place, text in places.items():
        assert flat(terms["words"]) in text, place
        assert flat(terms["privacy"]) in text, place
    citation = flat((ROOT / "CITATION.cff").read_text("utf-8"))
    assert flat(terms["words"]) in citation
    assert "license: MIT" not in citation
    assert datasette_metadata("corpus")["license"] == terms["short"]


def test_a_release_says_what_each_measured_field_counts_as_right(release_readme: str) -> None:
    measured = {
        line.split("|")[1].split(",")[0].strip() for line in release_readme.splitlines() if line.count("|") == 6
    }
    measured -= {"field", "---"}
    assert measured
    assert all(f"- {field}: {table('measures')[field]}" in release_readme for field in measured)


def test_the_package_does_not_put_the_pages_under_the_licence_of_the_code() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "MIT AND LicenseRef-Publishers"
    assert all((ROOT / name).is_file() for name in project["license-files"])
    assert "LICENSE-DATA.md" in project["license-files"]


def test_the_examples_of_each_page_are_run_in_one_place() -> None:
    """tests/test_docs.py runs every block; nowhere else are pages run."""
    others = [
        path for path in Path(__file__).parent.glob("test_*.py") if path.name not in ("test_docs.py", "test_prose.py")
    ]
    assert not [path.name for path in others if "doctest.testfile" in path.read_text("utf-8")]
