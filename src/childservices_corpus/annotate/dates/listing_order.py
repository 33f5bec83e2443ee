"""The order of a listing as evidence: its direction, and what the order says of each record.

The direction is a claim of the layout, or else of its publisher. Without such a claim the order is not evidence.
"""

from collections.abc import Mapping

from ...layouts.contract import Layout
from ...layouts.registry import layouts
from ...models import ListingOrder, publisher
from .listings import PageRecords
from .order import DayNumbers, Order, newest_first, oldest_first

NO_ORDER = ListingOrder()


def order_claim(layout: str | None) -> ListingOrder:
    """The direction and tolerance of a listing of `layout`; of several layout names the most tolerant claim counts."""
    known = layouts()
    claims = [_claim(known[name]) for name in (layout or "").split("+") if name in known]
    if not claims or len({claim.direction for claim in claims}) > 1:
        return NO_ORDER
    return max(claims, key=lambda claim: claim.tolerance_days)


def _claim(layout: Layout) -> ListingOrder:
    """The claim of one layout, or else the claim of its publisher."""
    own = getattr(layout, "order", None)
    row = publisher(layout.publisher) if own is None else None
    return own if own is not None else row.order if row is not None else NO_ORDER


def order_of(page: PageRecords, days: Mapping[str, DayNumbers]) -> Order:
    """The bounds that the order of a listing gives its records, from the days of each; none without a claim."""
    claim = order_claim(page.layout)
    found = [days[view.record.id] for view in page.views]
    lower, upper = [low for low, _ in found], [high for _, high in found]
    if claim.direction == "newest_first":
        return newest_first(lower, upper, claim.tolerance_days)
    if claim.direction == "oldest_first":
        return oldest_first(lower, upper, claim.tolerance_days)
    nothing = (None,) * len(found)
    return Order(nothing, nothing, frozenset())


def narrow(page: PageRecords, days: dict[str, DayNumbers]) -> None:
    """Narrow `days` by the order of one listing; a bound that would leave a record without a day is not used."""
    order = order_of(page, days)
    for view, below, above in zip(page.views, order.earliest, order.latest, strict=True):
        lower, upper = days[view.record.id]
        if below is not None and (lower is None or below.day > lower) and (upper is None or below.day <= upper):
            lower = below.day
        if above is not None and (upper is None or above.day < upper) and (lower is None or above.day >= lower):
            upper = above.day
        days[view.record.id] = (lower, upper)
