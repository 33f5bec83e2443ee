"""The rows of a curated table; a row that cannot be read as it was meant is refused, never passed over."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..text.documents import read_bytes

# What spreadsheet programs of other countries write between cells.
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


class TableRow(NamedTuple):
    """A row: the line it begins on, and its cells by column."""

    line: int
    cells: dict[str, str]


def read_rows(path: Path, columns: Collection[str], called: str | None = None) -> tuple[TableRow, ...]:
    """The rows of the CSV file `path`, which must have `columns`, in any order; rows without any word are left out.

    Errors call the file `called`, by default its path.

    Raises :class:`~childservices_corpus.errors.InputError`, with the line, for a file that cannot be read or is not
    UTF-8, a column that is missing, unknown or there twice, a row with cells missing or too many, and a quotation mark
    that is never closed.
    """
    name = called or str(path)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except InputError as error:
        raise InputError(f"{name} cannot be read: {error.__cause__}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name} cannot be read: it is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(lines, [])
        if wrong := "; ".join(_amiss(header, columns)):
            raise InputError(f"{name}: {wrong}; the columns of its header are {', '.join(columns)}")
        found, line = [], lines.line_num + 1
        for cells in lines:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    raise InputError(f"{name}, line {line}: {len(cells)} cells instead of {len(header)}")
                found.append(TableRow(line, dict(zip(header, cells, strict=True))))
            line = lines.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name} cannot be read: {error}, in the row that begins on line {line}") from error
    return tuple(found)


def _amiss(header: Sequence[str], columns: Collection[str]) -> Iterator[str]:
    """What is wrong with `header`, in words that follow the name of the file."""
    for separator, named in _OTHER_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            yield f"{named} separate its cells; save it with commas"
            return
    if missing := [name for name in columns if name not in header]:
        yield f"lacks the column(s) {', '.join(missing)}"
    if unknown := [name for name in header if name not in columns]:
        yield f"has the unknown column(s) {', '.join(map(repr, unknown))}"
    if twice := sorted({name for name in header if header.count(name) > 1}):
        yield f"has the column(s) {', '.join(twice)} twice"
