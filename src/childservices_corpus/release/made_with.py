"""Hashes of what made a release: code by its part in the work, tables of knowledge, packages of others, libraries.

Where the values of two releases differ, these hashes show what can be the cause.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from ..storage.manifest import MadeWith
from ..storage.sums import checksum
from .shares.code import hash_of_files, hashes_of_others

_PACKAGE = Path(__file__).resolve().parent.parent
# The rooms of each part of the work; a change in another room does not change a value.
READING = ("arrow", "crawl", "layouts", "models", "parsing", "reading", "safe", "storage", "tables", "text")
ANNOTATING = ("annotate", "curation")
WRITING = ("evaluation", "export", "release")
# Knowledge that a build does not use: which releases there are.
_NOT_USED = frozenset({"published.toml"})


def made_with() -> MadeWith:
    """The hashes of the program that runs now."""
    return MadeWith(
        reading=_of_rooms(READING),
        annotating=_of_rooms(ANNOTATING),
        writing=_of_writing(),
        tables=_of_tables(),
        packages=hashes_of_others(),
        libraries={"pyarrow": pa.__version__},
    )


@cache
def _of_rooms(rooms: tuple[str, ...]) -> str:
    return hash_of_files(path for room in rooms for path in (_PACKAGE / room).rglob("*"))


def _of_writing() -> str:
    """The hash of what writes a release; Python with the option -OO has no docstrings, which ``schema.json`` quotes."""
    code = _of_rooms(WRITING)
    return code if made_with.__doc__ else sha256(f"{code} -OO".encode()).hexdigest()


@cache
def _of_tables() -> dict[str, str]:
    folder = _PACKAGE / "reference"
    tables = sorted(path for path in folder.iterdir() if path.suffix in {".toml", ".csv"})
    return {path.name: checksum(path) for path in tables if path.name not in _NOT_USED}
