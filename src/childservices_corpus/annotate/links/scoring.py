"""The rules applied to one pair after the other; links that were found decide which pairs need not be looked at."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .features import Features
from .groups import Groups
from .judged import Judged, Linked
from .keys import Numbers
from .pairs import Codes, decoded
from .revisions import Seen, revision_of
from .rules import alike, follow_up, release_of
from .sketches import ALIKE, FOLLOW, RELEASE, REVISED, TEASER, Flags
from .teasers import surest, teaser_of

Item = Callable[[int], Features]
# Pairs that are looked at together: few, so that the links of the first save work for the others.
_AT_ONCE = 1 << 9
# A record with so many links gets another one only to a record that it is not connected to. Measured on dumps reworded
# by the hundred: with 8 and with 12 the same records are connected and have a day; 8 takes four fifths of the time.
ENOUGH = 8

# Of the links of these relations from one record only the best counts.
_ONE_OF_SEVERAL = frozenset({"teaser_of", "press_release_of"})


class Pairs(NamedTuple):
    """Pairs, what each may be, and whether a record of it is a copy of another one."""

    one: Numbers
    other: Numbers
    flags: Flags
    copied: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, codes: Codes, first: Numbers) -> "Pairs":
        """The pairs with these `codes`; `first` has the number of each record's original."""
        one, other, flags = decoded(codes)
        return cls(one, other, flags, (first[one] != one) | (first[other] != other))

    def where(self, chosen: npt.NDArray[np.bool_] | slice) -> "Pairs":
        """The `chosen` pairs."""
        return Pairs(self.one[chosen], self.other[chosen], self.flags[chosen], self.copied[chosen])


@dataclass
class _Best:
    """Of several press releases, teasers or follow-ups of one record only the best counts in the end."""

    releases: dict[int, list[Linked]] = field(default_factory=lambda: defaultdict(list))
    teasers: dict[int, list[Linked]] = field(default_factory=lambda: defaultdict(list))
    follows: dict[int, list[tuple[int, Linked]]] = field(default_factory=lambda: defaultdict(list))

    def links(self) -> Iterator[Linked]:
        """The links that count: the surest teaser, the best press release, the reply that comes next."""
        yield from (min(some, key=lambda link: (-link.score, link.target)) for some in self.releases.values())
        yield from (min(some, key=lambda item: (item[0], item[1].target))[1] for some in self.follows.values())
        yield from chain.from_iterable(map(surest, self.teasers.values()))


@dataclass(frozen=True, eq=False)
class Scoring:
    """The links so far.

    ``first`` has the number of each record's original, and ``item`` gives the features of a record by its number.
    """

    first: Numbers
    item: Item
    seen: Seen | None
    groups: Groups
    _best: _Best = field(default_factory=_Best)

    def copies(self) -> Iterator[Linked]:
        """The links between copies and their originals."""
        for copy in np.flatnonzero(self.first != np.arange(len(self.first))).tolist():
            original = int(self.first[copy])
            self.groups.join(original, copy)
            evidence = "same title and text, word for word"
            same = Judged(self.item(original), self.item(copy), "same_text", 1.0, evidence)
            yield self._numbered(self._revised(original, copy, same) or same, original, copy)

    def links(self, pairs: Pairs, *, last: bool) -> Iterator[Linked]:
        """The links of `pairs`; of those that come `last` only what connects records, or says more than that."""
        pairs = pairs.where(self.first[pairs.one] != self.first[pairs.other])
        for begin in range(0, len(pairs.one), _AT_ONCE):
            some = self._needed(pairs.where(slice(begin, begin + _AT_ONCE)), last)
            for one, other, flags, copied in zip(*(column.tolist() for column in some), strict=True):
                crowded = last or self.groups.links_of_either(one, other) >= ENOUGH
                joined = crowded and (copied or flags & ~REVISED == ALIKE) and self.groups.joined(one, other)
                if joined and not flags & REVISED:
                    continue
                link = self._scored(one, other, flags, copied, joined)
                if link is not None:
                    self.groups.join(one, other)
                    yield link

    def best(self) -> Iterator[Linked]:
        """The best links, where a record has only one."""
        return self._best.links()

    def _needed(self, pairs: Pairs, last: bool) -> Pairs:
        """`pairs` without most of those that are to be left out, many at a time."""
        one, other, flags, copied = pairs
        plain = (copied & (flags & REVISED == 0)) | (flags == ALIKE)
        if not last:
            plain &= np.maximum(self.groups.links(one), self.groups.links(other)) >= ENOUGH
        return pairs.where(~(plain & self.groups.all_joined(one, other)))

    def _scored(self, one: int, other: int, flags: int, copied: bool, joined: bool) -> Linked | None:
        """The link between two records, unless it is one of several; `joined` if only a revision is asked for."""
        ours, theirs = self.item(one), self.item(other)
        known = _judged(ours, theirs, flags)
        revision = self._revised(one, other, known) if flags & REVISED else None
        judged = revision or known
        if judged is not None and judged.relation not in _ONE_OF_SEVERAL:
            return None if joined and revision is None else self._numbered(judged, one, other)
        if not copied:
            self._take(judged, one, other, flags)
        return None

    def _take(self, judged: Judged | None, one: int, other: int, flags: int) -> None:
        """Take over a link that may not be the best, or without one the follow-up of the two records."""
        if judged is not None:
            link = self._numbered(judged, one, other)
            known = self._best.teasers if link.relation == "teaser_of" else self._best.releases
            known[link.source].append(link)
        elif flags & FOLLOW and (followed := follow_up(self.item(one), self.item(other))) is not None:
            link = self._numbered(followed, one, other)
            self._best.follows[link.source].append((followed.target.told.position, link))

    def _revised(self, one: int, other: int, judged: Judged | None) -> Judged | None:
        """What says that one of two records is a revision of the other, instead of `judged`."""
        if self.seen is None or not (self.seen.first[one] and self.seen.first[other]):
            return None
        return revision_of(self.item(one), self.item(other), judged, self.seen.of(one), self.seen.of(other))

    def _numbered(self, judged: Judged, one: int, other: int) -> Linked:
        """`judged` with the numbers of its two records."""
        turned = judged.source is not self.item(one)
        return Linked(other, one, *judged[2:]) if turned else Linked(one, other, *judged[2:])


def _judged(one: Features, other: Features, flags: int) -> Judged | None:
    """What two records are, unless one follows up the other; `flags` say which rules may find something."""
    return (
        (teaser_of(one, other) if flags & TEASER else None)
        or (release_of(one, other) if flags & RELEASE else None)
        or (alike(one, other) if flags & ALIKE else None)
    )
