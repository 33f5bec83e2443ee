"""Links as numbers, some twenty bytes each, and the pairs by which they carry days."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from ...models.annotations import Relation
from ..dates.links import ONE_ITEM
from ..dates.taking import Numbers
from ..links.judged import Linked
from .gathered import ARTICLE, REPRINTED, STUB, Gathered, Longs

# In the order of their names, as links are sorted.
RELATIONS: tuple[str, ...] = tuple(sorted(get_args(Relation)))


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
    source, target = np.array(sources, dtype=np.int32), np.array(targets, dtype=np.int32)
    relation = np.array(relations, dtype=np.int8)
    order = np.lexsort((relation, target, source))
    return Links(
        by_id[source[order]].astype(np.int32),
        by_id[target[order]].astype(np.int32),
        relation[order],
        np.array(scores, dtype=np.float64)[order],
        np.array(evidence, dtype=np.int32)[order],
        tuple(words),
    )


def dated_pairs(gathered: Gathered, links: Links) -> tuple[Numbers, Numbers, npt.NDArray[np.str_]]:
    """`links` as source, target and relation for dating, by the rules of :mod:`..dates.links`."""
    relation = np.array(RELATIONS)[links.relation].astype("U20")
    same = relation == "same_text"
    (ours, pages, names), (theirs, other_pages, other_names) = (
        _known(gathered, one) for one in (links.source, links.target)
    )
    reprinted = (ours | theirs) & REPRINTED > 0
    foreign = names != other_names
    one_item = ~reprinted & (pages != other_pages) & (links.score >= ONE_ITEM) & (ours & STUB == 0)
    relation[same & foreign & reprinted] = "reprint"
    relation[same & foreign & ~reprinted] = "same_story"
    relation[same & ~foreign & one_item & (ours & ARTICLE > 0)] = "same_article"
    relation[same & ~foreign & one_item & (ours & ARTICLE == 0)] = "same_statement"
    # The reprint refers to the first publication.
    turned = same & foreign & reprinted & (ours & REPRINTED == 0)
    return np.where(turned, links.target, links.source), np.where(turned, links.source, links.target), relation


def _known(gathered: Gathered, records: Numbers) -> tuple[npt.NDArray[np.uint8], Numbers, Numbers]:
    """Flags, number of the document and number of the publisher of `records`."""
    places = gathered.shown[records].astype(np.int64)
    listing = gathered.listing_of(places)
    return gathered.flags[places], gathered.documents[listing], gathered.publishers[listing]
