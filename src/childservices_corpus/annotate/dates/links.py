"""What a link to another record says of a record's days; how far apart the two may be is in a table by relation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...models import Article, Evidence, Link, Statement
from ...reference import table
from .clues import day_of
from .listing_order import Days

Record = Article | Statement
# Texts less alike than this may be those of two years; line ends and marks alone make two forms of one item differ.
ONE_ITEM = 0.98


def dated_pairs(links: Iterable[Link], records: Mapping[str, Record]) -> list[tuple[str, str, str]]:
    """`links` as pairs of source, target and relation, for dating; `records` by id.

    The same text under two publishers is one story. Under one publisher it is one item in two forms of its page, unless
    one page holds both or one of them is a reprint: then it came again, after any length of time.
    """
    return [_pair(link, records) for link in links]


def _pair(link: Link, records: Mapping[str, Record]) -> tuple[str, str, str]:
    source, target = records[link.source_id], records[link.target_id]
    if link.relation != "same_text":
        return source.id, target.id, link.relation
    reprinted = [_reprinted(source), _reprinted(target)]
    if source.publisher != target.publisher:
        if any(reprinted):
            return (source.id, target.id, "reprint") if reprinted[0] else (target.id, source.id, "reprint")
        return source.id, target.id, "same_story"
    if any(reprinted) or source.document_id == target.document_id or link.score < ONE_ITEM or _stub(source):
        return source.id, target.id, link.relation
    return source.id, target.id, "same_statement" if isinstance(source, Statement) else "same_article"


def _reprinted(record: Record) -> bool:
    return isinstance(record, Statement) and record.first_published is not None


def _stub(record: Record) -> bool:
    return isinstance(record, Statement) and record.stub


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
