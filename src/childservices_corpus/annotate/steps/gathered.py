"""What the second step keeps of all shares in memory: keys, days and numbers, some tens of bytes a record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ...arrow import EPOCH, from_rows, to_mask, to_rows
from ...arrow.digests import digest
from ..dates.passing import Places
from ..dates.publishers import founded
from ..dates.taking import FAR, Numbers, Rows
from .schemas import Tables

Longs = npt.NDArray[np.int64]
_EPOCH = EPOCH.toordinal()
BYLINED, REPRINTED, STUB, ARTICLE = 1, 2, 4, 8


@dataclass(frozen=True, eq=False)
class Gathered:
    """All shares as numbers: a place is the number of a record in its share, counted on over the shares.

    Records are numbered in the order of their first places. ``first`` and ``shown`` are the place of each record where
    it is met first, and the place whose reading is shown. ``keys`` are the sorted keys of records, ``by_key`` their
    numbers. ``offsets`` and ``evidence`` are the first place and the first row of evidence of each share, and
    ``publishers`` and ``documents`` numbers for those of each listing.
    """

    shares: Sequence[Tables]
    places: Places
    offsets: Longs
    listings: Longs
    evidence: Longs
    flags: npt.NDArray[np.uint8]
    first: Numbers
    shown: Numbers
    founded: Numbers
    keys: Longs
    by_key: Numbers
    publishers: Numbers
    documents: Numbers

    @property
    def records(self) -> int:
        """The number of records."""
        return len(self.first)

    def record_of(self, record_id: str) -> int | None:
        """The number of the record `record_id`; ``None`` for an unknown one."""
        key = digest(record_id)
        at = int(np.searchsorted(self.keys, key))
        return int(self.by_key[at]) if at < len(self.keys) and self.keys[at] == key else None

    def share_of(self, places: Any) -> Longs:
        """The share with each of `places`."""
        found: Longs = np.searchsorted(self.offsets, places, side="right") - 1
        return found

    def by_share(self, places: Longs) -> Iterator[tuple[int, Longs, Longs]]:
        """The shares that have some of `places`: which of them, and their numbers in the share."""
        share = self.share_of(places)
        for one in np.unique(share).tolist():
            which = np.flatnonzero(share == one)
            yield one, which, places[which] - self.offsets[one]

    def values(self, table: str, column: str, places: Longs) -> list[Any]:
        """The values of `column` of the records at `places`; `table` has a row a place."""
        found: list[Any] = [None] * len(places)
        for share, which, own in self.by_share(places):
            some = self.shares[share][table][column].take(from_rows(own)).to_pylist()
            for at, value in zip(which.tolist(), some, strict=True):
                found[at] = value
        return found

    def documents_of(self, places: Longs) -> list[tuple[str, str]]:
        """Id and name of the document with each of `places`."""
        found: dict[int, tuple[str, str]] = {}
        for share, which, own in self.by_share(places):
            tables = self.shares[share]
            pages = tables["listings"].take(tables["records"]["listing"].take(from_rows(own)))
            some = zip(pages["document_id"].to_pylist(), pages["name"].to_pylist(), strict=True)
            found |= zip(which.tolist(), some, strict=True)
        return [found[number] for number in range(len(places))]

    def listing_of(self, places: Longs) -> Longs:
        """The listing of each of `places`, counted on over the shares."""
        found: Longs = np.searchsorted(self.places.begins, places, side="right") - 1
        return found


def gathered(shares: Sequence[Tables], shown: Mapping[str, tuple[str, int]]) -> Gathered:
    """Read the numbers of all `shares`; `shown` gives the place of the reading to show of some records."""
    keys: list[Longs] = []
    flags: list[npt.NDArray[np.uint8]] = []
    listings: list[tuple[Longs, ...]] = []
    days: list[npt.NDArray[np.int32]] = []
    evidence, elsewhere, offset = [0], dict[int, int](), 0
    names: tuple[dict[str, int], dict[str, int]] = ({}, {})
    named: tuple[list[int], list[int]] = ([], [])
    wanted = {digest(record_id): place for record_id, place in shown.items()}
    for share in shares:
        records, pages = share["records"], share["listings"]
        key = to_rows(records["key"])
        keys.append(key)
        flags.append(_flags(records))
        listings.append(tuple(to_rows(pages[name]) for name in ("records", "direction", "tolerance")))
        days.append(_founded(pages["publisher"].to_pylist()))
        for known, numbers, column in zip(names, named, ("publisher", "document_id"), strict=True):
            numbers += [known.setdefault(name, len(known)) for name in pages[column].to_pylist()]
        elsewhere |= _elsewhere(share, key, wanted, offset)
        evidence.append(evidence[-1] + share["evidence"].num_rows)
        offset += len(key)
    every = np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)
    sizes, direction, tolerance = (
        np.concatenate([one[column] for one in listings] or [np.zeros(0, dtype=np.int64)]) for column in range(3)
    )
    sorted_keys, first, number = np.unique(every, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int32)
    in_order = np.argsort(first, kind="stable")
    rank[in_order] = np.arange(len(first), dtype=np.int32)
    record = rank[number.reshape(-1)]
    places = Places(
        record=record,
        begins=np.concatenate(([0], np.cumsum(sizes))),
        direction=direction.astype(np.int32),
        tolerance=tolerance.astype(np.int32),
        records=len(first),
    )
    firsts = first[in_order].astype(np.int32)
    read_at = firsts.copy()
    for key_met, place in elsewhere.items():
        read_at[rank[np.searchsorted(sorted_keys, key_met)]] = place
    of_listing = np.concatenate(days) if days else np.zeros(0, dtype=np.int32)
    return Gathered(
        shares=shares,
        places=places,
        offsets=np.cumsum([0, *map(len, keys)]),
        listings=np.cumsum([0, *(len(one[0]) for one in listings)]),
        evidence=np.array(evidence),
        flags=np.concatenate(flags) if flags else np.zeros(0, dtype=np.uint8),
        first=firsts,
        shown=read_at,
        founded=of_listing[np.searchsorted(places.begins, firsts, side="right") - 1],
        keys=sorted_keys,
        by_key=rank,
        publishers=np.array(named[0], dtype=np.int32),
        documents=np.array(named[1], dtype=np.int32),
    )


def _flags(records: pa.Table) -> npt.NDArray[np.uint8]:
    bits = ((BYLINED, "bylined"), (REPRINTED, "reprinted"), (STUB, "stub"), (ARTICLE, "is_article"))
    return np.asarray(sum(to_mask(records[name]).astype(np.uint8) * bit for bit, name in bits), dtype=np.uint8)


def _founded(publishers: Sequence[str]) -> npt.NDArray[np.int32]:
    """The day of founding of each of `publishers`, as an ordinal."""
    known = {name: founded(name) for name in set(publishers)}
    return np.array([low_of(known[name]) for name in publishers], dtype=np.int32)


def _elsewhere(share: Tables, key: Longs, wanted: Mapping[int, tuple[str, int]], offset: int) -> dict[int, int]:
    """The places of `share` that are to be shown, by the key of their record."""
    if not wanted:
        return {}
    found: dict[int, int] = {}
    documents = share["listings"]["document_id"].to_pylist()
    at = np.flatnonzero(np.isin(key, np.fromiter(wanted, dtype=np.int64)))
    listing, position = to_rows(share["records"]["listing"]), to_rows(share["records"]["position"])
    for place in at.tolist():
        if wanted[int(key[place])] == (documents[listing[place]], position[place]):
            found[int(key[place])] = offset + place
    return found


def low_of(day: date | None) -> int:
    """A first day as an ordinal."""
    return -int(FAR) if day is None else day.toordinal()


def high_of(day: date | None) -> int:
    """A last day as an ordinal."""
    return int(FAR) if day is None else day.toordinal()


def ordinals_of(days: pa.ChunkedArray | pa.Array, missing: int) -> Numbers:
    """Arrow days as ordinals, `missing` for null."""
    numbers = days.cast(pa.int32())
    there = to_mask(numbers.is_valid())
    found = to_rows(numbers) + _EPOCH if len(there) else np.zeros(0, dtype=np.int64)
    return np.where(there, found, missing).astype(np.int32)


def own_rows(gathered: Gathered) -> tuple[Rows, Longs]:
    """The evidence of pages and of the readings to show, in the order in which it counts, and where each row is.

    What is known of a listing counts for each of its records, and before the words of any record.
    """
    of_pages, of_records = list[tuple[npt.NDArray[Any], ...]](), list[tuple[npt.NDArray[Any], ...]]()
    shown = np.zeros(len(gathered.places.record), dtype=np.bool_)
    shown[gathered.shown] = True
    for number, share in enumerate(gathered.shares):
        table, offset = share["evidence"], int(gathered.offsets[number])
        row = np.arange(table.num_rows, dtype=np.int64) + int(gathered.evidence[number])
        numbers = (
            to_rows(table["strength"]).astype(np.int32),
            ordinals_of(table["earliest"], -int(FAR)),
            ordinals_of(table["latest"], int(FAR)),
        )
        has_place = to_mask(table["place"].is_valid())
        place = to_rows(table["place"]) + offset
        own = np.flatnonzero(has_place)
        own = own[shown[place[own]]]
        of_records.append((gathered.places.record[place[own]], *(one[own] for one in numbers), row[own]))
        # Rows of listings come in the order of the listings, and each counts for all places of its listing.
        known = np.flatnonzero(~has_place)
        if len(known):
            listing = to_rows(table["listing"])[known] + int(gathered.listings[number])
            of_place, repeated = _spread(gathered.places.begins, listing)
            known = known[repeated]
            of_pages.append((gathered.places.record[of_place], *(one[known] for one in numbers), row[known]))
    columns = [np.concatenate(column) for column in zip(*of_pages, *of_records, strict=True)] if shown.size else []
    if not columns:
        none = np.zeros(0, dtype=np.int32)
        return Rows(none, none, none, none), np.zeros(0, dtype=np.int64)
    return Rows(*columns[:4]), columns[4]


def _spread(begins: Longs, listing: Longs) -> tuple[Longs, Longs]:
    """The places of each `listing`, listing by listing; for each place the number of the item of `listing`.

    Of a listing that is there several times, each place has its items together, in their order.
    """
    sizes = begins[listing + 1] - begins[listing]
    item = np.repeat(np.arange(len(listing)), sizes)
    within = np.arange(len(item)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    place = begins[listing][item] + within
    order = np.argsort(place, kind="stable")
    return place[order], item[order]
