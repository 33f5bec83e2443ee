"""Cuts a document into pages: each line goes to the layout that recognises it by the lines at its own place.

Layouts are asked in turns, the surest first, and later layouts see what is taken. So the text around a record neither
takes it away nor joins it. Lines that no layout claims are a page without a reader.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from ..text.lines import Ints, Lines
from .anchored import anchored, by_score, contest, from_anchors, has_claims
from .asking import claims_of
from .common.line_shapes import opens_file
from .contract import BOUNDED, FILLER, OPEN, SHAPE, TURNS, UNMARKED, Claims
from .panel import Panel
from .registry import OUR_PACKAGE, Known
from .stretches import FREE, bounds, places_of, ranges_of

# So many filled lines between two pages of one form are a part of the page; its layout reports them.
STRAY = 3
# A dump is taken as files put together if it has at most so many, or if they are on average longer than this.
_FILES, _SHORTEST_FILE = 20, 2000


@dataclass(frozen=True)
class Page:
    """Lines `low` up to `high` of a document, and the layout that recognises them; ``None`` if none does."""

    low: int
    high: int
    known: Known | None


def pages(lines: Lines, asked: Panel) -> list[Page]:
    """The pages of a document, in order; together they are all of its lines. A page ends where another file begins.

    If ``lines.publisher`` is known, layouts of other publishers get only lines with a mark of theirs.
    """
    asked = asked.only(lambda known: has_claims(known) or _may_be(lines, known))
    walls = _walls(lines)
    if not walls:
        return _of_file(lines, asked)
    return [
        Page(low + page.low, low + page.high, page.known)
        for low, high in pairwise([0, *walls, len(lines)])
        for page in _of_file(lines.part(low, high), asked)
    ]


def _walls(lines: Lines) -> list[int]:
    """The first lines of the files below the first file of a dump."""
    opened = opens_file(lines)
    # If there are so many marks, they are stray characters, not beginnings of files.
    if len(opened) > _FILES + len(lines.text) // _SHORTEST_FILE:
        return []
    first: list[int] = lines.filled[opened[opened > 0]].tolist()
    return first


def _of_file(lines: Lines, asked: Panel) -> list[Page]:
    """The pages of one file of a dump."""
    owner = np.full(len(lines.filled), FREE, dtype=np.int64)
    beginnings = anchored(lines, asked)
    asked = asked.only(lambda known: known.name in beginnings or has_claims(known))
    fillers: list[tuple[int, int, int]] = []
    for turn in TURNS if lines.publisher is None else (*TURNS, UNMARKED):
        # Later turns are for what is left.
        if not (owner == FREE).any():
            break
        fillers += _take_turn(lines, asked, owner, turn, beginnings)
    _fill(owner, fillers)
    by_score(lines, asked, owner)
    _close(owner)
    contest(lines, asked, owner, beginnings)
    return list(_stretches(lines, asked, owner))


def _take_turn(
    lines: Lines, asked: Panel, owner: Ints, turn: int, beginnings: Mapping[str, Ints]
) -> list[tuple[int, int, int]]:
    """Give each place that layouts of this turn claim its owner; the fillers among their claims."""
    taken = owner != FREE
    found: list[tuple[int, Claims, Ints]] = []
    for number, known in enumerate(asked.members):
        if not has_claims(known):
            if turn == OPEN:
                found.append((number, *from_anchors(lines, asked, known, taken, beginnings[known.name])))
        else:
            answer = partial(claims_of, known, lines, taken, turn)
            claims = Claims.of(())
            if (turn != UNMARKED or _may_be(lines, known)) and (turn != BOUNDED or _has_signs(known, lines)):
                claims = asked.ask(known, answer, claims, (0, len(lines)))
            if not _may_be(lines, known):
                claims = claims.chosen(claims.basis != SHAPE)
            found.append((number, claims, np.zeros_like(claims.first)))
    table = _table(found)
    _assign(owner, table[table[:, 2] != FILLER])
    return [(first, stop, number) for first, stop, _, number, _ in table[table[:, 2] == FILLER].tolist()]


def _has_signs(known: Known, lines: Lines) -> bool:
    """Whether the layout may claim lines in the first turn; true of a layout that does not say by which signs."""
    signs = getattr(known.layout, "signs", None) if known.package == OUR_PACKAGE else None
    return signs is None or bool(signs(lines).any())


def _may_be(lines: Lines, known: Known) -> bool:
    """Whether a page without marks may be of the layout's publisher."""
    return lines.publisher in (None, known.publisher)


def _table(found: Sequence[tuple[int, Claims, Ints]]) -> Ints:
    """All claims, one row each: first place, stop, basis, number of the layout, weight."""
    rows = [
        np.stack([one.first, one.stop, one.basis, np.full_like(one.first, number), weight], axis=1)
        for number, one, weight in found
    ]
    table: Ints = np.concatenate(rows) if rows else np.zeros((0, 5), dtype=np.int64)
    return table


def _assign(owner: Ints, claims: Ints) -> None:
    """Give the places of `claims` their owner; of claims that overlap the surer counts, then the longer.

    Claims made of anchors alone have a weight, which counts before the length.
    """
    taken = np.cumsum(np.append(0, owner != FREE))
    claims = claims[taken[claims[:, 1]] == taken[claims[:, 0]]]
    claims = claims[np.argsort(claims[:, 0], kind="stable")]
    reach = np.maximum.accumulate(claims[:, 1])
    clash = np.zeros(len(claims) + 1, dtype=np.bool_)
    clash[1:-1] = reach[:-1] > claims[1:, 0]
    rivals = clash[:-1] | clash[1:]
    _give(owner, claims[~rivals])
    contested = claims[rivals]
    order = np.lexsort((contested[:, 3], contested[:, 0] - contested[:, 1], -contested[:, 4], -contested[:, 2]))
    for first, stop, _, number, _ in contested[order].tolist():
        if (owner[first:stop] == FREE).all():
            owner[first:stop] = number


def _give(owner: Ints, claims: Ints) -> None:
    """Give the places of `claims`, which do not overlap, their owner."""
    places, claim = places_of(claims[:, 0], claims[:, 1])
    owner[places] = claims[claim, 3]


def _fill(owner: Ints, fillers: Iterable[tuple[int, int, int]]) -> None:
    """Give fillers that touch a page of their own layout to it, as far as they are free."""
    # Most fillers are a line or two, for which a view is faster than slices.
    owners = owner.data
    for first, stop, number in sorted(fillers):
        if first and owners[first - 1] == number:
            for at in range(first, stop):
                if owners[at] != FREE:
                    break
                owners[at] = number
        elif stop < len(owners) and owners[stop] == number and all(owners[at] == FREE for at in range(first, stop)):
            owner[first:stop] = number


def _close(owner: Ints) -> None:
    """Give a few free lines between two pages of one layout to that layout, which reports them."""
    for first, stop in ranges_of(owner == FREE).tolist():
        beside = {int(owner[at]) for at in (first - 1, stop) if 0 <= at < len(owner)}
        if len(beside) == 1 and stop - first <= STRAY and first > 0 and stop < len(owner):
            owner[first:stop] = beside.pop()


def _stretches(lines: Lines, asked: Panel, owner: Ints) -> Iterator[Page]:
    if not len(owner):
        yield Page(0, len(lines), None)
        return
    starts = np.append(0, np.flatnonzero(np.diff(owner)) + 1).tolist()
    for first, stop in zip(starts, [*starts[1:], len(owner)], strict=True):
        number = int(owner[first])
        yield Page(*bounds(lines, first, stop), None if number == FREE else asked.members[number])
