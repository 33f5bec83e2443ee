"""The tables of a step as files in Arrow's format, one a table; a table is in memory only while it is used."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from ...errors import NotFoundError
from .schemas import ALONE

_ENDING = ".arrow"
# Tables that a later step reads whole; the others are read in part, so they stay as they are in memory.
_PACKED = pa.ipc.IpcWriteOptions(compression="lz4")
_READ_WHOLE = frozenset({*ALONE, "linked", "ends", "told"})


def keep(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write `tables` into `folder`, which exists."""
    for name, table in tables.items():
        how = _PACKED if name in _READ_WHOLE else None
        path = str(folder / f"{name}{_ENDING}")
        with pa.OSFile(path, "wb") as file, pa.ipc.new_file(file, table.schema, options=how) as writer:
            writer.write_table(table)


class Kept(Mapping[str, pa.Table]):
    """The tables that :func:`keep` wrote into a folder; each is mapped into memory whenever it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> pa.Table:
        path = self._folder / f"{name}{_ENDING}"
        if not path.is_file():
            raise NotFoundError(f"{path}: the file does not exist")
        # A column that is not read stays on disk.
        with pa.memory_map(str(path)) as file:
            return pa.ipc.open_file(file).read_all()

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self._folder.glob(f"*{_ENDING}")))

    def __len__(self) -> int:
        return sum(1 for _ in self)
