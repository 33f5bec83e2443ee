"""Rows of the curated table and the records that they are about, found by keys."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...arrow import to_mask, to_rows
from ...arrow.digests import digest
from ...curation.date_evidence import CuratedDate, Matched, match
from ..dates.taking import FAR, Rows, take_up_all
from .alone import title_key
from .gathered import Gathered, Longs, high_of, low_of, ordinals_of


class _Titled(NamedTuple):
    """A record that a curated row may be about."""

    id: str
    publisher: str
    title: str | None


def matched(gathered: Gathered, curated: Sequence[CuratedDate], rows: Rows) -> Matched:
    """The rows of `curated` by record; a row matched by title must agree with the record's own evidence, in `rows`."""
    titles = {title_key(row.publisher, row.title): row.title for row in curated}

    def agrees(row: CuratedDate, record_id: str) -> bool:
        number = gathered.record_of(record_id)
        return number is not None and _agrees(gathered, row, number, rows)

    return match(curated, _asked_for(gathered, curated, titles), agrees)


def curated_rows(gathered: Gathered, curated: Sequence[CuratedDate], found: Matched) -> tuple[Rows, Longs]:
    """The rows of `curated` that were `found` to be about a record, as evidence."""
    place = {id(row): number for number, row in enumerate(curated)}
    used = [
        (number, row)
        for record_id, some in found.rows.items()
        if (number := gathered.record_of(record_id)) is not None
        for row in some
    ]
    rows = Rows(
        np.array([number for number, _ in used], dtype=np.int32),
        np.ones(len(used), dtype=np.int32),
        np.array([low_of(row.earliest) for _, row in used], dtype=np.int32),
        np.array([high_of(row.latest) for _, row in used], dtype=np.int32),
    )
    return rows, np.array([place[id(row)] for _, row in used], dtype=np.int64)


def _asked_for(gathered: Gathered, curated: Sequence[CuratedDate], titles: dict[int, str]) -> list[_Titled]:
    """The records that have the id or the title of a row, in their order."""
    if not curated:
        return []
    wanted = np.fromiter(titles, dtype=np.int64)
    ids = np.array([digest(row.record_id) for row in curated], dtype=np.int64)
    found: dict[int, _Titled] = {}
    for number, share in enumerate(gathered.shares):
        records, offset = share["records"], int(gathered.offsets[number])
        keys, known = to_rows(records["title_key"]), to_mask(records["title_key"].is_valid())
        for place in np.flatnonzero((known & np.isin(keys, wanted)) | np.isin(to_rows(records["key"]), ids)).tolist():
            record_id = records["id"][place].as_py()
            title = titles.get(int(keys[place])) if known[place] else None
            record = int(gathered.places.record[offset + place])
            found.setdefault(record, _Titled(record_id, record_id.partition("/")[0], title))
    return [found[record] for record in sorted(found)]


def _agrees(gathered: Gathered, row: CuratedDate, record: int, rows: Rows) -> bool:
    low, high = low_of(row.earliest), high_of(row.latest)
    own = rows.record == record
    mine = Rows(np.zeros(int(own.sum()), dtype=np.int32), rows.strength[own], rows.low[own], rows.high[own])
    taken = take_up_all(mine, gathered.founded[record : record + 1])
    if low > taken.high[0] or high < taken.low[0]:
        return False
    [(share, _, place)] = gathered.by_share(gathered.shown[record : record + 1].astype(np.int64))
    clues = gathered.shares[share]["clues"]
    for number in np.flatnonzero(to_rows(clues["place"]) == place).tolist():
        clue = clues.slice(number, 1)
        firsts = ordinals_of(clue["firsts"].combine_chunks().flatten(), -int(FAR))
        lasts = ordinals_of(clue["lasts"].combine_chunks().flatten(), int(FAR))
        if clue["below_only"][0].as_py():
            lasts = np.full_like(lasts, FAR)
        if not ((firsts <= high) & (lasts >= low)).any():
            return False
    return True
