"""A hash of the program that reads dumps: a part made by another program, or by other libraries, is not used again."""

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa

from ...layouts.registry import GROUP as LAYOUTS
from ...models.publishers import GROUP as PUBLISHERS
from ...reference.entries import entries
from ...text.markup import maker

_OWN = Path(__file__).resolve().parents[2]
_SUFFIXES = frozenset({".py", ".toml", ".csv", ".json"})


def code_hash() -> str:
    """The hash of this package's files, of packages with layouts or publishers, and of the libraries that matter."""
    others = [f"{name} {digest}" for name, digest in hashes_of_others().items()]
    return sha256("\n".join([_own(), pa.__version__, str(maker()), sys.version, *others]).encode()).hexdigest()


def hashes_of_others() -> dict[str, str]:
    """The hash of each other package with a layout or a publisher, by what it adds and its name with its version."""
    others = [one for group in (LAYOUTS, PUBLISHERS) for one in entries(group).values()]
    return {f"{one.name} {one.package}": _of_modules(one.points) for one in others}


@cache
def _own() -> str:
    folders = [path for path in sorted(_OWN.iterdir()) if path.is_dir() and path.name != "data"]
    return hash_of_files([*_OWN.glob("*.py"), *(path for folder in folders for path in folder.rglob("*"))])


def _of_modules(points: Iterable[object]) -> str:
    """The hash of the files of the packages that the entry points name."""
    paths: list[Path] = []
    for name in sorted({str(getattr(point, "module", "")).partition(".")[0] for point in points}):
        spec = find_spec(name) if name else None
        for place in [] if spec is None else [*(spec.submodule_search_locations or []), spec.origin or ""]:
            path = Path(place)
            paths.extend([path] if path.is_file() else path.rglob("*"))
    return hash_of_files(paths)


def hash_of_files(paths: Iterable[Path]) -> str:
    """The hash of the code and the tables among the files `paths`, in the order of their names."""
    found = sha256()
    for path in sorted({path for path in paths if path.suffix in _SUFFIXES and path.is_file()}):
        found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()
