"""The rooms of the package: which may use which, and how long a file may be, of tests too. See docs/architecture.md."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

from childservices_corpus.collector import collector_paused
from support import ROOT

PACKAGE = ROOT / "src" / "childservices_corpus"
NAME = PACKAGE.name
# Each room or loose file may use those before it and none behind it, not even inside a function or for types alone.
ORDER = (
    *(
        "safe",
        "errors",
        "html",
        "collector",
        "arrow",
        "reference",
        "imports",
        "bundled",
        "models",
        "text",
        "layouts",
        "reading",
        "crawl",
    ),
    *(
        "tables",
        "curation",
        "explain",
        "parsing",
        "testing",
        "storage",
        "annotate",
        "search",
        "plot",
        "export",
        "explore",
    ),
    "evaluation",
    *("corpus", "drift", "release", "cli"),
)
# The same inside the rooms that have rooms of their own.
INNER = {
    "layouts": (
        *(
            "contract",
            "stretches",
            "common",
            "adcs",
            "localgov",
            "themj",
            "registry",
            "record_checks",
            "checks",
            "asking",
            "panel",
            "anchored",
            "pages",
            "contradictions",
            "unreported",
            "shifted",
            "end_to_end",
            "scan",
            "joined",
            "whole_listings",
        ),
    ),
    "annotate": (
        *(
            "language",
            "bodies",
            "people",
            "amounts",
            "speech",
            "topics",
            "links",
            "dates",
            "finds",
            "mentions",
            "reasons",
            "steps",
            "any_text",
            "pipeline",
            "made_tables",
        ),
    ),
    "corpus": ("output", "query", "trends", "concordance", "sets", "describe", "citing", "corpus", "opening"),
}
LOOSE = 6
LONGEST_FILE = 250
LONGEST_FUNCTION = 60


def module_of(path: Path) -> str:
    """The dotted name of the file `path`, without the package's own."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


class Facts(NamedTuple):
    """What the tests ask about a module: the modules that it imports, and its functions that are too long."""

    uses: frozenset[str]
    long: tuple[str, ...]


@cache
def facts() -> dict[str, Facts]:
    """What there is to know about each module; each is read once, and only by a worker that runs these tests."""
    with collector_paused():
        return {name: Facts(frozenset(imported(name, nodes)), long_functions(name, nodes)) for name, nodes in read()}


def read() -> Iterator[tuple[str, list[ast.AST]]]:
    for name, path in MODULES.items():
        yield name, list(ast.walk(ast.parse(path.read_text("utf-8"))))


def long_functions(name: str, nodes: list[ast.AST]) -> tuple[str, ...]:
    return tuple(
        f"{name}.{node.name}"
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    )


def uses() -> dict[str, frozenset[str]]:
    """The modules that each module imports."""
    return {name: found.uses for name, found in facts().items()}


def imported(name: str, nodes: list[ast.AST]) -> Iterator[str]:
    """The modules of the package that the module `name` imports, wherever in its `nodes` the import stands."""
    path = MODULES[name]
    here = path.relative_to(PACKAGE).parent.parts
    for node in nodes:
        if isinstance(node, ast.Import):
            assert not any(one.name.partition(".")[0] == NAME for one in node.names), f"{path}: imports by full name"
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join([*here[: len(here) - node.level + 1], *([node.module] if node.module else [])])
            for one in node.names:
                inner = f"{base}.{one.name}".strip(".")
                yield inner if inner in MODULES else base


def test_every_room_has_its_floor() -> None:
    assert {name.partition(".")[0] for name in MODULES if name} == set(ORDER)
    for room, order in INNER.items():
        assert {name.split(".")[1] for name in MODULES if name.startswith(f"{room}.")} == set(order), room


@pytest.mark.parametrize("room", ORDER)
def test_data_goes_one_way(room: str) -> None:
    above = set(ORDER[ORDER.index(room) + 1 :])
    upward = {
        (name, used) for name in MODULES if name.partition(".")[0] == room for used in facts()[name].uses
        if used.partition(".")[0] in above
    }  # fmt: skip
    assert not upward


@pytest.mark.parametrize(("room", "inner"), [(room, inner) for room, order in INNER.items() for inner in order])
def test_data_goes_one_way_inside_a_room(room: str, inner: str) -> None:
    order = INNER[room]
    above = {f"{room}.{one}" for one in order[order.index(inner) + 1 :]}
    mine = [name for name in MODULES if name == f"{room}.{inner}" or name.startswith(f"{room}.{inner}.")]
    upward = {(name, used) for name in mine for used in facts()[name].uses if ".".join(used.split(".")[:2]) in above}
    assert not upward


def test_no_two_files_need_each_other() -> None:
    TopologicalSorter(uses()).prepare()


def test_few_files_stand_outside_a_room() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= LOOSE


def test_no_file_is_longer_than_its_idea() -> None:
    files = [*MODULES.values(), *(ROOT / "tests").glob("*.py")]
    long = {path for path in files if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE}
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    assert not [name for found in facts().values() for name in found.long]
