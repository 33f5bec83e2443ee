"""Cuts a document into pages: each line goes to the layout that recognises it by what stands at its own place.

Layouts are asked in turns, the surest first, and later layouts see what is taken. So the text around a record neither
takes it away nor joins it. What no layout claims is a page that nobody reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..text.lines import Flags, Ints, Lines
from .asking import anchors_of, claims_of, score_of
from .contract import FILLER, OPEN, SHAPE, TURNS, Claims
from .panel import Panel
from .registry import Known

# Below this score the form of a page is unknown.
THRESHOLD = 0.4
# Lines without anchors of their form count as a page of it only at this score or above.
SURE = 0.8
SMALLEST = 4
# So many filled lines between two pages of one form are a part of the page; its layout reports them.
STRAY = 3
FREE = -1


@dataclass(frozen=True)
class Page:
    """Lines `low` up to `high` of a document, and the layout that recognises them; ``None`` if none does."""

    low: int
    high: int
    known: Known | None


def pages(lines: Lines, asked: Panel) -> list[Page]:
    """The pages of a document, in order; together they are all of its lines."""
    owner = np.full(len(lines.filled), FREE, dtype=np.int64)
    fillers: list[tuple[int, int, int]] = []
    for turn in TURNS:
        fillers += _take_turn(lines, asked, owner, turn)
    _fill(owner, fillers)
    _by_score(lines, asked, owner)
    _close(owner)
    return list(_stretches(lines, asked, owner))


def _take_turn(lines: Lines, asked: Panel, owner: Ints, turn: int) -> list[tuple[int, int, int]]:
    """Give each place that layouts of this turn claim its owner; the fillers among their claims."""
    taken = owner != FREE
    found: list[tuple[int, Claims]] = []
    for number, known in enumerate(asked.members):
        if getattr(known.layout, "claims", None) is None:
            if turn == OPEN:
                found.append((number, _from_anchors(lines, asked, known, taken)))
        else:
            answer = partial(claims_of, known, lines, taken, turn)
            found.append((number, asked.ask(known, answer, Claims.of(()), (0, len(lines)))))
    table = _table(found)
    _assign(owner, table[table[:, 2] != FILLER])
    return [(first, stop, number) for first, stop, _, number in table[table[:, 2] == FILLER].tolist()]


def _table(found: Sequence[tuple[int, Claims]]) -> Ints:
    """All claims, one row each: first place, stop, basis, number of the layout."""
    rows = [
        np.stack([one.first, one.stop, one.basis, np.full_like(one.first, number)], axis=1) for number, one in found
    ]
    table: Ints = np.concatenate(rows) if rows else np.zeros((0, 4), dtype=np.int64)
    return table


def _assign(owner: Ints, claims: Ints) -> None:
    """Give the places of `claims` their owner; of claims that overlap the surer counts, then the longer."""
    taken = np.cumsum(np.append(0, owner != FREE))
    claims = claims[taken[claims[:, 1]] == taken[claims[:, 0]]]
    claims = claims[np.argsort(claims[:, 0], kind="stable")]
    reach = np.maximum.accumulate(claims[:, 1])
    clash = np.zeros(len(claims) + 1, dtype=np.bool_)
    clash[1:-1] = reach[:-1] > claims[1:, 0]
    rivals = clash[:-1] | clash[1:]
    _give(owner, claims[~rivals])
    contested = claims[rivals]
    order = np.lexsort((contested[:, 3], contested[:, 0] - contested[:, 1], -contested[:, 2]))
    for first, stop, _, number in contested[order].tolist():
        if (owner[first:stop] == FREE).all():
            owner[first:stop] = number


def _give(owner: Ints, claims: Ints) -> None:
    """Give the places of `claims`, which do not overlap, their owner."""
    size = claims[:, 1] - claims[:, 0]
    within = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    owner[np.repeat(claims[:, 0], size) + within] = np.repeat(claims[:, 3], size)


def _from_anchors(lines: Lines, asked: Panel, known: Known, taken: Flags) -> Claims:
    """The claims of a layout that gives anchors alone: from an anchor to the next line that is taken."""
    nothing: Ints = np.zeros(0, dtype=np.int64)
    anchors = asked.ask(known, partial(anchors_of, known, lines), nothing, (0, len(lines)))
    places = np.searchsorted(lines.filled, anchors)
    places = places[places < len(taken)]
    places = places[~taken[places]]
    ends = np.append(np.flatnonzero(taken), len(taken))[np.searchsorted(np.flatnonzero(taken), places)]
    found = []
    for stop in np.unique(ends).tolist():
        first = int(places[np.searchsorted(ends, stop)])
        if _score(lines, asked, known, first, stop) > THRESHOLD:
            found.append((first, stop, SHAPE))
    return Claims.of(found)


def _score(lines: Lines, asked: Panel, known: Known, first: int, stop: int) -> float:
    low, high = _bounds(lines, first, stop)
    return asked.ask(known, lambda: score_of(known, lines.part(low, high)), 0.0, (low, high))


def _fill(owner: Ints, fillers: Iterable[tuple[int, int, int]]) -> None:
    """Give fillers that touch a page of their own layout to it, as far as they are free."""
    for first, stop, number in sorted(fillers):
        if first and owner[first - 1] == number:
            taken = np.flatnonzero(owner[first:stop] != FREE)
            owner[first : first + int(taken[0]) if len(taken) else stop] = number
        elif stop < len(owner) and owner[stop] == number and (owner[first:stop] == FREE).all():
            owner[first:stop] = number


def _by_score(lines: Lines, asked: Panel, owner: Ints) -> None:
    """Give free stretches to a layout without claims whose score says that it is sure of them."""
    members = [
        (number, known) for number, known in enumerate(asked.members) if getattr(known.layout, "claims", None) is None
    ]
    if not members:
        return
    for first, stop in _runs(owner == FREE):
        if stop - first < min(SMALLEST, len(owner)):
            continue
        scores = [(_score(lines, asked, known, first, stop), -number) for number, known in members]
        best, number = max(scores)
        if best >= SURE or (best > THRESHOLD and stop - first == len(owner)):
            owner[first:stop] = -number


def _close(owner: Ints) -> None:
    """Give a few free lines between two pages of one layout to that layout, which reports them."""
    for first, stop in _runs(owner == FREE):
        beside = {int(owner[at]) for at in (first - 1, stop) if 0 <= at < len(owner)}
        if len(beside) == 1 and stop - first <= STRAY and first > 0 and stop < len(owner):
            owner[first:stop] = beside.pop()


def _runs(flags: Flags) -> list[tuple[int, int]]:
    """The half-open ranges in which `flags` are true."""
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _bounds(lines: Lines, first: int, stop: int) -> tuple[int, int]:
    """The lines from the place `first` up to the place `stop`, with the blank lines below."""
    filled = lines.filled
    low = int(filled[first]) if first else 0
    return low, int(filled[stop]) if stop < len(filled) else len(lines)


def _stretches(lines: Lines, asked: Panel, owner: Ints) -> Iterator[Page]:
    if not len(owner):
        yield Page(0, len(lines), None)
        return
    starts = np.append(0, np.flatnonzero(np.diff(owner)) + 1).tolist()
    for first, stop in zip(starts, [*starts[1:], len(owner)], strict=True):
        number = int(owner[first])
        yield Page(*_bounds(lines, first, stop), None if number == FREE else asked.members[number])
