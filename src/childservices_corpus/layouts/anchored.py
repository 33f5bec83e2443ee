"""Layouts that give a score and anchors alone, such as those of other packages: which lines are theirs.

Such a layout does not say where its page ends, so its score decides about a stretch of lines as a whole.
"""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

import numpy as np

from ..text.lines import Flags, Ints, Lines
from .asking import anchors_of, score_of
from .contract import SHAPE, Claims
from .panel import Panel
from .registry import Known
from .stretches import FREE, bounds, ranges_of

# Below this score the form of a page is unknown.
THRESHOLD = 0.4
# Lines without anchors of their form count as a page of it only at this score or above.
SURE = 0.8
SMALLEST = 4


def has_claims(known: Known) -> bool:
    """True if the layout claims lines; false if it gives a score and anchors alone."""
    return getattr(known.layout, "claims", None) is not None


def anchored(lines: Lines, asked: Panel) -> dict[str, Ints]:
    """The places of the anchors of each layout without claims, by name; a layout that fails is left out."""
    found: dict[str, Ints] = {}
    for known in asked.members:
        if not has_claims(known):
            anchors = asked.ask(known, partial(anchors_of, known, lines), None, (0, len(lines)))
            if anchors is not None:
                places = np.searchsorted(lines.filled, anchors)
                found[known.name] = places[places < len(lines.filled)]
    return found


def from_anchors(lines: Lines, asked: Panel, known: Known, taken: Flags, places: Ints) -> tuple[Claims, Ints]:
    """The claims of a layout that gives anchors alone, each from an anchor to the next line that is taken.

    Their weight is their score in thousandths, then the number of their anchors.
    """
    places = places[~taken[places]]
    walls = np.append(np.flatnonzero(taken), len(taken))
    ends = walls[np.searchsorted(walls, places)]
    rows = []
    for stop in np.unique(ends).tolist():
        own = places[slice(*np.searchsorted(ends, (stop, stop + 1)))]
        score = _score(lines, asked, known, int(own[0]), stop)
        if score > THRESHOLD:
            rows.append((int(own[0]), stop, SHAPE, int(score * 1000) * (len(taken) + 1) + len(own)))
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Claims(*table[:, :3].T), table[:, 3]


def by_score(lines: Lines, asked: Panel, owner: Ints) -> None:
    """Give free stretches to a layout without claims whose score says that it is sure of them."""
    members = [(number, known) for number, known in enumerate(asked.members) if not has_claims(known)]
    if not members:
        return
    for first, stop in ranges_of(owner == FREE).tolist():
        if stop - first < min(SMALLEST, len(owner)):
            continue
        # Of equal scores the first by name counts.
        score, number = min((-_score(lines, asked, known, first, stop), number) for number, known in members)
        if -score >= SURE or (-score > THRESHOLD and stop - first == len(owner)):
            owner[first:stop] = number


def contest(lines: Lines, asked: Panel, owner: Ints, seen: Mapping[str, Ints]) -> None:
    """Give a page to a layout without claims that sees its own beginning there and scores higher.

    Scores that are equal leave the page to the layout with more beginnings in it, then to the first by name.
    """
    rivals = [(number, seen[known.name]) for number, known in enumerate(asked.members) if known.name in seen]
    if not any(len(places) for _, places in rivals):
        return
    starts = np.append(0, np.flatnonzero(np.diff(owner)) + 1)[: len(owner)].tolist()
    for first, stop in pairwise([*starts, len(owner)]):
        there = [(number, places) for number, places in rivals if first <= _next(places, first) <= first + 1]
        if owner[first] == FREE or not there:
            continue
        own = asked.members[owner[first]]
        ranks = []
        for number, places in [*there, (int(owner[first]), _beginnings(lines, asked, own, first, stop))]:
            within = int(((places >= first) & (places < stop)).sum())
            ranks.append((-_score(lines, asked, asked.members[number], first, stop), -within, number))
        owner[first:stop] = min(ranks)[2]


def _next(places: Ints, first: int) -> int:
    """The first of `places` from `first` on; -1 if there is none."""
    at = int(np.searchsorted(places, first))
    return int(places[at]) if at < len(places) else -1


def _beginnings(lines: Lines, asked: Panel, known: Known, first: int, stop: int) -> Ints:
    """The places at which a layout sees a page or a record begin, between `first` and `stop`."""
    low, high = bounds(lines, first, stop)
    nothing: Ints = np.zeros(0, dtype=np.int64)
    anchors = asked.ask(known, lambda: anchors_of(known, lines.part(low, high)), nothing, (low, high))
    places: Ints = np.searchsorted(lines.filled, anchors + low)
    return places


def _score(lines: Lines, asked: Panel, known: Known, first: int, stop: int) -> float:
    low, high = bounds(lines, first, stop)
    return asked.ask(known, lambda: score_of(known, lines.part(low, high)), 0.0, (low, high))
