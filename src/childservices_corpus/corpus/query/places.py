"""The place of a field's value in its document: where it was read, where it is named, or the words that support it."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...explain.spans import is_part_of, read_as
from ...models import LISTED, Article, Evidence, Explainable, Mention, Provenance, Quotation, Statement
from ...storage.column_scan import rows_with
from ...storage.readers import Readable
from ...tables.rows import models


def places(corpus: Readable, record: Explainable, field: str) -> list[Provenance]:
    """The places of the value of `field` in the document whose reading `record` shows."""
    if isinstance(record, Quotation | Mention):
        return list(_of_words(record, field))
    record_id, document_id = str(getattr(record, "id", "")), str(getattr(record, "document_id", ""))
    found = [
        row
        for row in rows_of(corpus, "provenance", record_id)
        if row.document_id == document_id and is_part_of(row.field, read_as(record, field))
    ]
    if found:
        return _of_sighting(corpus, record, field, found)
    if field in LISTED:
        return [
            _place(record_id, field, row.document_id, row.start, row.end)
            for row in rows_of(corpus, "mentions", record_id)
            if row.kind == LISTED[field] and row.document_id == document_id
        ]
    if field in {"speakers", "authors"}:
        return _voices(corpus, record, field, document_id)
    if isinstance(record, Article | Statement) and field.startswith(f"{record.date_field}_"):
        return _evidence(corpus, record, record.date_field, field, document_id)
    return []


def _of_words(record: Quotation | Mention, field: str) -> Iterator[Provenance]:
    """The place of the words of a quotation or a mention; the meaning of a mention rests on its words."""
    named = isinstance(record, Mention)
    if field == "text" or (named and field in {"ref", "kind"}):
        label = f"{record.kind} {record.ref or ''}".rstrip() if isinstance(record, Mention) else field
        yield _place(record.record_id, label, record.document_id, record.start, record.end)


def _of_sighting(corpus: Readable, record: Explainable, field: str, rows: Sequence[Provenance]) -> list[Provenance]:
    """The rows of `rows`, all of one document, that belong to the place whose reading `record` shows."""
    document_id, position = rows[0].document_id, getattr(record, "position", None)
    seen = [one for one in rows_of(corpus, "sightings", rows[0].record_id) if one.document_id == document_id]
    if len(seen) < 2:
        return list(rows)
    if field == "section":
        # The heading lies outside its records: it has a row for each record with a heading, in the order of the page.
        places = [one.position for one in seen if one.section is not None]
        return [row for row, place in zip(rows, places, strict=False) if place == position]
    shown = [one for one in seen if one.position == position]
    return [row for row in rows if any(one.start <= row.start and row.end <= one.end for one in shown)]


def _voices(corpus: Readable, record: Explainable, field: str, document_id: str) -> list[Provenance]:
    """The places where the speakers or authors are named."""
    if isinstance(record, Statement):
        called: set[str | None] = {speaker.name for speaker in record.speakers}
    else:
        called = set(record.authors) if isinstance(record, Article) else set()
    record_id = str(getattr(record, "id", ""))
    return [
        _place(record_id, field, row.document_id, row.start, row.end)
        for row in rows_of(corpus, "mentions", record_id)
        if row.kind == "person" and row.document_id == document_id and called & {row.text, row.ref}
    ]


def _evidence(corpus: Readable, record: Explainable, prefix: str, field: str, document_id: str) -> list[Provenance]:
    """The words that support the part `field` of a date: its date line, or evidence of that part in the document."""
    record_id = str(getattr(record, "id", ""))
    stated = [row for row in rows_of(corpus, "provenance", record_id) if row.field == "published_text"]
    if stated:
        return [row for row in stated if row.document_id == document_id]
    return [
        _place(record_id, f"{prefix}_evidence", document_id, one.start, one.end)
        for one in getattr(record, f"{prefix}_evidence")
        if one.document_id == document_id and one.start is not None and one.end is not None
        if field == f"{prefix}_evidence" or _bears_out(one, field.removeprefix(f"{prefix}_"), getattr(record, field))
    ]


def _bears_out(item: Evidence, part: str, value: object) -> bool:
    """True if `item` sets the first day, the last day or the basis of a date to `value`."""
    return value is not None and getattr(item, "kind" if part == "basis" else part) == value


def _place(record_id: str, field: str, document_id: str, start: int, end: int) -> Provenance:
    return Provenance(record_id=record_id, field=field, document_id=document_id, start=start, end=end)


def rows_of(corpus: Readable, table: str, record_id: str) -> list[Any]:
    """The rows of `table` that belong to the record `record_id`, as models."""
    reader = corpus.reader(table)
    return list(models(table, reader.take(rows_with(reader, "record_id", record_id))))
