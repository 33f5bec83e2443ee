"""Which records belong together: the same text, the same story, a reprint, a press release, a follow-up.

Candidate pairs share a rare word, a title or an occasion. Rules then score each pair by the pair alone. A link marks a
pair and never removes a record. The order of the input does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, groupby, pairwise

from ...models import Article, Link
from ..language.view import View
from .features import Bounds, Features, Record, features
from .rules import REPLIES, alike, follow_up, link_of, release_of, weighty
from .teasers import surest, teaser_of

# A key shared by more records than this says nothing; the bound keeps the number of pairs linear.
CROWD = 50
RARE_TERMS = 8
# Fewer words than any teaser has.
OPENING_WORDS = 6
FEWEST_RARE = 2


def find_links(records: Iterable[Record | View], days: Mapping[str, Bounds] | None = None) -> list[Link]:
    """The links between `records`, sorted by ids and relation.

    The first and last day of a record are the days in `days` under its id; without them, the record's own days. A
    ``same_text`` or ``same_story`` link goes from the lower id to the higher one. A ``reprint``, ``press_release_of``,
    ``teaser_of`` or ``follow_up`` link starts at the record that refers to the other. Of many records with
    one text, each is linked to the record with the lowest id.
    """
    given = sorted((item.record if isinstance(item, View) else item for item in records), key=_sighting_order)
    ordered = []
    for record_id, sightings in groupby(given, key=_id):
        record = next(sightings)
        bounds = (record.dated.earliest, record.dated.latest) if days is None else days[record_id]
        ordered.append(features(record, bounds))
    links, distinct = _copies(ordered)
    releases: dict[str, Link] = {}
    teasers: dict[str, list[Link]] = defaultdict(list)
    follows: dict[str, list[tuple[Features, Link]]] = defaultdict(list)
    for one, other in _candidates(distinct):
        link = teaser_of(one, other) or release_of(one, other) or alike(one, other)
        if link is not None and link.relation == "teaser_of":
            teasers[link.source_id].append(link)
        elif link is None:
            followed = follow_up(one, other)
            if followed is not None:
                follows[followed[1].source_id].append(followed)
        elif link.relation == "press_release_of":
            best = releases.get(link.source_id)
            if best is None or (-link.score, link.target_id) < (-best.score, best.target_id):
                releases[link.source_id] = link
        else:
            links.append(link)
    links += releases.values()
    links += chain.from_iterable(map(surest, teasers.values()))
    links += [
        min(found, key=lambda item: (item[0].record.position, item[1].target_id))[1] for found in follows.values()
    ]
    return sorted(links, key=lambda link: (link.source_id, link.target_id, link.relation))


def _id(record: Record) -> str:
    return record.id


def _sighting_order(record: Record) -> tuple[str, str, int]:
    """The order of the readings of one record seen on several pages: the first one is used."""
    return record.id, record.document_id, record.position


def _copies(ordered: list[Features]) -> tuple[list[Link], list[Features]]:
    """Links between records with the same title and text, and the first record of each such group."""
    links = []
    distinct = []
    first: dict[str, dict[str, Features]] = defaultdict(dict)
    titles = Counter(item.title for item in ordered)
    for item in ordered:
        if titles[item.title] > 1 and weighty(item):
            original = first[item.title].setdefault(item.whole, item)
            if original is not item:
                links.append(link_of(original, item, "same_text", 1.0, "same title and text, word for word"))
                continue
        distinct.append(item)
    return links, distinct


def _candidates(items: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Pairs of `items` that share a key, each pair once, in the order of `items`."""
    spread = Counter(chain.from_iterable(item.terms for item in items))
    firm: dict[str, list[int]] = defaultdict(list)
    loose: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for key in _firm_keys(item):
            firm[key].append(number)
        for term in _rare_terms(item, spread):
            loose[term].append(number)
    pairs = set(_pairs(firm.values()))
    pairs.update([pair for pair, count in Counter(_pairs(loose.values())).items() if count >= FEWEST_RARE])
    for one, other in sorted(pairs):
        yield items[one], items[other]


def _pairs(groups: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(combinations(group, 2) for group in groups if len(group) <= CROWD)


def _firm_keys(item: Features) -> set[str]:
    """Keys that pair candidates when shared: the title, its subject, two words of it, a person with an occasion.

    An article also has its first words: a teaser and its article begin alike.
    """
    keys = {f"|{item.title}", f"||{' '.join(item.subject)}"} if item.title else set()
    if isinstance(item.record, Article):
        keys.add(f"|||{' '.join(item.opening.split()[:OPENING_WORDS])}")
    if item.kind in REPLIES:
        keys.update(" ".join(sorted(pair)) for pair in pairwise(item.subject))
    if item.kind in {"press_release", "speech"}:
        keys.update(f"{occasion}|{name}" for occasion in item.occasions for name in item.names)
    return keys


def _rare_terms(item: Features, spread: Counter[str]) -> list[str]:
    """The rarest words of the title and the beginning that another record has too."""
    shared_by = sorted([(count, term) for term in item.terms if 2 <= (count := spread[term]) <= CROWD])
    return [term for _, term in shared_by[:RARE_TERMS]]
