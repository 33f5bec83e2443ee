"""Where the value of a field stands: read from the page, named in it, or borne out by words of it."""

from typing import Any

from ...explain.spans import names
from ...models import LISTED, Article, Explainable, Provenance, Quotation, Statement
from ...storage.column_scan import rows_with
from ...storage.readers import Readable
from ...tables.rows import models
from ...tables.schemas import DATE_PREFIX


def places(corpus: Readable, record: Explainable, field: str) -> list[Provenance]:
    """Where the value of `field` stands in the document in which `record` was first seen."""
    if isinstance(record, Quotation):
        quoted = _place(record.record_id, field, record.document_id, record.start, record.end)
        return [quoted] if field == "text" else []
    record_id, document_id = str(getattr(record, "id", "")), str(getattr(record, "document_id", ""))
    found = [
        row
        for row in _rows(corpus, "provenance", record_id)
        if row.document_id == document_id and names(row.field, field)
    ]
    if found:
        return found
    if field in LISTED:
        return [
            _place(record_id, field, row.document_id, row.start, row.end)
            for row in _rows(corpus, "mentions", record_id)
            if row.kind == LISTED[field] and row.document_id == document_id
        ]
    if field in {"speakers", "authors"}:
        return _voices(corpus, record, field, document_id)
    prefix = next((one for one in DATE_PREFIX.values() if field.startswith(f"{one}_")), None)
    return [] if prefix is None else _evidence(corpus, record, prefix, record_id, document_id)


def _voices(corpus: Readable, record: Explainable, field: str, document_id: str) -> list[Provenance]:
    """Where those who speak or write are named."""
    if isinstance(record, Statement):
        called: set[str | None] = {speaker.name for speaker in record.speakers}
    else:
        called = set(record.authors) if isinstance(record, Article) else set()
    record_id = str(getattr(record, "id", ""))
    return [
        _place(record_id, field, row.document_id, row.start, row.end)
        for row in _rows(corpus, "mentions", record_id)
        if row.kind == "person" and row.document_id == document_id and called & {row.text, row.ref}
    ]


def _evidence(corpus: Readable, record: Explainable, prefix: str, record_id: str, document_id: str) -> list[Provenance]:
    """The words that bear out a date: its date line, or the evidence that stands in the document."""
    if hasattr(record, f"{prefix}_text"):
        stated = [row for row in _rows(corpus, "provenance", record_id) if row.field == f"{prefix}_text"]
        if stated:
            return [row for row in stated if row.document_id == document_id]
    return [
        _place(record_id, f"{prefix}_evidence", document_id, one.start, one.end)
        for one in getattr(record, f"{prefix}_evidence")
        if one.document_id == document_id and one.start is not None and one.end is not None
    ]


def _place(record_id: str, field: str, document_id: str, start: int, end: int) -> Provenance:
    return Provenance(record_id=record_id, field=field, document_id=document_id, start=start, end=end)


def _rows(corpus: Readable, table: str, record_id: str) -> list[Any]:
    reader = corpus.reader(table)
    return list(models(table, reader.take(rows_with(reader, "record_id", record_id))))
