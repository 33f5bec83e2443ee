"""The places of values in dumps, for many records at once: each table is looked through once for all of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np

from ...arrow import Rows
from ...models import Document
from ...storage.column_scan import rows_with_any
from ...storage.readers import Readable
from ...storage.stored import SOURCES
from ...text.decoding import text_of

# About so many bytes of dumps are read at once.
_AT_ONCE = 32_000_000
# A value of a record or a quotation: its id, the field and the item.
Value = tuple[str, str, int | None]
# Where a value is: in which document, from where to where.
Place = tuple[str, int, int]


class Held(Readable, Protocol):
    """An object with tables to read, and records by rows."""

    def at(self, table: str, rows: Rows) -> list[Any]:
        """The records in these rows of the table."""
        ...


def places_of(corpus: Readable, table: str, rows: Sequence[dict[str, Any]]) -> dict[Value, list[Place]]:
    """The places of the values of `rows` of `table` in the documents whose reading they show."""
    if table == "quotations":
        return {(row["id"], "text", None): [(row["document_id"], row["start"], row["end"])] for row in rows}
    documents = {row["id"]: row["document_id"] for row in rows}
    reader = corpus.reader("provenance")
    names = ["record_id", "field", "item", "document_id", "start", "end"]
    found: dict[Value, list[Place]] = defaultdict(list)
    for one in reader.take(rows_with_any(reader, "record_id", documents), names).to_pylist():
        if one["document_id"] == documents[one["record_id"]]:
            place = one["document_id"], one["start"], one["end"]
            found[one["record_id"], one["field"], one["item"]].append(place)
    return found


def documents_of(corpus: Held, ids: Sequence[str]) -> Iterator[Document]:
    """The documents with these ids that the corpus knows, some at a time; their text is empty if it is not held."""
    sources = corpus.reader(SOURCES)
    known = rows_with_any(corpus.reader("documents"), "id", ids)
    at = rows_with_any(sources, "document_id", ids)
    held = sources.take(at, ["document_id"])[0].to_pylist()
    rows = dict(zip(reversed(held), reversed(at.tolist()), strict=True))
    together: list[Document] = []
    size = 0
    for document in corpus.at("documents", known):
        together.append(document)
        size += document.n_bytes
        if size > _AT_ONCE:
            yield from _with_text(corpus, together, rows)
            together, size = [], 0
    yield from _with_text(corpus, together, rows)


def _with_text(corpus: Readable, documents: Sequence[Document], rows: dict[str, int]) -> Iterator[Document]:
    sources = corpus.reader(SOURCES)
    there = [name for name in ("document_id", "content", "text") if name in sources.schema.names]
    wanted = np.array(sorted(rows[one.id] for one in documents if one.id in rows), dtype=np.int64)
    held = {row["document_id"]: row for row in sources.take(wanted, there).to_pylist()} if len(wanted) else {}
    for document in documents:
        source = held.get(document.id)
        if source is None:
            yield document
        else:
            yield document.model_copy(update={"text": text_of(source["content"], source.get("text"))})
