"""Each name that a module gives to others is in it, once, and in order of the alphabet where there are many."""

import importlib
import pkgutil
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


def test_the_models_give_what_they_define_in_public() -> None:
    from childservices_corpus import models

    defined = {
        name for name, value in vars(models).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(models.__all__) == defined
