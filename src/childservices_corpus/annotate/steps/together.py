"""The second step: what follows from all records together, worked out on numbers.

Texts are read for pairs of records that may be linked, and not for others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from ...collector import collector_paused
from ...curation.corrections import Correction
from ...curation.folder import Curation
from ..dates.once import passed_once
from ..dates.problems import DateProblem, missing
from .curated import curated_rows, matched
from .days import CURATED, DECIDED, LINKED, OWN, carried, carried_rows, decided, known_from, pieces_of, with_more
from .decisions import decisions_of
from .found import Found
from .gathered import gathered, own_rows
from .linked import dated_pairs, in_chains
from .linking import find_links
from .schemas import Tables
from .sighted import pages_once


class Together:
    """What follows from all records together.

    ``missing`` are the rows of the curated table that fit no record, as problems in the order of the table.
    ``corrected`` are the corrections by hand of records that are here, ``elsewhere`` those of other records.
    """

    def __init__(self, found: Found, corrections: Sequence[Correction]) -> None:
        self._found = found
        self.missing: tuple[DateProblem, ...] = tuple(map(missing, found.refused))
        here = {item.record for item in corrections if found.gathered.record_of(item.record) is not None}
        self.corrected = tuple(item for item in corrections if item.record in here)
        self.elsewhere = tuple(item for item in corrections if item.record not in here)

    def decisions(self, share: int) -> dict[str, pa.Table]:
        """What is decided for the records that the share with this number writes, as tables for :func:`.finished`."""
        with collector_paused():
            return decisions_of(self._found, share)


def together(
    shares: Sequence[Tables],
    curation: Curation,
    shown: Mapping[str, tuple[str, int]] | None = None,
    folder: Path | None = None,
) -> Together:
    """Decide on what needs more than one record: days, links, and which reading of a record is written.

    `shares` are the tables of :func:`.alone`, in the order of the build; the order decides where a record is met first.
    `shown` gives, by record id, the document and position of a record that is to be read at another place than its
    first one. A table is asked for when it is needed and is not kept. `folder` is for files that are needed meanwhile;
    without it they are among the temporary files of the system.
    """
    with collector_paused():
        everything = gathered(shares, shown or {})
        own, at = pages_once(everything, *own_rows(everything))
        rows = matched(everything, curation.dates, own)
        given = curated_rows(everything, curation.dates, rows)
        pieces = with_more(pieces_of(CURATED, *given), pieces_of(OWN, own, at))
        # A first round of order narrows the days, so that open clues and links can be decided; the next one uses them.
        # Only the evidence is kept from round to round.
        known = known_from(everything, pieces)
        more = pieces_of(DECIDED, *decided(everything, known.passed))
        if len(more.at):
            pieces = with_more(pieces, more)
            del known
            known = known_from(everything, pieces)
        links = find_links(everything, known.passed, folder)
        # All versions of an item share their days, those too that only other versions link.
        by_links = carried(dated_pairs(everything, links), known.passed)
        links = in_chains(links)
        more = pieces_of(LINKED, *carried_rows(by_links))
        if len(more.at):
            pieces = with_more(pieces, more)
            del known
            known = known_from(everything, pieces)
        known = replace(known, passed=passed_once(everything.places, known.passed))
        return Together(Found(everything, known, by_links, links, curation.dates, rows.refused), curation.corrections)
