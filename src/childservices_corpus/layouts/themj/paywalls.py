"""The MJ's paywalls of the old and the new site: blocks of lines that only The MJ has."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import may_begin
from ...text.points import distinct
from ..common.line_shapes import dated, opens_file
from ..common.own_lines import beginning
from ..common.whole_lines import equal_to
from ..contract import CODE, NOBODY, LineLabels
from ..stretches import covered, ranges_of

_LONGEST_TOPICS = 120


@dataclass(frozen=True, eq=False)
class Paywalls:
    """One entry a paywall, in the order of the page: a block from the place `first` up to `stop`.

    `topics` is the place of the line of topics in it, or :data:`NOBODY`. `old` is true for the old site, `new` for the
    new site; both are true if the block does not say. `inside` has one entry a filled line.
    """

    first: Ints
    stop: Ints
    topics: Ints
    old: Flags
    new: Flags
    inside: Flags

    def __len__(self) -> int:
        return len(self.first)


@per_lines
def paywalls(lines: Lines) -> Paywalls:
    """The paywalls of a page. A block needs one of its own lines; short lines such as "Login" only follow one."""
    words = table("forms")["themj"]["paywall"]
    count = len(lines.filled)
    if not _may_be(lines):
        nothing, outside = np.zeros(0, dtype=np.int64), np.zeros(count, dtype=np.bool_)
        return Paywalls(nothing, nothing, nothing, outside[:0], outside[:0], outside)
    mark, known = np.zeros(count, dtype=np.bool_), np.zeros(count + 1, dtype=np.bool_)
    sites = [_marks(lines, words[site]) for site in ("old", "new", "both")]
    for places in sites:
        mark[places] = True
    marks = np.flatnonzero(mark)
    if not len(marks):
        return Paywalls(marks, marks, marks, mark[:0], mark[:0], mark)
    known[marks] = True
    known[equal_to(lines, tuple(words["short"]))] = True
    topics = _topics(lines, known, words["below_topics"])
    known[topics] = True
    # A sentence of other words between two sure lines is the wall's too.
    between = np.flatnonzero(mark[:-2] & mark[2:] & ~mark[1:-1]) + 1
    known[between[~dated(lines)[between]]] = True
    edges = ranges_of(known)
    at = np.searchsorted(marks, edges[:, 0])
    first = np.append(marks, count)[at]
    edges, first = edges[first < edges[:, 1]], first[first < edges[:, 1]]
    stop = edges[:, 1]
    after = np.searchsorted(topics, stop) - 1
    mine = (after >= 0) & (np.append(topics, NOBODY)[after] >= first)
    found = np.where(mine, np.append(topics, NOBODY)[after], NOBODY)
    old, new = (np.isin(first, sites[site]) for site in (0, 1))
    return Paywalls(first, stop, found, old | ~new, new | ~old, covered(count, first, stop))


def _may_be(lines: Lines) -> bool:
    """Whether any line may be a mark of a paywall; nearly all pages lack one."""
    whole, starts = _words()
    return bool(may_begin(lines, starts).any()) or len(equal_to(lines, whole)) > 0


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of paywalls that are a sure mark, and how their sentences begin."""
    sites = [table("forms")["themj"]["paywall"][site] for site in ("old", "new", "both")]
    whole, starts = (tuple(one for words in sites for one in words[key]) for key in ("lines", "sentences"))
    return whole, starts


def _marks(lines: Lines, words: dict[str, list[str]]) -> Ints:
    """Places of the lines of one site's paywall that are a sure mark."""
    found = equal_to(lines, tuple(words["lines"])) if words["lines"] else np.zeros(0, dtype=np.int64)
    for start in words["sentences"]:
        found = distinct(np.append(found, beginning(lines, start, ".")))
    return found


def _topics(lines: Lines, known: Flags, below: str) -> Ints:
    """Places of lines of topics: above the last line of a paywall, and below another line of it."""
    under = equal_to(lines, (below,))
    places = under[under >= 2] - 1
    fits = ~known[places] & known[places - 1] & (lines.length[lines.filled[places]] <= _LONGEST_TOPICS)
    found: Ints = places[fits]
    return found


def lows(lines: Lines, walls: Paywalls, closed: Flags) -> Ints:
    """For each of `walls`, the place below the last paywall, `closed` line or end of a file above it."""
    closed = closed | walls.inside
    opened = opens_file(lines)
    closed[opened[opened > 0] - 1] = True
    shut = np.flatnonzero(closed)
    at = np.searchsorted(shut, walls.first) - 1
    found: Ints = np.where(at >= 0, np.append(shut, NOBODY)[at] + 1, 0)
    return found


def label_paywalls(lines: Lines, labels: LineLabels) -> None:
    """Mark all paywalls as furniture."""
    labels.fate[lines.filled[paywalls(lines).inside]] = CODE["furniture"]
