"""A file that is either complete or absent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; the new file replaces `path` at the end, and after a failure the old file stays.

    The new file is beside `path`, in a folder with an unpredictable name, so that a planted link cannot redirect it. A
    link at `path` itself is replaced and never followed. A device or a pipe is written directly.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent.absolute()) as folder:
        beside = Path(folder) / path.name
        yield beside
        beside.replace(path)
