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
    for share, which, own in gathered.by_share(gathered.shown):
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
    for source, target, link in links:
        turned, relation = dated_relation(
            link.relation, link.score, _dated(gathered, source, link.source_id), _dated(gathered, target, link.target_id)
        )
        yield (target, source, relation) if turned else (source, target, relation)


def _dated(gathered: Gathered, record: int, record_id: str) -> Dated:
    place = int(gathered.shown[record])
    flags = int(gathered.flags[place])
    share, _ = gathered.share_of(place)
    listing = int(gathered.listing_of(np.array([place]))[0] - gathered.listings[share])
    document = gathered.shares[share]["listings"]["document_id"][listing].as_py()
    return Dated(
        record_id.partition("/")[0], document, not flags & ARTICLE, bool(flags & REPRINTED), bool(flags & STUB)
    )
