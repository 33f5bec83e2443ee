"""The links that the rules find in candidate pairs."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import numpy.typing as npt

from ...models import Link
from .features import Features
from .keys import Numbers
from .pairs import CROWDED, Candidates
from .revisions import Seen, revision_of
from .rules import alike, follow_up, link_of, release_of
from .sketches import ALIKE, FOLLOW, RELEASE, REVISED, TEASER
from .teasers import surest, teaser_of

Item = Callable[[int], Features]
# Pairs that are looked at together: few, so that the links of the first save work for the others.
_AT_ONCE = 1 << 12
# A record with so many links gets another one only to a record that it is not connected to.
ENOUGH = 12

# Of the links of these relations from one record only the best counts.
_ONE_OF_SEVERAL = frozenset({"teaser_of", "press_release_of"})


def links_of(candidates: Candidates, first: Numbers, item: Item, seen: Seen | None = None) -> list[Link]:
    """The links of :func:`links_in`, sorted by ids and relation."""
    found = links_in(candidates, first, item, seen)
    return sorted(found, key=lambda link: (link.source_id, link.target_id, link.relation))


def links_in(candidates: Candidates, first: Numbers, item: Item, seen: Seen | None = None) -> Iterator[Link]:
    """The links between copies and between `candidates`, as they are found.

    `first` has the number of each record's original, and `item` gives the features of a record by its number. Pairs
    that only a crowd brought together, and pairs with a copy of another record, come last. Such a pair is left out if
    its records are connected already, and so is any pair with a record that has :data:`ENOUGH` links: a thousand near
    copies do not need half a million links. A press release, a teaser or a follow-up is that of the first copy. Where
    `seen` says when records were seen, they may be revisions.
    """
    groups = _Groups(len(first))
    found = _Found()
    for copy in np.flatnonzero(first != np.arange(len(first))).tolist():
        original = int(first[copy])
        groups.join(original, copy)
        evidence = "same title and text, word for word"
        same = link_of(item(original), item(copy), "same_text", 1.0, evidence)
        yield _revised(item, seen, original, copy, same) or same
    for one, other, flags, last, copied in _in_order(_dated(candidates, seen), first, groups):
        crowded = last or groups.links_of_either(one, other) >= ENOUGH
        joined = crowded and (copied or flags & ~REVISED == ALIKE) and groups.joined(one, other)
        if joined and not flags & REVISED:
            continue
        known = _link(item(one), item(other), flags)
        revision = _revised(item, seen, one, other, known) if flags & REVISED else None
        link = revision or known
        if link is not None and link.relation not in _ONE_OF_SEVERAL:
            if link is revision or not joined:
                groups.join(one, other)
                yield link
        elif not copied:
            found.take(item(one), item(other), flags, link)
    yield from found.best()


def _link(one: Features, other: Features, flags: int) -> Link | None:
    """The link between two records, unless it is a follow-up; `flags` say which rules may find one."""
    return (
        (teaser_of(one, other) if flags & TEASER else None)
        or (release_of(one, other) if flags & RELEASE else None)
        or (alike(one, other) if flags & ALIKE else None)
    )


def _dated(candidates: Candidates, seen: Seen | None) -> Candidates:
    """`candidates` that may be revisions only where it is known which of the two was seen first."""
    flags = candidates.flags & ~np.uint8(REVISED)
    if seen is not None:
        ours, theirs = seen.first[candidates.one], seen.first[candidates.other]
        dated = (ours > 0) & (theirs > 0) & (ours != theirs)
        flags = np.where(dated, candidates.flags, flags)
    kept = flags & ~np.uint8(CROWDED) > 0
    return Candidates(candidates.one[kept], candidates.other[kept], flags[kept])


def _revised(item: Item, seen: Seen | None, one: int, other: int, link: Link | None) -> Link | None:
    """The link that says that one of two records is a revision of the other, instead of `link`."""
    if seen is None or not (seen.first[one] and seen.first[other]):
        return None
    return revision_of(item(one), item(other), link, seen.of(one), seen.of(other))


def _in_order(candidates: Candidates, first: Numbers, groups: "_Groups") -> Iterator[tuple[int, int, int, bool, bool]]:
    """The pairs with what they may be; whether a pair comes last; whether a record of it is a copy of another one.

    Most pairs that `groups` shows to be left out are left out here, many at a time.
    """
    one, other, flags = candidates.one, candidates.other, candidates.flags
    copied = (first[one] != one) | (first[other] != other)
    last = copied | (flags & CROWDED > 0)
    order = np.argsort(last, kind="stable")
    order = order[first[one[order]] != first[other[order]]]
    flags = flags & ~np.uint8(CROWDED)
    for begin in range(0, len(order), _AT_ONCE):
        some = order[begin : begin + _AT_ONCE]
        plain = (copied[some] & (flags[some] & REVISED == 0)) | (flags[some] == ALIKE)
        needless = plain & groups.near(one[some], other[some], last[some])
        some = some[~needless]
        columns = (column[some].tolist() for column in (one, other, flags, last, copied))
        yield from zip(*columns, strict=True)


class _Groups:
    """Which records are connected by links, and how many links each has."""

    def __init__(self, size: int) -> None:
        self._above = array("I", range(size))
        self._links = array("I", bytes(size * self._above.itemsize))

    def _top(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def joined(self, one: int, other: int) -> bool:
        return self._top(one) == self._top(other)

    def near(self, one: Numbers, other: Numbers, last: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """True for pairs that are connected, and that come last or where one has many links."""
        above, links = (np.frombuffer(numbers, np.uint32) for numbers in (self._above, self._links))
        crowded = last | (links[one] >= ENOUGH) | (links[other] >= ENOUGH)
        near: npt.NDArray[np.bool_] = crowded & (_tops(above, one) == _tops(above, other))
        return near

    def links_of_either(self, one: int, other: int) -> int:
        return max(self._links[one], self._links[other])

    def join(self, one: int, other: int) -> None:
        self._above[self._top(other)] = self._top(one)
        self._links[one] += 1
        self._links[other] += 1


def _tops(above: Numbers, of: Numbers) -> Numbers:
    """The top of the group of each of the records `of`; `above` has the record above each record."""
    tops = above[of]
    while (higher := above[tops]).tobytes() != tops.tobytes():
        tops = higher
    return tops


@dataclass
class _Found:
    """Links so far. Of several press releases, teasers or follow-ups of one record only the best counts in the end."""

    releases: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    teasers: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    follows: dict[str, list[tuple[int, Link]]] = field(default_factory=lambda: defaultdict(list))

    def take(self, one: Features, other: Features, flags: int, link: Link | None) -> None:
        """Take over a `link` that may not be the best, or without one the follow-up of the two records."""
        followed = follow_up(one, other) if link is None and flags & FOLLOW else None
        if followed is not None:
            earlier, link = followed
            self.follows[link.source_id].append((earlier.record.position, link))
        elif link is not None:
            known = self.teasers if link.relation == "teaser_of" else self.releases
            known[link.source_id].append(link)

    def best(self) -> Iterator[Link]:
        """The links that count: the surest teaser, the best press release, the reply that comes next."""
        yield from (min(some, key=lambda link: (-link.score, link.target_id)) for some in self.releases.values())
        yield from (min(some, key=lambda item: (item[0], item[1].target_id))[1] for some in self.follows.values())
        yield from chain.from_iterable(map(surest, self.teasers.values()))
