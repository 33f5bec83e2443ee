"""The rules for the reading of every page."""

from collections.abc import Iterator
from typing import Any

from ..models import Article, Parsed, Statement
from ..reading.columns import normal

# Fields that give a record its headline.
_NAMING = ("title", "summary", "paragraphs")


def broken_rules(parsed: Parsed) -> Iterator[str]:
    """A sentence for each rule that the reading of a page breaks."""
    text = parsed.document.text
    end = 0
    for segment in parsed.ledger:
        if segment.start != end or segment.end <= segment.start:
            yield f"the ledger has a gap or an overlap at offset {end}"
            return
        end = segment.end
        if segment.fate == "blank" and normal(text[segment.start : end]):
            yield f"the ledger calls text blank: {normal(text[segment.start : end])[:60]!r}"
    if end != len(text):
        yield f"the ledger ends at offset {end}, but the page ends at {len(text)}"
    yield from _values(parsed)
    yield from _order(parsed)
    unread = next((one for one in parsed.ledger if one.fate == "unrecognised"), None)
    if unread is not None and not any(problem.severity == "error" for problem in parsed.problems):
        yield f"text is lost without a report: {text[unread.start : unread.end][:60]!r}"


def _values(parsed: Parsed) -> Iterator[str]:
    """Values that differ from the slice at their place, and records without a place."""
    records = {record.id: record for record in _records(parsed)}
    titled = set()
    for row in parsed.provenance:
        value: Any = records[row.record_id]
        for part in row.field.split("."):
            value = getattr(value, part)
        value = value if row.item is None else value[row.item]
        if row.field in _NAMING:
            titled.add(row.record_id)
        # A record that is on a page twice has the section of its first place.
        if row.field != "section" and value != normal(parsed.document.text[row.start : row.end]):
            yield f"{row.field} of {row.record_id} is not the text from {row.start} to {row.end}"
    for record_id in sorted(records.keys() - titled):
        yield f"neither the title nor the first words of {record_id} have a place on the page"


def _order(parsed: Parsed) -> Iterator[str]:
    """Records that are not in the order of the page."""
    positions = sorted(record.position for record in _records(parsed))
    if positions != list(range(len(positions))):
        yield f"the positions of its records are not 0 to {len(positions) - 1}"
    placed = [[row.start for row in parsed.provenance if row.field == field] for field in _NAMING]
    if any(starts != sorted(starts) for starts in placed):
        yield "its records are not in the order of the page"


def _records(parsed: Parsed) -> list[Article | Statement]:
    return [*parsed.articles, *parsed.statements]
