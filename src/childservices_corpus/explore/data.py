"""What the page shows of each record, as plain values for JSON."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow.compute as pc

from ..arrow import text
from ..explain.dates import tell
from ..models import Article, Statement
from ..storage.readers import Recorded

# The fields whose text is shown, by kind of record; a heading is shown by itself.
_SHOWN = {Article: ("summary", "paragraphs"), Statement: ("text",)}
# Amounts and days are not marked: marks are for words of people, and for names.
_MARKED = frozenset({"person", "organisation", "authority"})
_LAST_OF_PLANE = 0xFFFF
Span = tuple[int, int]
Marks = Mapping[tuple[str, str], list[tuple[int, int, str, str]]]


def data_of(corpus: Recorded, cite: str) -> dict[str, Any]:
    """The records of `corpus`, the newest first, and how to cite the release."""
    marks, spans, names = _marks(corpus), _spans(corpus), _names(corpus)
    documents = {row["id"]: row for row in corpus.reader("documents").take(None, ["id", "name", "address"]).to_pylist()}
    newest = corpus.table("records").sort_by("date", descending=True)
    return {"cite": cite, "records": [_record(one, marks, spans, names, documents) for one in newest]}


def _record(
    record: Article | Statement,
    marks: Marks,
    spans: Mapping[tuple[str, str], dict[tuple[str, int | None], Span]],
    names: Mapping[str, str],
    documents: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    key = (record.id, record.document_id)
    dated, page = record.dated, documents.get(record.document_id, {})
    where = page.get("address") or page.get("name") or record.document_id
    speakers = [one.name for one in record.speakers] if isinstance(record, Statement) else list(record.authors)
    return {
        "type": "article" if isinstance(record, Article) else "statement",
        "publisher": record.publisher,
        "headline": record.headline,
        "days": str(dated),
        "when": dated.in_words(),
        "first": None if dated.earliest is None else dated.earliest.isoformat(),
        "last": None if dated.latest is None else dated.latest.isoformat(),
        "reasons": tell(record, dated),
        "topics": list(record.topics),
        "speakers": list(dict.fromkeys(name for name in speakers if name)),
        "councils": list(dict.fromkeys(names.get(code, code) for code in record.authorities)),
        "fields": list(_fields(record, marks.get(key, []), spans.get(key, {}))),
        "cite": f"{record.publisher}: {record.headline} ({dated.in_words()}). {where}. Record {record.id}.",
    }


def _fields(
    record: Article | Statement, marks: list[tuple[int, int, str, str]], spans: Mapping[tuple[str, int | None], Span]
) -> Iterator[dict[str, Any]]:
    """The texts of `record` with the marks in each."""
    for field in _SHOWN[type(record)]:
        value = getattr(record, field)
        items = [(None, value)] if isinstance(value, str) else list(enumerate(value or ()))
        for item, words in items:
            low, high = spans.get((field, item), (0, 0))
            inside = [(start - low, end - low, *told) for start, end, *told in marks if low <= start and end <= high]
            yield {"name": field, "text": words, "marks": _as_utf16(words, inside)}


def _as_utf16(words: str, marks: list[tuple[Any, ...]]) -> list[list[Any]]:
    """`marks` with offsets as JavaScript counts them: a character beyond the first plane counts twice."""
    if not words or ord(max(words)) <= _LAST_OF_PLANE:
        return [list(mark) for mark in marks]

    def units(place: int) -> int:
        return place + sum(ord(letter) > _LAST_OF_PLANE for letter in words[:place])

    return [[units(start), units(end), *told] for start, end, *told in marks]


def _marks(corpus: Recorded) -> Marks:
    """Quoted words with their speakers, and names with their meaning, by record and document."""
    found: dict[tuple[str, str], list[tuple[int, int, str, str]]] = defaultdict(list)
    place = ["record_id", "document_id", "start", "end"]
    for row in corpus.reader("quotations").take(None, [*place, "kind", "speaker"]).to_pylist():
        if row["kind"] == "speech":
            mark = (row["start"], row["end"], "speech", row["speaker"] or "speaker unknown")
            found[row["record_id"], row["document_id"]].append(mark)
    for row in corpus.reader("mentions").take(None, [*place, "kind", "ref"]).to_pylist():
        if row["kind"] in _MARKED:
            found[row["record_id"], row["document_id"]].append(
                (row["start"], row["end"], row["kind"], row["ref"] or "")
            )
    return found


def _spans(corpus: Recorded) -> Mapping[tuple[str, str], dict[tuple[str, int | None], Span]]:
    """Where each field of each record is in its document."""
    found: dict[tuple[str, str], dict[tuple[str, int | None], Span]] = defaultdict(dict)
    table = corpus.reader("provenance").take(None, ["record_id", "document_id", "field", "item", "start", "end"])
    for row in table.to_pylist():
        fields = found[row["record_id"], row["document_id"]]
        fields.setdefault((row["field"], row["item"]), (row["start"], row["end"]))
    return found


def _names(corpus: Recorded) -> Mapping[str, str]:
    """A name of each local authority that is named, by its code: the first in the order of the alphabet."""
    table = corpus.reader("mentions").take(None, ["kind", "text", "ref"])
    rows = table.filter(pc.equal(table["kind"], text("authority"))).to_pylist()
    return {row["ref"]: row["text"] for row in sorted(rows, key=lambda row: row["text"], reverse=True) if row["ref"]}
