"""What is known of the pages on which each record was seen: evidence once, and days of saving."""

from typing import Any

import numpy as np

from ...arrow import from_rows, to_mask
from ..dates.once import first_of
from ..dates.rounds import LIMIT
from ..dates.taking import FAR, Rows
from .gathered import Gathered, Longs


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
