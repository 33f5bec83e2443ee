"""Shares, F1 and medians with 95 % intervals, all in closed form: the same counts give the same figures everywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from statistics import median
from typing import Literal

Z = 1.959964
PLACES = 4
Measure = Literal["share", "precision", "recall", "f1", "overlap", "median_days", "open"]


@dataclass(frozen=True)
class Estimate:
    """A figure over `n` items with the ends of its 95 % interval.

    The value is ``None`` if there was nothing to measure, or if it is a median and most ranges are open. Both ends are
    ``None`` if the figure counts all there is, so that it estimates nothing.
    """

    n: int
    value: float | None
    low: float | None = None
    high: float | None = None


def wilson(right: float, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of the share `right` of `n` items; from 0 to 1 if `n` is 0.

    `right` may be a sum of scores between 0 and 1. Such scores vary at most as much as right and wrong answers, so the
    interval is too wide rather than too narrow.
    """
    if n == 0:
        return 0.0, 1.0
    share = right / n
    middle = share + Z * Z / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def share(right: float, n: int) -> Estimate:
    """The share `right` of `n`, with its interval; without a value if `n` is 0."""
    return Estimate(n, right / n if n else None, *wilson(right, n))


def f1(right: int, extra: int, missed: int) -> Estimate:
    """The harmonic mean of precision and recall; ``n`` is the number of labelled items.

    F1 is ``2 J / (1 + J)``, where J is the share of `right` in all items found or labelled. The interval is Wilson's
    for J, put through that formula, which keeps the order. It has a width even if everything is right; an interval by
    resampling does not. Like any interval over items, it takes the items as independent of each other.
    """
    low, high = wilson(right, right + extra + missed)
    every = 2 * right + extra + missed
    return Estimate(right + missed, 2 * right / every if every else None, 2 * low / (1 + low), 2 * high / (1 + high))


def median_days(widths: Sequence[float], *, sample: bool) -> Estimate:
    """The median of `widths` in days; an infinite width is a range without an end.

    For a `sample`, both ends of the interval are widths of the sample, chosen by the binomial distribution (in its
    normal form). Widths of all ranges there are have no interval.
    """
    if not widths:
        return Estimate(0, None)
    low, high = None, None
    if sample:
        found, n = sorted(widths), len(widths)
        reach = Z * sqrt(n) / 2
        low = _finite(found[max(0, floor(n / 2 - reach) - 1)])
        high = _finite(found[min(n - 1, ceil(n / 2 + reach))])
    return Estimate(len(widths), _finite(median(widths)), low, high)


def _finite(width: float) -> float | None:
    return None if width == float("inf") else float(width)


def overlap(found: Iterable[frozenset[str]], labelled: Iterable[frozenset[str]]) -> float:
    """F1 of the words of the best pair of an answer and a label; 1 if both sides are empty, 0 if only one is.

    Each answer and each label is the set of its words.
    """
    mine, theirs = list(found), list(labelled)
    if not mine and not theirs:
        return 1.0
    pairs = ((one, other) for one in mine for other in theirs if one or other)
    return max((2 * len(one & other) / (len(one) + len(other)) for one, other in pairs), default=0.0)
