"""The links that the rules find in candidate pairs."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from ...models import Link
from .features import Features
from .keys import Numbers
from .pairs import CROWDED, Candidates
from .rules import alike, follow_up, link_of, release_of
from .sketches import ALIKE, FOLLOW, RELEASE, TEASER
from .teasers import surest, teaser_of

Item = Callable[[int], Features]
# Pairs that are Python numbers at a time: a bound of memory.
_AT_ONCE = 1 << 16
# A record with so many links gets another one only to a record that it is not connected to.
ENOUGH = 12

# Of the links of these relations from one record only the best counts.
_ONE_OF_SEVERAL = frozenset({"teaser_of", "press_release_of"})


def links_of(candidates: Candidates, first: Numbers, item: Item) -> list[Link]:
    """The links of :func:`links_in`, sorted by ids and relation."""
    found = links_in(candidates, first, item)
    return sorted(found, key=lambda link: (link.source_id, link.target_id, link.relation))


def links_in(candidates: Candidates, first: Numbers, item: Item) -> Iterator[Link]:
    """The links between copies and between `candidates`, as they are found.

    `first` has the number of each record's original, and `item` gives the features of a record by its number. Pairs
    that only a crowd brought together, and pairs with a copy of another record, come last. Such a pair is left out if
    its records are connected already, and so is any pair of which one record has :data:`ENOUGH` links: a thousand near
    copies do not need half a million links. A press release, a teaser or a follow-up is that of the first copy.
    """
    groups = _Groups(len(first))
    found = _Found()
    for copy in np.flatnonzero(first != np.arange(len(first))).tolist():
        original = int(first[copy])
        groups.join(original, copy)
        evidence = "same title and text, word for word"
        yield link_of(item(original), item(copy), "same_text", 1.0, evidence)
    for one, other, flags, last, copied in _in_order(candidates, first):
        crowded = last or groups.links_of_either(one, other) >= ENOUGH
        if crowded and (copied or flags == ALIKE) and groups.joined(one, other):
            continue
        link = _link(item(one), item(other), flags)
        if link is not None and link.relation not in _ONE_OF_SEVERAL:
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


def _in_order(candidates: Candidates, first: Numbers) -> Iterator[tuple[int, int, int, bool, bool]]:
    """The pairs with what they may be; whether a pair comes last; whether a record of it is a copy of another one."""
    one, other, flags = candidates.one, candidates.other, candidates.flags
    copied = (first[one] != one) | (first[other] != other)
    last = copied | (flags & CROWDED > 0)
    order = np.argsort(last, kind="stable")
    order = order[first[one[order]] != first[other[order]]]
    columns = (one, other, flags & ~np.uint8(CROWDED), last, copied)
    for begin in range(0, len(order), _AT_ONCE):
        some = order[begin : begin + _AT_ONCE]
        yield from zip(*(column[some].tolist() for column in columns), strict=True)


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

    def links_of_either(self, one: int, other: int) -> int:
        return max(self._links[one], self._links[other])

    def join(self, one: int, other: int) -> None:
        self._above[self._top(other)] = self._top(one)
        self._links[one] += 1
        self._links[other] += 1


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
