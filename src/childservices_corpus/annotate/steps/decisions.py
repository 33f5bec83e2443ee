"""What is decided for the records of one share, as tables."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ...arrow import EPOCH, numbers, values
from ..dates.clues import LAST_DAY
from ..dates.passing import FITS, RULED_OUT, Side
from ..dates.problems import missing
from .added import added_rows
from .days import OWN
from .explained import lent_table, linked_tables
from .found import Found, Row, heads_of
from .gathered import Longs
from .schemas import own_schema, table_from


def decisions_of(found: Found, share: int) -> dict[str, pa.Table]:
    """The decisions for the records whose shown reading is in the share with this number."""
    gathered = found.gathered
    begin, end = int(gathered.offsets[share]), int(gathered.offsets[share + 1])
    records = np.flatnonzero((gathered.shown >= begin) & (gathered.shown < end))
    places = gathered.shown[records].astype(np.int64) - begin
    items, added, left_out = _items(found, share, records)
    order, ruled_out = _order(found, records)
    failing = np.union1d(left_out, ruled_out)
    links = np.flatnonzero(found.link_shares == share)
    return {
        "shown": pa.Table.from_arrays([numbers(places, pa.int32())], schema=own_schema("shown")),
        "items": items,
        "added": added,
        "order": order,
        "astray": table_from("astray", list(_astray(found, begin, end))),
        "heads": table_from("heads", list(_heads(found, failing, records[failing]))),
        "missing": table_from("missing", list(_missing(found, begin, end))),
        "lent": lent_table(found, links, records),
        **linked_tables(found, links),
    }


def _items(found: Found, share: int, records: Longs) -> tuple[pa.Table, pa.Table, Longs]:
    """The evidence of `records`, what does not come from the share itself, and the rows with evidence left out."""
    known, gathered = found.known, found.gathered
    begins, ends = found.row_begins[records], found.row_begins[records + 1]
    shown = np.repeat(np.arange(len(records)), ends - begins)
    taken = _ranges(begins, ends)
    rows = known.taken.order[taken]
    origin, at, kept = known.pieces.origin[rows], known.pieces.at[rows], known.taken.kept[taken]
    own_begin, own_end = (int(gathered.evidence[share + step]) for step in (0, 1))
    own = (origin == OWN) & (at >= own_begin) & (at < own_end)
    others = np.flatnonzero(~own)
    number = np.full(len(rows), -1, dtype=np.int64)
    number[others] = np.arange(len(others))
    table = pa.Table.from_arrays(
        [
            numbers(shown, pa.int32()),
            numbers(kept),
            numbers(at - own_begin, pa.int32(), missing=~own),
            numbers(number, pa.int32(), missing=own),
        ],
        schema=own_schema("items"),
    )
    return table, table_from("added", added_rows(found, share, rows[others])), np.unique(shown[~kept])


def _ranges(begins: Longs, ends: Longs) -> Longs:
    """The numbers of all ranges from `begins` to `ends`, one range after the other."""
    sizes = ends - begins
    numbers_of: Longs = np.arange(int(sizes.sum())) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    return numbers_of


def _order(found: Found, records: Longs) -> tuple[pa.Table, Longs]:
    """The bounds that the order of listings gives to `records`, and the rows with a bound that is ruled out."""
    order, begins = found.by_record
    firsts, ends = begins[records], begins[records + 1]
    shown, places = np.repeat(np.arange(len(records)), ends - firsts), order[_ranges(firsts, ends)]
    passed = found.known.passed
    sides = [_side(found, side, sign, shown, places) for side, sign in ((passed.below, 1), (passed.above, -1))]
    at, row, place, use, day, own = (np.concatenate(column) for column in zip(*sides, strict=True))
    below = np.arange(len(at)) < len(sides[0][0])
    # Of one place the bound from below comes first.
    by_place = np.lexsort((~below, at))
    names = found.gathered.values("records", "id", place[by_place].astype(np.int64))
    table = pa.Table.from_arrays(
        [
            numbers(row[by_place], pa.int32()),
            numbers(below[by_place]),
            numbers((use == FITS)[by_place]),
            *(numbers(one[by_place] - EPOCH.toordinal(), pa.int32()).cast(pa.date32()) for one in (day, own)),
            values(names, pa.string()),
        ],
        schema=own_schema("order"),
    )
    return table, np.unique(row[use == RULED_OUT])


def _side(found: Found, side: Side, sign: int, shown: Longs, places: Longs) -> Sequence[npt.NDArray[Any]]:
    """Of each bound from one side: where its place is among `places`, its row, the neighbour, use, day and own day."""
    at = np.flatnonzero(side.use[places] > 0)
    chosen = places[at]
    places_of = found.gathered.places
    tolerance = places_of.tolerance[np.searchsorted(places_of.begins, chosen, side="right") - 1]
    day = side.day[chosen].astype(np.int64)
    own = np.clip(day + sign * tolerance, 1, LAST_DAY)
    return at, shown[at], side.origin[chosen], side.use[chosen], np.clip(day, 1, LAST_DAY), own


def _heads(found: Found, rows: Longs, records: Longs) -> Iterator[Row]:
    for row, place in zip(rows.tolist(), heads_of(found, records), strict=True):
        if place is not None:
            yield row, *place


def _astray(found: Found, begin: int, end: int) -> Iterator[Row]:
    gathered = found.gathered
    places = np.flatnonzero(found.known.passed.astray[begin:end]) + begin
    numbers_of = places - gathered.places.begins[gathered.listing_of(places)]
    ids = gathered.values("records", "id", places)
    heads = heads_of(found, gathered.places.record[places].astype(np.int64))
    for number, record_id, head in zip(numbers_of.tolist(), ids, heads, strict=True):
        yield number, record_id, *(head or (None,) * 5)


def _missing(found: Found, begin: int, end: int) -> Iterator[Row]:
    """The rows of the curated table without a record of their own whose namesake is met first in a share."""
    for refused in found.refused:
        record = None if refused.namesake is None else found.gathered.record_of(refused.namesake)
        if record is not None and begin <= found.gathered.first[record] < end:
            [place] = heads_of(found, np.array([record], dtype=np.int64))
            if place is not None:
                one = missing(refused)
                yield one.record_id, one.message, one.namesake, *place
