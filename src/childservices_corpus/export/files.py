"""One table as one file: JSON lines, CSV, Parquet. A file is either whole or absent."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow.dictionaries import own_dictionaries
from ..storage.whole import whole
from .cells import SEPARATOR, defused, fitted, joined, to_json

BATCH = 4096
# RFC 4180 asks for quotes around a field with any of its characters; the writer quotes only its own line end.
RFC_LINE_END = "\r\n"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def rows_of(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of `table`, made batch by batch."""
    for batch in table.to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


def write_jsonl(table: pa.Table, path: Path) -> Path:
    """Write one JSON object a line."""
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{to_json(row)}\n" for row in rows_of(table))
    return path


def write_csv(
    table: pa.Table, path: Path, separator: str = SEPARATOR, defuse: bool = True, excel: bool = False
) -> Path:
    """Write CSV with a line of column names and LF between lines.

    With `defuse`, an apostrophe is put before a text that a spreadsheet would run, as :func:`.cells.defused` does.

    With `excel`, the file is one that Excel reads as it was written: it begins with a byte order mark and its lines end
    in CR LF, the items of a list can be separated again (:func:`.cells.joined`), and a cell that is too long for Excel
    is cut, with a mark at its end.
    """
    form = _Cells(separator, defuse, excel)
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK if excel else "")
        out = csv.writer(file if excel else _Lines(file), lineterminator=RFC_LINE_END)
        out.writerow(table.column_names)
        out.writerows([form.cell(value) for value in row.values()] for row in rows_of(table))
    return path


class _Lines:
    """A file with LF line ends, for a writer that ends lines as RFC 4180 does."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        """Write a whole line."""
        return self._file.write(f"{line.removesuffix(RFC_LINE_END)}\n")


@dataclass(frozen=True)
class _Cells:
    """How values become the cells of a CSV file."""

    separator: str
    defuse: bool
    excel: bool

    def cell(self, value: Any) -> Any:
        """`value` as a cell: empty for null, lists joined, structs as JSON, formulas defused."""
        if isinstance(value, list):
            value = joined(value, self.separator) if self.excel else self.separator.join(map(_item, value))
        elif isinstance(value, dict):
            value = to_json(value)
        elif isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str):
            return value
        value = defused(value) if self.defuse else value
        return fitted(value) if self.excel else value


def _item(item: Any) -> str:
    if item is None:
        return ""
    return to_json(item) if isinstance(item, dict) else str(item)


def write_parquet(table: pa.Table, path: Path) -> Path:
    """Write Parquet, compressed with Zstandard."""
    with whole(path) as beside:
        pq.write_table(own_dictionaries(table), beside, compression="zstd")
    return path
