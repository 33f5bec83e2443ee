"""What links compare, as tables: keys, sketches, and the features of a record that are made at once."""

import json
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from ...arrow import as_it_is, values
from ..language.view import View
from ..links.features import Bounds, Features, Told, features, raw_of
from ..links.keys import keys_of
from ..links.sketches import SKETCH, Sketches, sketches_of
from .schemas import own_schema


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
            [values([_written(item) for item in items], pa.string())], schema=own_schema("texts")
        ),
    }


def _written(item: Features) -> str:
    """The features that are not made at the first need, as JSON."""
    return json.dumps([item.told, item.start, item.title, item.cut, item.subject, sorted(item.numbers)])


def read_features(written: str, days: Bounds) -> Features:
    """The features that are `written`, of a record whose first and last day are `days`."""
    fields, start, title, cut, subject, numbers = json.loads(written)
    told = Told(*fields)
    return Features(told, raw_of(told), start, title, cut, tuple(subject), frozenset(numbers), days)


def sketches_in(table: pa.Table) -> Sketches:
    """The sketches of all places of a share."""
    column = as_it_is(table["sketch"])
    size = SKETCH.itemsize
    return np.frombuffer(column.buffers()[1], dtype=SKETCH, count=len(column), offset=column.offset * size)
