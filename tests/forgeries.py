"""A small release with rows in every table, and alterations of it: of each column of each table, and of rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import childservices_corpus as csc
from childservices_corpus.storage.files import STORED, read_table
from support import DUMPS

Rows = list[dict[str, Any]]
Tables = dict[str, Rows]
# Which stretches of the real dumps give rows in every table.
_NEWS, _STATEMENTS, _BETWEEN = 2_500, 7, "Related Articles"
_ODD = "Words on a page of an unknown form.\n"
WORD = "Altered"
# What was given to the build: with other facts it is another release, which is as sound.
GIVEN = frozenset({"documents-name", "documents-address", "documents-saved", "sources-publisher", "sources-layout"})
# Tables from which a release is worked out again.
BUILT_FROM = ("documents", "sources")


@cache
def sound() -> Path:
    """The release."""
    folder = Path(mkdtemp(prefix="forgeries-"))
    pages = folder / "pages"
    pages.mkdir()
    feed = DUMPS[4].read_text("utf-8").split(_BETWEEN)
    texts = (
        DUMPS[0].read_text("utf-8")[:_NEWS],
        _BETWEEN.join([*feed[:_STATEMENTS], ""]),
        _ODD,
        DUMPS[2].read_text("utf-8"),
    )
    for number, text in enumerate(texts):
        (pages / f"{number}.txt").write_text(text, "utf-8")
    return csc.build(pages, folder / "release", data_version="1.0.0").folder


@cache
def tables() -> Tables:
    """The rows of each table of the release."""
    return {name: read_table(sound(), name).to_pylist() for name in STORED}


def put(folder: Path, name: str, rows: Rows) -> None:
    """Write `rows` as the table `name` of the release `folder`."""
    schema = pq.read_schema(folder / f"{name}.parquet")
    plain = pa.schema([one.with_type(_plain(one.type)) for one in schema])
    pq.write_table(pa.Table.from_pylist(rows, plain).cast(schema), folder / f"{name}.parquet", write_page_checksum=True)


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


@dataclass(frozen=True)
class Forgery:
    """An alteration of the rows of one table, and what is altered: a column, or how rows are."""

    table: str
    what: str
    alter: Callable[[Rows], Rows]

    def __str__(self) -> str:
        return f"{self.table}-{self.what}"


def forgeries(names: Iterable[str] = STORED) -> Iterator[Forgery]:
    """An alteration of each column of each table in `names`, and three of the rows of each."""
    for name in names:
        fields = pq.read_schema(sound() / f"{name}.parquet")
        yield from (Forgery(name, field.name, _changing(field)) for field in fields)
        yield Forgery(name, "row dropped", lambda rows: [*rows[: len(rows) // 2], *rows[len(rows) // 2 + 1 :]])
        yield Forgery(name, "row added", lambda rows: [*rows, rows[-1]])
        if len(tables()[name]) > 1:
            yield Forgery(name, "rows swapped", lambda rows: [rows[-1], *rows[1:-1], rows[0]])


def _changing(field: pa.Field) -> Callable[[Rows], Rows]:
    """Put another value into the first row in which the column has one, else into the first row."""
    column = field.name

    def alter(rows: Rows) -> Rows:
        place = next((at for at, row in enumerate(rows) if row[column] not in (None, [])), 0)
        values = [row[column] for row in rows if row[column] not in (None, rows[place][column], [])]
        changed = {**rows[place], column: _other(_plain(field.type), rows[place][column], values)}
        return [*rows[:place], changed, *rows[place + 1 :]]

    return alter


def _other(kind: pa.DataType, value: Any, values: list[Any]) -> Any:
    """A value as good as `value`: one of another row, if there is one, else one that is made."""
    if values and not pa.types.is_boolean(kind):
        return values[0]
    made: dict[str, Any] = {
        "bool": not value,
        "int64": 7,
        "double": 0.125,
        "date32[day]": date(2024, 7, 1),
        "binary": b"Another page.",
        "string": WORD,
    }
    if pa.types.is_list(kind):
        return [] if value else [WORD]
    return {part.name: WORD for part in kind} if pa.types.is_struct(kind) else made[str(kind)]
