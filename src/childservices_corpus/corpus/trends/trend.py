"""Works out a trend: how many records there are in each period, with what is not known of their dates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ...arrow import Rows, table_of
from ...storage.readers import Reader
from ..query.both import DATED
from ..query.periods import months_of
from .axis import Ranges
from .splits import has_several, split_by
from .table import Trend
from .tally import Tally, tally

_TYPES = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), date: pa.date32()}
_COUNTS = ("certain", "possible", "of_certain", "of_possible")
# Conditions that say where records come from; other pages do not show what was captured there.
SOURCE = ("publisher", "document", "type")
_SHARES = ("share", "share_low", "share_high")


@dataclass(frozen=True)
class Question:
    """What a trend is asked for: the rows that are counted, `among` which rows, by which period and which column.

    The rows are those of the table `table`, and those that are counted are among the others. `shown` are the rows
    among them that say what was captured.
    """

    reader: Reader
    table: str
    counted: Rows
    among: Rows
    shown: Rows
    by: str
    split: str | None = None
    start: str | date | None = None
    end: str | date | None = None


def trend_of(question: Question, notes: tuple[str, ...] = ()) -> Trend:
    """The answer to `question`.

    A column with one value a record splits the records among which is counted too, so that a share is among the records
    of that value; a column with several values does not.
    """
    reader, table, months = question.reader, question.table, months_of(question.by)
    days = reader.take(question.among, [f"{DATED[table]}_earliest", f"{DATED[table]}_latest"])
    among = Ranges.of(days[0], days[1], months)
    counted, shown = _places(question, question.counted), _places(question, question.shown)
    mine = among.rows(counted)
    axis = among.axis(months, question.start, question.end)
    several = has_several(table, question.split)
    every = split_by(reader, table, question.among, None if several else question.split)
    if several:
        split = split_by(reader, table, question.counted, question.split)
        counts = tally(mine.rows(split.record), split.group, len(split.values), axis)
    else:
        split = every
        counts = tally(mine, split.group[counted], len(split.values), axis)
    of = tally(among, every.group, len(every.values), axis)
    captured = _captured(of, tally(among.rows(shown), every.group[shown], len(every.values), axis))
    name = [question.split] if question.split else []
    rows = [
        {
            **axis.facts(place),
            **dict.fromkeys(name, value),
            **(_counts(counts, of, number, place) if captured[_row(captured, number), place] else {"captured": False}),
        }
        for place in range(len(axis))
        for number, value in enumerate(split.values)
    ]
    undated = (_undated(mine), _undated(among))
    return Trend(table_of(rows, _schema(question.split, split.values)), question.split, undated, notes)


def _places(question: Question, rows: Rows) -> Rows:
    """The places of `rows` in the rows among which is counted."""
    if len(question.among) == question.reader.rows and bool(np.all(np.diff(question.among) == 1)):
        return rows
    order = np.argsort(question.among, kind="stable")
    return order[np.searchsorted(question.among, rows, sorter=order)]


def _captured(of: Tally, shown: Tally) -> npt.NDArray[np.bool_]:
    """Where something was captured; a group without a row that says so has those of all its rows."""
    return np.where(shown.captured.any(axis=1, keepdims=True), shown.captured, of.captured)


def _row(groups: npt.NDArray[Any], number: int) -> int:
    """The row of a value in counts that are by value, or for all values together."""
    return number if len(groups) > 1 else 0


def _counts(counts: Tally, of: Tally, number: int, place: int) -> dict[str, Any]:
    """The counts of one value in one period in which something was captured."""
    among = _row(of.captured, number)
    certain, possible = int(counts.certain[number, place]), int(counts.possible[number, place])
    of_certain, of_possible = int(of.certain[among, place]), int(of.possible[among, place])
    # Others that are possibly there make the share small, and others that are surely there keep it from being large.
    others = of_possible - possible
    least = _share(certain, certain + others, 1.0 if possible else None)
    greatest = _share(possible, possible + of_certain - certain, 0.0 if others else None)
    return {
        "captured": True,
        **dict(zip(_COUNTS, (certain, possible, of_certain, of_possible), strict=True)),
        **dict(zip(_SHARES, (_share(certain, of_certain, None), least, greatest), strict=True)),
    }


def _share(part: int, whole: int, of_nothing: float | None) -> float | None:
    return part / whole if whole else of_nothing


def _undated(ranges: Ranges) -> int:
    return int(np.sum(~ranges.begun & ~ranges.ended))


def _schema(split: str | None, values: tuple[Any, ...]) -> pa.Schema:
    kind = next((_TYPES[type(value)] for value in values if value is not None), pa.string())
    fields = [
        pa.field("period", pa.string()),
        *([pa.field(split, kind)] if split else []),
        pa.field("first_day", pa.date32()),
        pa.field("last_day", pa.date32()),
        *(pa.field(name, pa.int64()) for name in _COUNTS),
        *(pa.field(name, pa.float64()) for name in _SHARES),
        pa.field("captured", pa.bool_()),
    ]
    return pa.schema(fields)
