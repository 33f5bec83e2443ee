"""Ways to take rows out: Arrow, pandas, Polars, DuckDB, JSON lines, CSV, Excel, Parquet."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from ..errors import QueryError
from ..export.cells import SEPARATOR
from ..export.excel import write_excel
from ..export.files import write_csv, write_jsonl, write_parquet
from ..imports.extras import need

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl

Dates = Literal["datetime64", "pyarrow"]
Lists = Literal["tuples", "arrays"]
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


class Out:
    """Rows that can be taken out to other tools."""

    _table_name: str

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows for any tool that reads the Arrow PyCapsule interface: ``polars.DataFrame(records)``."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_pandas(self, dates: Dates = "datetime64", lists: Lists = "tuples") -> "pd.DataFrame":
        """The rows as a pandas frame.

        With ``dates="datetime64"`` days are ``datetime64`` with ``NaT`` for unknown ones. Lists are then tuples, which
        ``explode`` and ``drop_duplicates`` take, and a struct is a tuple of its values; with
        ``lists="arrays"`` they are NumPy arrays and dictionaries, which is quicker. With ``dates="pyarrow"`` every
        column is backed by Arrow and keeps its type, nulls and lists. Needs the extra `pandas`.
        """
        pandas = need("pandas", "pandas")
        if dates not in ("datetime64", "pyarrow"):
            raise QueryError(f'dates is "datetime64" or "pyarrow", not {dates!r}')
        if lists not in ("tuples", "arrays"):
            raise QueryError(f'lists is "tuples" or "arrays", not {lists!r}')
        table = self.to_arrow()
        frame: pd.DataFrame
        if dates == "pyarrow":
            frame = _plain(table).to_pandas(types_mapper=pandas.ArrowDtype)
            return frame
        nested = [] if lists == "arrays" else [field.name for field in table.schema if pa.types.is_nested(field.type)]
        frame = table.drop_columns(nested).to_pandas(date_as_object=False)
        for name in nested:
            cells = pandas.Series([_hashable(cell) for cell in table[name].to_pylist()], dtype=object)
            frame.insert(table.column_names.index(name), name, cells)
        return frame

    def to_polars(self) -> "pl.DataFrame":
        """The rows as a Polars frame. Needs the extra `polars`."""
        polars = need("polars", "polars")
        frame: pl.DataFrame = polars.from_arrow(self.to_arrow())
        return frame

    def to_duckdb(
        self, connection: "duckdb.DuckDBPyConnection | None" = None, name: str | None = None
    ) -> "duckdb.DuckDBPyConnection":
        """Register the rows as the view `name` of `connection`, by default under the table's own name.

        Returns the connection: the one given, or a new one in memory. Needs the extra `duckdb`.
        """
        duckdb = need("duckdb", "duckdb")
        view = name or self._table_name
        if not _IDENTIFIER.fullmatch(view):
            raise QueryError(f"{view!r} cannot be the name of a view; use letters, digits and underscores")
        found = duckdb.connect() if connection is None else connection
        found.register(view, self.to_arrow())
        return found

    def to_jsonl(self, path: str | Path) -> Path:
        """Write one JSON object a line, UTF-8, days as ISO 8601; returns the path."""
        return write_jsonl(self.to_arrow(), Path(path))

    def to_csv(self, path: str | Path, separator: str = SEPARATOR, defuse: bool = True, excel: bool = False) -> Path:
        """Write CSV (RFC 4180, UTF-8), the items of a list joined by `separator`, structs as JSON; returns the path.

        An apostrophe is put before a text that a spreadsheet would run as a formula, unless `defuse` is false. With
        `excel`, Excel shows every letter: the file begins with a byte order mark and its lines end in CR LF. Then
        :func:`~childservices_corpus.export.cells.split_cell` gives the items of a list back, and a cell that is too
        long for Excel is cut, with a mark at its end.
        """
        return write_csv(self.to_arrow(), Path(path), separator, defuse, excel)

    def to_excel(self, path: str | Path, separator: str = SEPARATOR) -> Path:
        """Write an Excel workbook with one sheet, days as real days, text always as text; returns the path.

        The items of a list are joined by `separator`, and
        :func:`~childservices_corpus.export.cells.split_cell` gives them back. A cell that is too long for Excel is cut,
        with a mark at its end. Needs the extra `excel`. Raises :class:`~childservices_corpus.errors.QueryError` for
        another ending than ``.xlsx``, and for more rows than a sheet holds.
        """
        return write_excel(self.to_arrow(), Path(path), self._table_name, separator)

    def to_parquet(self, path: str | Path) -> Path:
        """Write a Parquet file, compressed with Zstandard; returns the path."""
        return write_parquet(self.to_arrow(), Path(path))


class Held(Out):
    """A table that is worked out already, to take out."""

    _table: pa.Table

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._table

    def __len__(self) -> int:
        return int(self._table.num_rows)


def _hashable(value: Any) -> Any:
    """`value` with tuples in place of its lists and of the values of its structs."""
    if isinstance(value, list | dict):
        return tuple(map(_hashable, value.values() if isinstance(value, dict) else value))
    return value


def _plain(table: pa.Table) -> pa.Table:
    """`table` with plain text in place of dictionary-encoded text."""
    fields = [
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))
