"""Optional dependencies, imported only when used; the error for a missing one names its extra."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..errors import ExtraMissingError


def need(module: str, extra: str) -> Any:
    """The module `module`; raises :class:`ExtraMissingError`, which names `extra`, if it is not installed."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise ExtraMissingError(
            f'this needs {package}, which is not installed; pip install "childservices-corpus[{extra}]"'
        ) from error


def has(module: str) -> bool:
    """True if `module` is installed."""
    return find_spec(module) is not None
