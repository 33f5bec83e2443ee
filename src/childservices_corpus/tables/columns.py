"""From a reading to Arrow tables, column by column; objects for single records are not made."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import empty, numbers, repeated, table_of, text, to_rows, values
from ..layouts.contract import FATES
from ..reading.columns import Ragged, RaggedTexts, Repeated, Texts, headings
from ..reading.page import Reading, extents
from ..reading.provenance import FIELDS, NO_ITEM
from ..text.lines import Ints
from .defaults import default_column, empty_lists
from .schemas import schema

Columns = dict[str, Any]
# Most pages have the same few section headings, or none.
_SECTIONS = 64
# Default columns of so few rows are kept, so many of them.
_FEW, _DEFAULTS = 400, 1024


def to_table(name: str, columns: Columns, rows: int) -> pa.Table:
    """The table `name` of `rows` rows from `columns`; a missing column gets the model's default (null or empty)."""
    default = _few_defaults if rows < _FEW else _default
    arrays = [
        _array(columns[called], kind) if called in columns else default(name, number, rows)
        for number, (called, kind, _) in enumerate(_fields(name))
    ]
    return pa.Table.from_arrays(arrays, schema=schema(name))


def _default(table: str, number: int, rows: int) -> pa.Array:
    """The default of the column `number` of `table`."""
    return default_column(_fields(table)[number][2], rows)


# Columns without values cost a small page more than columns with them, and Arrow's arrays never change.
_few_defaults = lru_cache(_DEFAULTS)(_default)


@cache
def _fields(table: str) -> tuple[tuple[str, pa.DataType, pa.Field], ...]:
    """Name, type and field of each column of `table`; Arrow makes these objects anew whenever it is asked."""
    return tuple((field.name, field.type, field) for field in schema(table))


def _array(column: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(column, pa.Array):
        return column
    if isinstance(column, np.ndarray):
        return numbers(column, kind)
    if isinstance(column, Ragged | RaggedTexts):
        if not len(column.flat):
            return empty_lists(kind, len(column.offsets) - 1)
        items = _array(column.flat, kind.value_type)
        return pa.ListArray.from_arrays(numbers(column.offsets, pa.int32()), items, type=kind)
    return column.arrow if isinstance(column, Repeated | Texts) else values(column, kind)


@cache
def no_rows(name: str) -> pa.Table:
    """The table `name` without rows."""
    return empty(schema(name))


def articles_table(reading: Reading) -> pa.Table:
    """The articles of `reading`."""
    found = reading.articles
    rows = len(found.id)
    if not rows:
        return no_rows("articles")
    columns: Columns = {name: getattr(found, name) for name, _, _ in _fields("articles") if hasattr(found, name)}
    columns |= {
        "published_earliest": found.day,
        "published_latest": found.day,
        "published_basis": _bases(found.day.arrow),
        "document_id": _documents_of_records(reading, found.number),
        "position": _positions(reading, found.number),
    }
    return to_table("articles", columns, rows)


def statements_table(reading: Reading) -> pa.Table:
    """The statements of `reading`."""
    found = reading.statements
    rows = len(found.id)
    if not rows:
        return no_rows("statements")
    columns: Columns = {name: getattr(found, name) for name, _, _ in _fields("statements") if hasattr(found, name)}
    columns |= {
        "issued_earliest": found.day,
        "issued_latest": found.day,
        "issued_basis": _bases(found.day.arrow),
        "document_id": _documents_of_records(reading, found.number),
        "position": _positions(reading, found.number),
    }
    return to_table("statements", columns, rows)


def _encoded(codes: npt.NDArray[Any], words: pa.DictionaryArray) -> pa.Array:
    """Dictionary-encoded strings: for each code, the word at that index; null for a negative code.

    Words may repeat, as ids do if a page contains a record twice; the dictionary has each word once.
    """
    missing = codes < 0
    # Arrow reads the codes of nulls too when it joins dictionaries.
    indices = np.where(missing, 0, codes)
    if len(words.dictionary) < len(words):
        indices = to_rows(words.indices)[indices]
    masked = numbers(indices, pa.int32(), missing=missing)
    return pa.DictionaryArray.from_arrays(masked, words.dictionary)


def _of_names(codes: npt.NDArray[Any], names: tuple[str, ...]) -> pa.Array:
    """As :func:`_encoded`, of names that are the same on every page, each once."""
    return pa.DictionaryArray.from_arrays(numbers(codes.astype(np.int32), pa.int32()), _words(names))


@cache
def _words(names: tuple[str, ...]) -> pa.Array:
    return values(names, pa.string())


@lru_cache(_SECTIONS)
def _encoded_words(words: tuple[str, ...]) -> pa.DictionaryArray:
    return values(words, pa.string()).dictionary_encode()


def _record_ids(reading: Reading, numbers: npt.NDArray[Any]) -> pa.Array:
    """The id of each of the records `numbers`, null for a negative number."""
    return _encoded(numbers, reading.encoded_ids)


def _document_ids(reading: Reading, document: Ints) -> pa.Array:
    """The ids of the documents with the indices `document`."""
    return pa.DictionaryArray.from_arrays(numbers(document, pa.int32()), reading.sources.ids)


def _bases(days: pa.Array) -> pa.Array:
    """What is known of each of `days`."""
    if not days.null_count:
        return repeated("stated", len(days))
    return pc.if_else(days.is_valid(), text("stated"), text("unknown"))


def _documents_of_records(reading: Reading, number: Ints) -> pa.Array:
    """The id of the document of each of the records `number`."""
    documents = reading.sources.documents
    if len(documents) == 1:
        return repeated(documents[0].id, len(number))
    return reading.sources.ids.take(numbers(reading.sources.of_records(number)))


def _positions(reading: Reading, number: Ints) -> Ints:
    """The positions in their pages of the records `number`."""
    sources = reading.sources
    return number if len(sources) == 1 else number - sources.records[sources.of_records(number)]


def _numbers(found: Ints, missing: int) -> pa.Array:
    return numbers(found, missing=found == missing)


def ledger_table(reading: Reading) -> pa.Table:
    """The ledger of `reading`."""
    fates = reading.fates
    document = reading.sources.of_offsets(fates.start)
    low = reading.sources.starts[document]
    columns: Columns = {
        "document_id": _document_ids(reading, document),
        "start": fates.start - low,
        "end": fates.end - low,
        "fate": _of_names(fates.fate, FATES),
        "record_id": _record_ids(reading, fates.record),
    }
    return to_table("ledger", columns, len(fates))


def provenance_table(reading: Reading) -> pa.Table:
    """The place of each value of the records of `reading`."""
    spans = reading.spans
    # Names after the last used name are left out, so that a new field does not change tables of pages without it.
    names = FIELDS[: int(spans.field.max(initial=NO_ITEM)) + 1]
    document = reading.sources.of_records(spans.record)
    low = reading.sources.starts[document]
    columns: Columns = {
        "record_id": _record_ids(reading, spans.record),
        "field": _of_names(spans.field, names),
        "item": _numbers(spans.item, NO_ITEM),
        "document_id": _document_ids(reading, document),
        "start": spans.start - low,
        "end": spans.end - low,
    }
    return to_table("provenance", columns, len(spans))


def sightings_table(reading: Reading) -> pa.Table:
    """The sightings of the records of `reading`."""
    scan = reading.scan
    rows = scan.records
    order = np.arange(rows)
    begin, end = extents(scan)
    found = headings(scan, order)
    document = reading.sources.of_records(order)
    low = reading.sources.starts[document]
    columns: Columns = {
        "record_id": _record_ids(reading, order),
        "document_id": _document_ids(reading, document),
        "position": _positions(reading, order),
        "section": _encoded(found.codes, _encoded_words(tuple(found.values))),
        "start": begin - low,
        "end": end - low,
    }
    return to_table("sightings", columns, rows)


def documents_table(reading: Reading) -> pa.Table:
    """The table with the document of `reading`, or its documents."""
    return rows_table("documents", reading.sources.documents)


def problems_table(reading: Reading) -> pa.Table:
    """The problems of `reading`."""
    return models_table("problems", reading.problems)


def models_table(name: str, models: Sequence[Any]) -> pa.Table:
    """The table `name` with one row for each of `models`."""
    return table_of([model.model_dump() for model in models], schema(name)) if models else no_rows(name)


def rows_table(name: str, rows: Sequence[Any]) -> pa.Table:
    """The table `name` from `rows`, which have the fields of its model, all of them plain values."""
    return to_table(name, {field: [getattr(row, field) for row in rows] for field, _, _ in _fields(name)}, len(rows))
