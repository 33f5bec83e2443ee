"""A record as annotators see it: its passages as slices of the document, so that every find has its place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from ..models import Article, Parsed, Provenance, Segment, Statement
from ..parsing import Rows

# The order in which a reader meets the fields of a record.
_READ = ("title", "summary", "paragraphs", "subheadings", "notes")


class Passage(NamedTuple):
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
    places: dict[str, dict[tuple[str, int | None], tuple[int, int]]] = defaultdict(dict)
    for record_id, field, item, start, end in values(parsed.provenance, "record_id", "field", "item", "start", "end"):
        if field in _READ:
            # A record that stands twice on the page is read where it stands first.
            places[record_id].setdefault((field, item), (start, end))
    records: tuple[Article | Statement, ...] = (*parsed.articles, *parsed.statements)
    for record in records:
        rows = sorted(places[record.id].items(), key=itemgetter(1))
        yield View(record, tuple(Passage(field, item, text[start:end], start) for (field, item), (start, end) in rows))


def values(rows: Sequence[Segment] | Sequence[Provenance], *fields: str) -> Iterable[tuple[Any, ...]]:
    """The values of two or more `fields` of each of `rows`; those of a parsed page are not made for it."""
    return rows.values(*fields) if isinstance(rows, Rows) else map(attrgetter(*fields), rows)
