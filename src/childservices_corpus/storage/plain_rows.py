"""Which records to list, newest first, from a few columns of two tables, without the models of their rows.

Only plain questions are answered: exact words, and days. All else, such as a word that no record has or a damaged
file, is left to the corpus.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..arrow import EPOCH, Mask, Rows, from_rows, in_one, numbers, to_mask, to_rows, to_rows_or, values
from ..models.wording import edtf
from ..tables.version import SCHEMA_VERSION

# The tables of records with days, and the beginning of the names of the columns of their days.
_TABLES = {"articles": "published", "statements": "issued"}
# Columns that only one of the tables has.
_OF_ONE = {"genre": "articles", "kind": "statements"}
_SHOWN = ["publisher", "id", "headline"]
_UNKNOWN = 2**40


class Wanted(NamedTuple):
    """A question: a table or "", words by column, first and last day, whether days must be certain, how many records.

    A record matches a column if it has any of its words.
    """

    table: str
    words: Mapping[str, Sequence[str]]
    first: date | None
    last: date | None
    certain: bool
    limit: int


class Listed(NamedTuple):
    """The first records, each as its date, publisher, id and headline, and how many records there are."""

    rows: list[tuple[str, str, str, str]]
    total: int


class _Days(NamedTuple):
    """Days as numbers, and which of them are known."""

    number: Rows
    known: Mask

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> "_Days":
        return cls(to_rows_or(column.cast(pa.int32()), 0), to_mask(column.is_valid()))

    def newest(self, rows: Rows) -> Rows:
        """Keys that sort `rows` from the newest day to the oldest, unknown days last."""
        return np.where(self.known[rows], -self.number[rows], _UNKNOWN)


class _Matches(NamedTuple):
    """The matching rows of a table, newest first, with their sort keys: first day, then last day."""

    file: pq.ParquetFile
    rows: Rows
    keys: list[tuple[int, int]]
    total: int


def listed(folder: Path, wanted: Wanted) -> Listed | None:
    """The records of the release `folder` that `wanted` asks for; ``None`` if the corpus must answer."""
    names = [name for name in _TABLES if wanted.table in ("", name)]
    names = [name for name in names if all(_OF_ONE.get(column, name) == name for column in wanted.words)]
    met: set[tuple[str, str]] = set()
    try:
        found = [_matches(folder, name, wanted, met) for name in names]
        if not all(found) or {(column, word) for column, words in wanted.words.items() for word in words} - met:
            return None
        return _first([one for one in found if one is not None], wanted.limit) if found else None
    except (pa.ArrowException, OSError, OverflowError, KeyError, UnicodeError):
        return None


def _matches(folder: Path, name: str, wanted: Wanted, met: set[tuple[str, str]]) -> _Matches | None:
    """The matching rows of the table `name`; adds to `met` each asked word, with its column, that a record has."""
    path = (folder / f"{name}.parquet").absolute()
    file = pq.ParquetFile(path, memory_map=False, pre_buffer=False, page_checksum_verification=True)
    metadata = file.schema_arrow.metadata or {}
    if metadata.get(b"csc.schema_version") != SCHEMA_VERSION.encode() or metadata.get(b"csc.table") != name.encode():
        return None
    bounds = [f"{_TABLES[name]}_earliest", f"{_TABLES[name]}_latest"]
    table = file.read(columns=[*wanted.words, *bounds])
    first, last = (_Days.of(table[bound]) for bound in bounds)
    mask = _in_period(first, last, wanted)
    for column, words in wanted.words.items():
        mask &= _with_any(in_one(table[column]), column, words, met)
    rows = np.flatnonzero(mask)
    keys = (first.newest(rows), last.newest(rows))
    order = np.lexsort((rows, *reversed(keys)))[: wanted.limit]
    pairs = list(zip(*(key[order].tolist() for key in keys), strict=True))
    return _Matches(file, rows[order], pairs, len(rows))


def _in_period(first: _Days, last: _Days, wanted: Wanted) -> Mask:
    """True for each record whose days lie in the period, possibly or certainly."""
    mask: Mask = np.ones(len(first.number), dtype=np.bool_)
    if wanted.first is not None:
        begin = (wanted.first - EPOCH).days
        early, late = first.number >= begin, last.number < begin
        mask &= (first.known & early) if wanted.certain else ~(last.known & late)
    if wanted.last is not None:
        end = (wanted.last - EPOCH).days
        early, late = last.number <= end, first.number > end
        mask &= (last.known & early) if wanted.certain else ~(first.known & late)
    return mask


def _with_any(cells: pa.Array, column: str, words: Sequence[str], met: set[tuple[str, str]]) -> Mask:
    """True for each record with one of `words` in its cell, or in the list that is its cell."""
    in_lists = pa.types.is_list(cells.type)
    items = cells.flatten() if in_lists else cells
    same = to_mask(pc.is_in(items, values(list(words), items.type)))
    met |= {(column, word) for word in pc.unique(items.filter(numbers(same))).to_pylist()}
    if not in_lists:
        return same
    mask: Mask = np.zeros(len(cells), dtype=np.bool_)
    mask[to_rows(pc.list_parent_indices(cells))[same]] = True
    return mask


def _first(found: Sequence[_Matches], limit: int) -> Listed:
    """The first `limit` records of all tables; of equal days, those of the first table come first."""
    entries = [(*key, table, place) for table, one in enumerate(found) for place, key in enumerate(one.keys)]
    chosen = sorted(entries)[:limit]
    cells = [_cells(one, [place for *_, table, place in chosen if table == number]) for number, one in enumerate(found)]
    rows = [(edtf(_day(first), _day(last)), *cells[table][place]) for first, last, table, place in chosen]
    return Listed(rows, sum(one.total for one in found))


def _cells(matches: _Matches, places: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The shown cells of the matches at `places`, from the row groups that have them."""
    rows = matches.rows[list(places)]
    metadata = matches.file.metadata
    sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    starts = np.concatenate([[0], np.cumsum(np.array(sizes, dtype=np.int64))]).astype(np.int64)
    groups = np.searchsorted(starts, rows, side="right") - 1
    found: dict[int, tuple[Any, ...]] = {}
    for group in sorted(set(groups.tolist())):
        here = np.flatnonzero(groups == group)
        table = matches.file.read_row_group(group, columns=_SHOWN).take(from_rows(rows[here] - starts[group]))
        cells = zip(*(table[name].to_pylist() for name in _SHOWN), strict=True)
        found |= {places[at]: row for at, row in zip(here.tolist(), cells, strict=True)}
    return found


def _day(key: int) -> date | None:
    return None if key == _UNKNOWN else EPOCH + timedelta(days=-key)
