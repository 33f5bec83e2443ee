"""Curated facts: evidence for dates and corrections by hand, each line with its source."""

from dataclasses import dataclass
from pathlib import Path

from ..corrections import Correction, corrections_in
from .date_curation import CuratedDate, read_curated

_PACKAGE = Path(__file__).resolve().parent.parent
DATES = "date_evidence.csv"


@dataclass(frozen=True)
class Curation:
    """What people found out: days from other sources, and corrections."""

    dates: tuple[CuratedDate, ...] = ()
    corrections: tuple[Correction, ...] = ()


def read_curation(folder: Path) -> Curation:
    """The tables in `folder`; one that is not there is empty.

    Raises :class:`~childservices_corpus.errors.CorpusError` for a line that cannot be read, naming it.
    """
    dates = folder / DATES
    return Curation(dates=read_curated(dates) if dates.exists() else (), corrections=corrections_in(folder))


def bundled_curation() -> Path:
    """The folder of the curated tables that came with the package, or, in a checkout, of those there."""
    packaged = _PACKAGE / "data" / "curation"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "data" / "curation"
