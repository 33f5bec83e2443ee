"""What the tables of a release say of each layout: characters that nothing read, problems, filled fields."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..arrow import Rows, in_one, numbers, to_mask, to_rows, values
from ..storage.files import file_of, open_table, read_table
from ..storage.older import read_columns
from ..tables.schemas import DATE_PREFIX, TABLES

# These columns say which record it is and where it is; each record has them.
_PLACE = frozenset({"id", "publisher", "document_id", "position"})
_UNREAD = "unrecognised"
# The tables whose rows are counted.
COUNTED = ("documents", "ledger", "problems", *DATE_PREFIX)
_NUMBERS = ("pages", "characters", "unrecognised", "problems")


@dataclass(frozen=True)
class LayoutState:
    """One layout in one release; ``layout`` is ``None`` for pages that no layout read.

    ``characters`` are those of its pages, ``unrecognised`` those of them that belong to no record and to no known part
    of a page. ``records`` has the number of records by table, ``filled`` the number of records with a value by
    table and column, as in ``"articles.summary"``. An empty list or text is not a value.
    """

    layout: str | None
    pages: int = 0
    characters: int = 0
    unrecognised: int = 0
    problems: int = 0
    records: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)

    @property
    def unrecognised_share(self) -> float:
        """The share of the characters that is unrecognised, from 0 to 1."""
        return self.unrecognised / self.characters if self.characters else 0.0

    def filled_share(self, name: str) -> float | None:
        """The share of the records of a table that have a value in the column `name`; ``None`` without records."""
        records = self.records.get(name.partition(".")[0], 0)
        return self.filled.get(name, 0) / records if records else None


def states_of(folder: Path, tables: Collection[str] = COUNTED) -> list[LayoutState]:
    """The state of each layout of the release `folder`, sorted by its name; pages that no layout read come last.

    Only what `tables` show is counted: :func:`summed` adds the counts of several tables up. Raises
    :class:`~childservices_corpus.errors.ReleaseError` if a table cannot be read.
    """
    documents = read_table(folder, "documents", ["id", "layout", "n_chars"])
    given = documents["layout"].to_pylist()
    names = sorted(set(given), key=lambda name: (name is None, name or ""))
    of_document = np.array([names.index(name) for name in given], dtype=np.int64)
    places = _Places(documents["id"].combine_chunks(), of_document, len(names))
    unread = places.summed(_unread_lengths(folder) if "ledger" in tables else iter(()))
    rows = _pieces(folder, "problems", ["document_id"]) if "problems" in tables else iter(())
    problems = places.summed((piece["document_id"], None) for piece in rows)
    own = np.bincount(of_document, minlength=len(names)) * ("documents" in tables)
    characters = np.bincount(of_document, weights=to_rows(documents["n_chars"]), minlength=len(names))
    records: list[dict[str, int]] = [{} for _ in names]
    filled: list[dict[str, int]] = [{} for _ in names]
    for table in DATE_PREFIX:
        if table in tables:
            _count(folder, table, places, records, filled)
    return [
        LayoutState(
            layout=name,
            pages=int(own[number]),
            characters=int(characters[number]) if own[number] else 0,
            unrecognised=int(unread[number]),
            problems=int(problems[number]),
            records=records[number],
            filled=filled[number],
        )
        for number, name in enumerate(names)
    ]


def summed(states: Sequence[Sequence[LayoutState]]) -> list[LayoutState]:
    """The states of one release from the counts of its tables."""
    return [
        LayoutState(
            layout=some[0].layout,
            **{name: sum(getattr(one, name) for one in some) for name in _NUMBERS},
            records={name: count for one in some for name, count in one.records.items()},
            filled={name: count for one in some for name, count in one.filled.items()},
        )
        for some in zip(*states, strict=True)
    ]


@dataclass(frozen=True)
class _Places:
    """The layout of each document, as a number."""

    ids: pa.Array
    layouts: Rows
    size: int

    def layout_of(self, document_ids: pa.ChunkedArray) -> Rows:
        """The number of the layout of each row; one number more than there are for a document without a row."""
        plain = in_one(document_ids.cast(pa.string()))
        other = values([len(self.ids)], pa.int32())[0]
        found = to_rows(pc.fill_null(pc.index_in(plain, value_set=self.ids), other))
        return np.append(self.layouts, self.size)[found]

    def summed(self, rows: Iterator[tuple[pa.ChunkedArray, npt.NDArray[Any] | None]]) -> npt.NDArray[Any]:
        """The sum by layout of the numbers of `rows`, given as document ids and numbers, or the number of rows."""
        total = np.zeros(self.size + 1)
        for ids, weights in rows:
            total += np.bincount(self.layout_of(ids), weights=weights, minlength=self.size + 1)
        return total[: self.size]


def _unread_lengths(folder: Path) -> Iterator[tuple[pa.ChunkedArray, npt.NDArray[Any]]]:
    """Document and length of each unrecognised segment."""
    for piece in _pieces(folder, "ledger", ["document_id", "start", "end", "fate"]):
        unread = piece.filter(pc.is_in(piece["fate"].cast(pa.string()), values([_UNREAD], pa.string())))
        yield unread["document_id"], to_rows(unread["end"]) - to_rows(unread["start"])


def _count(
    folder: Path, table: str, places: _Places, records: list[dict[str, int]], filled: list[dict[str, int]]
) -> None:
    """Add the records of `table`, and how many have a value in each column, to the counts of their layouts."""
    columns = [name for name, info in TABLES[table].model_fields.items() if name not in _PLACE and not info.exclude]
    for piece in _pieces(folder, table, ["document_id", *columns]):
        layouts = places.layout_of(piece["document_id"])
        _add(records, table, layouts, places.size)
        for name in columns:
            _add(filled, f"{table}.{name}", layouts[_has_value(piece[name])], places.size)


def _add(counts: list[dict[str, int]], name: str, layouts: Rows, size: int) -> None:
    for number, count in enumerate(np.bincount(layouts, minlength=size)[:size].tolist()):
        if count or name in counts[number]:
            counts[number][name] = counts[number].get(name, 0) + count


def _has_value(column: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    """True where `column` has a value that is not empty."""
    if pa.types.is_list(column.type):
        return to_mask(pc.greater(pc.list_value_length(column), numbers(np.zeros(1, dtype=np.int64))[0]))
    if pa.types.is_string(column.type):
        return to_mask(pc.not_equal(column, values([""], pa.string())[0]))
    if pa.types.is_boolean(column.type):
        return to_mask(column)
    return to_mask(column.is_valid())


def _pieces(folder: Path, table: str, columns: list[str]) -> Iterator[pa.Table]:
    """These columns of a table, one row group at a time."""
    file = open_table(file_of(folder, table))
    for number in range(file.num_row_groups):
        yield read_columns(file, columns, partial(_group, file, number))


def _group(file: pq.ParquetFile, number: int, columns: list[str]) -> pa.Table:
    return file.read_row_group(number, columns=columns)
