"""When each record was issued: a range of days, the reasons for it, and what spoke against.

Evidence comes from the date line, the text, the offices of those named, the page's own latest day, the table of
curated days, linked records and the order of the listing. It is taken up from the strongest to the weakest; what
contradicts stronger evidence is left out and reported. Never a clock, and never a day that nothing supports: a side
without evidence stays open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..models import BASES, Article, Basis, DateRange, Evidence, Statement
from .date_clues import Clue
from .date_curation import CuratedDate, Matched, Refused, match
from .date_findings import Finding, astray, contradiction, missing
from .date_links import linked_evidence
from .date_listing import Days, narrow, order_evidence, order_of
from .date_pages import PageRecords
from .date_phrases import text_clues
from .date_publishers import founded, founding
from .date_roles import role_evidence
from .passages import View

LinkedPair = tuple[str, str, str]
OPEN: Days = (None, None)
# What a page states outweighs what is inferred; the order of the listing yields to all. A day that a text tells of as
# past may have been misread; whose office it contradicts has spoken all the same.
_STRENGTH = {"stated": 0, "curated": 1, "document": 2, "text": 3, "role": 4, "linked": 6, "order": 7}
_TOLD_OF = 5


@dataclass(frozen=True)
class Inference:
    """The range of days of each record, by id, and the findings in the order of the pages."""

    ranges: Mapping[str, DateRange]
    findings: tuple[Finding, ...]


def infer_dates(
    pages: Sequence[PageRecords], curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()
) -> dict[str, DateRange]:
    """The range of days of each record of `pages`, by its id; see :func:`infer` for what spoke against."""
    return dict(infer(pages, curated, linked).ranges)


def infer(
    pages: Sequence[PageRecords], curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()
) -> Inference:
    """The range of days of each record of `pages`, and the findings.

    `curated` are rows of the table of date evidence; `linked` are pairs of records that belong together, each with its
    relation, the referring record first. Takes n log n time; raises on no content.
    """
    return infer_from(gather(pages), curated, linked)


@dataclass(frozen=True)
class Gathered:
    """What pages say of their records by themselves: evidence and clues by record, read once for many inferences."""

    pages: Sequence[PageRecords]
    views: Mapping[str, View]
    evidence: Mapping[str, Sequence[Evidence]]
    clues: Mapping[str, Sequence[Clue]]


def gather(pages: Sequence[PageRecords]) -> Gathered:
    """Read the date lines, offices and phrases of all records of `pages`, and the pages' own latest days."""
    views: dict[str, View] = {}
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for page in pages:
        for view in page.views:
            if page.latest is not None:
                evidence[view.record.id].append(page.latest)
            views.setdefault(view.record.id, view)
    clues: dict[str, list[Clue]] = {}
    for record_id, view in views.items():
        evidence[record_id].extend(_own(view))
        clues[record_id] = list(text_clues(view))
        evidence[record_id].extend(_sure(view, clues[record_id]))
    return Gathered(pages, views, evidence, clues)


def infer_from(gathered: Gathered, curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()) -> Inference:
    """As :func:`infer`, from pages that are read already."""
    return with_links(settle(gathered, curated), linked)


@dataclass(frozen=True)
class _Round:
    """The state after the order of all listings was taken into account once."""

    kept: Mapping[str, tuple[Evidence, ...]]
    days: Mapping[str, Days]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Settled:
    """Dates as far as they are known before links between records are looked at."""

    pages: Sequence[PageRecords]
    evidence: Mapping[str, Sequence[Evidence]]
    refused: Sequence[Refused]
    round: _Round

    @property
    def days(self) -> Mapping[str, Days]:
        """The first and last day of each record, as ordinals."""
        return self.round.days


def matched_rows(gathered: Gathered, curated: Sequence[CuratedDate]) -> Matched:
    """The rows of `curated` by the record they speak of; a record found by its title must agree with the row."""

    def agrees(row: CuratedDate, record_id: str) -> bool:
        days = _ordinals(row.earliest, row.latest)
        own = bounds(consistent(gathered.evidence[record_id])[0])
        return _meets((row.earliest, row.latest), own) and all(
            any(_meets((first, None if clue.below_only else last), days) for first, last in clue.options)
            for clue in gathered.clues[record_id]
        )

    return match(curated, (view.record for view in gathered.views.values()), agrees)


def settle(gathered: Gathered, curated: Sequence[CuratedDate] = ()) -> Settled:
    """Take up all evidence but that of links."""
    pages = gathered.pages
    matched = matched_rows(gathered, curated)
    evidence = {
        record_id: [*(row.evidence for row in matched.rows.get(record_id, ())), *gathered.evidence[record_id]]
        for record_id in gathered.views
    }
    # Clues and links are read in the light of a first round of order; the second takes their bounds up.
    first = _round(pages, evidence)
    for record_id, view in gathered.views.items():
        evidence[record_id].extend(_decided(view, gathered.clues[record_id], first.days[record_id]))
    return Settled(pages, evidence, matched.refused, _round(pages, evidence))


def with_links(settled: Settled, linked: Sequence[LinkedPair] = ()) -> Inference:
    """The ranges when what `linked` records say of each other is taken up too."""
    evidence = {record_id: [*found] for record_id, found in settled.evidence.items()}
    for record_id, item in linked_evidence(linked, settled.round.days):
        evidence[record_id].append(item)
    last = _round(settled.pages, evidence) if linked else settled.round
    findings = [missing(refused) for refused in settled.refused]
    return Inference(_ranges(last), tuple(dict.fromkeys([*findings, *last.findings])))


def _ranges(last: _Round) -> dict[str, DateRange]:
    """The range of each record; where nothing else bounds it from below, its publisher's founding does."""
    found: dict[str, DateRange] = {}
    for record_id, kept in last.kept.items():
        earliest, latest = _ends(kept)
        floor = founding(record_id.partition("/")[0]) if earliest is None else None
        fits = floor is not None and floor.earliest is not None and (latest is None or floor.earliest <= latest)
        found[record_id] = _range((*kept, floor) if floor is not None and fits else kept)
    return found


def _round(pages: Sequence[PageRecords], evidence: Mapping[str, Sequence[Evidence]]) -> _Round:
    """Take up the evidence of each record, then what the order of its listings adds."""
    findings: list[Finding] = []
    own: dict[str, tuple[Evidence, ...]] = {}
    for record_id, found in evidence.items():
        own[record_id], left_out = consistent(found)
        findings.extend(contradiction(record_id, item) for item in left_out)
    own_days = {record_id: bounds(found) for record_id, found in own.items()}
    days = dict(own_days)
    repeated = sum(len(page.views) for page in pages) > len(own)
    if repeated:
        # A record in two listings carries what one says of it over to its neighbours in the other.
        for page in pages:
            narrow(page, days)
    added: dict[str, list[Evidence]] = defaultdict(list)
    for page in pages:
        order = order_of(page, days)
        findings.extend(astray(page, place) for place in sorted(order.astray))
        for record_id, item in order_evidence(page, order, own_days):
            added[record_id].append(item)
    kept, last = dict(own), dict(own_days)
    for record_id, found in own.items():
        if record_id in added:
            kept[record_id], left_out = consistent([*found, *added[record_id]])
            last[record_id] = bounds(kept[record_id])
            findings.extend(contradiction(record_id, item) for item in left_out)
    return _Round(kept, last, tuple(findings))


def _own(view: View) -> Iterable[Evidence]:
    """What the date line and the offices of those named say."""
    record = view.record
    if isinstance(record, Article) and record.published_text is not None and record.published_earliest is not None:
        yield Evidence(
            kind="stated",
            earliest=record.published_earliest,
            latest=record.published_latest,
            words=record.published_text,
        )
    reprinted = isinstance(record, Statement) and record.first_published is not None
    publisher = record.publisher if isinstance(record, Statement) else None
    for passage in view.passages:
        yield from role_evidence(passage, record.document_id, below_only=reprinted, publisher=publisher)


def _sure(view: View, clues: Iterable[Clue]) -> Iterable[Evidence]:
    """Clues with one reading."""
    for clue in clues:
        if len(clue.options) == 1:
            yield clue.evidence(view.record.document_id, *clue.options[0])


def _decided(view: View, clues: Iterable[Clue], days: Days) -> Iterable[Evidence]:
    """Clues with several readings of which exactly one agrees with the days that are left."""
    if days == OPEN:
        return
    lower, upper = days
    if lower is None:
        lower, _ = _ordinals(founded(view.record.publisher), None)
    for clue in clues:
        if len(clue.options) > 1:
            fitting = [option for option in clue.options if _meets(option, (lower, upper))]
            if len(fitting) == 1:
                yield clue.evidence(view.record.document_id, *fitting[0])


def _meets(option: tuple[date | None, date | None], days: Days) -> bool:
    earliest, latest = option
    lower, upper = days
    return (earliest is None or upper is None or earliest.toordinal() <= upper) and (
        latest is None or lower is None or latest.toordinal() >= lower
    )


def consistent(evidence: Sequence[Evidence]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """`evidence` that has a day in common, strongest first, and what contradicts it."""
    kept: list[Evidence] = []
    left_out: list[Evidence] = []
    lower, upper = date.min, date.max
    for item in sorted(evidence, key=_strength):
        earliest, latest = item.earliest, item.latest
        low = lower if earliest is None or earliest < lower else earliest
        high = upper if latest is None or latest > upper else latest
        if low > high:
            left_out.append(item)
        else:
            kept.append(item)
            lower, upper = low, high
    return tuple(kept), tuple(left_out)


def _strength(item: Evidence) -> int:
    return _TOLD_OF if item.kind == "text" and item.latest is None else _STRENGTH[item.kind]


def bounds(evidence: Iterable[Evidence]) -> Days:
    """The days that all of `evidence` allows, as ordinals."""
    return _ordinals(*_ends(evidence))


def _ordinals(earliest: date | None, latest: date | None) -> Days:
    return None if earliest is None else earliest.toordinal(), None if latest is None else latest.toordinal()


def _ends(evidence: Iterable[Evidence]) -> tuple[date | None, date | None]:
    """The first and the last day that all of `evidence` allows."""
    first = last = None
    for item in evidence:
        earliest, latest = item.earliest, item.latest
        if earliest is not None and (first is None or earliest > first):
            first = earliest
        if latest is not None and (last is None or latest < last):
            last = latest
    return first, last


def _range(evidence: tuple[Evidence, ...]) -> DateRange:
    """The range of `evidence`; its basis is the strongest kind among those that set its ends."""
    earliest, latest = _ends(evidence)
    setting = {
        item.kind
        for item in evidence
        if (earliest is not None and item.earliest == earliest) or (latest is not None and item.latest == latest)
    }
    basis: Basis = min(setting, key=BASES.index, default="unknown")
    return DateRange(earliest=earliest, latest=latest, basis=basis, evidence=evidence)
