"""Gathers the facts of a release from its finished tables; each table is read one row group at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ...arrow import from_rows, to_rows_or
from ...bundled import VERSION, bundled_dumps
from ...corpus.query.periods import MONTHS
from ...corpus.trends.axis import Ranges
from ...corpus.trends.tally import tally
from ...curation.corrections import corrections_in
from ...curation.folder import UsedTable
from ...evaluation.quality import Quality
from ...evaluation.unseen_pinned import PinnedGroups
from ...storage.files import STORED, Stamp, file_of, open_table
from ...storage.sums import checksum
from ...tables.schemas import DATE_PREFIX
from ..stored_rows import StoredTable
from .examples import examples_of
from .facts import Coverage, Page, Pages, Quoted, Records, ReleaseFacts, TableFacts

# More dumps than these are counted by publisher, and not listed.
LISTED_PAGES = 1000
# More months than these are counted by year.
LISTED_MONTHS = 120
_OF_PAGES = tuple(Page.__dataclass_fields__)
_KNOWN = ("address", "saved", "terms")


def facts_of(
    folder: Path,
    stamp: Stamp,
    sums: Mapping[str, str],
    *,
    curated: Sequence[UsedTable] = (),
    quality: Quality | None = None,
    pinned: PinnedGroups | None = None,
    own: bool = False,
) -> ReleaseFacts:
    """The facts of the release `stamp`, whose tables are in `folder`.

    Checksums in `sums`, by the name of the file, are not made again. `curated` are the curated tables that were used,
    `quality` is the measured quality, and `pinned` are figures on other pages. `own` is true for a
    release of the project.
    """
    pages, by_publisher = _pages(folder)
    records, coverage = _records(folder)
    return ReleaseFacts(
        version=stamp.data_version,
        digest=stamp.digest,
        tables=tuple(_table(folder, name, sums) for name in STORED),
        n_pages=len(stamp.documents),
        pages=pages,
        by_publisher=by_publisher,
        records=records,
        coverage=coverage,
        curated=tuple(curated),
        corrected=len(corrections_in(folder)),
        quoted=_quoted(folder),
        quality=quality,
        pinned=pinned or {},
        own=own,
    )


def is_own(stamp: Stamp, curated: Sequence[UsedTable]) -> bool:
    """True if a release `stamp` with the tables `curated` is one of the project.

    Its version, its dumps and its tables are then those of the package.
    """
    packaged = bool(curated) and all(one.packaged for one in curated)
    return packaged and stamp.data_version == VERSION and sorted(stamp.documents) == _packaged_dumps()


@cache
def _packaged_dumps() -> list[str]:
    """The hashes of the dumps of the package."""
    return sorted(checksum(path) for path in bundled_dumps().glob("*.txt"))


def _table(folder: Path, name: str, sums: Mapping[str, str]) -> TableFacts:
    path = file_of(folder, name)
    file = open_table(path, name)
    known = sums.get(path.name) or checksum(path)
    return TableFacts(
        name, file.metadata.num_rows, known, path.stat().st_size, _nulls(file.metadata), examples_of(folder, name)
    )


def _nulls(metadata: pq.FileMetaData) -> dict[str, int]:
    """The number of nulls of each column that is not a list or a group, from the statistics of the file."""
    found: Counter[str] = Counter()
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for column in (group.column(place) for place in range(group.num_columns)):
            if "." not in column.path_in_schema and column.statistics is not None:
                found[column.path_in_schema] += column.statistics.null_count or 0
    return dict(found)


def _groups(folder: Path, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    stored = StoredTable(folder, name, columns)
    return (stored.group(number) for number in range(stored.groups))


def _pages(folder: Path) -> tuple[tuple[Page, ...], tuple[Pages, ...]]:
    """The dumps, unless there are too many to list, and their number by publisher."""
    listed: list[Page] = []
    counts: Counter[str | None] = Counter()
    known: Counter[tuple[str | None, str]] = Counter()
    for rows in _groups(folder, "documents", _OF_PAGES):
        for row in rows.to_pylist():
            counts[row["publisher"]] += 1
            known.update((row["publisher"], name) for name in _KNOWN if row[name] is not None)
            if len(listed) <= LISTED_PAGES:
                listed.append(Page(**row))
    by_publisher = tuple(
        Pages(one, counts[one], *(known[one, name] for name in _KNOWN))
        for one in sorted(counts, key=lambda name: (name is None, name))
    )
    return (tuple(listed) if len(listed) <= LISTED_PAGES else ()), by_publisher


def _records(folder: Path) -> tuple[tuple[Records, ...], Coverage]:
    """The records by publisher, and how many lie in each period."""
    names: dict[str, int] = {}
    numbers: dict[str, Counter[str]] = {name: Counter() for name in DATE_PREFIX}
    publishers, firsts, lasts = [], [], []
    for name, prefix in DATE_PREFIX.items():
        for rows in _groups(folder, name, ["publisher", f"{prefix}_earliest", f"{prefix}_latest"]):
            column = rows["publisher"].to_pylist()
            numbers[name].update(column)
            publishers.append(np.array([names.setdefault(one, len(names)) for one in column], dtype=np.int64))
            firsts.append(rows[f"{prefix}_earliest"])
            lasts.append(rows[f"{prefix}_latest"])
    group = np.concatenate([np.zeros(0, dtype=np.int64), *publishers])
    first, last = (_joined(pieces) for pieces in (firsts, lasts))
    return tuple(_facts(names, numbers, group, first, last)), _coverage(names, group, first, last)


def _quoted(folder: Path) -> Quoted:
    """How many quotations are speech, and how many of these have no known speaker."""
    kinds: Counter[tuple[str, bool]] = Counter()
    for rows in _groups(folder, "quotations", ["kind", "speaker"]):
        kinds.update(zip(rows["kind"].to_pylist(), pc.is_null(rows["speaker"]).to_pylist(), strict=True))
    return Quoted(kinds["speech", True] + kinds["speech", False], kinds["speech", True])


def _joined(pieces: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    return pa.chunked_array([chunk for piece in pieces for chunk in piece.chunks], pa.date32())


def _facts(
    names: Mapping[str, int], numbers: Mapping[str, Counter[str]], group: Any, first: Any, last: Any
) -> Iterator[Records]:
    same = to_rows_or(pc.equal(first, last).cast(pa.int64()), 0) > 0
    without = to_rows_or(pc.and_(pc.is_null(first), pc.is_null(last)).cast(pa.int64()), 0) > 0
    for name in sorted(names):
        mine = same & (group == names[name])
        # A mask as an Arrow array would import pandas.
        days = first.take(from_rows(np.flatnonzero(mine)))
        bounds: tuple[date | None, date | None] = (pc.min(days).as_py(), pc.max(days).as_py())
        undated = int((without & (group == names[name])).sum())
        counts = numbers["articles"][name], numbers["statements"][name], undated, int(mine.sum())
        yield Records(name, *counts, *bounds)


def _coverage(names: Mapping[str, int], group: Any, first: Any, last: Any) -> Coverage:
    for by in ("month", "year"):
        ranges = Ranges.of(first, last, MONTHS[by])
        axis = ranges.axis(MONTHS[by])
        if len(axis) <= LISTED_MONTHS or by == "year":
            break
    found = tally(ranges, group, len(names), axis)
    periods = tuple(str(axis.facts(place)["period"]) for place in range(len(axis)))
    pairs = {
        name: tuple(zip(found.certain[row].tolist(), found.possible[row].tolist(), strict=True))
        for name, row in sorted(names.items())
    }
    return Coverage(by, periods, pairs)
