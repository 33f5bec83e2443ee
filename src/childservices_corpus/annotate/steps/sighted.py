"""What is known of the pages on which each record was seen: evidence once, and days of saving."""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ...arrow import from_rows, to_mask, to_rows
from ..dates.once import first_of
from ..dates.rounds import LIMIT
from ..dates.taking import FAR, Numbers, Rows
from ..links.revisions import Seen, Sightings
from .gathered import Gathered, Longs, ordinals_of

# Records whose sightings are kept: a bound of memory.
_SIGHTINGS_KEPT = 1 << 8


def pages_once(gathered: Gathered, rows: Rows, at: Longs) -> tuple[Rows, Longs]:
    """The evidence in `rows` by the rule of :func:`..dates.once.pages_once`; `at` says where each row is."""
    if gathered.records == len(gathered.places.record):
        return rows, at
    words = _words(gathered)[at]
    of_page = words >= 0
    limits = of_page & (rows.strength == LIMIT) & (rows.high >= gathered.founded[rows.record])
    first = np.full(gathered.records, FAR)
    np.minimum.at(first, rows.record[limits], rows.high[limits])
    told = np.flatnonzero(of_page & (~limits | (rows.high == first[rows.record])))
    told = told[first_of(rows.record[told], rows.low[told], rows.high[told], words[told])]
    kept = np.sort(np.concatenate((told, np.flatnonzero(~of_page))))
    return Rows(*(column[kept] for column in rows)), at[kept]


def _words(gathered: Gathered) -> Longs:
    """For each row of evidence about a listing a number for its kind, words and source; -1 for those about a record."""
    numbers: dict[tuple[Any, ...], int] = {}
    found = [np.zeros(0, dtype=np.int64)]
    for share in gathered.shares:
        table = share["evidence"]
        own = np.full(table.num_rows, -1, dtype=np.int64)
        rows = np.flatnonzero(~to_mask(table["place"].is_valid()))
        told = zip(
            *(table[name].take(from_rows(rows)).to_pylist() for name in ("kind", "words", "source")), strict=True
        )
        own[rows] = [numbers.setdefault(one, len(numbers)) for one in told]
        found.append(own)
    return np.concatenate(found)


def seen(gathered: Gathered, by_id: Longs) -> Seen | None:
    """When and where records were seen, by their number in the order of ids; ``None`` if no day of saving is known.

    `by_id` are the records in that order.
    """
    saved = _saved(gathered)
    if not saved.any():
        return None
    places = gathered.places
    listing = np.repeat(np.arange(len(places.begins) - 1, dtype=np.int32), np.diff(places.begins))
    first = np.full(gathered.records, FAR)
    dated = np.flatnonzero(saved[listing])
    np.minimum.at(first, places.record[dated], saved[listing[dated]])
    order = np.argsort(places.record, kind="stable")
    begins = np.searchsorted(places.record[order], np.arange(gathered.records + 1))

    @lru_cache(maxsize=_SIGHTINGS_KEPT)
    def of(number: int) -> Sightings:
        record = int(by_id[number])
        own = order[begins[record] : begins[record + 1]]
        pages = listing[own]
        days = saved[pages]
        return Sightings(
            days=tuple(np.unique(days[days > 0]).tolist()),
            dated=bool(days.all()),
            documents=_set(gathered.documents[pages]),
            above=_set(places.record[own[own > places.begins[pages]] - 1]),
            below=_set(places.record[own[own + 1 < places.begins[pages + 1]] + 1]),
        )

    return Seen(np.where(first < FAR, first, 0)[by_id].astype(np.int32), of)


def _set(numbers: npt.NDArray[Any]) -> frozenset[int]:
    return frozenset(np.unique(numbers).tolist())


def _saved(gathered: Gathered) -> Numbers:
    """The day of saving of each listing as an ordinal, 0 where it is not known."""
    saved = np.zeros(len(gathered.places.begins) - 1, dtype=np.int32)
    for number, share in enumerate(gathered.shares):
        table = share["evidence"]
        rows = np.flatnonzero(~to_mask(table["place"].is_valid()) & (to_rows(table["strength"]) == LIMIT))
        listing = to_rows(table["listing"].take(from_rows(rows))) + int(gathered.listings[number])
        saved[listing] = ordinals_of(table["latest"].take(from_rows(rows)), 0)
    return saved
