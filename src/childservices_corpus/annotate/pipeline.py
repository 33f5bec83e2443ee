"""All annotators over all pages, as objects: the three steps with one share.

A build runs the steps themselves (:mod:`.steps`), and keeps neither pages nor records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from ..curation.corrections import Correction
from ..curation.folder import Curation
from ..models import Article, Link, Parsed, Quotation, Statement, TopicScore
from ..tables.rows import models
from .dates.problems import DateProblem
from .mentions import MentionRow
from .reasons.rows import ReasonRow
from .steps.alone import alone
from .steps.findings import findings_of
from .steps.finished import finished
from .steps.together import together


@dataclass(frozen=True)
class Annotated:
    """Records with their annotations, each record once, in the order of the pages.

    ``marked`` are all marked words, and ``quotations`` those of them that are speech.
    ``corrected`` are the corrections by hand that were applied; ``elsewhere`` are corrections of records of other
    pages.
    """

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    marked: tuple[Quotation, ...]
    mentions: tuple[MentionRow, ...]
    links: tuple[Link, ...]
    findings: tuple[DateProblem, ...]
    topics: tuple[TopicScore, ...]
    reasons: tuple[ReasonRow, ...]
    corrected: tuple[Correction, ...]
    elsewhere: tuple[Correction, ...]

    @classmethod
    def of(
        cls,
        tables: Mapping[str, pa.Table],
        findings: Sequence[DateProblem] = (),
        corrected: Sequence[Correction] = (),
        elsewhere: Sequence[Correction] = (),
    ) -> "Annotated":
        """The annotated `tables` of a release as objects."""
        return cls(
            articles=tuple(models("articles", tables["articles"])),
            statements=tuple(models("statements", tables["statements"])),
            marked=tuple(models("quotations", tables["quotations"])),
            mentions=tuple(MentionRow(**row) for row in tables["mentions"].to_pylist()),
            links=tuple(models("links", tables["links"])),
            findings=tuple(findings),
            topics=tuple(models("topics", tables["topics"])),
            reasons=tuple(ReasonRow(**row) for row in tables["reasons"].to_pylist()),
            corrected=tuple(corrected),
            elsewhere=tuple(elsewhere),
        )

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quoted speech."""
        return tuple(one for one in self.marked if one.kind == "speech")


def annotate(
    parsed: Sequence[Parsed], curation: Curation | None = None, shown: Mapping[str, tuple[str, int]] | None = None
) -> Annotated:
    """Annotate the records of `parsed`; a record on several pages is read at its first place.

    `shown` gives, by record id, the document and position of a record that is to be read at another place.

    Raises :class:`~childservices_corpus.errors.CurationError` for a correction that no longer fits.
    """
    curated = curation or Curation()
    share = alone(parsed)
    all_of = together([share], curated, shown)
    decisions = all_of.decisions(0)
    tables = finished(share, decisions, curated)
    # A row of the curated table has its place in the table, so it comes whole.
    findings = [one.problem for one in findings_of(share, decisions) if one.problem.code != "no-such-record"]
    return Annotated.of(tables, (*all_of.missing, *findings), all_of.corrected, all_of.elsewhere)
