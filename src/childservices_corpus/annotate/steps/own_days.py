"""The evidence and the clues that a record or its page gives for its day, as rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...models import Document, Evidence
from ..dates.infer import own_evidence, sure_evidence
from ..dates.phrases import text_clues
from ..dates.rounds import strength
from ..language.view import View

Row = tuple[Any, ...]


def evidence_rows(
    document: Document, place: int | None, listing: int | None, items: Iterable[Evidence]
) -> Iterator[Row]:
    """Rows of the table of evidence for `items`, of the record at `place` or of a `listing`."""
    for item in items:
        yield (
            place,
            listing,
            strength(item),
            item.kind,
            item.earliest,
            item.latest,
            item.words,
            item.document_id,
            item.start,
            item.end,
            item.source,
            None if item.document_id is None or item.start is None else document.line_of(item.start),
        )


def clue_rows(document: Document, view: View, place: int) -> tuple[list[Evidence], list[Row]]:
    """The evidence of the record in `view` by itself, and its clues as rows."""
    clues = text_clues(view)
    rows: list[Row] = [
        (
            place,
            clue.words,
            clue.start,
            document.line_of(clue.start),
            clue.below_only,
            [first for first, _ in clue.options],
            [last for _, last in clue.options],
        )
        for clue in clues
    ]
    return [*own_evidence(view), *sure_evidence(view, clues)], rows
