"""Evidence of a record that was seen many times: what its pages say again, and bounds that set nothing, are left away.

A record that was saved each day for years would otherwise have a day of saving and two neighbours for each of the days.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from ...models import Evidence
from .clues import LAST_DAY, in_calendar
from .order import DayNumbers
from .passing import FITS, Passed, Places, Side
from .rounds import OrderBound, is_limit
from .taking import Numbers


def pages_once(items: Sequence[Evidence], founded: date | None) -> list[Evidence]:
    """The evidence `items` of the pages of one record without the later days of saving, and each piece once.

    A day of saving before the publisher was `founded` is a mistake to report, and bounds nothing.
    """
    days = [item.latest for item in items if is_limit(item) and item.latest is not None]
    first = min((day for day in days if founded is None or day >= founded), default=None)
    kept: dict[object, Evidence] = {}
    for item in items:
        if not is_limit(item) or item.latest is None or first is None or item.latest <= first:
            kept.setdefault((item.kind, item.earliest, item.latest, item.words, item.source), item)
    return list(kept.values())


def order_once(bounds: Sequence[OrderBound], days: DayNumbers) -> list[OrderBound]:
    """Of the bounds that the order of listings gives one record, the first that sets an end of its `days` on each side.

    A bound that other evidence rules out is kept once.
    """
    kept: dict[object, OrderBound] = {}
    for bound in bounds:
        day = in_calendar(bound.neighbour.day)
        if not bound.fits:
            name = bound.page.views[bound.neighbour.number].record.id
            kept.setdefault((bound.below, name, bound.neighbour.day), bound)
        elif day == days[0 if bound.below else 1]:
            kept.setdefault(bound.below, bound)
    return list(kept.values())


def passed_once(places: Places, passed: Passed) -> Passed:
    """The same as :func:`order_once` for all records: other bounds than these count as not used."""
    if len(places.record) == places.records:
        return passed
    below, above = _side_once(places, passed.below, passed.low), _side_once(places, passed.above, passed.high)
    return passed._replace(below=below, above=above)


def _side_once(places: Places, side: Side, ends: Numbers) -> Side:
    used = np.flatnonzero(side.use)
    fits = side.use[used] == FITS
    sets = fits & (np.clip(side.day[used], 1, LAST_DAY) == ends[places.record[used]])
    used, fits = used[sets | ~fits], fits[sets | ~fits]
    # Two neighbours that set one bound are one reason; each neighbour that is ruled out is a finding.
    neighbour = np.where(fits, -1, places.record[side.origin[used]])
    kept = used[first_of(places.record[used], neighbour, side.day[used])]
    use = np.zeros_like(side.use)
    use[kept] = side.use[kept]
    return side._replace(use=use)


def first_of(*columns: Any) -> Any:
    """The numbers of the rows of `columns` without those that equal an earlier row, in order."""
    rows = np.column_stack([column.astype(np.int64) for column in columns])
    return np.sort(np.unique(rows, axis=0, return_index=True)[1])
