"""An example of each column of a release: the first value that is there, on one line and not too long."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from ...safe.terminal import one_line
from ..stored_rows import StoredTable
from .columns import Column, columns_of

_LONGEST = 80
# An example of bytes is the length of a file, as there is nothing to read in them.
_BYTES = "bytes"


def examples_of(folder: Path, table: str) -> dict[str, str]:
    """An example of each column and part of `table` by its path, from the first rows; a column may lack one."""
    stored = StoredTable(folder, table, [column.name for column in columns_of(table) if column.kind != _BYTES])
    if not stored.groups:
        return {}
    rows = stored.group(0)
    return {
        path: one_line(_written(value), _LONGEST)
        for column in columns_of(table)
        if column.name in rows.column_names
        for path, value in _first(column, rows[column.name])
    }


def _first(column: Column, values: pa.ChunkedArray) -> Iterator[tuple[str, Any]]:
    """The paths of `column` and its parts, each with its first value; lists without items are passed over."""
    found: dict[str, Any] = {}
    wanted = [one for one in column.all() if one.kind != "group"]
    for chunk in values.chunks:
        for scalar in chunk:
            value = scalar.as_py()
            for item in value if column.many and value is not None else [value]:
                for one in wanted:
                    got = item if one is column else (item or {}).get(one.name)
                    if got not in (None, ""):
                        found.setdefault(one.path, got)
            if len(found) == len(wanted):
                yield from found.items()
                return
    yield from found.items()


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
