"""Which records belong together: the same text, the same story, a reprint, a press release, a follow-up.

Records that share a key are candidates; keys depend on one record alone. Rules then score each pair by the pair alone.
A link marks a pair and never removes a record. The order of the input does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter

import numpy as np

from ...models import Link
from ..language.view import View
from .copies import originals, twins
from .features import Bounds, Features, Record, features
from .judged import Linked
from .keys import keys_of
from .pairs import Keyed
from .revisions import Seen, Sightings
from .score import links_in
from .sketches import sketches_of
from .versions import next_to_each_other

# Records that are made ready at a time: few enough for the processor's cache.
AT_ONCE = 1_000


def find_links(
    records: Iterable[Record | View],
    days: Mapping[str, Bounds] | None = None,
    saved: Mapping[str, date] | None = None,
) -> list[Link]:
    """The links between `records`, sorted by ids and relation.

    The first and last day of a record are the days in `days` under its id; without them, the record's own days. A
    ``same_text`` or ``same_story`` link goes from the lower id to the higher one. A ``reprint``, ``press_release_of``,
    ``teaser_of`` or ``follow_up`` link starts at the record that refers to the other. Of many records with
    one text, each is linked to the record with the lowest id. With `saved`, the days on which documents were saved, by
    their ids, records may be revisions of others; each place of a record is then to be among `records`.
    """
    given = sorted((item.record if isinstance(item, View) else item for item in records), key=_sighting_order)
    ordered: list[Features] = []
    sketches, numbers, keys = [], [], []
    shown = [next(sightings) for _, sightings in groupby(given, key=_id)]
    for start in range(0, len(shown), AT_ONCE):
        items = [features(record, _bounds(record, days)) for record in shown[start : start + AT_ONCE]]
        places, found = keys_of(items)
        sketches.append(sketches_of(items))
        numbers.append(places + np.uint32(start))
        keys.append(found)
        ordered += items
    if not ordered:
        return []
    sketched = np.concatenate(sketches)
    item = ordered.__getitem__
    first = originals(sketched, item)
    keyed = np.concatenate(numbers), np.concatenate(keys)
    seen = _seen(given, saved or {})
    candidates = Keyed(lambda: [keyed], sketched, twins(first, item), None if seen is None else seen.first)
    return [
        Link(
            source_id=shown[link.source].id,
            target_id=shown[link.target].id,
            relation=link.relation,
            score=link.score,
            evidence=link.evidence,
        )
        for link in _in_chains(sorted(links_in(candidates, first, item, seen), key=itemgetter(0, 1, 2)))
    ]


def _in_chains(links: Sequence[Linked]) -> list[Linked]:
    """`links` without those from a version of an item to one that is not the version just before it."""
    revised = [number for number, link in enumerate(links) if link.relation == "revision_of"]
    pairs = [(links[number].source, links[number].target) for number in revised]
    far = {number for number, near in zip(revised, next_to_each_other(pairs), strict=True) if not near}
    return [link for number, link in enumerate(links) if number not in far]


def _seen(given: Sequence[Record], saved: Mapping[str, date]) -> Seen | None:
    """When and where the records of `given`, sorted by ids, were seen, by their number in that order."""
    if not saved:
        return None
    ids = {record_id: number for number, record_id in enumerate(dict.fromkeys(map(_id, given)))}
    pages: dict[str, list[Record]] = defaultdict(list)
    for record in given:
        pages[record.document_id].append(record)
    found: list[list[tuple[int, int, int, int]]] = [[] for _ in ids]
    for number, (document, records) in enumerate(pages.items()):
        day = saved[document].toordinal() if document in saved else 0
        row = [-1, *(ids[record.id] for record in sorted(records, key=attrgetter("position"))), -1]
        for above, one, below in zip(row, row[1:], row[2:], strict=False):
            found[one].append((day, number, above, below))
    of = [_sightings(rows) for rows in found]
    return Seen(np.array([one.days[0] if one.days else 0 for one in of], np.int32), of.__getitem__)


def _sightings(rows: Sequence[tuple[int, int, int, int]]) -> Sightings:
    days, documents, above, below = (frozenset(column) for column in zip(*rows, strict=True))
    return Sightings(tuple(sorted(days - {0})), 0 not in days, documents, above - {-1}, below - {-1})


def _bounds(record: Record, days: Mapping[str, Bounds] | None) -> Bounds:
    return (record.dated.earliest, record.dated.latest) if days is None else days[record.id]


def _id(record: Record) -> str:
    return record.id


def _sighting_order(record: Record) -> tuple[str, str, int]:
    """The order of the readings of one record seen on several pages: the first one is used."""
    return record.id, record.document_id, record.position
