"""All measures: annotated pages against gold labels."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..annotate.dates.links import dated_pairs
from ..annotate.dates.listings import listings
from ..annotate.pipeline import Annotated
from ..curation.folder import Curation
from ..models import Article, Parsed, Statement
from . import links
from .cases import by_place, join
from .dates import LEFT_OUT, leave_one_out, left_out, released
from .fields import FIELDS, Items, Outcome, Score
from .labels import GoldLabels
from .metrics import Measure, f1, share
from .quality import ALL, Figure, Quality, figure, in_order

# Precision and recall of topics use different labels, so a mean of the two has no meaning.
_WITHOUT_F1 = frozenset({"topics"})
_PARTLY_RIGHT = frozenset({"responding_to"})
_RECORDS = "records"


@dataclass(frozen=True)
class Measured:
    """The figures, and each disagreement as field, record and words."""

    quality: Quality
    disagreements: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Row:
    """One field of one record, compared."""

    field: str
    publisher: str
    record_id: str
    outcome: Outcome


def measure(parsed: Sequence[Parsed], annotated: Annotated, curation: Curation, labels: GoldLabels) -> Measured | None:
    """Measure the values found in the pages `parsed` against `labels`; ``None`` if none of the records has a label.

    Dates are measured over all records of the pages, against curated days; they need no labels.
    """
    joined = join(parsed, annotated, labels)
    if not joined.cases and not joined.missing:
        return None
    rows = [
        Row(field, case.record.publisher, case.record.id, outcome)
        for field, compare in FIELDS.items()
        for case in joined.cases
        if (outcome := compare(case)) is not None
    ]
    ids = {place: view.record.id for place, view in by_place(parsed).items()}
    rows += [
        Row(links.FIELD, record_id.partition("/")[0], record_id, outcome)
        for record_id, outcome in links.compare(labels.pairs, ids, annotated.links)
    ]
    pages = [page for one in parsed for page in listings(one)]
    found: tuple[Article | Statement, ...] = (*annotated.articles, *annotated.statements)
    records = {record.id: record for record in found}
    ranges = {record_id: record.dated for record_id, record in records.items()}
    hidden = list(leave_one_out(pages, curation.dates, dated_pairs(annotated.links, records)))
    n = len(joined.cases) + len(joined.missing)
    answered = [row.outcome.told == "" for row in rows if row.field == links.FIELD]
    measured = [
        figure(_RECORDS, ALL, "share", share(len(joined.cases), n)),
        figure(links.FIELD, ALL, "share", share(sum(answered), len(answered))),
        *figures(rows),
        *released(pages, ranges),
        *left_out(hidden),
    ]
    told = [(row.field, row.record_id, row.outcome.told) for row in rows if row.outcome.told]
    told += [
        (_RECORDS, document_id, f"there is not a record at position {position}")
        for document_id, position in joined.missing
    ]
    told += [
        (LEFT_OUT, one.record_id, f"known {one.first} to {one.last}, inferred {one.inferred}")
        for one in hidden
        if not one.inside
    ]
    return Measured(Quality(labels.digest, n, in_order(measured)), tuple(told))


def figures(rows: Iterable[Row]) -> Iterator[Figure]:
    """The figures of each field, by publisher and over all."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for row in rows:
        groups[row.field, ALL].append(row.outcome)
        groups[row.field, row.publisher].append(row.outcome)
    for (field, group), outcomes in groups.items():
        scores = [outcome.value for outcome in outcomes if isinstance(outcome, Score)]
        if scores:
            name: Measure = "overlap" if field in _PARTLY_RIGHT else "share"
            yield figure(field, group, name, share(sum(scores), len(scores)))
        else:
            yield from _of_items(field, group, [outcome for outcome in outcomes if isinstance(outcome, Items)])


def _of_items(field: str, group: str, outcomes: Sequence[Items]) -> Iterator[Figure]:
    right = sum(outcome.right for outcome in outcomes)
    extra = sum(outcome.extra for outcome in outcomes)
    met = sum(outcome.met for outcome in outcomes)
    missed = sum(outcome.missed for outcome in outcomes)
    yield figure(field, group, "precision", share(right, right + extra))
    yield figure(field, group, "recall", share(met, met + missed))
    if field not in _WITHOUT_F1:
        yield figure(field, group, "f1", f1(right, extra, missed))
