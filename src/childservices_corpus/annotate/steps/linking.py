"""The links between the records of all shares, and the pairs by which they carry days."""

from collections.abc import Iterator, Sequence

import numpy as np

from ...models import Article, Link, Statement
from ..dates.clues import day_of
from ..dates.links import Dated, dated_relation
from ..dates.passing import Passed
from ..dates.taking import FAR
from ..links.features import Bounds
from ..links.find import find_links
from .gathered import ARTICLE, REPRINTED, STUB, Gathered
from .views import records_at

Record = Article | Statement


def links_of(gathered: Gathered, passed: Passed) -> list[tuple[int, int, Link]]:
    """The links between all records, whose days are those of `passed`, sorted by ids and relation.

    Each comes with the numbers of its records.
    """
    days: dict[str, Bounds] = {}
    records: list[Record] = []
    number: dict[str, int] = {}
    for share, which, own in gathered.by_share(gathered.shown.astype(np.int64)):
        some = records_at(gathered.shares[share], own)
        records += some
        for one, record in zip(some, which.tolist(), strict=True):
            number[one.id], days[one.id] = record, _bounds(passed, record)
    return [(number[link.source_id], number[link.target_id], link) for link in find_links(records, days)]


def _bounds(passed: Passed, record: int) -> Bounds:
    low, high = int(passed.low[record]), int(passed.high[record])
    return None if low <= -FAR else day_of(low), None if high >= FAR else day_of(high)


def dated_pairs(gathered: Gathered, links: Sequence[tuple[int, int, Link]]) -> Iterator[tuple[int, int, str]]:
    """`links`, each with the numbers of its records, as pairs of source, target and relation for dating."""
    sources = _dated(gathered, [(source, link.source_id) for source, _, link in links])
    targets = _dated(gathered, [(target, link.target_id) for _, target, link in links])
    for (source, target, link), one, other in zip(links, sources, targets, strict=True):
        turned, relation = dated_relation(link.relation, link.score, one, other)
        yield (target, source, relation) if turned else (source, target, relation)


def _dated(gathered: Gathered, records: Sequence[tuple[int, str]]) -> Iterator[Dated]:
    """What decides on dating of `records`, given as numbers and ids."""
    places = gathered.shown[np.array([number for number, _ in records], dtype=np.int64)].astype(np.int64)
    flags, documents = gathered.flags[places].tolist(), gathered.documents_of(places)
    for (_, record_id), has, (document_id, _) in zip(records, flags, documents, strict=True):
        publisher = record_id.partition("/")[0]
        yield Dated(publisher, document_id, not has & ARTICLE, bool(has & REPRINTED), bool(has & STUB))
