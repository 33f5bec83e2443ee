"""Names of a package that are imported at their first use, so that the import of the package takes hardly any time."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def first_use(package: str, homes: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The functions ``__getattr__`` and ``__dir__`` of `package`; `homes` has the module of each name.

    A module is written as in a relative import: ``".records"``.
    """

    def __getattr__(name: str) -> Any:  # noqa: N807 - a package takes it under this name
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name], package), name)
        setattr(sys.modules[package], name, value)
        return value

    return __getattr__, lambda: sorted(homes)
