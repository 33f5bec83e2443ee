"""One table as an Excel workbook: a sheet with a fixed head that filters, real days, and text that stays text."""

import math
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from ..errors import QueryError
from ..imports.extras import need
from ..storage.whole import whole
from .cells import DEFUSER, FORMULA_STARTS, SEPARATOR, fitted, joined, to_json
from .files import rows_of

ENDING = ".xlsx"
# Rows of a sheet, less one for the head ("Excel specifications and limits").
MOST_ROWS = 1_048_575
# A day before this one has another number in Excel than in other programs, or none.
_FIRST_DAY = date(1900, 3, 1)
# The library may guess formulas, addresses and numbers in texts; a text of a page is none of these.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
# The same rows give the same bytes, so the workbook names a day of its own and not today.
_MADE = datetime(2000, 1, 1)
# Characters that XML cannot hold; line ends of every kind become the one that Excel uses.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?")
_NARROWEST, _WIDEST, _LOOKED_AT = 10, 60, 50


def write_excel(table: pa.Table, path: Path, name: str, separator: str = SEPARATOR) -> Path:
    """Write `table` as the sheet `name` of a new workbook; a cell that is too long is cut, with a mark at its end.

    Items of a list are joined as in :func:`.cells.joined`. Raises :class:`~childservices_corpus.errors.QueryError` for
    another ending than ``.xlsx``, and for more rows than a sheet holds.
    """
    library = need("xlsxwriter", "excel")
    if path.suffix.lower() != ENDING:
        raise QueryError(f"{path.name}: Excel opens a workbook only under the ending {ENDING}")
    if table.num_rows > MOST_ROWS:
        raise QueryError(f"a sheet of Excel holds {MOST_ROWS:,} rows, and these are {table.num_rows:,}; take Parquet")
    with whole(path) as beside, beside.open("wb") as file:
        book = library.Workbook(file, _OPTIONS)
        book.set_properties({"created": _MADE})
        sheet = _Sheet(book, name)
        sheet.head(table)
        for number, row in enumerate(rows_of(table), 1):
            for column, value in enumerate(row.values()):
                sheet.put(number, column, value, separator)
        book.close()
    return path


class _Sheet:
    """The one sheet of a workbook."""

    def __init__(self, book: Any, name: str) -> None:
        self._sheet = book.add_worksheet(name)
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._plain = book.add_format({})
        # With this mark, a text stays text even after a person has edited the cell.
        self._text = book.add_format({"quote_prefix": True})

    def head(self, table: pa.Table) -> None:
        """The names of the columns, always in sight and with filters, over columns of a fitting width."""
        begin = table.slice(0, _LOOKED_AT)
        for column, name in enumerate(table.column_names):
            longest = max((len(str(value)) for value in begin[column].to_pylist() if value is not None), default=0)
            width = min(max(longest, len(name) + 3, _NARROWEST), _WIDEST)
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, name, self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, table.num_rows, table.num_columns - 1)

    def put(self, row: int, column: int, value: Any, separator: str) -> None:
        """Write `value` into a cell, which stays empty for null."""
        if isinstance(value, list):
            value = joined(value, separator)
        if isinstance(value, bool):
            self._sheet.write_boolean(row, column, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            self._sheet.write_datetime(row, column, value)
        elif isinstance(value, int | float) and math.isfinite(value):
            self._sheet.write_number(row, column, value)
        elif value is not None:
            self._put_text(row, column, to_json(value) if isinstance(value, dict) else str(value))

    def _put_text(self, row: int, column: int, text: str) -> None:
        text = fitted(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text)))
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a text for XML of its own; in two pieces it is text.
            self._sheet.write_rich_string(row, column, text[:1], self._plain, text[1:])
        elif text.lstrip(DEFUSER).startswith(FORMULA_STARTS):
            self._sheet.write_string(row, column, text, self._text)
        elif text:
            self._sheet.write_string(row, column, text)
