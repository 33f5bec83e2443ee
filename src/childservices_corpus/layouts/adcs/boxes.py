"""Boxes with an event, at the top of ADCS's pages."""

from functools import cache

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.parts import per_line
from ...text.points import among, distinct
from ..common.whole_lines import one_of
from .places import matching

_LONGEST_DAY = 60
_EVENT_DAY = (
    r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d{1,2} [a-z]+ \d{2,4}"
    r"(?:,? \d{1,2}:\d{2}(?: ?[-\x{2013}] ?\d{1,2}:\d{2})?)?$"
)
_INITIALS = [ord(letter) for letter in "mtwfsMTWFS"]
# A box is a heading, perhaps the name of an event, and its day; several boxes may follow each other.
_MOST_BOXES = 4


@per_lines
def box_headings(lines: Lines) -> Flags:
    """For each filled line, and the place after the last, whether it is the heading of a box at the top of a page.

    Without the day of an event below it, the heading must be the first line, or be below a closing block.
    """
    heading = np.append(boxed(lines), False)
    day, related = event_days(lines), table("forms")["adcs"]["related"].lower()
    for place in np.flatnonzero(heading).tolist():
        if place and not day[place + 1] and not day[place + 2]:
            heading[place] = lines.plain(int(lines.filled[place - 1])).lower() == related
    return heading


@per_line
def boxed(lines: Lines) -> Flags:
    """For each filled line, whether it is the heading of a box."""
    return one_of(lines, _names())


@cache
def _names() -> tuple[str, ...]:
    forms = table("forms")["adcs"]
    return tuple(name.lower() for name in (*forms["upcoming_boxes"], *forms["other_boxes"]))


@per_lines
def event_days(lines: Lines) -> Flags:
    """For each filled line, whether all of it is the day of an event: words of a body may begin with a day."""
    filled = lines.filled
    found = np.zeros(len(filled) + 3, dtype=np.bool_)
    heading = np.flatnonzero(boxed(lines))
    at = distinct(np.append(heading + 1, heading + 2))
    at = at[at < len(filled)]
    at = at[(lines.length[filled[at]] <= _LONGEST_DAY) & among(lines.first[filled[at]], _INITIALS)]
    found[at] = matching(lines, at, _EVENT_DAY)
    return found


@per_lines
def openings(lines: Lines) -> Ints:
    """Places at which a page certainly begins: boxes with the day of an event."""
    heading = np.flatnonzero(box_headings(lines))
    opened: Ints = heading[box_stops(lines)[heading] > heading + 1]
    return opened


@per_lines
def box_stops(lines: Lines) -> Ints:
    """For each place, and the place after the last, the place after the box that begins there; without one, itself."""
    size = len(lines.filled)
    stop = np.arange(size + 1)
    heading, day = np.flatnonzero(box_headings(lines)), event_days(lines)
    stop[heading] = np.minimum(
        np.where(day[heading + 1], heading + 2, np.where(day[heading + 2], heading + 3, heading + 1)), size
    )
    return stop


def after_boxes(lines: Lines, first: Ints) -> Ints:
    """For each of the places `first`, the place after the boxes that begin there."""
    for _ in range(_MOST_BOXES):
        first = box_stops(lines)[first]
    return first
