"""Curated facts: evidence for dates and corrections by hand, each line with its source."""

from dataclasses import dataclass
from pathlib import Path

from .corrections import Correction, corrections_in
from .date_evidence import CuratedDate, read_curated

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
