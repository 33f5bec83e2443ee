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
# The same for docstrings, comments and messages of the code: the words, and what to write in their place.
INSTEAD = {
    r"stands?|stood": "is; or name the place",
    r"nobody|whoever|whosoever": "name the person or thing; `not a ...`",
    r"(?:tells?|told)\b(?! apart)": "say, show, report, explain",
    r"in silence": "without a report",
    r"of (?:which|whom)": "whose, or two sentences",
    r"howsoever|lest|thereof|manieth|by eye": "a modern word",
    r"(?<!there )(?:is|are) no": "is not a, does not have",
    r"no (?:such|one)": "does not exist",
}
_SPOKEN = re.compile("|".join(rf"\b(?:{words})\b" for words in INSTEAD), re.IGNORECASE)
# "No row has it" makes a reader look for a thing that is not there: "a row does not have it".
_NOTHING_DOES = re.compile(r"(?:\A|[.;:]\s+)no [a-z]", re.IGNORECASE)
# Code, and the words of evidence that releases have held from the first one on.
_MARKED = re.compile(r"``[^`]*``|`[^`]*`|\bstands (?:above|below)\b")
SOURCES = ROOT / "src" / "childservices_corpus"
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


@pytest.mark.parametrize("path", sorted((SOURCES / "reference").glob("*.toml")), ids=lambda path: path.name)
def test_comments_of_tables_are_plain(path: Path) -> None:
    comments = [line.partition("#")[2] for line in path.read_text("utf-8").splitlines()]
    assert not [text for text in comments if HARD.search(text)]


@pytest.mark.parametrize("code", table("problems"))
def test_a_way_out_works_without_a_checkout(code: str) -> None:
    row = table("problems")[code]
    assert "docs/" not in row["hint"] and "data/" not in row["hint"]  # noqa: PT018 - one statement


def spoken(source: str) -> Iterator[tuple[int, str]]:
    """The docstrings, messages and comments of `source`, each with its line; one word alone is a name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string.removeprefix("#").strip()


def hard_words(source: str) -> list[tuple[int, str]]:
    """Words of `source` that have a plainer one, by line."""
    marked = ((line, _MARKED.sub("code", text)) for line, text in spoken(source))
    return [
        (line, found.group())
        for line, text in marked
        for rule in (_SPOKEN, _NOTHING_DOES)
        for found in rule.finditer(text)
    ]


FILES = sorted(SOURCES.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCES)) for path in FILES])
def test_docstrings_comments_and_messages_are_plain(path: Path) -> None:
    assert hard_words(path.read_text("utf-8")) == []


HARD_TEXTS = (
    '"""Where it stands."""',
    "x = 1  # nobody knows",
    "raise ValueError(f'{x} tells of a day')",
    '"""A page of which nothing is known."""',
    '"""The name is no name."""',
    "raise ValueError(f'{x}: no record has it')",
)


@pytest.mark.parametrize("source", HARD_TEXTS)
def test_a_hard_word_is_found_in_any_kind_of_text(source: str) -> None:
    assert len(hard_words(source)) == 1


@pytest.mark.parametrize("source", ["nobody = 1", '"""Not :data:`NOBODY`, told apart, ``stand alone``."""'])
def test_names_and_code_are_not_words(source: str) -> None:
    assert hard_words(source) == []


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
    assert project["license"] == " AND ".join(dict.fromkeys(one["spdx"] for one in table("rights").values()))
    assert "LicenseRef-Publishers" in project["license"]
    assert all((ROOT / name).is_file() for name in project["license-files"])
    assert "LICENSE-DATA.md" in project["license-files"]


def test_the_examples_of_each_page_are_run_in_one_place() -> None:
    """tests/test_docs.py runs every block; nowhere else are pages run."""
    others = [
        path for path in Path(__file__).parent.glob("test_*.py") if path.name not in ("test_docs.py", "test_prose.py")
    ]
    assert not [path.name for path in others if "doctest.testfile" in path.read_text("utf-8")]
