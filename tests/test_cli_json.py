"""What a JSON line of each command holds is what docs/commands.md says."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from childservices_corpus.cli.main import app
from childservices_corpus.models import Article, Document, Statement
from commands import ODD, Ran, corpus, dumps, ran, release
from support import ROOT

DOCS = (ROOT / "docs" / "commands.md").read_text("utf-8")


@cache
def stated() -> dict[str, str]:
    """What the page says of each command: the second cell of its row."""
    table = DOCS[DOCS.index("| command | each object has |") :].split("\n\n", 1)[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()[2:]]
    return {cells[0].strip().strip("`"): cells[1].strip() for cells in rows}


def odd(folder: Path) -> Path:
    (folder / "odd.txt").write_text(ODD, encoding="utf-8")
    return folder / "odd.txt"


def added(folder: Path) -> Ran:
    assert ran("build", *dumps(folder)[:1], "-o", folder / "out").code == 0
    return ran("add", folder / "out", folder / "statements.txt", "--json")


def built_with_problem(folder: Path) -> Path:
    assert ran("build", odd(folder), "-o", folder / "out").code == 1
    return folder / "out"


def bare(folder: Path) -> Path:
    assert ran("without-text", release(), "-o", folder / "bare").code == 0
    return folder / "bare"


NEWS = corpus().articles[0].id
CASES: dict[str, Callable[[Path], Ran]] = {
    "build": lambda folder: ran("build", *dumps(folder), "-o", folder / "out", "--json"),
    "add": added,
    "without-text": lambda folder: ran("without-text", release(), "-o", folder / "out", "--json"),
    "hydrate": lambda folder: ran("hydrate", bare(folder), release().parent, "-o", folder / "out", "-j", "1", "--json"),
    "verify": lambda folder: ran("verify", release(), "--json"),
    "info": lambda folder: ran("info", release(), "--json"),
    "show": lambda folder: ran("show", NEWS, "-r", release(), "--json"),
    "show --field": lambda folder: ran("show", NEWS, "-r", release(), "--field", "title", "--json"),
    "problems": lambda folder: ran("problems", built_with_problem(folder), "--json"),
    "parse": lambda folder: ran("parse", dumps(folder)[0], "--json"),
    "cite": lambda folder: ran("cite", "-r", release(), "--json"),
    "search": lambda folder: ran("search", "foster*", "-r", release(), "--json"),
    "list": lambda folder: ran("list", "--table", "articles", "-r", release(), "--json"),
    "export": lambda folder: ran("export", folder / "out", "-r", release(), "--json"),
    "count": lambda folder: ran("count", "topic", "-r", release(), "--json"),
    "correct": lambda folder: ran(
        *("correct", NEWS, "--field", "genre", "--new", "opinion", "--source", "a reader", "-r", release()),
        *("--curation", folder / "curation", "--json"),
    ),
    "concordance": lambda folder: ran("concordance", "foster*", "-r", release(), "--json"),
    "explore": lambda folder: ran("explore", folder / "page.html", "-r", release(), "--json"),
    "diff": lambda folder: ran("diff", release(), release(), "--no-rerun", "--json"),
    "trend": lambda folder: ran("trend", "--split", "publisher", "-r", release(), "--json"),
}
OWN_WORDS = {
    "show": set(Article.model_fields),
    "list": set(Article.model_fields),
    "count": {"topic", "n"},
}


def test_every_command_has_json_and_a_row() -> None:
    known: dict[str, Any] = getattr(get_command(app), "commands")  # noqa: B009 - its type does not say so
    for name, command in known.items():
        assert "--json" in {option for one in command.params for option in one.opts}, name
        assert name in stated(), name
    assert {name.split()[0] for name in stated()} == set(known)


@pytest.mark.parametrize("name", CASES)
def test_an_object_has_the_keys_that_the_page_states(name: str, tmp_path: Path) -> None:
    done = CASES[name](tmp_path)
    assert done.lines, done
    keys = set(re.findall(r"`([a-z_0-9]+)`", stated()[name])) | ({"publisher"} if name == "trend" else set())
    for line in done.lines:
        assert set(json.loads(line)) == OWN_WORDS.get(name, keys)


def test_the_records_of_both_kinds_are_whole(tmp_path: Path) -> None:
    lines = ran("list", "-r", release(), "--json").lines
    assert [set(json.loads(line)) for line in lines][-1] == set(Statement.model_fields)


def test_problems_of_a_build_come_before_the_release(tmp_path: Path) -> None:
    done = ran("build", odd(tmp_path), *dumps(tmp_path), "-o", tmp_path / "out", "--json")
    assert done.code == 1
    problem, built = map(json.loads, done.lines)
    assert problem["problem"]["code"] == "unknown-layout"
    assert built["rows"]["problems"] == 1
    assert built["without_records"] == ["odd.txt"]


def test_problems_of_a_release_are_listed_with_a_way_out(tmp_path: Path) -> None:
    folder = built_with_problem(tmp_path)
    done = ran("problems", folder)
    assert (done.code, done.lines) == (1, ["1 problem"])
    assert done.errors[0].startswith("odd.txt:1 (offset 0): unknown-layout: ")
    assert ran("problems", release()) == (0, ["0 problems"], [])


def test_a_sound_and_a_broken_release(tmp_path: Path) -> None:
    assert json.loads(ran("verify", release(), "--json").lines[0])["sound"] is True
    folder = built_with_problem(tmp_path)
    (folder / "README.md").write_text("changed", encoding="utf-8")
    done = ran("verify", folder, "--json")
    assert done.code == 1
    assert "README.md" in json.loads(done.lines[0])["faults"][0]


def test_info_says_what_was_captured() -> None:
    told = json.loads(ran("info", release(), "--json").lines[0])
    assert set(told["documents"][0]) >= {"name", "layout", "n_chars"} & set(Document.model_fields)
    mine = {one["publisher"]: one for one in told["coverage"]}
    assert mine["themj"] == {
        "publisher": "themj",
        "documents": 1,
        "first": "2024-06-12",
        "last": "2024-06-13",
        "gaps": [],
    }
    lines = ran("info", "--coverage").lines
    assert lines[-3] == "  adcs: 2020-07-01 to 2022-11-02, 1 page; without a record in 2021-08, 2021-10"
    assert lines[-1].endswith("2021-07 and 24 other months")


def test_schema_as_json_is_one_line() -> None:
    (line,) = ran("schema", "links", "--json").lines
    assert json.loads(line) == json.loads("\n".join(ran("schema", "links", "--form", "json").lines))


def test_export_for_a_spreadsheet(tmp_path: Path) -> None:
    (line,) = ran("export", tmp_path / "csv", "--format", "csv", "--excel", "--table", "articles").lines
    assert Path(line).read_bytes().startswith(b"\xef\xbb\xbf")
    pytest.importorskip("xlsxwriter")
    (line,) = ran("export", tmp_path / "xlsx", "--format", "xlsx", "--table", "articles").lines
    assert Path(line).read_bytes().startswith(b"PK")
