"""What a release has captured, by publisher: its first and last day, and the months between without a record."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from ..models.wording import counted
from .filters import UNKNOWN
from .streams import say

# More months without a record are counted, and not named.
_NAMED = 6


def captured_in(folder: Path) -> list[dict[str, Any]]:
    """For each publisher its pages, first and last day and months without a record, of the release `folder`.

    A month is a gap if not one page of the publisher has a record that may lie in it.
    """
    from ..corpus import load

    coverage = load(folder).coverage("month")
    pages = defaultdict(list)
    for page in coverage.pages:
        pages[page.publisher].append(page)
    shown: dict[str, set[str]] = defaultdict(set)
    for row in coverage.to_arrow().to_pylist():
        if row["captured"]:
            shown[row["publisher"] or UNKNOWN].add(row["period"])
    return [_captured(name, some, shown[name]) for name, some in sorted(pages.items())]


def _captured(publisher: str, pages: list[Any], shown: set[str]) -> dict[str, Any]:
    days = [day for page in pages for day in (page.first, page.last) if day[:1].isdigit()]
    first, last = min(days, default=None), max(days, default=None)
    gaps = [month for month in _months(min(shown), max(shown)) if month not in shown] if shown else []
    return {"publisher": publisher, "documents": len(pages), "first": first, "last": last, "gaps": gaps}


def _months(first: str, last: str) -> list[str]:
    """The months from `first` to `last`, as ``2022-03``."""
    from ..corpus.query.periods import MONTHS, name_of, number_of, period

    months = MONTHS["month"]
    low, high = (number_of(period(month)[0], months) for month in (first, last))
    return [name_of(number, months) for number in range(low, high + 1)]


def say_captured(captured: list[dict[str, Any]]) -> None:
    """Print a line for each publisher."""
    for one in captured:
        gaps, more = one["gaps"][:_NAMED], len(one["gaps"]) - _NAMED
        without = f"; without a record in {', '.join(gaps)}" if gaps else ""
        rest = f" and {counted(more, 'other months')}" if more > 0 else ""
        days = f"{one['first']} to {one['last']}" if one["first"] else "not a day is known"
        say(f"  {one['publisher']}: {days}, {counted(one['documents'], 'pages')}{without}{rest}")
