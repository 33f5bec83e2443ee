"""Which records belong together: the same text, the same story, a reprint, a press release, a follow-up.

Records that share a key are candidates; keys depend on one record alone. Rules then score each pair by the pair alone.
A link marks a pair and never removes a record. The order of the input does not matter.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

import numpy as np

from ...models import Link
from ..language.view import View
from .copies import originals, twins
from .features import Bounds, Features, Record, features
from .keys import keys_of
from .pairs import candidate_pairs
from .score import links_of
from .sketches import sketches_of

# Records that are made ready at a time: few enough for the processor's cache.
AT_ONCE = 1_000


def find_links(records: Iterable[Record | View], days: Mapping[str, Bounds] | None = None) -> list[Link]:
    """The links between `records`, sorted by ids and relation.

    The first and last day of a record are the days in `days` under its id; without them, the record's own days. A
    ``same_text`` or ``same_story`` link goes from the lower id to the higher one. A ``reprint``, ``press_release_of``,
    ``teaser_of`` or ``follow_up`` link starts at the record that refers to the other. Of many records with
    one text, each is linked to the record with the lowest id.
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
    return links_of(candidate_pairs([keyed], sketched, twins(first, item)), first, item)


def _bounds(record: Record, days: Mapping[str, Bounds] | None) -> Bounds:
    return (record.dated.earliest, record.dated.latest) if days is None else days[record.id]


def _id(record: Record) -> str:
    return record.id


def _sighting_order(record: Record) -> tuple[str, str, int]:
    """The order of the readings of one record seen on several pages: the first one is used."""
    return record.id, record.document_id, record.position
