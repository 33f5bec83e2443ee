"""What links compare, as tables: keys, sketches, and the few fields of a record from which its features are made."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from ...arrow import values
from ...models import Article, FirstPublished, Statement
from ..language.view import View
from ..links.features import Bounds, Features, features
from ..links.keys import keys_of
from ..links.sketches import SKETCH, Sketches, sketches_of
from .schemas import own_schema

Record = Article | Statement
_FIELDS: dict[bool, tuple[str, ...]] = {
    True: ("id", "publisher", "title", "summary", "summary_truncated", "paragraphs", "form", "authors"),
    False: ("id", "publisher", "title", "kind", "paragraphs", "stub"),
}
_PLACE = ("document_id", "position")


def compared_tables(views: Sequence[View]) -> dict[str, pa.Table]:
    """What links compare of the records in `views`; keys are sorted, so that a range of them is a slice."""
    items = [features(view.record, (None, None)) for view in views]
    number, key = keys_of(items)
    order = np.lexsort((number, key))
    keys = [pa.Array.from_buffers(pa.uint64(), len(order), [None, pa.py_buffer(key[order])])]
    keys.append(pa.Array.from_buffers(pa.uint32(), len(order), [None, pa.py_buffer(number[order])]))
    rows = pa.py_buffer(sketches_of(items).tobytes())
    sketch = pa.Array.from_buffers(pa.binary(SKETCH.itemsize), len(items), [None, rows])
    return {
        "keys": pa.Table.from_arrays(keys, schema=own_schema("keys")),
        "sketches": pa.Table.from_arrays([sketch], schema=own_schema("sketches")),
        "texts": pa.Table.from_arrays(
            [values([_written(view.record) for view in views], pa.string())], schema=own_schema("texts")
        ),
    }


def _written(record: Record) -> str:
    """The fields of `record` that links compare, as JSON."""
    article = isinstance(record, Article)
    outlet = record.first_published if isinstance(record, Statement) else None
    fields = [getattr(record, name) for name in (*_FIELDS[article], *_PLACE)]
    return json.dumps([article, None if outlet is None else [outlet.outlet], *fields])


def read_features(written: str, days: Bounds) -> Features:
    """The features of the record whose fields are `written`; `days` are its first and last day."""
    article, outlet, *found = json.loads(written)
    fields: dict[str, Any] = dict(zip((*_FIELDS[article], *_PLACE), found, strict=True))
    if article:
        return features(Article.model_construct(**fields), days)
    first = None if outlet is None else FirstPublished.model_construct(outlet=outlet[0])
    return features(Statement.model_construct(**fields, first_published=first), days)


def sketches_in(table: pa.Table) -> Sketches:
    """The sketches of all places of a share."""
    column = table["sketch"].combine_chunks()
    size = SKETCH.itemsize
    return np.frombuffer(column.buffers()[1], dtype=SKETCH, count=len(column), offset=column.offset * size)
