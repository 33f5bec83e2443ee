"""What the order of a listing says of its items' days, and which items stand out of it.

Bounds are days as ordinals (``date.toordinal``), ``None`` where a side is open. A listing runs newest first: no item
may be newer than one above it by more than a tolerance. Two items conflict when their own bounds rule that out. Of two
items in conflict the one that conflicts with more others is out of order; when both conflict with equally many, nobody
can say which is wrong and both are left to themselves. So one wrong item, once it conflicts, moves no other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Bound = int | None
_FAR = 1 << 40


@dataclass(frozen=True)
class Neighbour:
    """A bound that another item gives: the day, the item's number in the listing, and that item's own bound."""

    day: int
    number: int
    own: int


@dataclass(frozen=True)
class Order:
    """For each number of a listing the bound from below and from above; ``astray`` are the numbers out of order."""

    earliest: tuple[Neighbour | None, ...]
    latest: tuple[Neighbour | None, ...]
    astray: frozenset[int]


def newest_first(lower: Sequence[Bound], upper: Sequence[Bound], tolerance: int) -> Order:
    """The bounds that the order of a listing, newest first, adds to the items' own; in n log n time.

    `lower` and `upper` are the items' own bounds, each lower at most its upper; `tolerance` is in days, not negative.
    """
    low = [-_FAR if day is None else day for day in lower]
    high = [_FAR if day is None else day for day in upper]
    astray = _astray(low, high, tolerance)
    latest = _sweep(high, range(len(high)), astray, sign=1, tolerance=tolerance)
    earliest = _sweep(low, range(len(low) - 1, -1, -1), astray, sign=-1, tolerance=tolerance)
    return Order(tuple(earliest), tuple(latest), astray)


def oldest_first(lower: Sequence[Bound], upper: Sequence[Bound], tolerance: int) -> Order:
    """As :func:`newest_first`, for a listing that runs the other way."""
    found = newest_first(lower[::-1], upper[::-1], tolerance)
    last = len(lower) - 1

    def turned(side: tuple[Neighbour | None, ...]) -> tuple[Neighbour | None, ...]:
        return tuple(n and Neighbour(n.day, last - n.number, n.own) for n in reversed(side))

    return Order(turned(found.earliest), turned(found.latest), frozenset(last - number for number in found.astray))


def _sweep(
    bounds: list[int], numbers: range, astray: frozenset[int], *, sign: int, tolerance: int
) -> list[Neighbour | None]:
    """For each number the tightest bound met before it on the way through `numbers`, moved by the tolerance."""
    found: list[Neighbour | None] = [None] * len(bounds)
    best: Neighbour | None = None
    for number in numbers:
        if number in astray:
            continue
        found[number] = best
        own = bounds[number]
        day = own + sign * tolerance
        if abs(own) < _FAR and (best is None or sign * day < sign * best.day):
            best = Neighbour(day, number, own)
    return found


def _astray(low: list[int], high: list[int], tolerance: int) -> frozenset[int]:
    """Numbers that conflict with a number that conflicts with no more others than they do."""
    numbers = _in_conflict(low, high, tolerance)
    if not numbers:
        return frozenset()
    lows = [low[number] for number in numbers]
    highs = [high[number] + tolerance for number in numbers]
    degree = [a + b for a, b in zip(_count_above(lows, highs), _count_below(lows, highs), strict=True)]
    least = [
        min(a, b) for a, b in zip(_least_above(lows, highs, degree), _least_below(lows, highs, degree), strict=True)
    ]
    return frozenset(number for number, own, other in zip(numbers, degree, least, strict=True) if other <= own)


def _in_conflict(low: list[int], high: list[int], tolerance: int) -> list[int]:
    """Numbers, in order, with at least one conflict: an item above is surely older, or one below surely newer."""
    size = len(low)
    conflict = [False] * size
    oldest = _FAR
    for number in range(size):
        conflict[number] = low[number] > oldest + tolerance
        oldest = min(oldest, high[number])
    newest = -_FAR
    for number in range(size - 1, -1, -1):
        conflict[number] |= newest > high[number] + tolerance
        newest = max(newest, low[number])
    return [number for number in range(size) if conflict[number]]


def _ranks(keys: list[int], queries: list[int]) -> tuple[list[int], list[int], int]:
    """The rank of each of `keys` among them, from 1; for each query how many ranks hold keys below it; how many are."""
    distinct = sorted(set(keys))
    rank = {key: number for number, key in enumerate(distinct, start=1)}
    return [rank[key] for key in keys], [bisect_left(distinct, query) for query in queries], len(distinct)


# Both functions below keep a Fenwick tree over ranks: of sums, then of minima, of prefixes. Its steps stand in line
# since a call for each would cost more than they do.


def _count_above(lows: list[int], highs: list[int]) -> list[int]:
    """For each item, how many items above it are surely older: their high is below its low."""
    ranks, below, size = _ranks(highs, lows)
    cells = [0] * (size + 1)
    counts = []
    for rank, limit in zip(ranks, below, strict=True):
        total, cell = 0, limit
        while cell:
            total += cells[cell]
            cell &= cell - 1
        counts.append(total)
        cell = rank
        while cell <= size:
            cells[cell] += 1
            cell += cell & -cell
    return counts


def _count_below(lows: list[int], highs: list[int]) -> list[int]:
    """For each item, how many items below it are surely newer."""
    return _count_above(*_mirrored(lows, highs))[::-1]


def _least_above(lows: list[int], highs: list[int], degree: list[int]) -> list[int]:
    """For each item, the fewest conflicts that any item above in conflict with it has."""
    ranks, below, size = _ranks(highs, lows)
    cells = [_FAR] * (size + 1)
    found = []
    for rank, limit, own in zip(ranks, below, degree, strict=True):
        least, cell = _FAR, limit
        while cell:
            least = min(least, cells[cell])
            cell &= cell - 1
        found.append(least)
        cell = rank
        # Each cell further on covers this one: where one holds no more than this, so do they.
        while cell <= size and cells[cell] > own:
            cells[cell] = own
            cell += cell & -cell
    return found


def _least_below(lows: list[int], highs: list[int], degree: list[int]) -> list[int]:
    """For each item, the fewest conflicts that any item below in conflict with it has."""
    return _least_above(*_mirrored(lows, highs), degree[::-1])[::-1]


def _mirrored(lows: list[int], highs: list[int]) -> tuple[list[int], list[int]]:
    """The listing upside down with time reversed: items below become items above."""
    return [-day for day in reversed(highs)], [-day for day in reversed(lows)]
