"""The quotations of a record, made of its marked words."""

from collections.abc import Iterable
from itertools import count

from ...models import Article, Quotation, Statement
from ..language.view import Passage
from .said import SpokenIn


def quotations_of(
    record: Article | Statement, marked: Iterable[tuple[Passage, SpokenIn]]
) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    """The quoted speech of `record`, and its marked words that are not speech, each in order."""
    speech: list[Quotation] = []
    others: list[Quotation] = []
    said, only_marked = count(), count()
    for passage, one in marked:
        spoken = one.kind == "speech"
        number = f"q{next(said)}" if spoken else f"m{next(only_marked)}"
        (speech if spoken else others).append(_quotation(record, number, passage, one))
    return tuple(speech), tuple(others)


def _quotation(record: Article | Statement, number: str, passage: Passage, said: SpokenIn) -> Quotation:
    return Quotation(
        id=f"{record.id}#{number}",
        record_id=record.id,
        speaker=said.speaker,
        role=said.role,
        organisation=said.organisation,
        text=passage.words(said.start, said.end),
        document_id=record.document_id,
        start=passage.at(said.start),
        end=passage.after(said.end),
        kind=said.kind,
        basis=said.basis,
    )
