"""Reads one dump so that it never stops the others: an unexpected failure becomes a problem of that page."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ..layouts.scan import scan, unread
from ..models import Document, Parsed
from ..parsing.objects import parsed_of
from ..parsing.tables import tables_of
from ..reading.page import Reading, read
from ..reference.entries import in_one_line
from ..text.lines import Ints
from ..text.page_facts import NOTHING, PageFacts


@dataclass(frozen=True, eq=False)
class PageRead:
    """A dump as tables and, on request, as objects."""

    reading: Reading
    tables: Mapping[str, pa.Table]
    parsed: Parsed | None

    @property
    def document(self) -> Document:
        """The document."""
        return self.reading.scan.document

    def places(self, positions: Ints) -> tuple[Ints, Ints, Ints]:
        """For each of the records at `positions`: the number of its first line, and where the value there is."""
        found = self.reading.scan
        first = found.owned[np.searchsorted(found.record[found.owned], positions)]
        written = found.lines.written
        return first + 1, written.own_starts(found.value_start[first]), written.own_stops(found.value_stop[first])


def read_page(
    document: Document,
    kept: Mapping[str, str],
    failed: Mapping[str, str],
    facts: PageFacts = NOTHING,
    *,
    with_objects: bool = False,
) -> PageRead:
    """The page `document`, read, with the publisher and the layout that `facts` give.

    `kept` is the same as in :func:`~childservices_corpus.reading.page.read`. `failed` gives the reason for documents
    that failed before, by id. If reading raises an error, or failed before, all text is unrecognised and a problem
    gives the reason.
    """
    words = failed.get(document.id)
    if words is None:
        try:
            return _all_of(read(scan(document, facts.layout, publisher=facts.publisher), kept), with_objects)
        # Any fault that this package or a layout of another package did not foresee.
        except Exception as error:
            words = in_one_line(error)
    return _all_of(read(unread(document, words)), with_objects)


def _all_of(reading: Reading, with_objects: bool) -> PageRead:
    return PageRead(reading, tables_of(reading), parsed_of(reading) if with_objects else None)
