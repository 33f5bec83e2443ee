"""A round of dating: the evidence of each record, then the bounds that the order of its listings adds.

The strongest evidence is taken first. Evidence that contradicts stronger evidence is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ...models import Evidence
from .clues import day_of, in_calendar
from .listing_order import narrow, order_of
from .listings import PageRecords
from .order import DayNumbers, Neighbour

# A day before the founding of the publisher or after the page was saved is not a day of issue, even if stated.
# A statement on a page outweighs an inference, and all evidence outweighs the order of the listing. A day that a text
# reports as past is weaker than an office: the day may be misread, but the holder of the office has spoken.
_STRENGTH = {"stated": 0, "curated": 1, "document": 2, "text": 3, "role": 4, "linked": 6}
_TOLD_OF = 5
_LIMIT = -1
# The source of a bound from the order of a listing begins so; the id of the neighbour follows.
ORDER = "order:"


class Own(NamedTuple):
    """The evidence of one record by itself: the items that agree, the items that contradict them, and the days."""

    kept: tuple[Evidence, ...]
    left_out: tuple[Evidence, ...]
    days: DayNumbers


class OrderBound(NamedTuple):
    """The bound that a neighbour in a listing gives a record; ``fits`` is false if other evidence rules it out.

    ``below`` is true for a first possible day, false for a last one.
    """

    page: PageRecords
    neighbour: Neighbour
    below: bool
    fits: bool

    def evidence(self) -> Evidence:
        """The bound as evidence."""
        name = self.page.views[self.neighbour.number].record.id
        day, words = day_of(self.neighbour.day), order_words(name, day_of(self.neighbour.own), self.below)
        source = f"{ORDER}{name}"
        if self.below:
            return Evidence(kind="order", earliest=day, words=words, source=source)
        return Evidence(kind="order", latest=day, words=words, source=source)


def order_words(neighbour: str, own: date, below: bool) -> str:
    """What the place of a record in its listing says: it is above or below a `neighbour` with an `own` bound."""
    if below:
        return f"stands above {neighbour}, which is not before {own}"
    return f"stands below {neighbour}, which is not after {own}"


class Round(NamedTuple):
    """The days of each record after one pass over the order of all listings.

    ``added`` are the bounds by record. ``astray`` are the listings and numbers of records that are out of order.
    """

    days: Mapping[str, DayNumbers]
    added: Mapping[str, Sequence[OrderBound]]
    astray: Sequence[tuple[PageRecords, int]]


def take_up(evidence: Sequence[Evidence], founded: date | None = None) -> Own:
    """The items of `evidence` that agree, strongest first, and the items that contradict them.

    What ends before `founded`, the founding of the publisher, contradicts it.
    """
    kept: list[Evidence] = []
    left_out: list[Evidence] = []
    lower: date | None = None
    upper: date | None = None
    for item in sorted(evidence, key=strength) if len(evidence) > 1 else evidence:
        earliest, latest = item.earliest, item.latest
        low = lower if earliest is None or (lower is not None and earliest < lower) else earliest
        high = upper if latest is None or (upper is not None and latest > upper) else latest
        early = founded is not None and high is not None and high < founded
        if early or (low is not None and high is not None and low > high):
            left_out.append(item)
        else:
            kept.append(item)
            lower, upper = low, high
    return Own(tuple(kept), tuple(left_out), ordinals(lower, upper))


def ordinals(earliest: date | None, latest: date | None) -> DayNumbers:
    """A first and a last day as ordinals."""
    return None if earliest is None else earliest.toordinal(), None if latest is None else latest.toordinal()


def strength(item: Evidence) -> int:
    """The rank of `item` among evidence, the strongest least."""
    return _LIMIT if is_limit(item) else rank_of(item.kind, item.latest is None)


def rank_of(kind: str, open_end: bool) -> int:
    """The rank of evidence of a `kind` that is not a limit; with an `open_end` it has no last day."""
    return _TOLD_OF if kind == "text" and open_end else _STRENGTH[kind]


def is_limit(item: Evidence) -> bool:
    """True for what no other evidence outweighs: the founding of the publisher, and the day of saving of a page."""
    return item.kind == "document" and item.document_id is None and (item.earliest is None or item.latest is None)


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
    """The bounds that the order of the listings `pages` adds to the evidence of each record."""
    last = {record_id: known.days for record_id, known in own.items()}
    days = dict(last)
    if sum(len(page.views) for page in pages) > len(own):
        # A record in two listings passes bounds from one listing on to its neighbours in the other.
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
