"""Whether the rows of a table make sense by themselves: days, evidence, topics, places."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pyarrow as pa

from ..annotate.dates.publishers import founded
from ..reference import table as knowledge
from ..tables.schemas import DATE_PREFIX
from ..text.date_lines import read_date
from .claims import SPEAKING, SPEECH, Corrected
from .stored_rows import StoredTable


def senseless(name: str, table: pa.Table, corrected: Corrected) -> Iterator[str]:
    """A sentence for each row of `table` that cannot be; it has rows of the table called `name`."""
    if name in DATE_PREFIX:
        yield from _days(name, table, corrected)
    if name == "topics":
        known = topics()
        for row in table.select(["record_id", "topic"]).to_pylist():
            if row["topic"] not in known:
                yield f"topics: {row['record_id']}: the topic {row['topic']} does not exist"
    if name == "quotations":
        yield from _speech(table)


def topics() -> frozenset[str]:
    """The topics of the package."""
    return frozenset(knowledge("topics")["topics"])


def _speech(table: pa.Table) -> Iterator[str]:
    """Quotations whose id or basis is that of another kind; releases before 0.3 have neither kinds nor bases."""
    rows = table.select(["id", "kind", "basis", *SPEAKING]).to_pylist()
    for row in rows if any(row["basis"] != "unknown" for row in rows) else ():
        if (row["kind"] == "speech") != (SPEECH in row["id"]):
            yield f"quotations: {row['id']}: the kind {row['kind']} has another id"
        elif (row["basis"] == "unknown") != all(row[one] is None for one in SPEAKING):
            yield f"quotations: {row['id']}: the basis is {row['basis']}, and the speaker {row['speaker'] or 'unknown'}"


def _days(name: str, table: pa.Table, corrected: Corrected) -> Iterator[str]:
    """Records whose days are not those of their date line or of their evidence."""
    prefix = DATE_PREFIX[name]
    low, high, basis, evidence = (f"{prefix}_{part}" for part in ("earliest", "latest", "basis", "evidence"))
    for row in table.select(["id", "published_text", low, high, basis, evidence]).to_pylist():
        if any((row["id"], field) in corrected for field in (low, high, basis)):
            continue
        stated = read_date(row["published_text"]) if row["published_text"] is not None else None
        if stated is not None and not _ruled_out(stated, row["id"].partition("/")[0], row[evidence]):
            if (row[low], row[high], row[basis]) != (stated, stated, "stated"):
                yield f"{name}: {row['id']}: its days are not {stated}, the day of its date line"
        elif why := _unsupported(row[low], row[high], row[basis], row[evidence]):
            yield f"{name}: {row['id']}: {why}"


def _ruled_out(day: date, publisher: str, evidence: list[Mapping[str, Any]]) -> bool:
    """True for a `day` that is not a day of issue: after the page was saved, or before the `publisher` was founded."""
    first = founded(publisher)
    if first is not None and day < first:
        return True
    limits = [one for one in evidence if one["kind"] == "document" and one["start"] is None]
    return any(
        (one["earliest"] is None and one["latest"] is not None and one["latest"] < day)
        or (one["latest"] is None and one["earliest"] is not None and day < one["earliest"])
        for one in limits
    )


def _unsupported(low: date | None, high: date | None, basis: str, evidence: list[Mapping[str, Any]]) -> str:
    """Why the bounds `low` and `high` do not follow from the `evidence`; empty if they do."""
    for side, bound, best in (("earliest", low, max), ("latest", high, min)):
        days = [one[side] for one in evidence if one[side] is not None]
        if bound is not None and days and bound != best(days):
            return f"its {side} day is {bound}, and {best(days)} by its evidence"
        if bound is None and days:
            return f"its {side} day is unknown, and {best(days)} by its evidence"
    if basis == "unknown":
        return "" if low is high is None else "its days have no basis"
    return "" if basis in {one["kind"] for one in evidence} else f"its days are {basis}, without such evidence"


def in_order(stored: StoredTable, codes: Mapping[str, int]) -> bool:
    """True if rows are in the order of the `codes` of their documents, and in each by the second column."""
    last = (-1, -1)
    for group in range(stored.groups):
        columns = [column.to_pylist() for column in stored.group(group).itercolumns()]
        places = columns[1] if len(columns) > 1 else [0] * len(columns[0])
        rows = [last, *((codes.get(one, -1), place) for one, place in zip(columns[0], places, strict=True))]
        if any(other < one for one, other in pairwise(rows)):
            return False
        last = rows[-1]
    return True
