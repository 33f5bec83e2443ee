"""All that was found of all records, and where a finding about a record is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ...curation.date_evidence import CuratedDate, Refused
from ..dates.taking import Numbers
from .days import Carried, Known
from .gathered import Gathered, Longs
from .linked import Links

Row = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Found:
    """All that was found of all records."""

    gathered: Gathered
    known: Known
    carried: Carried
    links: Links
    curated: Sequence[CuratedDate]
    refused: Sequence[Refused]

    @cached_property
    def row_begins(self) -> Longs:
        """The first row of evidence of each record, in the order in which it was taken up, and the number of rows."""
        record = self.known.pieces.rows.record[self.known.taken.order]
        return np.searchsorted(record, np.arange(self.gathered.records + 1))

    @cached_property
    def by_record(self) -> tuple[Longs, Longs]:
        """The places, record by record, and the first of each record in them."""
        record = self.gathered.places.record
        order = np.argsort(record, kind="stable")
        return order, np.searchsorted(record[order], np.arange(self.gathered.records + 1))

    @cached_property
    def clue_begins(self) -> Longs:
        """The first clue of each share, counted over the shares."""
        return np.cumsum([0, *(share["clues"].num_rows for share in self.gathered.shares)])

    @cached_property
    def link_shares(self) -> Numbers:
        """The share that writes each link: that of its source."""
        of_record = self.gathered.share_of(self.gathered.shown).astype(np.int32)
        return of_record[self.links.source]


def heads_of(found: Found, records: Longs) -> list[Row | None]:
    """Where findings about `records` are shown: the title of each or its first words, where the record is met first."""
    gathered = found.gathered
    places = gathered.first[records].astype(np.int64)
    columns = [gathered.values("records", name, places) for name in ("head_line", "head_start", "head_end")]
    documents = gathered.documents_of(places)
    return [
        None if start is None else (name, document_id, line, start, end)
        for (document_id, name), line, start, end in zip(documents, *columns, strict=True)
    ]
