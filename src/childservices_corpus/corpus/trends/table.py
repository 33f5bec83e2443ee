"""The table of a trend, to print, to draw and to take out."""

from typing import Any

import pyarrow as pa

from ...models.wording import counted
from ...safe.terminal import aligned
from ..output import Held

UNKNOWN = "unknown"
NOT_CAPTURED = "not captured"


class Trend(Held):
    """Counts of records by period: a row for each period and value of the column that the records are split by.

    ``certain`` counts the records whose possible days all lie in the period, ``possible`` those with at least one such
    day. ``of_certain`` and ``of_possible`` count all records among which is counted. ``share`` is certain over
    of_certain; ``share_low`` and ``share_high`` are the least and the greatest share that the ranges of days allow,
    which is not the error of a sample. Where ``captured`` is false, not one of all these records is dated to the
    period, or not one of the publisher, document or type that is asked for: pages that would show them were not saved,
    so the counts are null and not 0.
    """

    _table_name = "trend"

    def __init__(
        self, table: pa.Table, split: str | None, undated: tuple[int, int], notes: tuple[str, ...] = ()
    ) -> None:
        self._table = table
        self.split = split
        # Records without any known day: of those that are counted, and of those among which.
        self.undated = undated
        self.notes = notes

    def plot(self) -> Any:
        """The counts as an Altair chart: sure ones as bars, possible ones above them. Needs the extra `plot`."""
        from ...plot.trends import trend_chart

        return trend_chart(self._table.to_pylist(), self.split, self.undated_words)

    @property
    def undated_words(self) -> str:
        """How many records are without a date, as a sentence; empty if each has one."""
        mine, every = self.undated
        return (
            f"{mine:,} of {counted(every, 'records')} without a date, which are in none of the periods" if every else ""
        )

    def _lines(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        heads = ("period", *([self.split] if self.split else []), "certain", "possible", "of", "share")
        rows = []
        for row in self._table.to_pylist():
            value = [UNKNOWN if row[self.split] is None else str(row[self.split])] if self.split else []
            rows.append((row["period"], *value, *_cells(row)))
        return heads, rows

    def __str__(self) -> str:
        heads, rows = self._lines()
        return "\n".join([*aligned([heads, *rows]), *filter(None, [self.undated_words, *self.notes])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ...html import html_table

        return html_table(*self._lines(), "; ".join(filter(None, [self.undated_words, *self.notes])))


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str]:
    if not row["captured"]:
        return NOT_CAPTURED, "", "", ""
    of = _from_to(f"{row['of_certain']:,}", f"{row['of_possible']:,}")
    if row["share_low"] is None:
        return f"{row['certain']:,}", f"{row['possible']:,}", of, ""
    share = _from_to(f"{row['share_low']:.0%}", f"{row['share_high']:.0%}")
    return f"{row['certain']:,}", f"{row['possible']:,}", of, share


def _from_to(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
