"""Writes a table without the columns that hold text, one row group at a time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import in_one, numbers, to_rows, values
from ...arrow.dictionaries import decoded, encoded
from ...storage.files import TEXTLESS, file_of, file_writer, open_table
from .columns import How, decisions, paths
from .shortened import ShortIds, shortened, shortened_address

Change = Callable[[str], str]


def write_without_text(full: Path, folder: Path, table: str, ids: ShortIds) -> None:
    """Write `table` of the release `full` into `folder`, without text."""
    file = open_table(file_of(full, table), table)
    changes: Mapping[How, Change] = {
        "seven words": shortened,
        "seven words a part": shortened_address,
        "publisher and hash": ids.of,
    }
    own = file.schema_arrow
    left = [one for field in own if (one := _field(table, field)) is not None]
    fields = pa.schema(left, {**own.metadata, TEXTLESS.encode(): b"true"})
    with file_writer(str(file_of(folder, table)), fields) as writer:
        for group in range(file.num_row_groups):
            rows = decoded(file.read_row_group(group, columns=fields.names))
            columns = [_column(f"{table}.{name}", in_one(rows[name]), changes) for name in fields.names]
            writer.write_table(encoded(pa.table(columns, names=fields.names), fields).cast(fields))


def _field(path: str, field: pa.Field) -> pa.Field | None:
    """The `field` below `path` without its parts that hold text; ``None`` if nothing is left."""
    here = f"{path}.{field.name}"
    if all(decisions()[one] == "left out" for one in paths(here, field.type)):
        return None
    return field.with_type(_kind(here, field.type))


def _kind(path: str, kind: pa.DataType) -> pa.DataType:
    if pa.types.is_list(kind):
        return pa.list_(kind.value_field.with_type(_kind(path, kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([one for part in kind if (one := _field(path, part)) is not None])
    return kind


def _column(path: str, column: pa.Array, changes: Mapping[How, Change]) -> pa.Array:
    """The `column` at `path` without text."""
    kind = column.type
    if pa.types.is_list(kind):
        items = _column(path, column.flatten(), changes)
        ends = to_rows(pc.list_value_length(column)).cumsum()
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), ends]).astype(np.int32)
        return pa.ListArray.from_arrays(numbers(offsets, pa.int32()), items, type=_kind(path, kind))
    if pa.types.is_struct(kind):
        there = {part.name: part for part in _kind(path, kind)}
        parts = dict(zip((part.name for part in kind), column.flatten(), strict=True))
        made = [_column(f"{path}.{name}", parts[name], changes) for name in there]
        return pa.StructArray.from_arrays(made, fields=list(there.values()), mask=column.is_null())
    change = changes.get(decisions()[path])
    return column if change is None else _changed(column, change)


def _changed(column: pa.Array, change: Change) -> pa.Array:
    """The strings of `column`, each that is there changed; equal ones are changed once."""
    coded = column.dictionary_encode()
    words = values([change(one) for one in coded.dictionary.to_pylist()], pa.string())
    return words.take(coded.indices)
