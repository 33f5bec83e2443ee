"""Findings from the dating of records, as problems with a place in a page."""

from collections.abc import Iterable, Iterator, Sequence

from ..annotate.dates.problems import DateProblem
from ..models import Document, Parsed, Problem
from ..reading.problems import problem

Place = tuple[Document, int, int]


def finding_problems(parsed: Sequence[Parsed], findings: Iterable[DateProblem]) -> Iterator[Problem]:
    """A problem for each of `findings` that has a place in the pages `parsed`.

    The place is the unused words, or the title of the record. A row of the curated table about a record of other pages
    does not have a place and is skipped; see :mod:`~.unused_rows`.
    """
    documents = {one.document.id: one.document for one in parsed}
    titles: dict[str, Place] = {}
    for finding in findings:
        if not titles:
            titles = _titles(parsed)
        place = _words(finding, documents) or titles.get(finding.namesake or finding.record_id)
        if place is not None:
            document, start, end = place
            yield problem(document, finding.code, document.line_of(start), start, end, excerpt=_told(finding))


def _titles(parsed: Sequence[Parsed]) -> dict[str, Place]:
    """The place of the title of each record, or of its first words, at its first sighting."""
    found: dict[str, Place] = {}
    for field in ("title", "summary", "paragraphs"):
        for one in parsed:
            for row in one.provenance:
                if row.field == field:
                    found.setdefault(row.record_id, (one.document, row.start, row.end))
    return found


def _words(finding: DateProblem, documents: dict[str, Document]) -> Place | None:
    item = finding.evidence
    if item is None or item.document_id is None or item.start is None or item.end is None:
        return None
    return documents[item.document_id], item.start, item.end


def _told(finding: DateProblem) -> str:
    return finding.message if finding.namesake else f"{finding.record_id}: {finding.message}"
