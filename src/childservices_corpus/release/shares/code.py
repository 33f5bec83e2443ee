"""A hash of the program that reads dumps: a part made by another program, or by other libraries, is not used again."""

import importlib.metadata
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from ...layouts.registry import OUR_PACKAGE, registry
from ...models import publisher_names
from ...text.markup import maker

_PACKAGE = Path(__file__).resolve().parents[2]
_SUFFIXES = frozenset({".py", ".toml", ".csv", ".json"})


def code_hash() -> str:
    """The hash of this package's files, of the layouts of other packages, and of the libraries that make the bytes."""
    others = sorted(
        f"{known.name} {known.package} {_of_module(known.layout)}"
        for known in registry().known.values()
        if known.package != OUR_PACKAGE
    )
    told = [_own(), pa.__version__, str(maker()), sys.version, *publisher_names(), *others]
    return sha256("\n".join(told).encode()).hexdigest()


@cache
def _own() -> str:
    found = sha256()
    folders = [folder for folder in _PACKAGE.iterdir() if folder.is_dir() and folder.name != "data"]
    paths = [*_PACKAGE.glob("*.py"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in sorted(path for path in paths if path.suffix in _SUFFIXES):
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _of_module(layout: object) -> str:
    """The hash of the file that defines `layout`; the versions of the other packages there if it has none."""
    module = sys.modules.get(getattr(layout, "__module__", type(layout).__module__))
    path = getattr(module, "__file__", None)
    if path is None or not Path(path).is_file():
        return ",".join(sorted(f"{one.name} {one.version}" for one in importlib.metadata.distributions()))
    return sha256(Path(path).read_bytes()).hexdigest()
