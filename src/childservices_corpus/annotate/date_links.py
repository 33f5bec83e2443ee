"""What a link to another record says of a record's days; how far apart the two may be is in a table by relation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..models import Evidence, Link
from ..reference import table
from .date_clues import day_of

Days = tuple[int | None, int | None]


def dated_pairs(links: Iterable[Link]) -> list[tuple[str, str, str]]:
    """`links` as pairs of source, target and relation, for dating.

    The same text under two publishers is one story; under one publisher it may come again after any length of time.
    """
    return [(link.source_id, link.target_id, "same_story" if _one_story(link) else link.relation) for link in links]


def _one_story(link: Link) -> bool:
    return link.relation == "same_text" and link.source_id.partition("/")[0] != link.target_id.partition("/")[0]


def linked_evidence(linked: Sequence[tuple[str, str, str]], days: Mapping[str, Days]) -> Iterator[tuple[str, Evidence]]:
    """For each pair (source, target, relation) what the days of one say of the other, by the id of that other.

    `days` are ordinals. Pairs of a relation without an entry in ``reference/date_links.toml``, or with a record that is
    not in `days`, say nothing.
    """
    for source, target, relation in linked:
        rule = table("date_links").get(relation)
        if rule is None or source not in days or target not in days or source == target:
            continue
        before, after = rule.get("days_before"), rule.get("days_after")
        yield from _carried(source, days[target], before, after, target, relation)
        yield from _carried(target, days[source], after, before, source, relation)


def _carried(
    record_id: str, other: Days, before: int | None, after: int | None, name: str, relation: str
) -> Iterator[tuple[str, Evidence]]:
    """Evidence for `record_id`, issued at most `before` days before and `after` days after the record called `name`."""
    lower, upper = other
    earliest = None if lower is None or before is None else day_of(lower - before)
    latest = None if upper is None or after is None else day_of(upper + after)
    if earliest is not None or latest is not None:
        yield record_id, Evidence(kind="linked", earliest=earliest, latest=latest, source=f"{relation}:{name}")
