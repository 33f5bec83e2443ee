"""A file that is either whole or absent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; what was written takes the place of `path`, and a failure leaves what was there.

    It lies beside `path`, in a folder with a name that nobody can know beforehand, so that no link planted there leads
    elsewhere. A link at `path` itself is replaced and never followed. A device or a pipe is written to as it is.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent.absolute()) as folder:
        beside = Path(folder) / path.name
        yield beside
        beside.replace(path)
