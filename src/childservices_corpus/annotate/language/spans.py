"""A find in a text, and the choice between finds that overlap."""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from ...models import MENTION_KINDS

# "blocked" marks words that only look like a name: an event, a place that is not an authority.
BLOCKED = "blocked"
_RANK = {kind: rank for rank, kind in enumerate((BLOCKED, *MENTION_KINDS))}


class Found(NamedTuple):
    """A half-open span in a text, the kind of mention (or ``blocked``) and the reference of the mention."""

    start: int
    end: int
    kind: str
    ref: str | None


_start = itemgetter(0)


def resolve(finds: Iterable[Found]) -> list[Found]:
    """The finds that stay, sorted by start. The longest of overlapping finds stays, of equals the most particular.

    A blocked find takes part, so that it hides the finds it covers. Then it is dropped.
    """
    kept: list[Found] = []
    heap: list[Found] = []
    reach = 0
    for find in sorted(finds, key=_start):
        if find[0] >= reach:
            if heap:
                kept += _longest(heap)
                heap = []
            kept.append(find)
            reach = find[1]
        else:
            heap = heap or [kept.pop()]
            heap.append(find)
            reach = max(reach, find[1])
    if heap:
        kept += _longest(heap)
    return [find for find in kept if find[2] != BLOCKED]


def _longest(heap: list[Found]) -> list[Found]:
    """Choose among finds that overlap in a chain, longest first."""
    if len(heap) == 2:
        return [min(heap, key=_length_first)]
    kept: list[Found] = []
    for find in sorted(heap, key=_length_first):
        at = bisect_left(kept, find.start, key=_start)
        if (at == 0 or kept[at - 1].end <= find.start) and (at == len(kept) or find.end <= kept[at].start):
            kept.insert(at, find)
    return kept


def _length_first(find: Found) -> tuple[int, int, int]:
    start, end, kind, _ = find
    return start - end, start, _RANK[kind]


def in_digits(value: Decimal) -> str:
    """`value` in digits, without an exponent and without zeros at the end of its decimals."""
    return format(value.normalize(), "f")
