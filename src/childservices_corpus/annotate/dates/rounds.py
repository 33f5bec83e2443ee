"""A round of dating: the evidence of each record taken up, then what the order of its listings adds.

Evidence is taken up from the strongest to the weakest; what contradicts stronger evidence is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ...models import Evidence
from .clues import day_of, in_calendar
from .listing_order import Days, narrow, order_of
from .listings import PageRecords
from .order import Neighbour

# What a page states outweighs what is inferred; the order of the listing yields to all. A day that a text tells of as
# past may have been misread; whose office it contradicts has spoken all the same.
_STRENGTH = {"stated": 0, "curated": 1, "document": 2, "text": 3, "role": 4, "linked": 6}
_TOLD_OF = 5


class Own(NamedTuple):
    """What is known of a record apart from its neighbours: evidence with a day in common, what contradicts it, days."""

    kept: tuple[Evidence, ...]
    left_out: tuple[Evidence, ...]
    days: Days


class OrderBound(NamedTuple):
    """What a neighbour in a listing says of a record; ``fits`` is false where the record's own evidence rules it out.

    ``below`` tells a first possible day from a last one.
    """

    page: PageRecords
    neighbour: Neighbour
    below: bool
    fits: bool

    def evidence(self) -> Evidence:
        """The bound as evidence."""
        name = self.page.views[self.neighbour.number].record.id
        day, own = day_of(self.neighbour.day), day_of(self.neighbour.own)
        source = f"order:{name}"
        if self.below:
            return Evidence(
                kind="order", earliest=day, words=f"stands above {name}, which is not before {own}", source=source
            )
        return Evidence(kind="order", latest=day, words=f"stands below {name}, which is not after {own}", source=source)


class Round(NamedTuple):
    """The days of each record after the order of all listings was taken into account once.

    ``added`` are the bounds by record, ``astray`` the numbers in their listings of records that stand out of order.
    """

    days: Mapping[str, Days]
    added: Mapping[str, Sequence[OrderBound]]
    astray: Sequence[tuple[PageRecords, int]]


def take_up(evidence: Sequence[Evidence]) -> Own:
    """`evidence` that has a day in common, strongest first, and what contradicts it."""
    kept: list[Evidence] = []
    left_out: list[Evidence] = []
    lower: date | None = None
    upper: date | None = None
    for item in sorted(evidence, key=_strength) if len(evidence) > 1 else evidence:
        earliest, latest = item.earliest, item.latest
        low = lower if earliest is None or (lower is not None and earliest < lower) else earliest
        high = upper if latest is None or (upper is not None and latest > upper) else latest
        if low is not None and high is not None and low > high:
            left_out.append(item)
        else:
            kept.append(item)
            lower, upper = low, high
    return Own(tuple(kept), tuple(left_out), ordinals(lower, upper))


def ordinals(earliest: date | None, latest: date | None) -> Days:
    """A first and a last day as ordinals."""
    return None if earliest is None else earliest.toordinal(), None if latest is None else latest.toordinal()


def _strength(item: Evidence) -> int:
    return _TOLD_OF if item.kind == "text" and item.latest is None else _STRENGTH[item.kind]


def ends(evidence: Iterable[Evidence]) -> tuple[date | None, date | None]:
    """The first and the last day that all of `evidence` allows."""
    first = last = None
    for item in evidence:
        earliest, latest = item.earliest, item.latest
        if earliest is not None and (first is None or earliest > first):
            first = earliest
        if latest is not None and (last is None or latest < last):
            last = latest
    return first, last


def in_order(pages: Sequence[PageRecords], own: Mapping[str, Own]) -> Round:
    """What the order of the listings `pages` adds to what is known of each record."""
    last = {record_id: known.days for record_id, known in own.items()}
    days = dict(last)
    if sum(len(page.views) for page in pages) > len(own):
        # A record in two listings carries what one says of it over to its neighbours in the other.
        for page in pages:
            narrow(page, days)
    added: dict[str, list[OrderBound]] = defaultdict(list)
    astray: list[tuple[PageRecords, int]] = []
    for page in pages:
        order = order_of(page, days)
        astray.extend((page, number) for number in sorted(order.astray))
        for view, below, above in zip(page.views, order.earliest, order.latest, strict=True):
            if below is None and above is None:
                continue
            record_id = view.record.id
            lower, upper = own[record_id].days
            low, high = last[record_id]
            if below is not None and (lower is None or below.day > lower):
                day = in_calendar(below.day)
                fits = high is None or day <= high
                added[record_id].append(OrderBound(page, below, True, fits))
                if fits and (low is None or day > low):
                    low = day
            if above is not None and (upper is None or above.day < upper):
                day = in_calendar(above.day)
                fits = low is None or day >= low
                added[record_id].append(OrderBound(page, above, False, fits))
                if fits and (high is None or day < high):
                    high = day
            last[record_id] = low, high
    return Round(last, added, astray)
