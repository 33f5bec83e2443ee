"""Links: whether the pairs that readers judged to belong together are found, and the others are not."""

from collections.abc import Iterator, Mapping, Sequence

from ..models import Link
from .fields import Items
from .labels import NO_LINK, KnownPair, Place

FIELD = "links"


def compare(pairs: Sequence[KnownPair], ids: Mapping[Place, str], links: Sequence[Link]) -> Iterator[tuple[str, Items]]:
    """For each pair with both records in `ids`: the id of one record, and whether the link agrees with the readers.

    The relation must agree too. Pairs that a reader has not judged do not count.
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
