"""The checks of the rows about one document against a new reading of its dump.

Each is a function that yields a sentence for every fault. `here` are the rows about the document, of the tables that
could be read; a check that needs another table is left out.
"""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import numbers, text, to_rows
from ..curation.apply import has_value
from ..curation.corrections import CORRECTIONS, Correction
from ..curation.vocabulary import QUOTED
from ..layouts.registry import layouts
from ..layouts.scan import MIXED
from ..models import Article, Document, Statement
from ..models.wording import counted
from ..parsing.guarded import PageRead
from ..tables.rows import models
from ..text.documents import from_bytes
from ..text.markup import maker
from .place_checks import facts, listings, places, problems
from .value_checks import Records, wrong_values
from .word_checks import words

# Columns that parsing fills; annotators may fill the other columns later.
PARSED = {
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
Tables = Mapping[str, pa.Table]
# Corrections by hand, by record and field.
Corrected = Mapping[tuple[str, str], Correction]


def document(stated: Document, read: PageRead, here: Tables, records: Records, corrected: Corrected) -> Iterator[str]:
    """Faults in the rows `here` of one document, whose dump is `read` again; `records` are those with values in it."""
    found = read.document
    if found.id != stated.id:
        yield f"{stated.name}: the SHA-256 of its source is {found.id}, not {stated.id}"
        return
    if "ledger" in here:
        yield from _tiling(stated, here["ledger"])
    yield from words(found, here)
    yield from places(found, here)
    yield from listings(found, here)
    page = read.tables
    if "provenance" in here:
        certain = read.reading.spans.record
        unknown = np.full(here["provenance"].num_rows, -1, dtype=np.int64)
        positions = certain if len(certain) == len(unknown) else unknown
        yield from wrong_values(found, here["provenance"], records, positions)
    if not_at_hand(stated):
        return
    yield from facts(stated, read)
    yield from problems(stated, read, here)
    for name in [name for name in ("ledger", "provenance", "sightings") if name in here]:
        columns = [column for column in page[name].column_names if column != "document_id"]
        if not all(_same(page[name][column], here[name][column]) for column in columns):
            yield f"{stated.name}: the table {name} differs from a new reading of its dump"
    for name in [name for name in here if name in PARSED]:
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
    changed = {key: item for key, item in corrected.items() if key[1] in PARSED[name] and key[1] not in QUOTED}
    if not all(_same(given[column], here[column]) or _only(changed, column, given, here) for column in PARSED[name]):
        yield f"{stated.name}: the table {name} differs from a new reading of its dump"
    if name == "articles" and not _same_bylines(given, here):
        yield f"{stated.name}: the authors differ from the bylines in its dump"
    ids = frozenset(given["id"].to_pylist()) if changed else frozenset()
    for (record_id, field), item in changed.items():
        for record in with_id(name, given, record_id) if record_id in ids else ():
            if not has_value(record, field, item.old):
                yield f"{CORRECTIONS}: {field} of {record_id}: the old value is not {item.old!r} in {stated.name}"


def with_id(name: str, table: pa.Table, record_id: str) -> list[Article | Statement]:
    """The record of that id, in a list; an empty list if the row breaks a rule, which another check reports."""
    try:
        return models(name, table.filter(pc.equal(table["id"], text(record_id))))
    except ValueError:
        return []


def _same(one: pa.ChunkedArray, other: pa.ChunkedArray) -> bool:
    """True if two columns have the same values; of dictionaries, whatever their codes are."""
    if len(one) != len(other):
        return False
    if pa.types.is_dictionary(one.type) and pa.types.is_dictionary(other.type):
        pieces = pa.chunked_array([*one.chunks, *other.chunks], one.type).unify_dictionaries().chunks
        codes = pa.chunked_array([piece.indices for piece in pieces], one.type.index_type)
        return bool(codes.slice(0, len(one)).equals(codes.slice(len(one))))
    return bool(one.equals(other))


def _only(changed: Corrected, column: str, given: pa.Table, here: pa.Table) -> bool:
    """True if the values of `column` differ only in records in which it is corrected."""
    if given.num_rows != here.num_rows or not any(field == column for _, field in changed):
        return False
    pairs = zip(given[column].to_pylist(), here[column].to_pylist(), here["id"].to_pylist(), strict=True)
    return all(one == other or (record_id, column) in changed for one, other, record_id in pairs)


def _same_bylines(given: pa.Table, here: pa.Table) -> bool:
    """True if the authors equal the byline in each record with one; other records have authors from rules."""
    if given.num_rows != here.num_rows:
        return True
    with_byline = numbers(to_rows(pc.list_value_length(given["authors"])) > 0)
    return _same(given["authors"].filter(with_byline), here["authors"].filter(with_byline))


def _tiling(document: Document, ledger: pa.Table) -> Iterator[str]:
    starts, ends = to_rows(ledger["start"]), to_rows(ledger["end"])
    whole = len(starts) and starts[0] == 0 and ends[-1] == document.n_chars and (starts[1:] == ends[:-1]).all()
    if not whole and document.n_chars:
        yield f"{document.name}: the ledger does not tile its {counted(document.n_chars, 'characters')}"
