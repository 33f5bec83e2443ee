"""No text of a page reaches a terminal as a command, whichever command of ours prints it."""

import ast
import json
import os
from collections.abc import Callable
from pathlib import Path
from unicodedata import category

import pytest
from typer.main import get_command

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
from childservices_corpus.cli.main import app
from childservices_corpus.safe.terminal import UNSEEN
from support import ROOT
from traps import TITLE, TRAP, TRAPS, Words, copied, damaged, on_a_terminal, run, trapped_record, write_dumps


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dumps(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def release(dumps: Path) -> Path:
    return csc.build(dumps, dumps.parent / f"{dumps.name}-release").folder


@pytest.fixture(scope="module")
def record_id(release: Path) -> str:
    return trapped_record(csc.load(release))


# Every command, in every form in which it prints text of a page.
COMMANDS: dict[str, Callable[[Path, Path, str, Path], list[Words]]] = {
    "build": lambda dumps, release, record, out: [["build", dumps, "--out", out / "built"]],
    "add": lambda dumps, release, record, out: [
        ["add", copied(release, out), *sorted(dumps.iterdir())],
        ["add", out / TRAP, dumps],
    ],
    "crawl": lambda dumps, release, record, out: [["crawl", *sorted(dumps.iterdir())], ["crawl", out / TRAP]],
    "verify": lambda dumps, release, record, out: [["verify", release], ["verify", damaged(release, out)]],
    "without-text": lambda dumps, release, record, out: [
        ["without-text", release, "--out", out / "bare"],
        ["without-text", out / TRAP, "--out", out / "other"],
    ],
    "hydrate": lambda dumps, release, record, out: [
        ["hydrate", csc.without_text(release, out / "bare"), out / TRAP, "--out", out / "full"],
        ["hydrate", out / "bare", dumps, "--out", out / "full"],
        ["hydrate", out / "bare", dumps / "unread.txt", "--out", out / "other"],
    ],
    "info": lambda dumps, release, record, out: [["info", release], ["info", release, "--json"]],
    "problems": lambda dumps, release, record, out: [["problems", release], ["problems", release, "--json"]],
    "show": lambda dumps, release, record, out: [
        ["show", record, "--release", release],
        ["show", record, "--release", release, "--json"],
        ["show", record, "--release", release, "--field", "title"],
        ["show", record, "--release", release, "--field", "published"],
        ["show", record, "--release", release, "--field", "genre"],
        ["show", TITLE, "--release", release],
    ],
    "parse": lambda dumps, release, record, out: [
        *(["parse", path, *form] for path in sorted(dumps.iterdir()) for form in ((), ("--json",))),
        ["parse", out / TRAP],
    ],
    "schema": lambda dumps, release, record, out: [["schema"], ["schema", TRAP]],
    "cite": lambda dumps, release, record, out: [["cite", "--release", release], ["cite", "--release", out / TRAP]],
    "evaluate": lambda dumps, release, record, out: [
        ["evaluate", dumps, "--labels", ROOT / "data" / "labels", "--misses"],
        ["evaluate", out / TRAP],
    ],
    "list": lambda dumps, release, record, out: [
        ["list", "--release", release],
        ["list", "--release", release, "--json"],
        ["list", "--release", release, "--speaker", TRAP],
    ],
    "search": lambda dumps, release, record, out: [
        ["search", "care", "--release", release],
        ["search", "care", "--release", release, "--json"],
        ["search", f"care AND {TRAP}", "--release", release],
    ],
    "concordance": lambda dumps, release, record, out: [
        ["concordance", "care", "--release", release],
        ["concordance", "care", "--release", release, "--json"],
        ["concordance", f"care {TRAP}", "--release", release, "--table", TRAP],
    ],
    "export": lambda dumps, release, record, out: [
        ["export", out / TRAP, "--release", release, "--format", "csv"],
        ["export", out / "x", "--release", release, "--table", TRAP],
    ],
    "count": lambda dumps, release, record, out: [
        ["count", "headline", "--release", release],
        ["count", "headline", "--release", release, "--json"],
        ["count", TRAP, "--release", release],
    ],
    "trend": lambda dumps, release, record, out: [
        ["trend", "--split", "headline", "--release", release],
        ["trend", "--split", "headline", "--release", release, "--json"],
        ["trend", "--split", TRAP, "--release", release],
        ["trend", "--split", "headline", "--release", release, "--plot", out / f"{TRAP}.svg"],
        ["trend", "--release", release, "--plot", out / TRAP],
    ],
    "correct": lambda dumps, release, record, out: [
        ["correct", record, "--field", "genre", "--new", TRAP, "--source", "x", "--release", release],
        [
            *("correct", record, "--field", "genre", "--new", "opinion", "--source", TRAP, "--release", release),
            *("--curation", out / TRAP),
        ],
        ["correct", TRAP, "--field", TRAP, "--new", TRAP, "--source", TRAP, "--release", release],
    ],
    "diff": lambda dumps, release, record, out: [
        ["diff", bundled_release(), release, "--no-rerun", "--limit", "500"],
        ["diff", release, bundled_release(), "--no-rerun", "--format", "markdown", "--limit", "500"],
        ["diff", bundled_release(), release, "--no-rerun", "--json"],
        ["diff", out / TRAP, release],
    ],
    "plot": lambda dumps, release, record, out: [
        ["plot", out / f"{TRAP}.html", "--release", release],
        ["plot", out / TRAP, "--release", release],
    ],
    "explore": lambda dumps, release, record, out: [
        ["explore", out / f"{TRAP}.html", "--release", release],
        ["explore", out / TRAP / "page.html", "--release", release],
    ],
}


def test_every_command_is_tried() -> None:
    known = getattr(get_command(app), "commands")  # noqa: B009 - its type does not say so
    assert set(COMMANDS) == set(known)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_prints_is_seen_and_not_obeyed(
    command: str, dumps: Path, release: Path, record_id: str, tmp_path: Path
) -> None:
    for words in COMMANDS[command](dumps, release, record_id, tmp_path):
        printed = run(words)
        assert printed, words
        unseen = {letter for letter in printed.decode("utf-8") if category(letter) in UNSEEN} - {"\n", "\t"}
        # The framework quotes what it was asked for itself; only there may a mark stay that no terminal obeys.
        assert not unseen, (words, unseen)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize("command", ["build", "list", "search", "concordance"])
def test_a_terminal_gets_none_of_it_either(
    command: str, dumps: Path, release: Path, record_id: str, tmp_path: Path
) -> None:
    seen = on_a_terminal(COMMANDS[command](dumps, release, record_id, tmp_path)[0])
    for trap in (TRAPS[0], *TRAPS[2:]):
        assert trap.encode() not in seen, trap
    # The bar of progress may pass by too fast to show the name of a dump.
    assert command == "build" or b"\\x1b]0;OWNED" in seen


@pytest.mark.parametrize("words", [["show", "{id}", "--json"], ["list", "--json"], ["search", "care", "--json"]])
def test_json_has_every_character(words: list[str], release: Path, record_id: str) -> None:
    printed = run([word.format(id=record_id) for word in words] + ["--release", str(release)])
    titles = [json.loads(line)["title"] for line in printed.decode().splitlines() if line.startswith("{")]
    assert TITLE in titles


def test_commands_print_in_one_place_only() -> None:
    for path in sorted((ROOT / "src" / "childservices_corpus" / "cli").glob("*.py")):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in calls}
        allowed = {"print"} if path.name in ("streams.py", "printing.py") else set()
        assert names & {"print", "echo", "secho", "write"} <= allowed, path.name
