"""The bounds that the order of a listing gives its items, and the items that are out of order.

Bounds are days as ordinals (``date.toordinal``); ``None`` means an open side. A listing is newest first: an item is at
most a tolerance newer than the items above it. Two items conflict if their own bounds rule that out. Of two items in
conflict, the item with more conflicts is out of order. With equally many, the rules cannot say which item is wrong, so
both count as out of order. So one wrong item, once it conflicts, does not change the days of the others.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Bound = int | None
# The first and the last possible day of a record.
DayNumbers = tuple[Bound, Bound]
_FAR = 1 << 40


@dataclass(frozen=True)
class Neighbour:
    """A bound from another item: the day, the item's number in the listing, and that item's own bound."""

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

    `lower` and `upper` are the items' own bounds; each lower bound is at most its upper bound. `tolerance` is in days
    and not negative.
    """
    low = [-_FAR if day is None else day for day in lower]
    high = [_FAR if day is None else day for day in upper]
    astray = astray_in(low, high, tolerance)
    latest = _sweep(high, range(len(high)), astray, sign=1, tolerance=tolerance)
    earliest = _sweep(low, range(len(low) - 1, -1, -1), astray, sign=-1, tolerance=tolerance)
    return Order(tuple(earliest), tuple(latest), astray)


def oldest_first(lower: Sequence[Bound], upper: Sequence[Bound], tolerance: int) -> Order:
    """The same as :func:`newest_first`, for a listing in the other direction."""
    found = newest_first(lower[::-1], upper[::-1], tolerance)
    last = len(lower) - 1

    def turned(side: tuple[Neighbour | None, ...]) -> tuple[Neighbour | None, ...]:
        return tuple(n and Neighbour(n.day, last - n.number, n.own) for n in reversed(side))

    return Order(turned(found.earliest), turned(found.latest), frozenset(last - number for number in found.astray))


def _sweep(
    bounds: list[int], numbers: range, astray: frozenset[int], *, sign: int, tolerance: int
) -> list[Neighbour | None]:
    """For each number the tightest bound met before it in the order of `numbers`, moved by the tolerance."""
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


def astray_in(low: list[int], high: list[int], tolerance: int) -> frozenset[int]:
    """The numbers that conflict with an item that has no more conflicts than they have."""
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
    """The numbers with at least one conflict, in order: an item above is surely older, or one below surely newer."""
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
    """The rank of each of `keys`, from 1; for each query the number of ranks with smaller keys; the number of ranks."""
    distinct = sorted(set(keys))
    rank = {key: number for number, key in enumerate(distinct, start=1)}
    return [rank[key] for key in keys], [bisect_left(distinct, query) for query in queries], len(distinct)


# The two functions `_count_above` and `_least_above` keep a Fenwick tree over ranks: of sums, and of minima, of
# prefixes. Its steps are inline, since a function call for each would take longer than the step.


def _count_above(lows: list[int], highs: list[int]) -> list[int]:
    """For each item, the number of items above it that are surely older: their high is below its low."""
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
    """For each item, the number of items below it that are surely newer."""
    return _count_above(*_mirrored(lows, highs))[::-1]


def _least_above(lows: list[int], highs: list[int], degree: list[int]) -> list[int]:
    """For each item, the fewest conflicts of any item above that it conflicts with."""
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
        # Each later cell covers this one: if a cell already holds a value as small, the later cells do too.
        while cell <= size and cells[cell] > own:
            cells[cell] = own
            cell += cell & -cell
    return found


def _least_below(lows: list[int], highs: list[int], degree: list[int]) -> list[int]:
    """For each item, the fewest conflicts of any item below that it conflicts with."""
    return _least_above(*_mirrored(lows, highs), degree[::-1])[::-1]


def _mirrored(lows: list[int], highs: list[int]) -> tuple[list[int], list[int]]:
    """The listing upside down with time reversed: items below become items above."""
    return [-day for day in reversed(highs)], [-day for day in reversed(lows)]
