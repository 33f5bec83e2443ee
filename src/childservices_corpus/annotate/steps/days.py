"""The days of all records as numbers: evidence taken up, the order of listings, clues decided, links counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import to_mask, to_rows
from ...reference import table
from ..dates.clues import LAST_DAY
from ..dates.passing import Passed, pass_on
from ..dates.rounds import rank_of
from ..dates.taking import FAR, Numbers, Rows, Taken, joined, take_up_all
from .gathered import Gathered, Longs, ordinals_of
from .linked import DATED, Pairs

# Where a row of evidence comes from. Its ``at`` is a row of the shares' evidence, of the curated table, of the shares'
# clues, or of what links carry.
OWN, CURATED, DECIDED, LINKED = range(4)
_FAR = int(FAR)


class Pieces(NamedTuple):
    """Evidence as rows of numbers, and where each row comes from."""

    rows: Rows
    origin: npt.NDArray[np.int8]
    at: Longs


@dataclass(frozen=True, eq=False)
class Known:
    """All evidence so far, and what follows from it: what is kept, and the days."""

    pieces: Pieces
    taken: Taken
    passed: Passed


@dataclass(frozen=True, eq=False)
class Carried:
    """What the link with another record says of a record's days, a row for each side of each link that carries days.

    ``relation`` is an index of :data:`~.linked.DATED`.
    """

    record: Numbers
    other: Numbers
    relation: npt.NDArray[np.int8]
    low: Numbers
    high: Numbers


def pieces_of(origin: int, rows: Rows, at: Longs) -> Pieces:
    """Evidence from one `origin`."""
    return Pieces(rows, np.full(len(at), origin, dtype=np.int8), at)


def with_more(pieces: Pieces, more: Pieces) -> Pieces:
    """`pieces` and `more`; of equal rank the former count first."""
    origin, at = np.concatenate((pieces.origin, more.origin)), np.concatenate((pieces.at, more.at))
    return Pieces(joined(pieces.rows, more.rows), origin, at)


def known_from(gathered: Gathered, pieces: Pieces) -> Known:
    """Take up the evidence in `pieces`, and pass bounds on along the listings."""
    taken = take_up_all(pieces.rows, gathered.founded)
    return Known(pieces, taken, pass_on(gathered.places, taken.low, taken.high))


def decided(gathered: Gathered, passed: Passed) -> tuple[Rows, Longs]:
    """The evidence of clues with several ranges: the range that agrees with the days, or the ends of several.

    "Tuesday 14 July" between 2012 and 2022 is 14 July 2015 or 2020, so the text is not older and not newer than these.
    """
    found: list[tuple[npt.NDArray[np.int32], ...]] = []
    rows: list[Longs] = []
    before = 0
    for number, share in enumerate(gathered.shares):
        clues = share["clues"]
        if clues.num_rows:
            chosen, *columns = _decided_in(gathered, passed, clues, int(gathered.offsets[number]))
            found.append(tuple(columns))
            rows.append(chosen + before)
        before += clues.num_rows
    if not rows:
        return no_rows()
    record, low, high = (np.concatenate(column) for column in zip(*found, strict=True))
    text, past = rank_of("text", False), rank_of("text", True)
    strength = np.where(high >= FAR, past, text).astype(np.int32)
    return Rows(record, strength, low, high), np.concatenate(rows)


def no_rows() -> tuple[Rows, Longs]:
    """Not a single row of evidence."""
    none = np.zeros(0, dtype=np.int32)
    return Rows(none, none, none, none), np.zeros(0, dtype=np.int64)


def _decided_in(
    gathered: Gathered, passed: Passed, clues: pa.Table, offset: int
) -> tuple[Longs, Numbers, Numbers, Numbers]:
    """The rows of one share's `clues` that the days decide, with their records and the days that they then give."""
    place = to_rows(clues["place"]) + offset
    record = gathered.places.record[place]
    sizes = to_rows(pc.list_value_length(clues["firsts"]))
    lower, upper = passed.low[record], passed.high[record]
    lower = np.where(lower <= -FAR, gathered.founded[record], lower)
    asked = (gathered.shown[record] == place) & (sizes > 1) & ((lower > -FAR) | (upper < FAR))
    clue = np.repeat(np.arange(len(place)), sizes)
    firsts = ordinals_of(pc.list_flatten(clues["firsts"]), -_FAR)
    lasts = ordinals_of(pc.list_flatten(clues["lasts"]), _FAR)
    fitting = np.flatnonzero(asked[clue] & (firsts <= upper[clue]) & (lasts >= lower[clue]))
    chosen, begins, count = np.unique(clue[fitting], return_index=True, return_counts=True)
    single = count == 1
    low, high = firsts[fitting[begins]], lasts[fitting[begins + count - 1]]
    # On a side that nothing else bounds, the table's own first or last year would be the bound.
    low = np.where(single | (lower[chosen] > -FAR), low, -FAR)
    high = np.where(single | (upper[chosen] < FAR), high, FAR)
    high = np.where(to_mask(clues["below_only"])[chosen], FAR, high)
    used = single | (low > -FAR) | (high < FAR)
    return chosen[used], record[chosen][used], low[used], high[used]


def carried(pairs: Iterable[Pairs], passed: Passed) -> Carried:
    """What `pairs` of records, source and target with their relation, say of each other's days.

    A relation that is not in ``reference/date_links.toml`` says nothing.
    """
    none = np.zeros(0, np.int32)
    nothing = Carried(none, none, none.astype(np.int8), none, none)
    some = [nothing, *(_carried(*one, passed) for one in pairs)]
    names = ("record", "other", "relation", "low", "high")
    return Carried(*(np.concatenate([getattr(one, name) for one in some]) for name in names))


def _carried(source: Numbers, target: Numbers, relations: npt.NDArray[np.int8], passed: Passed) -> Carried:
    # Each pair says something of its source, and then of its target.
    record, other = (np.column_stack(sides).ravel() for sides in ((source, target), (target, source)))
    relation, of_target = np.repeat(relations, 2), np.arange(len(record)) % 2 == 1
    low, high = np.full(len(record), -FAR), np.full(len(record), FAR)
    for name, rule in table("date_links").items():
        before, after = rule.get("days_before"), rule.get("days_after")
        for turned, (back, on) in ((False, (before, after)), (True, (after, before))):
            mine = np.flatnonzero((relation == DATED.index(name)) & (of_target == turned) & (record != other))
            if rule.get("only_undated"):
                mine = mine[passed.low[record[mine]] != passed.high[record[mine]]]
            if back is not None:
                low[mine] = _moved(passed.low[other[mine]], -back)
            if on is not None:
                high[mine] = _moved(passed.high[other[mine]], on)
    used = (low > -FAR) | (high < FAR)
    return Carried(record[used], other[used], relation[used], low[used], high[used])


def _moved(days: Numbers, by: int) -> Numbers:
    """`days` moved by some days, inside the calendar; an open side stays open."""
    return np.where(np.abs(days) >= FAR, days, np.clip(days + np.int32(by), 1, LAST_DAY)).astype(np.int32)


def carried_rows(carried: Carried) -> tuple[Rows, Longs]:
    """The evidence that links carry, as rows."""
    strength = np.full(len(carried.record), rank_of("linked", False), dtype=np.int32)
    return Rows(carried.record, strength, carried.low, carried.high), np.arange(len(strength), dtype=np.int64)
