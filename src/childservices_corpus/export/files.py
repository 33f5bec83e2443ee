"""One table as one file: JSON lines, CSV, Parquet. A file is either whole or absent."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO
from unicodedata import lookup

import pyarrow as pa
import pyarrow.parquet as pq

from ..arrow.dictionaries import own_dictionaries
from ..errors import WrongTypeError
from ..storage.whole import whole

BATCH = 4096
# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), also as the wide forms of East Asia.
_WIDE = ("EQUALS SIGN", "PLUS SIGN", "HYPHEN-MINUS", "COMMERCIAL AT")
FORMULA_STARTS = (*"=+-@\t\r\n", *(lookup(f"FULLWIDTH {name}") for name in _WIDE))
DEFUSER = "'"
# RFC 4180 asks for quotes around a field with any of its characters; the writer quotes only its own line end.
RFC_LINE_END = "\r\n"


def json_default(value: Any) -> str:
    """Write days as ISO 8601; raises ``WrongTypeError`` for any other type."""
    if isinstance(value, date):
        return value.isoformat()
    raise WrongTypeError(f"{type(value).__name__} cannot be written as JSON")


def to_json(value: Any) -> str:
    """`value` as compact JSON; letters outside ASCII are not escaped."""
    return json.dumps(value, ensure_ascii=False, default=json_default, separators=(",", ":"))


def rows_of(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of `table`, made batch by batch."""
    for batch in table.to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


def write_jsonl(table: pa.Table, path: Path) -> Path:
    """Write one JSON object a line."""
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{to_json(row)}\n" for row in rows_of(table))
    return path


def write_csv(table: pa.Table, path: Path, separator: str = " | ", defuse: bool = True) -> Path:
    """Write CSV with a line of column names and LF between lines.

    With `defuse`, an apostrophe is put before a text that a spreadsheet would run. The same is done for a text of
    apostrophes followed by such a text. To get every text back, take away the first apostrophe wherever a formula
    follows.
    """
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(_Lines(file), lineterminator=RFC_LINE_END)
        out.writerow(table.column_names)
        out.writerows([cell(value, separator, defuse) for value in row.values()] for row in rows_of(table))
    return path


class _Lines:
    """A file with LF line ends, for a writer that ends lines as RFC 4180 does."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        """Write a whole line."""
        return self._file.write(f"{line.removesuffix(RFC_LINE_END)}\n")


def cell(value: Any, separator: str, defuse: bool) -> Any:
    """`value` as a CSV cell: empty for null, lists joined by `separator`, structs as JSON, formulas defused."""
    if isinstance(value, list):
        value = separator.join(to_json(item) if isinstance(item, dict) else str(item) for item in value)
    elif isinstance(value, dict):
        value = to_json(value)
    elif isinstance(value, bool):
        return "true" if value else "false"
    if defuse and isinstance(value, str) and value.lstrip(DEFUSER).startswith(FORMULA_STARTS):
        return DEFUSER + value
    return value


def write_parquet(table: pa.Table, path: Path) -> Path:
    """Write Parquet, compressed with Zstandard."""
    with whole(path) as beside:
        pq.write_table(own_dictionaries(table), beside, compression="zstd")
    return path
