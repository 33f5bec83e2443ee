"""A round of order over many listings: the bounds that neighbours give, for record numbers and days as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .clues import LAST_DAY
from .order import astray_in
from .taking import FAR, Flags, Numbers

OLDEST_FIRST = 2
# A bound from the order is not tighter than what is known; it is and fits; other evidence rules it out.
NOT_USED, FITS, RULED_OUT = 0, 1, 2


@dataclass(frozen=True, eq=False)
class Places:
    """Listings one after the other: the record at each place, and of each listing its first place and its order.

    ``begins`` has one more item, the number of places. ``direction`` is 0 without a claim.
    """

    record: Numbers
    begins: npt.NDArray[np.int64]
    direction: Numbers
    tolerance: Numbers
    records: int

    @cached_property
    def ordered(self) -> Sequence[tuple[int, int, int, bool]]:
        """First place, place after the last, tolerance and whether the oldest come first, of listings with an order."""
        chosen = np.flatnonzero(self.direction)
        return [
            (
                int(self.begins[one]),
                int(self.begins[one + 1]),
                int(self.tolerance[one]),
                self.direction[one] == OLDEST_FIRST,
            )
            for one in chosen.tolist()
        ]

    @cached_property
    def appearances(self) -> Sequence[npt.NDArray[np.int64]]:
        """The places at which a record appears the first time, the second time, and so on."""
        if len(self.record) == self.records:
            return [np.arange(len(self.record))]
        by_record = np.argsort(self.record, kind="stable")
        own = self.record[by_record]
        begins = np.flatnonzero(np.diff(own, prepend=-1))
        time = np.arange(len(own)) - np.repeat(begins, np.diff(np.append(begins, len(own))))
        by_time = np.argsort(time, kind="stable")
        return np.split(by_record[by_time], np.cumsum(np.bincount(time))[:-1])


class Side(NamedTuple):
    """The bound that each place has from one side: the day, the place it comes from (-1: none), and its use."""

    day: Numbers
    origin: Numbers
    use: npt.NDArray[np.int8]


class Passed(NamedTuple):
    """The days of each record after a round, the bounds from below and above of each place, and places out of order."""

    low: Numbers
    high: Numbers
    below: Side
    above: Side
    astray: Flags


class _Bounds(NamedTuple):
    """Of each place, the first possible day from below and the last one from above, and where each comes from."""

    below: Numbers
    below_origin: Numbers
    above: Numbers
    above_origin: Numbers
    astray: Flags


def pass_on(places: Places, low: Numbers, high: Numbers) -> Passed:
    """The bounds that the order of all listings adds to the days of each record, `low` to `high`."""
    days = low.copy(), high.copy()
    if len(places.record) > places.records:
        # A record in two listings passes bounds from one listing on to its neighbours in the other.
        for begin, end, tolerance, turned in places.ordered:
            _narrow(places.record[begin:end], *days, tolerance, turned)
    bounds = _all_bounds(places, *days)
    first, last = low.copy(), high.copy()
    below_use = np.zeros(len(places.record), dtype=np.int8)
    above_use = np.zeros(len(places.record), dtype=np.int8)
    for some in places.appearances:
        record = places.record[some]
        day = np.clip(bounds.below[some], 1, LAST_DAY)
        tighter = (bounds.below_origin[some] >= 0) & (bounds.below[some] > low[record])
        fits = day <= last[record]
        below_use[some] = np.where(tighter, np.where(fits, FITS, RULED_OUT), NOT_USED)
        first[record] = np.where(tighter & fits, np.maximum(day, first[record]), first[record])
        day = np.clip(bounds.above[some], 1, LAST_DAY)
        tighter = (bounds.above_origin[some] >= 0) & (bounds.above[some] < high[record])
        fits = day >= first[record]
        above_use[some] = np.where(tighter, np.where(fits, FITS, RULED_OUT), NOT_USED)
        last[record] = np.where(tighter & fits, np.minimum(day, last[record]), last[record])
    below = Side(bounds.below, bounds.below_origin, below_use)
    return Passed(first, last, below, Side(bounds.above, bounds.above_origin, above_use), bounds.astray)


def _all_bounds(places: Places, low: Numbers, high: Numbers) -> _Bounds:
    size = len(places.record)
    none = np.full(size, -1, dtype=np.int32)
    found = _Bounds(np.full(size, -FAR), none, np.full(size, FAR), none.copy(), np.zeros(size, dtype=np.bool_))
    for begin, end, tolerance, turned in places.ordered:
        record = places.record[begin:end]
        own = _bounds(low[record], high[record], tolerance, turned)
        if own is not None:
            for whole, part in zip(found, own, strict=True):
                whole[begin:end] = part
            for origin in (found.below_origin, found.above_origin):
                mine = origin[begin:end]
                mine[mine >= 0] += begin
    return found


def _bounds(low: Numbers, high: Numbers, tolerance: int, turned: bool) -> _Bounds | None:
    """The bounds in one listing, newest first unless `turned`; ``None`` if none can be tighter than what is known."""
    if turned:
        own = _bounds(low[::-1], high[::-1], tolerance, False)
        if own is None:
            return None
        below, below_origin, above, above_origin, astray = own
        return _Bounds(below[::-1], _turned(below_origin), above[::-1], _turned(above_origin), astray[::-1])
    oldest = np.minimum.accumulate(high)
    newest = np.maximum.accumulate(low[::-1])[::-1]
    # Both sides of a listing: an item above is surely older, or one below surely newer.
    torn = (low[1:] > oldest[:-1] + tolerance).any() or (newest[1:] > high[:-1] + tolerance).any()
    if not torn and np.array_equal(low, high):
        return None
    astray = np.zeros(len(low), dtype=np.bool_)
    if torn:
        astray[list(astray_in(low.tolist(), high.tolist(), tolerance))] = True
    above, above_origin = _sweep(np.where(astray | (high >= FAR), FAR, high + np.int32(tolerance)))
    below, below_origin = _sweep(np.where(astray | (low <= -FAR), FAR, np.int32(tolerance) - low)[::-1])
    below, below_origin = -below[::-1], _turned(below_origin)
    for origin in (above_origin, below_origin):
        origin[astray] = -1
    return _Bounds(below, below_origin, above, above_origin, astray)


def _turned(origin: Numbers) -> Numbers:
    """The numbers `origin` of items of a listing that is upside down."""
    turned = origin[::-1]
    return np.where(turned >= 0, np.int32(len(origin) - 1) - turned, np.int32(-1))


def _narrow(record: Numbers, low: Numbers, high: Numbers, tolerance: int, turned: bool) -> None:
    """Narrow the days of the records of one listing; a bound that would leave a record without a day is not used."""
    bounds = _bounds(low[record], high[record], tolerance, turned)
    if bounds is None:
        return
    for one, below, is_below, above, is_above in zip(
        record.tolist(),
        bounds.below.tolist(),
        (bounds.below_origin >= 0).tolist(),
        bounds.above.tolist(),
        (bounds.above_origin >= 0).tolist(),
        strict=True,
    ):
        if is_below and low[one] < below <= high[one]:
            low[one] = below
        if is_above and low[one] <= above < high[one]:
            high[one] = above


def _sweep(days: Numbers) -> tuple[Numbers, Numbers]:
    """For each item the least of the `days` before it, and the number of the first item that has it."""
    least = np.minimum.accumulate(days)
    before = np.concatenate(([FAR], least[:-1])).astype(np.int32)
    better = np.where(days < before, np.arange(len(days), dtype=np.int32), np.int32(-1))
    origin = np.concatenate(([-1], np.maximum.accumulate(better)[:-1])).astype(np.int32)
    return before, origin
