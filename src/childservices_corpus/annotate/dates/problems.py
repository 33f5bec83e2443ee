"""Problems that the dating of records finds, for a maintainer to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ...curation.date_evidence import CuratedDate, Refused
from ...models import DateRange, Evidence
from .listings import PageRecords
from .publishers import founded
from .rounds import strength


@dataclass(frozen=True)
class DateProblem:
    """A problem for a maintainer: a record out of order, evidence left out, or a row without its record.

    ``evidence`` is the evidence that was left out. ``row`` is the row without its record; ``namesake`` is the id of a
    record with the title that the row names.
    """

    code: Literal["out-of-order", "contradiction", "no-such-record"]
    record_id: str
    message: str
    evidence: Evidence | None = None
    namesake: str | None = None
    row: CuratedDate | None = None


def missing(refused: Refused) -> DateProblem:
    """A row of the curated table that fits no record."""
    row = refused.row
    place = f"{row.place}: " if row.place else ""
    message = f"{place}date evidence for {row.record_id or row.title!r} ({row.publisher}) is not used: {refused.why}"
    return DateProblem("no-such-record", row.record_id, message, namesake=refused.namesake, row=row)


def astray(page: PageRecords, number: int) -> DateProblem:
    """The record at `number` of a listing, which is out of order."""
    return out_of_order(page.views[number].record.id, number)


def out_of_order(record_id: str, number: int) -> DateProblem:
    """A record that is out of order at `number` of its listing."""
    message = (
        f"place {number} in the listing does not fit the days of its neighbours; the place is not used as evidence"
    )
    return DateProblem("out-of-order", record_id, message)


def contradiction(record_id: str, item: Evidence, kept: Iterable[Evidence]) -> DateProblem:
    """The evidence `item` of a record, left out because an item of `kept`, or the founding, rules it out.

    Of two items of equal strength, the message names both, and why the first was kept.
    """
    publisher = record_id.partition("/")[0]
    begun, reason = founded(publisher), _reason(item)
    if begun is not None and item.latest is not None and item.latest < begun:
        why = f"since {publisher} was founded on {begun}"
        return DateProblem("contradiction", record_id, f"the {item.kind} evidence is left out, {why}: {reason}", item)
    others = [other for other in kept if _apart(item, other) or _apart(other, item)]
    stronger = next(iter(others), None)
    kind = "other" if stronger is None else stronger.kind
    cause = f", {_reason(stronger)}," if stronger is not None and stronger.kind == "document" else ""
    message = f"the {item.kind} evidence is left out, since the stronger {kind} evidence{cause} rules it out: {reason}"
    if stronger is not None and stronger.kind == item.kind and strength(stronger) == strength(item):
        message = (
            f"two pieces of {kind} evidence, equally strong, contradict each other; the one that comes first is kept: "
            f"kept {_days(stronger)}, {_reason(stronger)}; left out {_days(item)}, {reason}"
        )
    return DateProblem("contradiction", record_id, message, item)


def _reason(item: Evidence) -> str:
    reason = item.words or item.source or "evidence"
    if item.kind == "document":
        column = "address" if item.source else "saved"
        return f"{reason} (see the cell {column} in the row of this file in pages.csv)"
    return reason


def _days(item: Evidence) -> str:
    return DateRange(earliest=item.earliest, latest=item.latest).in_words()


def _apart(one: Evidence, other: Evidence) -> bool:
    """True if `one` ends before `other` begins."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
