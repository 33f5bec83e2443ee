"""Every error that the package raises on purpose is in the tree of ``errors.py``, and still what Python calls it."""

import ast
import builtins
import importlib
import inspect
import re
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import typer
from pydantic import ValidationError

import childservices_corpus as csc
from childservices_corpus import errors
from childservices_corpus.export.cite import cite
from childservices_corpus.parsing.objects import parse
from support import ROOT

PACKAGE = ROOT / "src" / "childservices_corpus"
# What the framework of the command line asks for; main() turns them into exit codes.
COMMAND_LINE = (typer.Exit, typer.BadParameter, BrokenPipeError)
# A method that its subclasses give.
ABSTRACT = NotImplementedError


# The files with a `raise` in them; a worker reads as trees only those whose tests it runs.
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if re.search(r"\braise\b", path.read_text("utf-8"))]


def raised(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the name of each error that a `raise` in the file `path` names."""
    tree = ast.parse(path.read_text("utf-8"))
    hooks = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name == "__getattr__"
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and node.exc is not None and node not in hooks:
            yield node.lineno, ast.unparse(node.exc).partition("(")[0]


def error_class(module: str, name: str) -> object:
    """What `name` means in `module`; for a function that makes an error, the class of that error."""
    found: object = vars(builtins) | vars(errors) | vars(importlib.import_module(module))
    for part in name.split("."):
        found = found[part] if isinstance(found, dict) else getattr(found, part)
    return typing.get_type_hints(found)["return"] if inspect.isfunction(found) else found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_raised_is_in_the_tree(path: Path) -> None:
    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for line, named in raised(path):
        name = "CorpusError" if named == "raises" else named  # the caller says which of the tree
        found = error_class(module, name)
        assert isinstance(found, type), f"line {line}: {name} is not an error class of this module"
        assert issubclass(found, (errors.CorpusError, *COMMAND_LINE, ABSTRACT)), f"line {line}: {name}"


def test_many_places_are_looked_at() -> None:
    assert sum(len(list(raised(path))) for path in FILES) > 100


CALLS: dict[str, tuple[Callable[[], object], type[Exception]]] = {
    "no such id": (lambda: csc.load().articles["themj/not-there-00000000"], KeyError),
    "no such number": (lambda: csc.load().articles[1_000_000], IndexError),
    "no such style": (lambda: cite(style="runes"), ValueError),
    "no such type": (lambda: parse(7), TypeError),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("label", CALLS)
def test_an_error_is_still_what_python_calls_it(label: str) -> None:
    call, name = CALLS[label]
    with pytest.raises(name) as found:
        call()
    assert isinstance(found.value, csc.CorpusError)


def test_a_model_of_wrong_values_is_refused_by_pydantic() -> None:
    with pytest.raises(ValidationError, match="is after latest"):
        csc.DateRange(earliest=date(2022, 1, 2), latest=date(2022, 1, 1))


def test_every_error_of_the_tree_says_what_it_is_for() -> None:
    for name, value in vars(errors).items():
        if isinstance(value, type):
            assert value.__doc__, name
            assert issubclass(value, errors.CorpusError), name
