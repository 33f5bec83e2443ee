"""Annotates the records of a build, and writes the tables that come from that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..annotate.pipeline import Annotated
from ..annotate.pipeline import annotate as run_annotators
from ..curation.corrections import CORRECTIONS, write_corrections
from ..curation.folder import Curation
from ..errors import CurationError
from ..evaluation.labels import GoldLabels
from ..evaluation.measure import measure
from ..evaluation.quality import Quality
from ..models import Parsed
from ..reference.entries import in_one_line
from ..tables.columns import models_table, rows_table
from .date_problems import finding_problems
from .readings import Settled
from .shares.part import write_rows
from .unused_rows import unused_rows

_MODELS = ("articles", "statements", "links", "topics")
_ROWS = ("mentions", "reasons")


@dataclass(frozen=True)
class Facts:
    """What records are annotated with, and labels to measure the result."""

    curation: Curation
    labels: GoldLabels | None = None


@dataclass(frozen=True)
class Added:
    """Sentences on unused curated rows, and the measured quality."""

    unused: tuple[str, ...] = ()
    quality: Quality | None = None


def add_annotations(
    after: Path, release: Path, pages: Sequence[Parsed], settled: Settled, facts: Facts, failed: Mapping[str, str]
) -> Added | dict[str, str]:
    """Write the tables that annotating `pages` fills into `after`, and applied corrections into `release`.

    Returns the reason by id for each page on which it fails; pages that `failed` before are not tried again.
    """
    annotated = _annotated_or_failed(pages, facts.curation, settled.places, failed)
    if not isinstance(annotated, Annotated):
        return annotated
    tables = {name: models_table(name, getattr(annotated, name)) for name in _MODELS}
    tables |= {name: rows_table(name, getattr(annotated, name)) for name in _ROWS}
    tables["quotations"] = models_table("quotations", annotated.marked)
    problems = [*settled.problems, *finding_problems(pages, annotated.findings)]
    write_rows(after, {**tables, "problems": models_table("problems", problems)})
    if annotated.corrected:
        write_corrections(release / CORRECTIONS, annotated.corrected)
    unused = unused_rows(annotated, facts.curation, {page.document.id for page in pages})
    measured = measure(pages, annotated, facts.curation, facts.labels) if facts.labels is not None else None
    return Added(unused, None if measured is None else measured.quality)


def _annotated_or_failed(
    pages: Sequence[Parsed], curation: Curation, shown: Mapping[str, tuple[str, int]], failed: Mapping[str, str]
) -> Annotated | dict[str, str]:
    """The records of `pages`, annotated; if that fails, the reason by id for each page on which it fails.

    Pages that `failed` before are not tried again.

    Raises :class:`CurationError` for a correction that does not fit, and any error that does not come from one page.
    """
    try:
        return run_annotators(pages, curation, shown)
    except CurationError:
        raise
    except Exception:
        pages = [page for page in pages if page.document.id not in failed]
        found = {page.document.id: words for page in pages if (words := _failure(page))}
        if not found:
            raise
        return found


def _failure(page: Parsed) -> str:
    """The failure of annotating `page` alone; empty if it succeeds."""
    try:
        run_annotators([page])
    except Exception as error:
        return in_one_line(error)
    return ""
