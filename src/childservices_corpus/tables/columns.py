"""From a reading to Arrow tables, column by column, without an object for each record."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..layouts.base import FATES
from ..reading.provenance import FIELDS, NO_ITEM
from ..reading.reading import Reading, extents
from ..reading.values import Ragged, headings
from .schemas import schema

Columns = dict[str, Any]


def to_table(name: str, columns: Columns, rows: int) -> pa.Table:
    """The table `name` of `rows` rows from `columns`; those not given hold each model's default (null or empty)."""
    fields = schema(name)
    arrays = [
        _array(columns[field.name], field.type) if field.name in columns else _default(field, rows) for field in fields
    ]
    return pa.Table.from_arrays(arrays, schema=fields)


def _array(values: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(values, Ragged):
        items = pa.array(values.flat, kind.value_type)
        return pa.ListArray.from_arrays(pa.array(values.offsets, pa.int32()), items, type=kind)
    return values if isinstance(values, pa.Array) else pa.array(values, kind)


def _default(field: pa.Field, rows: int) -> pa.Array:
    """An empty list in each row of a list field, false in each of a flag, null otherwise."""
    if pa.types.is_list(field.type):
        return pa.ListArray.from_arrays(
            pa.array(np.zeros(rows + 1, dtype=np.int32)), pa.array([], field.type.value_type), type=field.type
        )
    if pa.types.is_boolean(field.type):
        return pa.array(np.zeros(rows, dtype=np.bool_))
    return pa.nulls(rows, field.type)


def articles_table(reading: Reading) -> pa.Table:
    """The articles of `reading`."""
    found = reading.articles
    rows = len(found.id)
    day = pa.array(found.day, pa.date32())
    basis = pc.if_else(day.is_valid(), "stated", "unknown")
    columns: Columns = {
        "id": found.id,
        "publisher": found.publisher,
        "section": _dictionary(found.section.codes, found.section.names).cast(pa.string()),
        "title": found.title,
        "summary": found.summary,
        "published_text": found.published_text,
        "published_earliest": day,
        "published_latest": day,
        "published_basis": basis,
        "document_id": pa.repeat(reading.scan.document.id, rows),
        "position": found.number,
    }
    return to_table("articles", columns, rows)


def statements_table(reading: Reading) -> pa.Table:
    """The statements of `reading`."""
    found = reading.statements
    rows = len(found.id)
    columns: Columns = {name: getattr(found, name) for name in schema("statements").names if hasattr(found, name)}
    columns |= {
        "issued_basis": pa.repeat("unknown", rows),
        "document_id": pa.repeat(reading.scan.document.id, rows),
        "position": found.number,
    }
    return to_table("statements", columns, rows)


def _dictionary(codes: npt.NDArray[Any], words: Sequence[str]) -> pa.Array:
    """Dictionary-encoded strings: for each of `codes` the word of that number; null for a negative one."""
    indices = codes.astype(np.int32)
    missing = indices < 0
    masked = pa.array(indices, pa.int32(), mask=missing) if missing.any() else pa.array(indices, pa.int32())
    return pa.DictionaryArray.from_arrays(masked, pa.array(words, pa.string()))


def _this_document(reading: Reading, rows: int) -> pa.Array:
    return _dictionary(np.zeros(rows, dtype=np.int32), [reading.scan.document.id])


def ledger_table(reading: Reading) -> pa.Table:
    """The ledger of `reading`."""
    fates = reading.fates
    columns: Columns = {
        "document_id": _this_document(reading, len(fates)),
        "start": fates.start,
        "end": fates.end,
        "fate": _dictionary(fates.fate, FATES),
        "record_id": _dictionary(fates.record, reading.ids),
    }
    return to_table("ledger", columns, len(fates))


def provenance_table(reading: Reading) -> pa.Table:
    """Where each value of the records of `reading` stands."""
    places = reading.places
    columns: Columns = {
        "record_id": _dictionary(places.record, reading.ids),
        "field": _dictionary(places.field, FIELDS),
        "item": pa.array(places.item, pa.int64(), mask=places.item == NO_ITEM),
        "document_id": _this_document(reading, len(places)),
        "start": places.start,
        "end": places.end,
    }
    return to_table("provenance", columns, len(places))


def sightings_table(reading: Reading) -> pa.Table:
    """Each record of `reading` where it was seen."""
    rows = reading.scan.records
    numbers = np.arange(rows)
    begin, end = extents(reading.scan)
    found = headings(reading.scan, numbers)
    columns: Columns = {
        "record_id": _dictionary(numbers, reading.ids),
        "document_id": _this_document(reading, rows),
        "position": numbers,
        "section": _dictionary(found.codes, found.names),
        "start": begin,
        "end": end,
    }
    return to_table("sightings", columns, rows)


def documents_table(reading: Reading) -> pa.Table:
    """The one document of `reading`."""
    return models_table("documents", [reading.scan.document])


def problems_table(reading: Reading) -> pa.Table:
    """The problems of `reading`."""
    return models_table("problems", reading.problems)


def models_table(name: str, models: Sequence[Any]) -> pa.Table:
    """The table `name` of `models`, one row each."""
    return pa.Table.from_pylist([model.model_dump() for model in models], schema=schema(name))
