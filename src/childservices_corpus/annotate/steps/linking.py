"""The links between the records of all shares: keys are sorted range by range, texts are read pair by pair."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import as_it_is, from_rows, to_rows
from ..dates.clues import day_of
from ..dates.passing import Passed
from ..dates.taking import FAR
from ..links.copies import originals, twins
from ..links.features import Bounds, Features
from ..links.keys import Keys, Numbers
from ..links.pairs import Keyed
from ..links.score import links_in
from ..links.sketches import SKETCH, Sketches
from .compared import read_features, sketches_in
from .gathered import Gathered, Longs
from .linked import Links, in_columns
from .sighted import seen

# Keys sorted at a time, and texts kept: bounds of memory.
_KEYS_AT_ONCE = 1 << 19
_TEXTS_KEPT = 1 << 11
# Texts read until the files are let go: the parts of files that were read count as memory.
_TEXTS_READ = 1 << 12


def find_links(gathered: Gathered, passed: Passed, folder: Path | None = None) -> Links:
    """The links between all records, whose days are those of `passed`; `folder` is for files needed meanwhile."""
    by_id = _by_id(gathered)
    rank = np.empty(len(by_id), dtype=np.int64)
    rank[by_id] = np.arange(len(by_id))
    sketches = _sketches(gathered, rank)

    texts = _Texts(gathered)

    @lru_cache(maxsize=_TEXTS_KEPT)
    def item(number: int) -> Features:
        record = int(by_id[number])
        return read_features(texts.of(record), _bounds(passed, record))

    first = originals(sketches, item)
    met = seen(gathered, by_id)
    records = Keyed(lambda: _slices(gathered, rank), sketches, twins(first, item), None if met is None else met.first)
    return in_columns(links_in(records, first, item, met, folder), by_id)


class _Texts:
    """The texts of records, from tables that stay open for a while."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._offsets: list[int] = gathered.offsets.tolist()
        self._open: dict[int, pa.Array] = {}
        self._asked = 0

    def of(self, record: int) -> str:
        """The written fields of a record."""
        self._asked += 1
        if self._asked % _TEXTS_READ == 0:
            self._open.clear()
        place = int(self._gathered.shown[record])
        share = bisect_right(self._offsets, place) - 1
        if share not in self._open:
            self._open[share] = as_it_is(self._gathered.shares[share]["texts"]["text"])
        text: str = self._open[share][place - self._offsets[share]].as_py()
        return text


def _by_id(gathered: Gathered) -> Longs:
    """The numbers of all records in the order of their ids."""
    records: list[Longs] = [np.zeros(0, dtype=np.int64)]
    ids: list[pa.ChunkedArray] = [pa.chunked_array([], pa.string())]
    for share, which, own in gathered.by_share(gathered.shown.astype(np.int64)):
        records.append(which)
        ids.append(gathered.shares[share]["records"]["id"].take(from_rows(own)))
    order = pc.sort_indices(pa.chunked_array([chunk for some in ids for chunk in some.chunks], pa.string()))
    return np.concatenate(records)[to_rows(order.cast(pa.int64()))]


def _sketches(gathered: Gathered, rank: Longs) -> Sketches:
    """The sketches of all records in the order of their ids."""
    sketches = np.zeros(gathered.records, SKETCH)
    for share, which, own in gathered.by_share(gathered.shown.astype(np.int64)):
        sketches[rank[which]] = sketches_in(gathered.shares[share]["sketches"])[own]
    return sketches


def _slices(gathered: Gathered, rank: Longs) -> Iterator[tuple[Numbers, Keys]]:
    """The keys of the records that are shown, some ranges of keys at a time."""
    shown = np.zeros(len(gathered.places.record), dtype=np.bool_)
    shown[gathered.shown] = True
    total = sum(share["keys"].num_rows for share in gathered.shares)
    bits = max(0, (total // _KEYS_AT_ONCE).bit_length())
    edges = [number << (64 - bits) for number in range(1 << bits)][1:]
    for part in range(1 << bits):
        found = [
            _slice(gathered, number, part, np.array(edges, dtype=np.uint64), shown, rank)
            for number in range(len(gathered.shares))
        ]
        numbers = [some for some, _ in found] or [np.zeros(0, np.uint32)]
        yield np.concatenate(numbers), np.concatenate([keys for _, keys in found] or [np.zeros(0, np.uint64)])


def _slice(
    gathered: Gathered, number: int, part: int, edges: Keys, shown: npt.NDArray[np.bool_], rank: Longs
) -> tuple[Numbers, Keys]:
    """One range of the keys of the share with this number."""
    table = gathered.shares[number]["keys"]
    if not table.num_rows:
        return np.zeros(0, np.uint32), np.zeros(0, np.uint64)
    keys = _column(table["key"], np.uint64)
    low = int(np.searchsorted(keys, edges[part - 1])) if part else 0
    high = int(np.searchsorted(keys, edges[part])) if part < len(edges) else len(keys)
    places = _column(table["place"], np.uint32)[low:high].astype(np.int64) + int(gathered.offsets[number])
    own = shown[places]
    return rank[gathered.places.record[places[own]]].astype(np.uint32), keys[low:high][own].copy()


def _column(column: pa.ChunkedArray, kind: type[np.generic]) -> npt.NDArray[Any]:
    whole = as_it_is(column)
    return np.frombuffer(whole.buffers()[1], dtype=kind)[whole.offset : whole.offset + len(whole)]


def _bounds(passed: Passed, record: int) -> Bounds:
    low, high = int(passed.low[record]), int(passed.high[record])
    return None if low <= -FAR else day_of(low), None if high >= FAR else day_of(high)
