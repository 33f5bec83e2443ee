"""Evidence that a share does not have itself, in full: of curated rows, decided clues, links and pages elsewhere."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from ...arrow import from_rows
from ..dates.clues import day_of
from ..dates.taking import FAR
from .days import CURATED, DECIDED, LINKED, OWN
from .found import Found, Row
from .gathered import Longs
from .linked import DATED
from .schemas import EVIDENCE


def added_rows(found: Found, share: int, rows: Longs) -> list[Row]:
    """The evidence in the `rows` of numbers, for records that the share with this number writes."""
    added: dict[int, Row] = {}
    origins = found.known.pieces.origin[rows]
    for origin, read in ((CURATED, _curated), (LINKED, _linked), (OWN, _elsewhere)):
        which = np.flatnonzero(origins == origin)
        added |= zip(which.tolist(), read(found, rows[which]), strict=True)
    which = np.flatnonzero(origins == DECIDED)
    added |= zip(which.tolist(), _decided(found, share, rows[which]), strict=True)
    return [added[number] for number in range(len(rows))]


def _days(found: Found, rows: Longs) -> Iterator[tuple[date | None, date | None]]:
    low, high = found.known.pieces.rows.low[rows], found.known.pieces.rows.high[rows]
    for first, last in zip(low.tolist(), high.tolist(), strict=True):
        yield None if first <= -FAR else day_of(first), None if last >= FAR else day_of(last)


def _curated(found: Found, rows: Longs) -> Iterator[Row]:
    for at in found.known.pieces.at[rows].tolist():
        item = found.curated[at].evidence
        yield "curated", item.earliest, item.latest, None, None, None, None, item.source, None, None


def _linked(found: Found, rows: Longs) -> Iterator[Row]:
    at = found.known.pieces.at[rows]
    others = found.gathered.shown[found.carried.other[at]].astype(np.int64)
    names = found.gathered.values("records", "id", others)
    for relation, name, days in zip(found.carried.relation[at].tolist(), names, _days(found, rows), strict=True):
        yield "linked", *days, None, None, None, None, f"{DATED[relation]}:{name}", None, None


def _decided(found: Found, share: int, rows: Longs) -> Iterator[Row]:
    """The evidence of clues, which are in the share of the reading that is shown."""
    if not len(rows):
        return
    clues = found.gathered.shares[share]["clues"].take(
        from_rows(found.known.pieces.at[rows] - found.clue_begins[share])
    )
    columns = [clues[name].to_pylist() for name in ("place", "words", "start", "line")]
    documents = found.gathered.documents_of(np.array(columns[0], dtype=np.int64) + found.gathered.offsets[share])
    for _, words, start, line, days, (document_id, name) in zip(*columns, _days(found, rows), documents, strict=True):
        yield "text", *days, words, document_id, start, start + len(words), None, name, line


def _elsewhere(found: Found, rows: Longs) -> Iterator[Row]:
    """What is known of pages in other shares that have the record too."""
    gathered, at = found.gathered, found.known.pieces.at[rows]
    shares = np.searchsorted(gathered.evidence, at, side="right") - 1
    added: dict[int, Row] = {}
    for share in np.unique(shares).tolist():
        which = np.flatnonzero(shares == share)
        tables = gathered.shares[share]
        some = tables["evidence"].take(from_rows(at[which] - gathered.evidence[share]))
        names = tables["listings"]["name"].take(some["listing"]).to_pylist()
        columns = [some[name].to_pylist() for name, _ in EVIDENCE]
        added |= zip(which.tolist(), zip(*columns, names, some["line"].to_pylist(), strict=True), strict=True)
    yield from (added[number] for number in range(len(rows)))
