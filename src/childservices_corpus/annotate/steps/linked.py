"""Links as numbers, some twenty bytes each, and the pairs by which they carry days."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import numpy.typing as npt

from ...models.annotations import Relation
from ..dates.links import ONE_ITEM
from ..dates.taking import Numbers
from ..links.judged import Linked
from ..links.versions import next_to_each_other
from .gathered import ARTICLE, REPRINTED, STUB, Gathered, Longs

# In the order of their names, as links are sorted.
RELATIONS: tuple[str, ...] = tuple(sorted(get_args(Relation)))
# By these relations links carry days; the first of them are those of the links.
DATED = (*RELATIONS, "same_article", "same_statement")
# Links that are looked at together: a bound of memory.
_AT_ONCE = 1 << 18
Pairs = tuple[Numbers, Numbers, npt.NDArray[np.int8]]


@dataclass(frozen=True, eq=False)
class Links:
    """Links, sorted by ids and relation: numbers of source and target, relation, score, and evidence.

    ``relation`` is an index of :data:`RELATIONS`, ``evidence`` one of ``words``, which many links share.
    """

    source: Numbers
    target: Numbers
    relation: npt.NDArray[np.int8]
    score: npt.NDArray[np.float64]
    evidence: Numbers
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.source)

    def pieces(self) -> Iterator["Links"]:
        """The same links, some at a time."""
        for begin in range(0, len(self), _AT_ONCE):
            yield self.at(slice(begin, begin + _AT_ONCE))

    def at(self, chosen: Longs | slice) -> "Links":
        """The `chosen` links."""
        ends = self.source[chosen], self.target[chosen]
        return Links(*ends, self.relation[chosen], self.score[chosen], self.evidence[chosen], self.words)


def in_columns(found: Iterable[Linked], by_id: Longs) -> Links:
    """The links that are `found` as columns; `by_id` are the records in the order of ids, by which links name them."""
    sources, targets, relations, scores, evidence = array("i"), array("i"), array("b"), array("d"), array("i")
    number = {relation: at for at, relation in enumerate(RELATIONS)}
    words: dict[str, int] = {}
    for link in found:
        sources.append(link.source)
        targets.append(link.target)
        relations.append(number[link.relation])
        scores.append(link.score)
        evidence.append(words.setdefault(link.evidence, len(words)))
    # Not a copy of what was collected, which is longest here.
    source, target = np.asarray(sources), np.asarray(targets)
    links = Links(source, target, np.asarray(relations), np.asarray(scores), np.asarray(evidence), tuple(words))
    links = links.at(np.lexsort((links.relation, target, source)))
    records = by_id.astype(np.int32)
    return replace(links, source=records[links.source], target=records[links.target])


def in_chains(links: Links) -> Links:
    """`links` without those from a version of an item to one that is not the version just before it."""
    kept = np.ones(len(links), dtype=np.bool_)
    revised = links.relation == RELATIONS.index("revision_of")
    pairs = zip(links.source[revised].tolist(), links.target[revised].tolist(), strict=True)
    kept[revised] = next_to_each_other(list(pairs))
    return links.at(np.flatnonzero(kept))


def dated_pairs(gathered: Gathered, links: Links) -> Iterator[Pairs]:
    """`links` as source, target and relation for dating, some at a time, by the rules of :mod:`..dates.links`.

    A relation is an index of :data:`DATED`.
    """
    for some in links.pieces():
        yield _dated(gathered, some)


def _dated(gathered: Gathered, links: Links) -> Pairs:
    relation = links.relation.copy()
    same = relation == DATED.index("same_text")
    (ours, pages, names), (theirs, other_pages, other_names) = (
        _known(gathered, one) for one in (links.source, links.target)
    )
    reprinted = (ours | theirs) & REPRINTED > 0
    foreign = names != other_names
    one_item = ~reprinted & (pages != other_pages) & (links.score >= ONE_ITEM) & (ours & STUB == 0)
    relation[same & foreign & reprinted] = DATED.index("reprint")
    relation[same & foreign & ~reprinted] = DATED.index("same_story")
    relation[same & ~foreign & one_item & (ours & ARTICLE > 0)] = DATED.index("same_article")
    relation[same & ~foreign & one_item & (ours & ARTICLE == 0)] = DATED.index("same_statement")
    # The reprint refers to the first publication.
    turned = same & foreign & reprinted & (ours & REPRINTED == 0)
    return np.where(turned, links.target, links.source), np.where(turned, links.source, links.target), relation


def _known(gathered: Gathered, records: Numbers) -> tuple[npt.NDArray[np.uint8], Numbers, Numbers]:
    """Flags, number of the document and number of the publisher of `records`."""
    places = gathered.shown[records].astype(np.int64)
    listing = gathered.listing_of(places)
    return gathered.flags[places], gathered.documents[listing], gathered.publishers[listing]
