"""A record as annotators see it: its passages as slices of the document, so that every find has its place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..models import Article, Parsed, Provenance, Statement

# The order in which a reader meets the fields of a record.
_READ = ("title", "summary", "paragraphs", "subheadings", "notes")


@dataclass(frozen=True)
class Passage:
    """A value of a record as the raw slice of the document; ``text[i]`` stands at offset ``start + i``."""

    field: str
    item: int | None
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just after the passage."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class View:
    """A record with its passages in the order of the page: title, summary, paragraphs, subheadings and notes."""

    record: Article | Statement
    passages: tuple[Passage, ...]

    def of(self, field: str) -> tuple[Passage, ...]:
        """The passages of `field`."""
        return tuple(passage for passage in self.passages if passage.field == field)


def views(parsed: Parsed) -> Iterator[View]:
    """A view of each record of `parsed`, articles first."""
    text = parsed.document.text
    places: dict[str, list[Provenance]] = defaultdict(list)
    known: set[tuple[str, str, int | None]] = set()
    for row in parsed.provenance:
        # A record that stands twice on the page is read where it stands first.
        key = (row.record_id, row.field, row.item)
        if row.field in _READ and key not in known:
            known.add(key)
            places[row.record_id].append(row)
    records: tuple[Article | Statement, ...] = (*parsed.articles, *parsed.statements)
    for record in records:
        rows = sorted(places[record.id], key=lambda row: (row.start, row.end))
        yield View(record, tuple(Passage(row.field, row.item, text[row.start : row.end], row.start) for row in rows))
