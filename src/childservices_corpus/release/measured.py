"""The measured quality of a release, if labels for its dumps are at hand."""

from collections.abc import Sequence
from pathlib import Path

from ..annotate.mentions import MentionRow
from ..annotate.pipeline import Annotated
from ..annotate.reasons.rows import ReasonRow
from ..evaluation.measure import measure
from ..evaluation.quality import Quality
from ..models import Parsed
from ..storage.files import read_table
from ..tables.rows import models
from .annotating import Facts
from .shares.part import Part
from .shares.read import read_share
from .shares.share import Share

_MODELS = ("articles", "statements", "quotations", "links", "topics")


def quality_of(shares: Sequence[Share], parts: Sequence[Part], release: Path, facts: Facts) -> Quality | None:
    """The quality of the annotated tables in the folder `release`, which is still being built.

    The pages are read again, as objects, only if there are labels for one of them; ``None`` if there are none.
    """
    labelled = set() if facts.labels is None else {document_id for document_id, _ in facts.labels.rows}
    if facts.labels is None or labelled.isdisjoint(page.dump.document_id for share in shares for page in share.pages):
        return None
    pages = [page for share, part in zip(shares, parts, strict=True) for page in _pages(share.but(failed=part.failed))]
    measured = measure(pages, _annotated(release), facts.curation, facts.labels)
    return None if measured is None else measured.quality


def _pages(share: Share) -> list[Parsed]:
    found = read_share(share, lambda name: None, with_objects=True)
    return [page.parsed for page, _ in (one for one in found if isinstance(one, tuple)) if page.parsed is not None]


def _annotated(release: Path) -> Annotated:
    """The annotated tables of `release` as objects."""
    tables = {name: read_table(release, name) for name in ("mentions", "reasons")}
    records = {name: tuple(models(name, read_table(release, name))) for name in _MODELS}
    return Annotated(
        articles=records["articles"],
        statements=records["statements"],
        marked=records["quotations"],
        mentions=tuple(MentionRow(**row) for row in tables["mentions"].to_pylist()),
        links=records["links"],
        findings=(),
        topics=records["topics"],
        reasons=tuple(ReasonRow(**row) for row in tables["reasons"].to_pylist()),
        corrected=(),
        elsewhere=(),
    )
