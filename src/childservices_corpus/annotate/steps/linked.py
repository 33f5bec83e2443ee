"""Links as numbers, some twenty bytes each, and the pairs by which they carry days."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import numpy.typing as npt

from ...arrow.digests import digest
from ...models import Link
from ...models.annotations import Relation
from ..dates.links import ONE_ITEM
from ..dates.taking import Numbers
from ..links.versions import next_to_each_other
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


def as_numbers(gathered: Gathered, found: Iterable[Link], rank: Longs) -> Links:
    """The links that are `found` as numbers; `rank` is the place of each record in the order of ids."""
    sources, targets, relations, scores, evidence = array("q"), array("q"), array("b"), array("d"), array("i")
    number = {relation: at for at, relation in enumerate(RELATIONS)}
    words: dict[str, int] = {}
    for link in found:
        sources.append(digest(link.source_id))
        targets.append(digest(link.target_id))
        relations.append(number[link.relation])
        scores.append(link.score)
        evidence.append(words.setdefault(link.evidence, len(words)))
    source, target = (gathered.records_of(np.array(keys, dtype=np.int64)) for keys in (sources, targets))
    relation = np.array(relations, dtype=np.int8)
    order = np.lexsort((relation, rank[target], rank[source]))
    return Links(
        source[order],
        target[order],
        relation[order],
        np.array(scores, dtype=np.float64)[order],
        np.array(evidence, dtype=np.int32)[order],
        tuple(words),
    )


def in_chains(links: Links) -> Links:
    """`links` without those from a version of an item to one that is not the version just before it."""
    kept = np.ones(len(links), dtype=np.bool_)
    revised = links.relation == RELATIONS.index("revision_of")
    pairs = zip(links.source[revised].tolist(), links.target[revised].tolist(), strict=True)
    kept[revised] = next_to_each_other(list(pairs))
    return replace(
        links,
        source=links.source[kept],
        target=links.target[kept],
        relation=links.relation[kept],
        score=links.score[kept],
        evidence=links.evidence[kept],
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
