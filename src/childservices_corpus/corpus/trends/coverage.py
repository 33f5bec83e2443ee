"""What was captured when: the records that each page shows, by period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import from_rows, table_of, to_rows_or
from ...models.wording import counted, some_of
from ...safe.terminal import aligned
from ...storage.column_scan import written_out
from ...storage.readers import Readable
from ..output import Held
from ..query.both import DATED, RECORDS
from ..query.periods import months_of
from .axis import Ranges
from .tally import tally

UNKNOWN = "unknown"
# More gaps than these are counted, and not named.
_GAPS = 6
# More stretches of days than these are counted, and not named.
_SPANS = 4
_NEAR = timedelta(31)
_SCHEMA = pa.schema(
    [
        pa.field("publisher", pa.string()),
        pa.field("document", pa.string()),
        pa.field("saved", pa.date32()),
        pa.field("period", pa.string()),
        pa.field("first_day", pa.date32()),
        pa.field("last_day", pa.date32()),
        pa.field("certain", pa.int64()),
        pa.field("possible", pa.int64()),
        pa.field("captured", pa.bool_()),
    ]
)


@dataclass(frozen=True)
class Captured:
    """One page: how many records it shows, its first and last known day, and the periods between without a record."""

    publisher: str
    document: str
    saved: str
    records: int
    first: str
    last: str
    gaps: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The values as text, for a line."""
        without = f"without a record in {some_of(self.gaps, _GAPS)}" if self.gaps else ""
        days = f"{self.first} to {self.last}"
        return self.publisher, self.document, self.saved, counted(self.records, "records"), days, without


class Coverage(Held):
    """The periods that each page covers: a row for each page and each period from its first to its last known day.

    ``certain`` and ``possible`` count the records that the page shows, as in a trend. ``captured`` is false in a period
    between them without a record. ``saved`` is the day on which the page was saved, null if it is not known.
    """

    _table_name = "coverage"

    def __init__(self, table: pa.Table, pages: tuple[Captured, ...]) -> None:
        self._table = table
        self.pages = pages

    def __str__(self) -> str:
        return "\n".join(aligned([page.cells() for page in self.pages])) if self.pages else "not a page"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ...html import html_table

        heads = ("publisher", "document", "saved", "records", "days", "gaps")
        return html_table(heads, [page.cells() for page in self.pages])


def coverage_of(corpus: Readable, by: str) -> Coverage:
    """What the pages of `corpus` cover, by year, quarter or month; raises :class:`QueryError` for another period."""
    months = months_of(by)
    pages = corpus.reader("documents").take(None, ["id", "name", "publisher", "saved"])
    seen = corpus.reader("sightings").take(None, ["record_id", "document_id"])
    records = corpus.reader(RECORDS)
    page = to_rows_or(pc.index_in(written_out(seen["document_id"]), pages["id"]), -1)
    row = to_rows_or(pc.index_in(written_out(seen["record_id"]), records.column("id")), -1)
    known = (page >= 0) & (row >= 0)
    page, row = page[known], row[known]
    days = records.take(None, [f"{DATED[RECORDS]}_earliest", f"{DATED[RECORDS]}_latest"])
    ranges = Ranges.of(days[0], days[1], months)
    order = np.argsort(page, kind="stable")
    cuts = np.searchsorted(page[order], np.arange(pages.num_rows + 1))
    rows: list[dict[str, Any]] = []
    found: list[Captured] = []
    for about, low, high in zip(pages.to_pylist(), cuts[:-1], cuts[1:], strict=True):
        mine = row[order[low:high]]
        some = _rows(about, ranges.rows(mine), months)
        rows += some
        found.append(_captured(about, days.take(from_rows(mine)), some))
    return Coverage(table_of(rows, _SCHEMA), tuple(found))


def captured_days(corpus: Readable, publishers: Collection[str]) -> tuple[str, ...]:
    """The days that the pages of each of the `publishers` cover, in words: ``adcs 2020-07-01 to 2022-11-02``.

    Stretches of days with less than a month between them are one. Pages whose publisher is unknown are there too.
    """
    days: dict[str, list[tuple[date, date]]] = {}
    for page in coverage_of(corpus, "year").pages:
        if page.first != UNKNOWN and page.publisher in {*publishers, UNKNOWN}:
            span = date.fromisoformat(page.first), date.fromisoformat(page.last)
            days.setdefault(page.publisher, []).append(span)
    return tuple(f"{publisher} {_in_words(_joined(some))}" for publisher, some in sorted(days.items()))


def _joined(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if found and first - found[-1][1] <= _NEAR:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _in_words(spans: list[tuple[date, date]]) -> str:
    more = f" and {len(spans) - _SPANS} more times" if len(spans) > _SPANS else ""
    return ", ".join(f"{first} to {last}" for first, last in spans[:_SPANS]) + more


def _rows(about: dict[str, Any], ranges: Ranges, months: int) -> list[dict[str, Any]]:
    """The periods of one page, from its first to its last known day."""
    axis = ranges.axis(months)
    counts = tally(ranges, np.zeros(len(ranges.first), dtype=np.int64), 1, axis)
    facts = {"publisher": about["publisher"], "document": about["name"], "saved": about["saved"]}
    return [
        {
            **facts,
            **axis.facts(place),
            "certain": int(counts.certain[0, place]),
            "possible": int(counts.possible[0, place]),
            "captured": bool(counts.captured[0, place]),
        }
        for place in range(len(axis))
    ]


def _captured(about: dict[str, Any], days: pa.Table, rows: list[dict[str, Any]]) -> Captured:
    """What a person wants to know first of one page."""
    known = [day for column in days.columns for day in (pc.min(column).as_py(), pc.max(column).as_py()) if day]
    return Captured(
        publisher=about["publisher"] or UNKNOWN,
        document=about["name"],
        saved=f"saved {about['saved'] or UNKNOWN}",
        records=days.num_rows,
        first=str(min(known, default=UNKNOWN)),
        last=str(max(known, default=UNKNOWN)),
        gaps=tuple(row["period"] for row in rows if not row["captured"]),
    )
