"""What was captured, on a picture: lines below its title, and grey bands where nothing was."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

GREY = "#dddddd"
MOST_LINES = 4
BANDS_KEY = "grey: months in which nothing was captured"


class Gap(NamedTuple):
    """A month in which nothing of a publisher was captured: its first and its last day."""

    publisher: str
    first: date
    last: date


def captured_lines(captured: Sequence[str]) -> list[str]:
    """A line for each publisher with what was captured; if there are many, a last line counts the rest."""
    more = [f"and {len(captured) - MOST_LINES} more publishers"] if len(captured) > MOST_LINES else []
    return [f"captured: {line}" for line in (*captured[:MOST_LINES], *more)]


def bands(gaps: Iterable[Gap], domain: Sequence[str]) -> list[dict[str, str]]:
    """The stretches of a picture with these `gaps` of one publisher, in the order of time; months in a row are one.

    `domain` is the first day of the picture and the day after its last one.
    """
    found: list[dict[str, str]] = []
    for gap in gaps:
        first = max(gap.first.isoformat(), domain[0])
        end = min((gap.last + timedelta(1)).isoformat(), domain[1])
        if found and found[-1]["end"] == first:
            found[-1]["end"] = end
        elif first < end:
            found.append({"first": first, "end": end})
    return found
