"""A file that is either complete or absent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import CorpusError, OutputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; the new file replaces `path` at the end, and after a failure the old file stays.

    The new file is beside `path`, in a folder with an unpredictable name, so that a planted link cannot redirect it. A
    link at `path` itself is replaced and never followed. A device or a pipe is written directly.

    Raises :class:`~childservices_corpus.errors.OutputError` if the file or its folder cannot be written, and if the
    reader of a pipe has gone.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            yield path
        except BrokenPipeError as error:
            raise OutputError(f"{path}: cannot be written: the reader of the pipe has gone") from error
        return
    try:
        folder = tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent.absolute())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written to its folder: {error.strerror or error}") from error
    with folder as work:
        beside = Path(work) / path.name
        try:
            yield beside
            beside.replace(path)
        except OSError as error:
            if isinstance(error, CorpusError) or not str(error.filename or work).startswith(work):
                raise
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
