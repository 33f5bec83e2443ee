"""Counts records in the periods of an axis: surely there, possibly there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...arrow import Mask, Rows
from .axis import Axis, Ranges

Counted = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tally:
    """For each group of records (row) and each period (column): how many lie there surely, and how many possibly.

    ``captured`` is true where a record of the group is dated: the period overlaps the range between its two known days,
    or holds the one known day.
    """

    certain: Counted
    possible: Counted
    captured: npt.NDArray[np.bool_]


def tally(ranges: Ranges, group: Rows, groups: int, axis: Axis) -> Tally:
    """Count the records with these `ranges`, each in one of so many `groups`.

    A record with one unknown side reaches to that end of the axis; one without any known day is not counted.
    """
    both = ranges.begun & ranges.ended
    surely = both & (ranges.first == ranges.last)
    dated = ranges.begun | ranges.ended
    known_first = np.where(ranges.begun, ranges.first, ranges.last)
    known_last = np.where(ranges.ended, ranges.last, ranges.first)
    first = np.where(ranges.begun, ranges.first, axis.first)
    last = np.where(ranges.ended, ranges.last, axis.last)
    return Tally(
        _covered(ranges.first, ranges.last, surely, group, groups, axis),
        _covered(first, last, dated, group, groups, axis),
        _covered(known_first, known_last, dated, group, groups, axis) > 0,
    )


def _covered(first: Rows, last: Rows, chosen: Mask, group: Rows, groups: int, axis: Axis) -> Counted:
    """How many of the `chosen` ranges cover each period."""
    chosen = chosen & (last >= axis.first) & (first <= axis.last)
    begin = np.maximum(first[chosen], axis.first) - axis.first
    behind = np.minimum(last[chosen], axis.last) - axis.first + 1
    width = len(axis) + 1
    row = group[chosen] * width
    steps = np.bincount(row + begin, minlength=groups * width) - np.bincount(row + behind, minlength=groups * width)
    counts: Counted = np.cumsum(steps.reshape(groups, width), axis=1)[:, :-1]
    return counts
