"""Counts records in the periods of an axis: surely there, possibly there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...arrow import Mask, Rows
from .axis import Axis, Ranges

Counted = npt.NDArray[np.int64]
# Up to so many kinds of ranges are counted in a table; more are sorted, which is slower but needs less memory.
_KINDS = 1 << 22


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
    ranges, group, times = _alike(ranges, group, groups, axis)
    both = ranges.begun & ranges.ended
    surely = both & (ranges.first == ranges.last)
    dated = ranges.begun | ranges.ended
    known_first = np.where(ranges.begun, ranges.first, ranges.last)
    known_last = np.where(ranges.ended, ranges.last, ranges.first)
    first = np.where(ranges.begun, ranges.first, axis.first)
    last = np.where(ranges.ended, ranges.last, axis.last)
    covered = _Cover(group, groups, times, axis)
    return Tally(
        covered.count(ranges.first, ranges.last, surely),
        covered.count(first, last, dated),
        covered.count(known_first, known_last, dated) > 0,
    )


def _alike(ranges: Ranges, group: Rows, groups: int, axis: Axis) -> tuple[Ranges, Rows, Rows]:
    """Each range that occurs, once for each group, and how often; a million records have few different ones."""
    # Places on the axis begin with 2: before them are an unknown day and a day before the axis.
    width = len(axis) + 3
    first = np.where(ranges.begun, np.clip(ranges.first - axis.first + 2, 1, width - 1), 0)
    last = np.where(ranges.ended, np.clip(ranges.last - axis.first + 2, 1, width - 1), 0)
    kinds = (group * width + first) * width + last
    if groups * width * width <= _KINDS:
        counts = np.bincount(kinds, minlength=groups * width * width)
        kinds = np.flatnonzero(counts)
        times = counts[kinds]
    else:
        kinds, times = np.unique(kinds, return_counts=True)
    group, days = np.divmod(kinds, width * width)
    first, last = np.divmod(days, width)
    found = Ranges(first - 2 + axis.first, last - 2 + axis.first, first > 0, last > 0)
    return found, group, times


@dataclass(frozen=True)
class _Cover:
    """How often a range covers each period, by the group of the range and how many `times` it counts."""

    group: Rows
    groups: int
    times: Rows
    axis: Axis

    def count(self, first: Rows, last: Rows, chosen: Mask) -> Counted:
        """For each group and period, how many of the `chosen` ranges from `first` to `last` cover it."""
        axis, width = self.axis, len(self.axis) + 1
        chosen = chosen & (last >= axis.first) & (first <= axis.last)
        begin = np.maximum(first[chosen], axis.first) - axis.first
        behind = np.minimum(last[chosen], axis.last) - axis.first + 1
        row, times = self.group[chosen] * width, self.times[chosen]
        steps = np.zeros(self.groups * width, dtype=np.int64)
        np.add.at(steps, row + begin, times)
        np.subtract.at(steps, row + behind, times)
        counts: Counted = np.cumsum(steps.reshape(self.groups, width), axis=1)[:, :-1]
        return counts
