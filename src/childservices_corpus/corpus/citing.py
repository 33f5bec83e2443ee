"""Finds a record or a quotation by its id, and what a citation of it names: its page, and its place in the dump."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..errors import NotFoundError
from ..export.cited import CitedRecord, CitedRelease
from ..models import Article, Document, Quotation, Sighting, Statement
from ..tables.schemas import DATE_PREFIX
from .query.places import rows_of
from .query.store import Store


def cited_record(corpus: Store, record_id: str, within: CitedRelease) -> CitedRecord:
    """What a citation of the record or the quotation `record_id` of `corpus`, the release `within`, names.

    Raises :class:`NotFoundError` for an id that the corpus does not have.
    """
    found = with_id(corpus, record_id)
    if isinstance(found, Quotation):
        record = _first(corpus, DATE_PREFIX, found.record_id)
        document = _document(corpus, found.document_id)
        return CitedRecord(record, document, found.id, found.start, found.end, within, found.speaker)
    seen: list[Sighting] = rows_of(corpus, "sightings", found.id)
    shown = next(one for one in seen if (one.document_id, one.position) == (found.document_id, found.position))
    return CitedRecord(found, _document(corpus, found.document_id), found.id, shown.start, shown.end, within)


def with_id(corpus: Store, record_id: str) -> Article | Statement | Quotation:
    """The article, the statement or the quotation with this id.

    Raises :class:`NotFoundError` for an id that the corpus does not have.
    """
    found: Article | Statement | Quotation | None = _first(corpus, (*DATE_PREFIX, "quotations"), record_id)
    if found is None:
        raise NotFoundError(
            f"the release has no record with the id {record_id!r}; ids look like themj/learning-from-tragedy-1a2b3c4d"
        )
    return found


def _first(corpus: Store, tables: Iterable[str], row_id: str) -> Any:
    """The row with the id `row_id` of the first of `tables` that has one; ``None`` if none has."""
    for table in tables:
        row = corpus.row_of(table, row_id)
        if row is not None:
            return corpus.at(table, np.array([row], dtype=np.int64))[0]
    return None


def _document(corpus: Store, document_id: str) -> Document:
    found: Document = _first(corpus, ["documents"], document_id)
    return found
