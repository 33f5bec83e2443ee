"""Some columns of some rows, to take out."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from ...arrow import Rows
from ...models.wording import counted
from ...storage.readers import MemoryTable, Reader
from ..output import Out
from ..query.fields import Path
from ..query.masks import part_of


class Selection(Out):
    """Columns without objects: iterate over dictionaries, or take them out as a frame or a file."""

    def __init__(self, name: str, reader: Reader, rows: Rows | None, paths: tuple[Path, ...]) -> None:
        self._table_name = name
        self._reader = reader
        self._rows = rows
        self._paths = paths

    @classmethod
    def of(cls, name: str, table: pa.Table) -> "Selection":
        """All of `table`, under this `name`."""
        return cls(name, MemoryTable(table), None, tuple(Path(column, None) for column in table.column_names))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(map(str, self._paths))

    def __len__(self) -> int:
        return self._reader.rows if self._rows is None else len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_arrow().to_pylist())

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table, with the columns in the order given."""
        taken = self._reader.take(self._rows, tuple(dict.fromkeys(path.column for path in self._paths)))
        if all(path.part is None for path in self._paths):
            return taken
        found = [part_of(taken[path.column], path.part) for path in self._paths]
        return pa.Table.from_arrays(found, list(self.columns))

    def __reduce__(self) -> tuple[Any, ...]:
        return Selection.of, (self._table_name, self.to_arrow())

    def __repr__(self) -> str:
        return f"<{counted(len(self), self._table_name)}: {', '.join(self.columns)}>"
