"""The evidence that a link gives for a record's days; a table says how far apart two linked records may be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...models import Article, Evidence, Link, Statement
from ...reference import table
from .clues import day_of
from .order import DayNumbers

Record = Article | Statement
# Less similar texts may be of two years; line ends and marks alone make two forms of one item differ.
ONE_ITEM = 0.98


def dated_pairs(links: Iterable[Link], records: Mapping[str, Record]) -> list[tuple[str, str, str]]:
    """`links` as pairs of source, target and relation, for dating; `records` by id.

    The same text from two publishers is one story. The same text from one publisher is one item in two forms of its
    page. The exceptions are two records on one page, and a reprint: then the text came again, after any length of time.
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


def linked_evidence(
    linked: Sequence[tuple[str, str, str]], days: Mapping[str, DayNumbers]
) -> Iterator[tuple[str, Evidence]]:
    """Evidence for both records of each pair (source, target, relation): the days of one bound the days of the other.

    `days` are ordinals. A pair gives nothing if its relation is not in ``reference/date_links.toml``, or if a record is
    not in `days`.
    """
    for source, target, relation in linked:
        rule = table("date_links").get(relation)
        if rule is None or source not in days or target not in days or source == target:
            continue
        before, after = rule.get("days_before"), rule.get("days_after")
        both = ((source, target, before, after), (target, source, after, before))
        for one, other, low, high in both:
            if not (rule.get("only_undated") and _is_one_day(days[one])):
                yield from _carried(one, days[other], low, high, other, relation)


def _is_one_day(days: DayNumbers) -> bool:
    return days[0] is not None and days[0] == days[1]


def _carried(
    record_id: str, other: DayNumbers, before: int | None, after: int | None, name: str, relation: str
) -> Iterator[tuple[str, Evidence]]:
    """Evidence for `record_id`, issued from `before` days before to `after` days after the record called `name`."""
    lower, upper = other
    earliest = None if lower is None or before is None else day_of(lower - before)
    latest = None if upper is None or after is None else day_of(upper + after)
    if earliest is not None or latest is not None:
        yield record_id, Evidence(kind="linked", earliest=earliest, latest=latest, source=f"{relation}:{name}")
