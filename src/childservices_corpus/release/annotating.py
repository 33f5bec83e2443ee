"""Annotates the records of a build in three steps: each share alone, all together as numbers, each share again.

The first step is part of reading a share (see :mod:`.shares.part`); here are the second and the third.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..curation.corrections import CORRECTIONS, write_corrections
from ..curation.folder import Curation
from ..evaluation.labels import GoldLabels
from .readings import Settled
from .shares.finishing import FinishShare
from .shares.part import Part
from .shares.session import Session
from .shares.share import key_of
from .unused_rows import unused_rows


@dataclass(frozen=True)
class Facts:
    """What records are annotated with, and labels to measure the result."""

    curation: Curation
    labels: GoldLabels | None = None


@dataclass(frozen=True)
class Added:
    """The parts with the annotated tables, one a share, and sentences on unused curated rows."""

    parts: tuple[Part, ...]
    unused: tuple[str, ...]


def add_annotations(
    release: Path, parts: Sequence[Part], settled: Settled, facts: Facts, session: Session, documents: Sequence[str]
) -> Added:
    """Write the annotated tables of `parts` into parts of their own, and applied corrections into `release`.

    `documents` are the ids of all documents. Raises :class:`~childservices_corpus.errors.CurationError` for a
    correction that does not fit.
    """
    # Imported here, because a build without annotations does not need the annotators.
    from .shares.deciding import decided

    curation = facts.curation
    found = decided(parts, curation, settled.places, session.work)
    tasks = []
    for number, part in enumerate(parts):
        place, sums = found.of(number)
        key = key_of([part.folder.name, *sums, *(one.sha256 for one in curation.tables)])
        tasks.append(FinishShare(part.folder.name, place, curation, key, session.work.folder))
    session.finished([task for task in tasks if not session.work.has(task.key)])
    if found.corrected:
        write_corrections(release / CORRECTIONS, found.corrected)
    unused = unused_rows(found.missing, found.elsewhere, curation, documents)
    return Added(tuple(Part(session.work.path(task.key)) for task in tasks), unused)
