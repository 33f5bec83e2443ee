"""Curated facts: evidence for dates and corrections by hand, each row with its source.

Each table is read from the given folder or, if the folder lacks it, from the package. The result says from which, so
that a user sees which tables their own folder replaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from ..bundled import bundled_curation
from ..errors import CurationError
from ..models.wording import counted
from ..text.documents import read_bytes
from .corrections import CORRECTIONS, Correction, read_corrections
from .date_evidence import CuratedDate, read_curated
from .vocabulary import refuse_unfit

DATES = "date_evidence.csv"
TABLES = (DATES, CORRECTIONS)


@dataclass(frozen=True)
class UsedTable:
    """A curated table that a build used.

    It has its name, whether it comes from the package, its number of rows, the SHA-256 of its bytes, and its bytes.
    """

    name: str
    packaged: bool
    rows: int
    sha256: str
    content: bytes = field(repr=False)

    def __str__(self) -> str:
        whose = "that of the package" if self.packaged else "your own"
        return f"{self.name}: {whose}, {counted(self.rows, 'rows')}, SHA-256 {self.sha256}"


@dataclass(frozen=True)
class Curation:
    """Facts that people found: days from other sources, and corrections.

    ``tables`` are the tables used; ``unknown`` are the names of other CSV files in the given folder.
    """

    dates: tuple[CuratedDate, ...] = ()
    corrections: tuple[Correction, ...] = ()
    tables: tuple[UsedTable, ...] = ()
    unknown: tuple[str, ...] = ()


def read_curation(folder: Path | None = None) -> Curation:
    """The tables in `folder`, and the package's tables for any that it lacks; without `folder`, the package's tables.

    Raises :class:`~childservices_corpus.errors.CurationError` for a folder that does not exist or does not contain a
    table, and :class:`~childservices_corpus.errors.CorpusError`, which names the line, for a row that cannot be used.
    """
    packaged = bundled_curation()
    if folder is not None and not folder.is_dir():
        raise CurationError(f"{folder}: the folder of curated tables does not exist; give one that contains {_names()}")
    paths = {name: packaged / name if folder is None else folder / name for name in TABLES}
    # A broken link counts as the table, so that reading it reports the fault.
    own = {name: folder is not None and (path.exists() or path.is_symlink()) for name, path in paths.items()}
    if folder is not None and not any(own.values()):
        raise CurationError(f"{folder}: it does not contain a curated table; the tables are {_names()}")
    paths = {name: path if own[name] else packaged / name for name, path in paths.items()}
    dates = read_curated(paths[DATES])
    corrections = read_corrections(paths[CORRECTIONS])
    for item in corrections:
        refuse_unfit(item)
    rows = {DATES: len(dates), CORRECTIONS: len(corrections)}
    contents = {name: read_bytes(path) for name, path in paths.items()}
    used = (
        UsedTable(name, not own[name], rows[name], sha256(content).hexdigest(), content)
        for name, content in contents.items()
    )
    return Curation(dates, corrections, tuple(used), tuple(_unknown(folder)))


def _unknown(folder: Path | None) -> Iterator[str]:
    """CSV files of `folder` that are not curated tables: perhaps a table with a misspelt name."""
    if folder is not None:
        found = (path.name for path in folder.iterdir() if path.suffix.lower() == ".csv")
        yield from sorted(name for name in found if name not in TABLES)


def _names() -> str:
    return " or ".join(TABLES)
