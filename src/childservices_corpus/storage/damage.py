"""Errors of a damaged table, as one error that names the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from ..errors import ReleaseError

# What pyarrow raises at damaged bytes; a damaged name of a column is not UTF-8.
DAMAGE = (pa.ArrowException, OSError, UnicodeDecodeError)


@contextmanager
def damage_named(path: Path) -> Iterator[None]:
    """Turns an error in reading the open Parquet file at `path` into a :class:`ReleaseError` that names the file."""
    try:
        yield
    except DAMAGE as error:
        raise ReleaseError(damage_in(path, error)) from error


def damage_in(path: Path, why: object) -> str:
    """The sentence about damage in the file at `path`."""
    return f"{path}: part of the file is damaged ({why}); fetch or build the release again"
