"""The checks of a release. Each is a function that yields a sentence for every fault.

`tables` are the tables that could be read; a check that needs another table is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import text, to_rows, values
from ..curation.apply import has_value
from ..curation.corrections import CORRECTIONS, Correction
from ..curation.vocabulary import QUOTED
from ..errors import CorpusError
from ..layouts.registry import layouts
from ..layouts.scan import MIXED
from ..models import Article, Document, Statement
from ..models.wording import counted
from ..reading.columns import normal
from ..reading.ids import CONTENT
from ..tables.rows import models
from ..tables.rules import check
from ..tables.schemas import DATE_PREFIX
from ..text.documents import from_bytes
from ..text.markup import maker
from .guard import PageRead
from .word_checks import words

# Columns that parsing fills; annotators may fill the other columns later.
_PARSED = {
    "articles": (
        "id", "publisher", "section", "form", "title", "headline", "headline_basis", "summary", "summary_truncated",
        "paragraphs", "subheadings", "complete", "publisher_topics", "published_text", "document_id", "position",
    ),
    "statements": (
        "id", "publisher", "title", "headline", "headline_basis", "title_truncated", "kind", "stub", "text",
        "paragraphs", "paragraph_roles", "subheadings", "link_labels", "end_marker", "notes", "byline", "word_count",
        "first_published", "published_text", "publisher_topics", "document_id", "position",
    ),
}  # fmt: skip
_OF_DOCUMENTS = ("articles", "statements", "ledger", "provenance", "sightings")
_OF_CONTENT = frozenset(column for columns in CONTENT.values() for column in columns)
_MOST = 20
Tables = Mapping[str, pa.Table]
# Corrections by hand, by record and field.
Corrected = Mapping[tuple[str, str], Correction]


def rules(name: str, table: pa.Table) -> Iterator[str]:
    """The first rule of the models that a row of `table` breaks."""
    try:
        check(name, table)
        models(name, table)
    except (CorpusError, ValueError) as error:
        yield f"{name}: {error}"


def ids(tables: Tables) -> Iterator[str]:
    """Records that share an id."""
    for name in DATE_PREFIX:
        if name in tables and pc.count_distinct(tables[name]["id"]).as_py() != tables[name].num_rows:
            yield f"{name}: two rows have the same id"


def evidence(tables: Tables, corrected: Corrected) -> Iterator[str]:
    """Records with a bound on their date that rests on neither evidence nor a correction."""
    for name, prefix in DATE_PREFIX.items():
        for row in tables[name].to_pylist() if name in tables else ():
            if row.get("published_text") is not None:
                continue
            for side in ("earliest", "latest"):
                field = f"{prefix}_{side}"
                given = [item[side] for item in row[f"{prefix}_evidence"]]
                if row[field] is not None and row[field] not in given and (row["id"], field) not in corrected:
                    yield f"{name}: {row['id']}: evidence for {field} {row[field]} is missing"


def corrections(tables: Tables, corrected: Corrected) -> Iterator[str]:
    """Corrections that do not fit: of an unknown record, of a quoted field, not applied, or without a change."""
    whole = tables.keys() >= DATE_PREFIX.keys()
    for (record_id, field), item in corrected.items():
        found = [record for name in DATE_PREFIX if name in tables for record in _models(name, tables[name], record_id)]
        where = f"{CORRECTIONS}: {field} of {record_id}"
        if not found:
            if whole:
                yield f"{where}: the record does not exist"
        elif field in QUOTED:
            yield f"{where}: the field quotes the page, and the words of a page are never changed"
        elif not has_value(found[0], field, item.new):
            yield f"{where}: the value is not the corrected value {item.new!r}"
        elif has_value(found[0], field, item.old):
            yield f"{where}: the old value equals the new value"


def _models(name: str, table: pa.Table, record_id: str) -> list[Article | Statement]:
    """The record of that id, in a list; an empty list if the row breaks a rule, which another check reports."""
    try:
        return models(name, table.filter(pc.equal(table["id"], text(record_id))))
    except ValueError:
        return []


def document(stated: Document, read: PageRead, tables: Tables, corrected: Corrected) -> Iterator[str]:
    """Faults in the rows of one document, whose dump is `read` again."""
    found = read.document
    if found.id != stated.id:
        yield f"{stated.name}: the SHA-256 of its source is {found.id}, not {stated.id}"
        return
    here = {
        name: tables[name].filter(pc.equal(pc.cast(tables[name]["document_id"], pa.string()), text(stated.id)))
        for name in _OF_DOCUMENTS
        if name in tables
    }
    if "ledger" in here:
        yield from _tiling(stated, here["ledger"])
    yield from words(found, tables)
    page = read.tables
    if "provenance" in here:
        yield from _provenance(found, here["provenance"], tables, read.reading.spans.record.tolist())
    if not_at_hand(stated):
        return
    for name in [name for name in here if name not in _PARSED]:
        columns = page[name].column_names
        if page[name].select(columns).to_pylist() != here[name].select(columns).to_pylist():
            yield f"{stated.name}: the table {name} differs from a new reading of its dump"
    for name in [name for name in here if name in _PARSED]:
        again = page[name].filter(pc.is_in(page[name]["position"], here[name]["position"].combine_chunks()))
        yield from _parsed(stated, name, again, here[name].sort_by("position"), corrected)


def made(document: Document, content: bytes, text: str | None) -> Iterator[str]:
    """The fault in the kept `text` of a document with the bytes `content`, if its maker would make another one here."""
    if (text is None) != (document.made_by is None):
        yield f"{document.name}: documents.made_by and sources.text must both be null, or neither"
    elif text is not None and document.made_by == maker() and from_bytes(content, document.name).text != text:
        yield f"{document.name}: its text is not what {document.made_by} makes of its dump"


def not_at_hand(document: Document) -> list[str]:
    """The layouts that read `document` and cannot be used here."""
    known = layouts()
    return [name for name in (document.layout or "").split(MIXED) if name and name not in known]


def unchecked(documents: Iterable[Document]) -> Iterator[str]:
    """A sentence for each document that is not read or made again, because what did it cannot be used here."""
    for document in documents:
        missing = not_at_hand(document)
        if missing:
            yield (
                f"{document.name}: its records are checked against its text, but it is not read again: "
                f"{' and '.join(missing)} cannot be used here; install the package that has this layout "
                f"(publisher: {document.publisher or 'several'})"
            )
        if document.made_by not in (None, maker()):
            yield (
                f"{document.name}: its records are checked against the kept text, but the text is not made again: "
                f"{document.made_by} is not installed here ({maker() or 'nothing that makes text of HTML is'})"
            )


def _parsed(stated: Document, name: str, given: pa.Table, here: pa.Table, corrected: Corrected) -> Iterator[str]:
    """Records of `here` that differ from a new reading of the dump, except in corrected values."""
    changed = {key: item for key, item in corrected.items() if key[1] in _PARSED[name] and key[1] not in QUOTED}
    if _uncorrected(name, given, changed) != _uncorrected(name, here, changed):
        yield f"{stated.name}: the table {name} differs from a new reading of its dump"
    if name == "articles" and not _same_bylines(given, here):
        yield f"{stated.name}: the authors differ from the bylines in its dump"
    for (record_id, field), item in changed.items():
        for record in _models(name, given, record_id):
            if not has_value(record, field, item.old):
                yield f"{CORRECTIONS}: {field} of {record_id}: the old value is not {item.old!r} in {stated.name}"


def _uncorrected(name: str, table: pa.Table, corrected: Corrected) -> list[dict[str, Any]]:
    """The rows without their corrected values."""
    return [
        {column: value for column, value in row.items() if (row["id"], column) not in corrected}
        for row in table.select(_PARSED[name]).to_pylist()
    ]


def _same_bylines(given: pa.Table, here: pa.Table) -> bool:
    """True if the authors equal the byline in each record with one; other records have authors from rules."""
    bylines, now = given["authors"].to_pylist(), here["authors"].to_pylist()
    return len(bylines) != len(now) or all(not one or one == other for one, other in zip(bylines, now, strict=True))


def _tiling(document: Document, ledger: pa.Table) -> Iterator[str]:
    starts, ends = to_rows(ledger["start"]), to_rows(ledger["end"])
    whole = len(starts) and starts[0] == 0 and ends[-1] == document.n_chars and (starts[1:] == ends[:-1]).all()
    if not whole and document.n_chars:
        yield f"{document.name}: the ledger does not tile its {counted(document.n_chars, 'characters')}"


def _provenance(document: Document, rows: pa.Table, tables: Tables, positions: Sequence[int]) -> Iterator[str]:
    """Values that differ from the slice of the document at their place.

    `positions` has the position of the record of each row. A value that may differ between readings is compared only in
    the reading that the record shows; :func:`document` checks the other readings.
    """
    wanted = values(sorted(set(pc.unique(pc.cast(rows["record_id"], pa.string())).to_pylist())), pa.string())
    kept = [tables[name] for name in DATE_PREFIX if name in tables]
    records = {row["id"]: row for table in kept for row in table.filter(pc.is_in(table["id"], wanted)).to_pylist()}
    wrong = 0
    certain = positions if len(positions) == rows.num_rows else [None] * rows.num_rows
    for row, position in zip(rows.to_pylist(), certain, strict=True):
        record = records.get(row["record_id"])
        if record is None and len(kept) < len(DATE_PREFIX):
            continue
        if record is not None and row["field"] not in _OF_CONTENT and not _is_shown(record, document, position):
            continue
        slice_ = document.text[row["start"] : row["end"]]
        if _value(record, row["field"], row["item"]) != normal(slice_):
            wrong += 1
            if wrong <= _MOST:
                yield (
                    f"{document.name}: {row['record_id']} {row['field']} is not the slice "
                    f"[{row['start']}, {row['end']}): {slice_[:60]!r}"
                )
    if wrong > _MOST:
        yield f"{document.name}: {wrong - _MOST} more values are not their slices"


def _is_shown(record: Any, document: Document, position: int | None) -> bool:
    """True if `record` shows its reading at `position` of `document`."""
    return bool(record["document_id"] == document.id and position in (None, record["position"]))


def _value(record: Any, field: str, item: int | None) -> Any:
    """The value of `field`, such as ``first_published.url``, or one item of it; ``None`` if it does not exist."""
    value = record
    for part in (*field.split("."), *([] if item is None else [item])):
        try:
            value = None if value is None else value[part]
        except (LookupError, TypeError):
            return None
    return value
