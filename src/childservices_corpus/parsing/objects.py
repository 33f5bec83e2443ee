"""One page in, validated objects out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter

from ..arrow import numbers
from ..collector import collector_paused
from ..explain.spans import PageSource
from ..layouts.contract import FATES, NOBODY, Layout
from ..layouts.scan import scan
from ..models import Article, Parsed, Provenance, Segment, Statement, bind_all
from ..reading.articles import Articles
from ..reading.columns import Ragged, RaggedTexts, Repeated, Texts
from ..reading.page import Reading, read
from ..reading.provenance import FIELDS, NO_ITEM
from ..text.documents import open_source
from ..text.page_facts import given_facts
from .lazy import Rows

Record = TypeVar("Record", Article, Statement)
BATCH = 256


@cache
def _articles() -> TypeAdapter[list[Article]]:
    return TypeAdapter(list[Article])


@cache
def _statements() -> TypeAdapter[list[Statement]]:
    return TypeAdapter(list[Statement])


def parse(
    source: str | bytes | Path,
    layout: str | Layout | None = None,
    name: str | None = None,
    *,
    address: str | None = None,
    saved: date | str | None = None,
    publisher: str | None = None,
) -> Parsed:
    """Read one page.

    `source` is a ``str`` (text), ``bytes`` (to decode) or a ``Path`` (a file). `layout` is the form of the page: a
    layout, or the name of one. Without `layout` the form is recognised, and joined pages of different forms are read
    by their own layouts. `name` is the name of the document in problems, by default the name of the file.

    Three facts may be known from outside. `address` is the web address of the page: its host names the publisher, so
    that a form without a mark is sure, and its last part gives an untitled page its headline. `saved` is the day on
    which the page was saved; records are not of a later day. With `publisher` only layouts of this publisher are used.

    The text of a page never raises an error: text that cannot be read is in ``problems`` and, as ``unrecognised``, in
    ``ledger``. Offsets are code points of the decoded text.

    Raises :class:`~childservices_corpus.errors.InputError` for a file that cannot be read and for a fact that cannot
    be true, :class:`~childservices_corpus.errors.LayoutError` for a `layout` that does not exist or fails, and
    :class:`~childservices_corpus.errors.WrongTypeError` for a `source` of another type.
    """
    facts = given_facts(address, saved, publisher)
    document, utf8 = open_source(source, name)
    return parsed_of(read(scan(facts.of(document), layout, utf8, facts.publisher)))


def parsed_of(reading: Reading) -> Parsed:
    """The objects of `reading`."""
    with collector_paused():
        document, provenance = reading.scan.document, _provenance(reading)
        page = PageSource(document, provenance, reading.spans.record)
        articles = _records(_articles(), partial(_article_rows, reading), len(reading.articles.number), page)
        statements = _records(_statements(), partial(_statement_rows, reading), len(reading.statements.number), page)
        # The parts are already validated; a second validation would make reading half as long again.
        return Parsed.model_construct(
            document=document,
            articles=tuple(articles),
            statements=tuple(statements),
            ledger=_ledger(reading),
            provenance=provenance,
            problems=tuple(reading.problems),
        )


def _records(
    adapter: TypeAdapter[list[Record]], rows: Callable[[slice], list[dict[str, Any]]], number: int, page: PageSource
) -> list[Record]:
    """The records of all `rows`, made in batches: memory that is used again is in the processor's cache."""
    found: list[Record] = []
    for low in range(0, number, BATCH):
        batch = adapter.validate_python(rows(slice(low, low + BATCH)))
        bind_all(batch, page)
        found += batch
    return found


def _article_rows(reading: Reading, part: slice) -> list[dict[str, Any]]:
    found, document_id = reading.articles, reading.scan.document.id
    rows: list[dict[str, Any]] = [
        {
            "id": record_id,
            "publisher": publisher,
            "section": section,
            "title": title,
            "headline": headline,
            "headline_basis": basis,
            "summary": summary,
            "published_text": published_text,
            "published_earliest": day,
            "published_latest": day,
            "published_basis": "unknown" if day is None else "stated",
            "document_id": document_id,
            "position": position,
        }
        for record_id, publisher, section, title, headline, basis, summary, published_text, day, position in zip(
            found.id[part].to_pylist(),
            found.publisher.rows(part),
            found.section.rows(part),
            found.title.rows(part),
            found.headline[part].to_pylist(),
            found.headline_basis[part].to_pylist(),
            found.summary.rows(part),
            found.published_text.rows(part),
            found.day.rows(part),
            found.number[part].tolist(),
            strict=True,
        )
    ]
    for name, values in _rare(found, part):
        for row, value in zip(rows, values, strict=True):
            row[name] = value
    return rows


def _rare(found: Articles, part: slice) -> Iterator[tuple[str, Sequence[Any]]]:
    """The fields that few pages have, with their values; a field with its default costs nothing."""
    for name in ("authors", "paragraphs", "subheadings", "publisher_topics"):
        lists: RaggedTexts = getattr(found, name)
        if len(lists.flat):
            yield name, lists.rows(part)
    if found.form.codes.any():
        yield "form", found.form.rows(part)
    if found.complete.null_count < len(found.complete):
        yield "complete", found.complete[part].to_pylist()
    if pc.any(found.summary_truncated).as_py():
        yield "summary_truncated", found.summary_truncated[part].to_pylist()


def _statement_rows(reading: Reading, part: slice) -> list[dict[str, Any]]:
    found, document_id = reading.statements, reading.scan.document.id
    columns = {name: _values(value, part) for name, value in vars(found).items() if name in Statement.model_fields}
    days = found.day.rows(part)
    columns |= {"issued_earliest": days, "issued_latest": days}
    columns["issued_basis"] = ["unknown" if day is None else "stated" for day in days]
    return [
        {**dict(zip(columns, values, strict=True)), "document_id": document_id, "position": position}
        for values, position in zip(zip(*columns.values(), strict=True), found.number[part].tolist(), strict=True)
    ]


def _values(column: Any, part: slice) -> Any:
    """The values of `column` for the records of `part`, one value a record."""
    if isinstance(column, Repeated | Texts | Ragged | RaggedTexts):
        return column.rows(part)
    return column[part].to_pylist() if isinstance(column, pa.Array) else column[part]


def _ledger(reading: Reading) -> Sequence[Segment]:
    fates, ids, document_id = reading.fates, reading.ids, reading.scan.document.id

    def segment(number: int) -> Segment:
        record = int(fates.record[number])
        return Segment.model_validate(
            {
                "document_id": document_id,
                "start": int(fates.start[number]),
                "end": int(fates.end[number]),
                "fate": FATES[fates.fate[number]],
                "record_id": None if record == NOBODY else ids[record].as_py(),
            }
        )

    def columns() -> Mapping[str, Sequence[Any]]:
        return {
            "start": fates.start.tolist(),
            "end": fates.end.tolist(),
            "fate": [FATES[fate] for fate in fates.fate.tolist()],
            "record_id": ids.take(numbers(fates.record, missing=fates.record == NOBODY)).to_pylist(),
        }

    return Rows(len(fates), segment, columns)


def _provenance(reading: Reading) -> Sequence[Provenance]:
    spans, ids, document_id = reading.spans, reading.ids, reading.scan.document.id

    def row(number: int) -> Provenance:
        item = int(spans.item[number])
        return Provenance(
            record_id=ids[int(spans.record[number])].as_py(),
            field=FIELDS[spans.field[number]],
            item=None if item == NO_ITEM else item,
            document_id=document_id,
            start=int(spans.start[number]),
            end=int(spans.end[number]),
        )

    def columns() -> Mapping[str, Sequence[Any]]:
        return {
            "record_id": ids.take(numbers(spans.record)).to_pylist(),
            "field": [FIELDS[field] for field in spans.field.tolist()],
            "item": [None if item == NO_ITEM else item for item in spans.item.tolist()],
            "start": spans.start.tolist(),
            "end": spans.end.tolist(),
        }

    return Rows(len(spans), row, columns)
