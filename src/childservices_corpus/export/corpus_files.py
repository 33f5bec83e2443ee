"""The corpus as files in one of five formats."""

from pathlib import Path
from typing import Literal

from ..errors import QueryError
from ..storage.readers import Recorded
from ..storage.sums import SUMS
from ..tables.schemas import TABLES
from .datasette import write_datasette_metadata
from .sqlite import write_sqlite

Format = Literal["parquet", "jsonl", "csv", "xlsx", "sqlite"]
FORMATS: tuple[Format, ...] = ("parquet", "jsonl", "csv", "xlsx", "sqlite")
_WRITERS = {"xlsx": "to_excel"}
DATABASE = "corpus"


def export(
    corpus: Recorded,
    folder: Path,
    format: Format,
    tables: tuple[str, ...] = (),
    defuse: bool = True,
    excel: bool = False,
) -> list[Path]:
    """Write `tables` of `corpus`, by default all, into `folder`, one file for each table; returns the paths.

    With `defuse`, a spreadsheet runs no cell of a CSV file, and with `excel` Excel shows every letter of it (see
    :func:`.files.write_csv`). ``xlsx`` are workbooks, which need the extra `excel`. For ``sqlite`` all tables go
    into one file ``corpus.db``, with ``corpus.metadata.json`` for Datasette beside it.

    Raises :class:`~childservices_corpus.errors.QueryError` for an unknown format, for `tables` with ``sqlite``, and for
    a folder that is a file or holds a release.
    """
    if format not in FORMATS:
        raise QueryError(f"a format called {format!r} does not exist; there are {', '.join(FORMATS)}")
    if format == "sqlite" and tables:
        raise QueryError("a SQLite file always holds all tables, since they refer to each other; leave the tables out")
    if folder.suffix.lstrip(".") in (*FORMATS, "db") or folder.is_file():
        raise QueryError(f"{folder}: names a file; name a folder, which gets one file for each table")
    if (folder / SUMS).exists():
        raise QueryError(f"{folder}: holds a release, and the export would overwrite its files; name another folder")
    for name in tables:
        corpus.table(name)
    folder.mkdir(parents=True, exist_ok=True)
    if format == "sqlite":
        metadata = write_datasette_metadata(folder / f"{DATABASE}.metadata.json", DATABASE)
        return [write_sqlite(corpus, folder / f"{DATABASE}.db"), metadata]
    options = {"defuse": defuse, "excel": excel} if format == "csv" else {}
    writer = _WRITERS.get(format, f"to_{format}")
    return [getattr(corpus.table(name), writer)(folder / f"{name}.{format}", **options) for name in tables or TABLES]
