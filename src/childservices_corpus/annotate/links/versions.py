"""Versions of one item: each is linked to the one before it, and a link over a version between the two is left out."""

from collections import defaultdict
from collections.abc import Sequence
from graphlib import TopologicalSorter


def next_to_each_other(pairs: Sequence[tuple[int, int]]) -> list[bool]:
    """For each pair of a later and an earlier version: false if other pairs lead from the one to the other."""
    earlier: dict[int, list[int]] = defaultdict(list)
    for later, one in pairs:
        earlier[later].append(one)
    # Earlier versions come first.
    order = {version: number for number, version in enumerate(TopologicalSorter(earlier).static_order())}
    near: dict[int, list[int]] = {}
    for later in sorted(earlier, key=order.__getitem__):
        near[later], reached = [], set[int]()
        for one in sorted(earlier[later], key=order.__getitem__, reverse=True):
            if one not in reached:
                near[later].append(one)
                reached |= _reached(one, near)
    kept = {(later, one) for later, some in near.items() for one in some}
    return [pair in kept for pair in pairs]


def _reached(version: int, near: dict[int, list[int]]) -> set[int]:
    """The version itself, and all to which the links in `near` lead from it."""
    reached, left = set[int](), [version]
    while left:
        one = left.pop()
        if one not in reached:
            reached.add(one)
            left += near.get(one, ())
    return reached
