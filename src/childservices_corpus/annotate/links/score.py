"""The links that the rules find in candidate pairs."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ...models import Link
from .features import Features
from .groups import Groups
from .keys import Numbers
from .pairs import Codes, Keyed, crowd_pairs, decoded, few_pairs
from .revisions import Seen, revision_of
from .rules import alike, follow_up, link_of, release_of
from .sketches import ALIKE, FOLLOW, RELEASE, REVISED, TEASER, Flags
from .spilled import spilled
from .teasers import surest, teaser_of

Item = Callable[[int], Features]
# Pairs that are looked at together: few, so that the links of the first save work for the others.
_AT_ONCE = 1 << 9
# A record with so many links gets another one only to a record that it is not connected to.
ENOUGH = 12

# Of the links of these relations from one record only the best counts.
_ONE_OF_SEVERAL = frozenset({"teaser_of", "press_release_of"})


def links_of(records: Keyed, first: Numbers, item: Item, seen: Seen | None = None) -> list[Link]:
    """The links of :func:`links_in`, sorted by ids and relation."""
    found = links_in(records, first, item, seen)
    return sorted(found, key=lambda link: (link.source_id, link.target_id, link.relation))


def links_in(
    records: Keyed, first: Numbers, item: Item, seen: Seen | None = None, folder: Path | None = None
) -> Iterator[Link]:
    """The links between copies and between candidates among `records`, as they are found.

    `first` has the number of each record's original, and `item` gives the features of a record by its number. Pairs
    that only a crowd brought together, and pairs with a copy of another record, come last. Such a pair is left out if
    its records are connected already, and so is any pair with a record that has :data:`ENOUGH` links: a thousand near
    copies do not need half a million links. A press release, a teaser or a follow-up is that of the first copy. Where
    `seen` says when records were seen, they may be revisions. Pairs are put in order in `folder`, or among the
    temporary files of the system.
    """
    size = len(first)
    scoring = _Scoring(first, item, seen, Groups(size))
    yield from scoring.copies()
    with spilled(few_pairs(records), size, folder) as few:
        for number in range(few.ranges):
            pairs = _Pairs.of(few.of(number), first)
            yield from scoring.links(pairs.where(~pairs.copied), last=False)
        with spilled(crowd_pairs(records, scoring.groups.tops()), size, folder) as crowds:
            for number in range(crowds.ranges):
                before = few.of(number)
                more = np.setdiff1d(crowds.of(number), before, assume_unique=True)
                pairs = _Pairs.of(np.sort(np.concatenate((more, before[_Pairs.of(before, first).copied]))), first)
                yield from scoring.links(pairs, last=True)
    yield from scoring.best()


def _link(one: Features, other: Features, flags: int) -> Link | None:
    """The link between two records, unless it is a follow-up; `flags` say which rules may find one."""
    return (
        (teaser_of(one, other) if flags & TEASER else None)
        or (release_of(one, other) if flags & RELEASE else None)
        or (alike(one, other) if flags & ALIKE else None)
    )


def _revised(item: Item, seen: Seen | None, one: int, other: int, link: Link | None) -> Link | None:
    """The link that says that one of two records is a revision of the other, instead of `link`."""
    if seen is None or not (seen.first[one] and seen.first[other]):
        return None
    return revision_of(item(one), item(other), link, seen.of(one), seen.of(other))


class _Pairs(NamedTuple):
    """Pairs, what each may be, and whether a record of it is a copy of another one."""

    one: Numbers
    other: Numbers
    flags: Flags
    copied: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, codes: Codes, first: Numbers) -> "_Pairs":
        one, other, flags = decoded(codes)
        return cls(one, other, flags, (first[one] != one) | (first[other] != other))

    def where(self, chosen: npt.NDArray[np.bool_] | slice) -> "_Pairs":
        return _Pairs(self.one[chosen], self.other[chosen], self.flags[chosen], self.copied[chosen])


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


@dataclass(frozen=True, eq=False)
class _Scoring:
    """The scoring of pairs one after the other; links that were found decide which pairs need not be looked at."""

    first: Numbers
    item: Item
    seen: Seen | None
    groups: Groups
    found: _Found = field(default_factory=_Found)

    def copies(self) -> Iterator[Link]:
        """The links between copies and their originals."""
        for copy in np.flatnonzero(self.first != np.arange(len(self.first))).tolist():
            original = int(self.first[copy])
            self.groups.join(original, copy)
            evidence = "same title and text, word for word"
            same = link_of(self.item(original), self.item(copy), "same_text", 1.0, evidence)
            yield _revised(self.item, self.seen, original, copy, same) or same

    def links(self, pairs: _Pairs, *, last: bool) -> Iterator[Link]:
        """The links of `pairs`; of those that come `last` only what connects records, or says more than that."""
        pairs = pairs.where(self.first[pairs.one] != self.first[pairs.other])
        for begin in range(0, len(pairs.one), _AT_ONCE):
            some = self._needed(pairs.where(slice(begin, begin + _AT_ONCE)), last)
            for one, other, flags, copied in zip(*(column.tolist() for column in some), strict=True):
                link = self._scored(one, other, flags, copied, last)
                if link is not None:
                    yield link

    def _needed(self, pairs: _Pairs, last: bool) -> _Pairs:
        """`pairs` without most of those that are to be left out, many at a time."""
        one, other, flags, copied = pairs
        plain = (copied & (flags & REVISED == 0)) | (flags == ALIKE)
        if not last:
            plain &= np.maximum(self.groups.links(one), self.groups.links(other)) >= ENOUGH
        return pairs.where(~(plain & self.groups.all_joined(one, other)))

    def _scored(self, one: int, other: int, flags: int, copied: bool, last: bool) -> Link | None:
        """The link between two records; one of several is kept for :meth:`best`."""
        crowded = last or self.groups.links_of_either(one, other) >= ENOUGH
        joined = crowded and (copied or flags & ~REVISED == ALIKE) and self.groups.joined(one, other)
        if joined and not flags & REVISED:
            return None
        ours, theirs = self.item(one), self.item(other)
        known = _link(ours, theirs, flags)
        revision = _revised(self.item, self.seen, one, other, known) if flags & REVISED else None
        link = revision or known
        if link is not None and link.relation not in _ONE_OF_SEVERAL:
            if link is revision or not joined:
                self.groups.join(one, other)
                return link
        elif not copied:
            self.found.take(ours, theirs, flags, link)
        return None

    def best(self) -> Iterator[Link]:
        """The best links, where a record has only one."""
        return self.found.best()
