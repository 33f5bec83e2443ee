"""The links that the rules find in candidate pairs: first in pairs of few records, then in crowds."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .groups import Groups
from .judged import Linked
from .keys import Numbers
from .pairs import Keyed, crowd_pairs, few_pairs
from .revisions import Seen
from .scoring import Item, Pairs, Scoring
from .spilled import spilled


def links_in(
    records: Keyed, first: Numbers, item: Item, seen: Seen | None = None, folder: Path | None = None
) -> Iterator[Linked]:
    """The links between copies and between candidates among `records`, as they are found.

    `first` has the number of each record's original, and `item` gives the features of a record by its number. Pairs
    that only a crowd brought together, and pairs with a copy of another record, come last. Such a pair is left out if
    its records are connected already, and so is any pair with a record that has :data:`~.scoring.ENOUGH` links: a
    thousand near copies do not need half a million links. A press release, a teaser or a follow-up is that of the first
    copy. Where `seen` says when records were seen, they may be revisions. Pairs are put in order in `folder`, or among
    the temporary files of the system.
    """
    size = len(first)
    scoring = Scoring(first, item, seen, Groups(size))
    yield from scoring.copies()
    with spilled(few_pairs(records), size, folder) as few:
        for number in range(few.ranges):
            pairs = Pairs.of(few.of(number), first)
            yield from scoring.links(pairs.where(~pairs.copied), last=False)
        with spilled(crowd_pairs(records, scoring.groups.tops()), size, folder) as crowds:
            for number in range(crowds.ranges):
                before = few.of(number)
                copied = before[Pairs.of(before, first).copied]
                more = np.setdiff1d(crowds.of(number), before, assume_unique=True)
                yield from scoring.links(Pairs.of(np.sort(np.concatenate((more, copied))), first), last=True)
    yield from scoring.best()
