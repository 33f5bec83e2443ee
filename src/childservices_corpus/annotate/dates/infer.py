"""The day each record was issued: a range of days, the evidence for it, and the evidence that was left out.

Evidence comes from the date line, the text, the offices of people named, the announced events, the day of saving and
the address of the page, the table of curated days, linked records and the order of the listing. The strongest evidence
is taken first. Evidence that contradicts stronger evidence is left out and reported. The rules use no clock. A side of
the range without evidence stays open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...curation.date_evidence import CuratedDate, Matched, Refused, match
from ...models import BASES, Basis, DateRange, Evidence, Statement
from ..language.view import View
from .clues import Clue
from .links import linked_evidence
from .listings import PageRecords
from .offices import role_evidence
from .order import DayNumbers
from .phrases import text_clues
from .problems import DateProblem, astray, contradiction, missing
from .publishers import founded, founding
from .rounds import Own, Round, ends, in_order, ordinals, take_up

LinkedPair = tuple[str, str, str]
OPEN: DayNumbers = (None, None)


@dataclass(frozen=True)
class Inference:
    """The range of days of each record, by id, and the problems found, in the order of the pages."""

    ranges: Mapping[str, DateRange]
    findings: tuple[DateProblem, ...]


def infer(
    pages: Sequence[PageRecords], curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()
) -> Inference:
    """The range of days of each record of `pages`, and the problems found.

    `curated` are rows of the table of date evidence. `linked` are pairs of records that belong together, each with its
    relation, the referring record first. Takes n log n time. Never raises because of the content.
    """
    return infer_from(gather(pages), curated, linked)


@dataclass(frozen=True)
class Gathered:
    """The evidence and clues that pages give for their own records, by record; read once for many inferences."""

    pages: Sequence[PageRecords]
    views: Mapping[str, View]
    evidence: Mapping[str, Sequence[Evidence]]
    clues: Mapping[str, Sequence[Clue]]


def gather(pages: Sequence[PageRecords], shown: Mapping[str, tuple[str, int]] | None = None) -> Gathered:
    """Read the date lines, offices and phrases of all records of `pages`, and what is known of each page.

    A record is read at its first place, or at the document and position that `shown` gives for its id.
    """
    elsewhere = shown or {}
    views: dict[str, View] = {}
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for page in pages:
        for view in page.views:
            if page.latest is not None:
                evidence[view.record.id].append(page.latest)
            evidence[view.record.id].extend(page.known)
            if elsewhere.get(view.record.id) == (view.record.document_id, view.record.position):
                views[view.record.id] = view
            views.setdefault(view.record.id, view)
    clues: dict[str, list[Clue]] = {}
    for record_id, view in views.items():
        evidence[record_id].extend(own_evidence(view))
        clues[record_id] = list(text_clues(view))
        evidence[record_id].extend(sure_evidence(view, clues[record_id]))
    return Gathered(pages, views, evidence, clues)


def infer_from(gathered: Gathered, curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()) -> Inference:
    """The same as :func:`infer`, for pages that are already read."""
    return with_links(settle(gathered, curated), linked)


@dataclass(frozen=True)
class Settled:
    """The dates of records before links between records count."""

    pages: Sequence[PageRecords]
    evidence: Mapping[str, Sequence[Evidence]]
    refused: Sequence[Refused]
    own: Mapping[str, Own]
    round: Round

    @property
    def days(self) -> Mapping[str, DayNumbers]:
        """The first and last day of each record, as ordinals."""
        return self.round.days


def matched_rows(gathered: Gathered, curated: Sequence[CuratedDate]) -> Matched:
    """The rows of `curated` by record; a row matched by title must agree with the record's own evidence."""

    def agrees(row: CuratedDate, record_id: str) -> bool:
        days = ordinals(row.earliest, row.latest)
        return _meets(
            (row.earliest, row.latest), take_up(gathered.evidence[record_id], _founded_on(record_id)).days
        ) and all(
            any(_meets((first, None if clue.below_only else last), days) for first, last in clue.options)
            for clue in gathered.clues[record_id]
        )

    return match(curated, (view.record for view in gathered.views.values()), agrees)


def settle(gathered: Gathered, curated: Sequence[CuratedDate] = ()) -> Settled:
    """Take all evidence except that of links."""
    pages = gathered.pages
    matched = matched_rows(gathered, curated)
    evidence: dict[str, Sequence[Evidence]] = {
        record_id: [*(row.evidence for row in matched.rows.get(record_id, ())), *gathered.evidence[record_id]]
        for record_id in gathered.views
    }
    own = {record_id: take_up(found, _founded_on(record_id)) for record_id, found in evidence.items()}
    # A first round of order narrows the days, so that open clues and links can be decided; the next round uses them.
    first = in_order(pages, own)
    decided = (
        (record_id, item)
        for record_id, view in gathered.views.items()
        for item in _decided(view, gathered.clues[record_id], first.days[record_id])
    )
    return _taken_in(Settled(pages, evidence, matched.refused, own, first), decided)


def _taken_in(settled: Settled, items: Iterable[tuple[str, Evidence]]) -> Settled:
    """`settled` with more evidence, each item with its record's id; only records with new evidence are dated again."""
    more: dict[str, list[Evidence]] = defaultdict(list)
    for record_id, item in items:
        more[record_id].append(item)
    if not more:
        return settled
    evidence = {**settled.evidence, **{key: [*settled.evidence[key], *found] for key, found in more.items()}}
    own = {**settled.own, **{key: take_up(evidence[key], _founded_on(key)) for key in more}}
    return Settled(settled.pages, evidence, settled.refused, own, in_order(settled.pages, own))


def with_links(settled: Settled, linked: Sequence[LinkedPair] = ()) -> Inference:
    """The ranges with the evidence that `linked` records give each other."""
    last = _taken_in(settled, linked_evidence(linked, settled.days))
    added = last.round.added
    ranges: dict[str, DateRange] = {}
    findings = [missing(refused) for refused in last.refused]
    for record_id, own in last.own.items():
        findings.extend(contradiction(record_id, item, own.kept) for item in own.left_out)
    findings.extend(astray(page, number) for page, number in last.round.astray)
    for record_id, own in last.own.items():
        kept = own.kept
        if record_id in added:
            items = [(bound.fits, bound.evidence()) for bound in added[record_id]]
            kept += tuple(item for fits, item in items if fits)
            findings.extend(contradiction(record_id, item, kept) for fits, item in items if not fits)
        ranges[record_id] = _range(_founded(record_id, kept))
    return Inference(ranges, tuple(findings))


def _founded_on(record_id: str) -> date | None:
    """The founding of the record's publisher, if it is known."""
    return founded(record_id.partition("/")[0])


def _founded(record_id: str, kept: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """`kept`, and the founding of the record's publisher if nothing in `kept` sets a later first day."""
    earliest, latest = ends(kept)
    floor = founding(record_id.partition("/")[0])
    if floor is None or floor.earliest is None or (latest is not None and latest < floor.earliest):
        return kept
    return kept if earliest is not None and earliest >= floor.earliest else (*kept, floor)


def own_evidence(view: View) -> Iterable[Evidence]:
    """The evidence of the date line and of the offices of people named."""
    record, days = view.record, view.record.dated
    if record.published_text is not None and days.earliest is not None:
        yield Evidence(kind="stated", earliest=days.earliest, latest=days.latest, words=record.published_text)
    reprinted = isinstance(record, Statement) and record.first_published is not None
    publisher = record.publisher if isinstance(record, Statement) else None
    for passage in view.passages:
        yield from role_evidence(passage, record.document_id, below_only=reprinted, publisher=publisher)


def sure_evidence(view: View, clues: Iterable[Clue]) -> Iterable[Evidence]:
    """The evidence of clues with a single range."""
    for clue in clues:
        if len(clue.options) == 1:
            yield clue.evidence(view.record.document_id, *clue.options[0])


def _decided(view: View, clues: Iterable[Clue], days: DayNumbers) -> Iterable[Evidence]:
    """The evidence of clues with several ranges: the one that agrees with `days`, or the first and last day of several.

    "Tuesday 14 July" between 2012 and 2022 is 14 July 2015 or 2020, so the text is not older and not newer than these.
    """
    lower, upper = days
    if lower is None:
        lower, _ = ordinals(founded(view.record.publisher), None)
    if lower is None and upper is None:
        return
    for clue in clues:
        if len(clue.options) > 1:
            fitting = [option for option in clue.options if _meets(option, (lower, upper))]
            if len(fitting) == 1:
                yield clue.evidence(view.record.document_id, *fitting[0])
            elif fitting:
                # On a side that nothing else bounds, the table's own first or last year would be the bound.
                first, last = None if lower is None else fitting[0][0], None if upper is None else fitting[-1][1]
                if first is not None or (last is not None and not clue.below_only):
                    yield clue.evidence(view.record.document_id, first, last)


def _meets(option: tuple[date | None, date | None], days: DayNumbers) -> bool:
    earliest, latest = option
    lower, upper = days
    return (earliest is None or upper is None or earliest.toordinal() <= upper) and (
        latest is None or lower is None or latest.toordinal() >= lower
    )


def _range(evidence: tuple[Evidence, ...]) -> DateRange:
    """The range of `evidence`; its basis is the strongest kind among the items that set its first or last day."""
    earliest, latest = ends(evidence)
    setting: set[Basis] = {
        item.kind
        for item in evidence
        if (earliest is not None and item.earliest == earliest) or (latest is not None and item.latest == latest)
    }
    basis = min(setting, key=BASES.index) if setting else "unknown"
    return DateRange(earliest=earliest, latest=latest, basis=basis, evidence=evidence)
