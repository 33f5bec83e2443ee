"""A labelled record with the values found for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..annotate.language.view import View, views
from ..annotate.mentions import MentionRow
from ..annotate.pipeline import Annotated
from ..models import Article, DateRange, Parsed, Quotation, Statement
from .labels import GoldLabels, Label, Place

Row = TypeVar("Row", MentionRow, Quotation)


@dataclass(frozen=True)
class Case:
    """A record as annotated, its passages, its mentions and quotations, and its label."""

    record: Article | Statement
    view: View
    mentions: Sequence[MentionRow]
    quotations: Sequence[Quotation]
    label: Label

    @property
    def days(self) -> DateRange:
        """The days on which it was published or issued."""
        return self.record.dated


@dataclass(frozen=True)
class Joined:
    """Labelled records that were found, and the places of labelled records that were not."""

    cases: tuple[Case, ...]
    missing: tuple[Place, ...]


def by_place(parsed: Iterable[Parsed]) -> dict[Place, View]:
    """The record at each place of the pages."""
    return {(view.record.document_id, view.record.position): view for page in parsed for view in views(page)}


def join(parsed: Sequence[Parsed], annotated: Annotated, labels: GoldLabels) -> Joined:
    """The labelled records of the pages `parsed`, by their places; labels of other pages are not used."""
    here = {page.document.id for page in parsed}
    wanted = {place: label for place, label in labels.rows.items() if place[0] in here}
    found = by_place(parsed)
    missing = tuple(sorted(place for place in wanted if place not in found))
    return Joined(tuple(_cases(found, annotated, wanted)), missing)


def _cases(found: dict[Place, View], annotated: Annotated, wanted: dict[Place, Label]) -> Iterator[Case]:
    records: dict[str, Article | Statement] = {record.id: record for record in annotated.articles}
    records |= {record.id: record for record in annotated.statements}
    mentions, quotations = _by_record(annotated.mentions), _by_record(annotated.quotations)
    for place, label in sorted(wanted.items()):
        view = found.get(place)
        if view is not None:
            record_id = view.record.id
            yield Case(records[record_id], view, mentions[record_id], quotations[record_id], label)


def _by_record(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.record_id].append(row)
    return found
