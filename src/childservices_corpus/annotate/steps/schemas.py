"""The tables that the steps pass on: those of a release with the place of each row's record, and tables of their own.

A place is the number of a record in its share; a record that a share has twice has two places.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa

from ...arrow import numbers, values
from ...tables.schemas import schema
from ..links.sketches import SKETCH

Tables = Mapping[str, pa.Table]
PLACE = pa.field("place", pa.int32(), nullable=False)
# The tables of a release that annotating makes, in their order.
RELEASED = ("articles", "statements", "quotations", "mentions", "links", "topics", "reasons", "problems")
_TEXT, _DAY, _INT, _LONG, _FLAG = pa.string(), pa.date32(), pa.int32(), pa.int64(), pa.bool_()
_DAYS = pa.list_(_DAY)
EVIDENCE = (
    ("kind", _TEXT),
    ("earliest", _DAY),
    ("latest", _DAY),
    ("words", _TEXT),
    ("document_id", _TEXT),
    ("start", _LONG),
    ("end", _LONG),
    ("source", _TEXT),
)
# Where a finding is shown: the name of the document, its id, and the line and offsets in it.
_SHOWN = (("name", _TEXT), ("document_id", _TEXT), ("line", _LONG), ("start", _LONG), ("end", _LONG))
_OWN: dict[str, tuple[tuple[str, pa.DataType], ...]] = {
    # One row a place. The keys are hashes of the id, and of the publisher with the title.
    "records": (
        ("id", _TEXT),
        ("key", _LONG),
        ("title_key", _LONG),
        ("listing", _INT),
        ("position", _INT),
        ("is_article", _FLAG),
        ("bylined", _FLAG),
        ("reprinted", _FLAG),
        ("stub", _FLAG),
        ("row", _INT),
        ("first_passage", _INT),
        ("passages", _INT),
        ("cuts", pa.list_(_LONG)),
        ("head_line", _LONG),
        ("head_start", _LONG),
        ("head_end", _LONG),
    ),
    "listings": (
        ("document_id", _TEXT),
        ("name", _TEXT),
        ("publisher", _TEXT),
        ("direction", _INT),
        ("tolerance", _INT),
        ("records", _INT),
    ),
    # What is known of a listing has its number and not a place; it counts for each of its records.
    "evidence": (("place", _INT), ("listing", _INT), ("strength", _INT), *EVIDENCE, ("line", _LONG)),
    "clues": (
        ("place", _INT),
        ("words", _TEXT),
        ("start", _LONG),
        ("line", _LONG),
        ("below_only", _FLAG),
        ("firsts", _DAYS),
        ("lasts", _DAYS),
    ),
    "passages": (("field", _TEXT), ("item", _INT), ("start", _LONG), ("raw", _TEXT)),
    # The words that explain a link: those of a passage or, without words of their own, all of it.
    "openings": (("place", _INT), ("passage", _INT), ("words", _TEXT), ("start", _LONG), ("end", _LONG)),
    # What links compare. Keys are sorted.
    "keys": (("key", pa.uint64()), ("place", pa.uint32())),
    "sketches": (("sketch", pa.binary(SKETCH.itemsize)),),
    "texts": (("text", _TEXT),),
    # The places whose records this share writes, in their order; the other tables of decisions number these rows.
    "shown": (("place", _INT),),
    # Evidence of a shown record, in the order in which it counts: a row of evidence or of added evidence.
    "items": (("shown", _INT), ("kept", _FLAG), ("row", _INT), ("added", _INT)),
    "added": (*EVIDENCE, ("name", _TEXT), ("line", _LONG)),
    "order": (
        ("shown", _INT),
        ("below", _FLAG),
        ("fits", _FLAG),
        ("day", _DAY),
        ("own", _DAY),
        ("neighbour", _TEXT),
    ),
    "astray": (("number", _INT), ("record_id", _TEXT), *_SHOWN),
    "heads": (("shown", _INT), *_SHOWN),
    "missing": (("record_id", _TEXT), ("message", _TEXT), ("namesake", _TEXT), *_SHOWN),
    "lent": (
        ("shown", _INT),
        ("authors", pa.list_(_TEXT)),
        ("words", _TEXT),
        ("document_id", _TEXT),
        ("start", _LONG),
        ("end", _LONG),
    ),
    # Links by the numbers of their records among the ends, and of the relation; the words of an end that explain links.
    "linked": (("source", _INT), ("target", _INT), ("relation", _INT), ("score", pa.float64()), ("evidence", _TEXT)),
    "ends": (("id", _TEXT),),
    "told": (("end_of", _INT), ("words", _TEXT), ("document_id", _TEXT), ("start", _LONG), ("end", _LONG)),
}
ALONE = ("articles", "statements", "quotations", "mentions", "topics", "reasons")
DECIDED = ("shown", "items", "added", "order", "astray", "heads", "missing", "lent", "linked", "ends", "told")


@cache
def own_schema(name: str) -> pa.Schema:
    """The schema of the table `name` of a step."""
    return pa.schema([pa.field(*one) for one in _OWN[name]])


@cache
def placed_schema(name: str) -> pa.Schema:
    """The schema of the table `name` of a release, with the place of the record of each row."""
    return schema(name).append(PLACE)


@cache
def columns_of(name: str) -> tuple[tuple[str, pa.DataType], ...]:
    """Name and type of each column of the table `name` of a step or of a release; Arrow makes them anew when asked."""
    return tuple((field.name, field.type) for field in (own_schema(name) if name in _OWN else schema(name)))


def placed(name: str, found: Sequence[Sequence[Any]]) -> pa.Table:
    """The table `name` of a release from the rows of each place, objects with the fields of its model."""
    rows = [row for some in found for row in some]
    columns = [values([getattr(row, field) for row in rows], kind) for field, kind in columns_of(name)]
    places = np.repeat(np.arange(len(found)), [len(some) for some in found])
    return pa.Table.from_arrays([*columns, numbers(places, pa.int32())], schema=placed_schema(name))


def table_from(name: str, rows: Sequence[Sequence[Any]]) -> pa.Table:
    """The table `name` of a step from `rows` of values in the order of its columns."""
    fields = columns_of(name)
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(fields)
    arrays = [values(column, kind) for column, (_, kind) in zip(columns, fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=own_schema(name))
