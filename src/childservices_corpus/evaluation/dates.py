"""Dates: the widths of the released ranges, and whether a hidden known day lies in the range inferred without it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..annotate.dates.infer import LinkedPair, gather, infer_from, matched_rows
from ..annotate.dates.listings import PageRecords
from ..curation.date_evidence import CuratedDate
from ..models import DateRange
from .metrics import Estimate, median_days, share
from .quality import ALL, Figure, figure

RELEASED, LEFT_OUT = "dates", "dates_left_out"
OPEN = float("inf")
# A wider row is a bound from an event and says little about the day.
WEEK = 7


def width(days: DateRange) -> float:
    """Days from the first to the last day of a range: 0 for one day, infinite for an open range."""
    return OPEN if days.days is None else days.days - 1


def released(pages: Sequence[PageRecords], ranges: Mapping[str, DateRange]) -> Iterator[Figure]:
    """For the listings of each layout: the median width of `ranges`, and the number of open ends inside a listing.

    An open end at the edge of a listing does not count: above its first known day the listing bounds no record from
    above, and below its last known day it bounds no record from below.
    """
    widths: dict[str, list[float]] = defaultdict(list)
    unexcused: dict[str, int] = defaultdict(int)
    for page in pages:
        found = [ranges[view.record.id] for view in page.views]
        layout = page.layout or "unknown"
        widths[layout] += map(width, found)
        unexcused[layout] += _open_inside([days.latest for days in found])
        unexcused[layout] += _open_inside([days.earliest for days in reversed(found)])
    for layout, every in widths.items():
        yield figure(RELEASED, layout, "median_days", median_days(every, sample=False))
        yield figure(RELEASED, layout, "open", Estimate(len(every), float(unexcused[layout])))


def _open_inside(bounds: Sequence[date | None]) -> int:
    """The number of missing `bounds` after the first known one; all of them if no bound is known."""
    known = [place for place, day in enumerate(bounds) if day is not None]
    return sum(day is None for day in bounds[known[0] :]) if known else len(bounds)


@dataclass(frozen=True)
class Hidden:
    """The days of a record in a curated row, and the range inferred without the record's rows."""

    publisher: str
    record_id: str
    first: date
    last: date
    inferred: DateRange

    @property
    def inside(self) -> bool:
        """True if the days and the range share a day; a single known day must lie in the range."""
        return self.inferred.possibly_within(self.first, self.last)


def leave_one_out(
    pages: Sequence[PageRecords], curated: Sequence[CuratedDate], linked: Sequence[LinkedPair]
) -> Iterator[Hidden]:
    """Hide all rows of each curated record in turn, and infer its range from everything else.

    A record whose first row is wider than a week is left out. `linked` pairs stay as they are.
    """
    gathered = gather(pages)
    matched = matched_rows(gathered, curated).rows
    for record_id, rows in matched.items():
        row = rows[0]
        if row.earliest is not None and row.latest is not None and (row.latest - row.earliest).days <= WEEK:
            rest = [other for other in curated if other not in rows]
            inferred = infer_from(gathered, rest, linked).ranges[record_id]
            yield Hidden(row.publisher, record_id, row.earliest, row.latest, inferred)


def left_out(hidden: Sequence[Hidden]) -> Iterator[Figure]:
    """By publisher and over all: the share of hidden days inside the inferred range, and its median width."""
    groups: dict[str, list[Hidden]] = defaultdict(list)
    for one in hidden:
        groups[ALL].append(one)
        groups[one.publisher].append(one)
    for group, members in groups.items():
        inside = sum(one.inside for one in members)
        yield figure(LEFT_OUT, group, "share", share(inside, len(members)))
        widths = [width(one.inferred) for one in members]
        yield figure(LEFT_OUT, group, "median_days", median_days(widths, sample=True))
