"""Links: are the pairs found that readers know to belong together, and none of those they know not to?"""

from collections.abc import Iterator, Mapping, Sequence

from ..models import Link
from .fields import Items
from .labels import NO_LINK, KnownPair, Place

FIELD = "links"


def compare(pairs: Sequence[KnownPair], ids: Mapping[Place, str], links: Sequence[Link]) -> Iterator[tuple[str, Items]]:
    """For each pair of which both records are in `ids`: the id of one, and whether the answer is the readers'.

    The relation must be theirs too. Pairs that no reader has settled count neither way.
    """
    found = {frozenset((link.source_id, link.target_id)): link.relation for link in links}
    for pair in pairs:
        if pair.one in ids and pair.other in ids:
            one, other = ids[pair.one], ids[pair.other]
            relation = found.get(frozenset((one, other)), NO_LINK)
            right = relation == pair.relation != NO_LINK
            extra = relation not in (NO_LINK, pair.relation)
            missed = pair.relation not in (NO_LINK, relation)
            told = f"with {other}: found {relation}, labelled {pair.relation}" if extra or missed else ""
            yield one, Items(int(right), int(extra), int(right), int(missed), told)
