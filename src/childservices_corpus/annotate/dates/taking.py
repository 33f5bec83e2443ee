"""The evidence of many records, taken up at once: rows of numbers, a few bytes each.

The rule is that of :func:`.rounds.take_up`. Where all evidence of a record agrees, the order in which it is taken does
not matter, so most records are settled by the greatest first day and the least last day.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
# An open side of a range; every day of the calendar is nearer.
FAR = np.int32(1 << 30)


class Rows(NamedTuple):
    """Evidence by row: the number of its record, its rank, its first and last day as ordinals or :data:`FAR`."""

    record: Numbers
    strength: Numbers
    low: Numbers
    high: Numbers


class Taken(NamedTuple):
    """The rows in the order of records and rank, which of these are kept, and the first and last day of each record."""

    order: npt.NDArray[np.int64]
    kept: Flags
    low: Numbers
    high: Numbers


def joined(*parts: Rows) -> Rows:
    """The rows of `parts`, one after the other."""
    return Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def take_up_all(rows: Rows, founded: Numbers) -> Taken:
    """Take up the evidence in `rows`, of equal rank in the given order; `founded` is a day a record, or minus FAR."""
    order = np.lexsort((rows.strength, rows.record))
    record, low, high = rows.record[order], rows.low[order], rows.high[order]
    kept = np.ones(len(order), dtype=np.bool_)
    first, last = np.full(len(founded), -FAR), np.full(len(founded), FAR)
    if not len(order):
        return Taken(order, kept, first, last)
    begins = np.flatnonzero(np.diff(record, prepend=-1))
    owner = record[begins]
    first[owner], last[owner] = np.maximum.reduceat(low, begins), np.minimum.reduceat(high, begins)
    torn = np.flatnonzero((first[owner] > last[owner]) | (last[owner] < founded[owner]))
    ends = np.append(begins[1:], len(order))
    for begin, end in zip(begins[torn].tolist(), ends[torn].tolist(), strict=True):
        one = record[begin]
        agreed, *days = _agreeing(low[begin:end].tolist(), high[begin:end].tolist(), int(founded[one]))
        kept[begin:end] = agreed
        first[one], last[one] = days
    return Taken(order, kept, first, last)


def _agreeing(lows: list[int], highs: list[int], founded: int) -> tuple[list[bool], int, int]:
    """Which items of one record agree with those before them, and the days that these allow."""
    agreed: list[bool] = []
    lower, upper = -int(FAR), int(FAR)
    for one, other in zip(lows, highs, strict=True):
        low, high = max(lower, one), min(upper, other)
        fits = low <= high and high >= founded
        agreed.append(fits)
        if fits:
            lower, upper = low, high
    return agreed, lower, upper
