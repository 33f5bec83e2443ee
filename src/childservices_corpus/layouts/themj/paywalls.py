"""The MJ's paywalls of the old and the new site: blocks of lines that only The MJ has."""

from dataclasses import dataclass

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.own_lines import beginning, equal_to, told
from ..contract import NOBODY, LineLabels

# The lines of one paywall follow each other; between two of its lines another line may stand.
_TOPICS = 120


@dataclass(frozen=True)
class Paywall:
    """A block of lines from the place `first` up to `stop`; `topics` is the place of the line of topics in it."""

    first: int
    stop: int
    topics: int = NOBODY


@per_lines
def paywalls(lines: Lines) -> tuple[Paywall, ...]:
    """The paywalls of a page, in order. A block needs one of its own lines; short lines such as "Login" follow it."""
    words = table("forms")["themj"]["paywall"]
    marks = equal_to(lines, tuple(words["lines"]))
    for start in words["sentences"]:
        marks = np.union1d(marks, beginning(lines, start, "."))
    found: list[Paywall] = []
    for place in marks.tolist():
        if not found or place >= found[-1].stop:
            found.append(_grown(lines, place))
    return tuple(_merged(found))


def _grown(lines: Lines, first: int) -> Paywall:
    words = table("forms")["themj"]["paywall"]
    known = {*words["lines"], *words["short"]}
    stop, topics, count = first + 1, NOBODY, len(lines.filled)
    while stop < count:
        here = told(lines, stop)
        if here in known or here.startswith(tuple(words["sentences"])):
            stop += 1
        elif stop + 1 < count and told(lines, stop + 1) == words["below_topics"] and len(here) <= _TOPICS:
            topics, stop = stop, stop + 2
        else:
            break
    return Paywall(first, stop, topics)


def _merged(found: list[Paywall]) -> list[Paywall]:
    """Paywalls that touch count as one."""
    merged: list[Paywall] = []
    for one in found:
        if merged and merged[-1].stop == one.first:
            last = merged.pop()
            merged.append(Paywall(last.first, one.stop, max(last.topics, one.topics)))
        else:
            merged.append(one)
    return merged


def barriers(lines: Lines, walls: tuple[Paywall, ...], closed: Flags) -> Ints:
    """For each of `walls`, the place below the last paywall or `closed` line above it."""
    shut = closed.copy()
    for wall in walls:
        shut[wall.first : wall.stop] = True
    places = np.flatnonzero(shut)
    firsts = np.array([wall.first for wall in walls], dtype=np.int64)
    at = np.searchsorted(places, firsts) - 1
    lows: Ints = np.where(at >= 0, np.append(places, NOBODY)[at] + 1, 0)
    return lows


def label_paywalls(lines: Lines, labels: LineLabels) -> None:
    """Mark all paywalls as furniture."""
    for wall in paywalls(lines):
        for line in lines.filled[wall.first : wall.stop].tolist():
            labels.mark(line, "furniture")
