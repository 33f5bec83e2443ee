"""The check of values against the words at their places, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, Rows, from_rows, in_one, numbers, to_mask, to_rows, to_rows_or, values
from ..models import Document
from ..reading.columns import normal
from ..reading.ids import CONTENT
from ..storage.column_scan import written_out
from ..tables.schemas import DATE_PREFIX

# Columns that are the same in all readings of a record, whichever of them it shows.
OF_CONTENT = frozenset(column for columns in CONTENT.values() for column in columns)
_MOST = 20


@dataclass(frozen=True, eq=False)
class Records:
    """Records by table; ``whole`` is true if none is left out because its table cannot be read.

    A record that is not among them does not exist.
    """

    tables: Mapping[str, pa.Table]
    whole: bool

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table], *others: Mapping[str, pa.Table]) -> "Records":
        """The records in `tables`, and those in `others`, where some columns may be missing."""
        joined = {
            name: pa.concat_tables([table, *(other[name] for other in others)], promote_options="default")
            for name, table in tables.items()
        }
        return cls({name: table.combine_chunks() for name, table in joined.items()}, len(joined) == len(DATE_PREFIX))


def wrong_values(document: Document, rows: pa.Table, records: Records, positions: Rows) -> Iterator[str]:
    """A sentence for each value of `records` that differs from the slice of `document` at its place in `rows`.

    `rows` are the rows of the table of provenance about `document`, and `positions` the position of the record of each.
    A value that may differ between readings is compared only in the reading that the record shows.
    """
    starts, ends = rows["start"].to_pylist(), rows["end"].to_pylist()
    found = [normal(document.text[start:end]) for start, end in zip(starts, ends, strict=True)]
    wrong = np.flatnonzero(_wrong(document.id, rows, records, positions, found))
    for row in wrong[:_MOST].tolist():
        start, end = starts[row], ends[row]
        yield (
            f"{document.name}: {rows['record_id'][row]} {rows['field'][row]} is not the slice "
            f"[{start}, {end}): {document.text[start:end][:60]!r}"
        )
    if len(wrong) > _MOST:
        yield f"{document.name}: {len(wrong) - _MOST} more values are not their slices"


def _wrong(document_id: str, rows: pa.Table, records: Records, positions: Rows, found: list[str]) -> Mask:
    """True for each of `rows` whose value is not the words `found` at its place."""
    slices = values(found, pa.string())
    words, record = _coded(rows["record_id"])
    fields, field = _coded(rows["field"])
    items = in_one(rows["item"])
    item = np.where(to_mask(items.is_valid()), to_rows_or(items, 0), -1)
    itemless = to_mask(items.is_null())
    wrong: Mask = np.ones(len(found), dtype=np.bool_)
    met: Mask = np.zeros(len(found), dtype=np.bool_)
    # If two tables have records of one id, which is a fault of its own, the last one counts.
    for table in reversed(list(records.tables.values())):
        place = {one: number for number, one in enumerate(table["id"].to_pylist())}
        row = np.array([place.get(word, -1) for word in words], dtype=np.int64)[record]
        here = (row >= 0) & ~met
        met |= here
        shown = _shown(table, document_id)
        for code, called in enumerate(fields):
            at = np.flatnonzero(here & (field == code))
            if called not in OF_CONTENT:
                hidden = ~shown[0][row[at]] | ((positions[at] >= 0) & (shown[1][row[at]] != positions[at]))
                wrong[at[hidden]] = False
                at = at[~hidden]
            value = _values(table, called, row[at], item[at], itemless[at])
            same = pc.equal(value, slices.take(from_rows(at)))
            wrong[at] = ~to_mask(same)
    return wrong if records.whole else wrong & met


def _coded(column: pa.ChunkedArray) -> tuple[list[Any], Rows]:
    """The different words of `column`, and for each row the index of its word."""
    encoded = in_one(written_out(column)).dictionary_encode()
    return encoded.dictionary.to_pylist(), to_rows(encoded.indices)


def _shown(table: pa.Table, document_id: str) -> tuple[Mask, Rows]:
    """For each record, whether it shows a reading of the document, and the position of the reading in its page."""
    here = to_mask(pc.equal(written_out(table["document_id"]), document_id))
    return here, to_rows_or(table["position"], -1)


def _values(table: pa.Table, field: str, row: Rows, item: Rows, itemless: Mask) -> pa.Array:
    """The texts in `field`, such as ``first_published.url``, of the records `row`, or of their items `item`.

    A value that does not exist, or is not a text, is null.
    """
    name, *parts = field.split(".")
    nothing = pa.nulls(len(row), pa.string())
    if name not in table.column_names:
        return nothing
    column = in_one(table[name])
    for part in parts:
        if not pa.types.is_struct(column.type) or part not in {one.name for one in column.type}:
            return nothing
        column = pc.struct_field(column, part)
    there = itemless
    if pa.types.is_list(column.type):
        first = to_rows(column.offsets)[:-1][row] if len(column) else np.zeros(len(row), dtype=np.int64)
        size = to_rows_or(pc.list_value_length(column), 0)[row] if len(column) else np.zeros_like(first)
        there = ~itemless & (item >= 0) & (item < size)
        row, column = np.where(there, first + item, 0), column.values
    if not pa.types.is_string(column.type) or not len(column):
        return nothing
    return column.take(numbers(row, missing=~there))
