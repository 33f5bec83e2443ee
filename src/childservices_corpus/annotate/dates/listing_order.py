"""The order of a listing as evidence: which way its layout runs, and what that says of each record.

Which way is a claim of the table ``reference/listing_order.toml``, by the name of the layout; a layout that is not in
it makes none.
"""

from collections.abc import Mapping

from ...reference import table
from .listings import PageRecords
from .order import Bound, Order, newest_first, oldest_first

Days = tuple[Bound, Bound]


def order_claim(layout: str | None) -> tuple[str, int]:
    """Which way a listing of `layout` runs and with what tolerance; of several names the most tolerant counts."""
    claims = [table("listing_order")[name] for name in (layout or "").split("+") if name in table("listing_order")]
    if not claims or len({claim["order"] for claim in claims}) > 1:
        return "none", 0
    return claims[0]["order"], max(claim["tolerance_days"] for claim in claims)


def order_of(page: PageRecords, days: Mapping[str, Days]) -> Order:
    """What the order of a listing says of its records, given the days of each by id; nothing if it claims none."""
    order, tolerance = order_claim(page.layout)
    found = [days[view.record.id] for view in page.views]
    lower, upper = [low for low, _ in found], [high for _, high in found]
    if order == "newest_first":
        return newest_first(lower, upper, tolerance)
    if order == "oldest_first":
        return oldest_first(lower, upper, tolerance)
    nothing = (None,) * len(found)
    return Order(nothing, nothing, frozenset())


def narrow(page: PageRecords, days: dict[str, Days]) -> None:
    """Tighten `days` by the order of one listing, where that leaves a day at all."""
    order = order_of(page, days)
    for view, below, above in zip(page.views, order.earliest, order.latest, strict=True):
        lower, upper = days[view.record.id]
        if below is not None and (lower is None or below.day > lower) and (upper is None or below.day <= upper):
            lower = below.day
        if above is not None and (upper is None or above.day < upper) and (lower is None or above.day >= lower):
            upper = above.day
        days[view.record.id] = (lower, upper)
