"""The measured quality of a release, if labels for its dumps are at hand."""

from collections.abc import Sequence
from pathlib import Path

from ..evaluation.quality import Quality
from ..models import Parsed
from ..storage.files import read_table
from .annotating import Facts
from .shares.part import Part
from .shares.read import Group, read_share
from .shares.share import Share


def quality_of(shares: Sequence[Share], parts: Sequence[Part], release: Path, facts: Facts) -> Quality | None:
    """The quality of the annotated tables in the folder `release`, which is still being built.

    The pages are read again, as objects, only if there are labels for one of them; ``None`` if there are none.
    """
    labelled = set() if facts.labels is None else {document_id for document_id, _ in facts.labels.rows}
    if facts.labels is None or labelled.isdisjoint(page.dump.document_id for share in shares for page in share.pages):
        return None
    # Imported here, because most builds have no labels.
    from ..annotate.pipeline import Annotated
    from ..annotate.steps.schemas import ALONE
    from ..evaluation.measure import measure

    pages = [page for share, part in zip(shares, parts, strict=True) for page in _pages(share.but(failed=part.failed))]
    annotated = Annotated.of({name: read_table(release, name) for name in (*ALONE, "links")})
    measured = measure(pages, annotated, facts.curation, facts.labels)
    return None if measured is None else measured.quality


def _pages(share: Share) -> list[Parsed]:
    found = read_share(share, lambda name: None, with_objects=True)
    return [page for group in found if isinstance(group, Group) for page in group.parsed]
