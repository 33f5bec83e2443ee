"""Each name that a module gives to others is in it, once, and in order of the alphabet where there are many."""

import ast
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest

import childservices_corpus

MODULES = [
    module
    for name in ["childservices_corpus", *(one.name for one in pkgutil.walk_packages(
        childservices_corpus.__path__, "childservices_corpus."
    ))]
    if not name.endswith("__main__") and hasattr(module := importlib.import_module(name), "__all__")
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_a_module_names_is_there(module: ModuleType) -> None:
    assert [name for name in module.__all__ if not hasattr(module, name)] == []
    assert len(set(module.__all__)) == len(module.__all__)


@pytest.mark.parametrize("room", ["models", "corpus"])
def test_a_room_gives_what_type_checkers_see(room: str) -> None:
    """Names are imported at their first use, so type checkers read them from imports that never run."""
    module = importlib.import_module(f"childservices_corpus.{room}")
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    seen = {one.name: f"{module.__name__}.{node.module}" for node in imports for one in node.names}
    assert set(module.__all__) == set(dir(module)) == seen.keys()
    for name, home in seen.items():
        assert getattr(module, name) is getattr(importlib.import_module(home), name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = module.nothing
