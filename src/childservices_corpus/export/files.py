"""One table as one file: JSON lines, CSV, Parquet. A file is either whole or absent."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import WrongTypeError

BATCH = 4096
# What spreadsheets take for the start of a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
DEFUSER = "'"


def json_default(value: Any) -> str:
    """Days as ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    raise WrongTypeError(f"{type(value).__name__} cannot be written as JSON")


def to_json(value: Any) -> str:
    """`value` as compact JSON with letters as they are."""
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
    """Write CSV with a line of column names, LF between lines."""
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(table.column_names)
        out.writerows([cell(value, separator, defuse) for value in row.values()] for row in rows_of(table))
    return path


def cell(value: Any, separator: str, defuse: bool) -> Any:
    """`value` as CSV has it: nothing for null, lists joined by `separator`, structs as JSON, formulas defused."""
    if isinstance(value, list):
        value = separator.join(to_json(item) if isinstance(item, dict) else str(item) for item in value)
    elif isinstance(value, dict):
        value = to_json(value)
    elif isinstance(value, bool):
        return "true" if value else "false"
    if defuse and isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return DEFUSER + value
    return value


def write_parquet(table: pa.Table, path: Path) -> Path:
    """Write Parquet, compressed with Zstandard."""
    with whole(path) as beside:
        pq.write_table(table, beside, compression="zstd")
    return path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; what was written takes its place, and a failure leaves what was there."""
    beside = path.with_name(f".{path.name}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
