"""One dump read so that it never stops the others: what fails on it unexpectedly becomes a problem of its own page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ..annotate.pipeline import Annotated
from ..annotate.pipeline import annotate as run_annotators
from ..curation.folder import Curation
from ..errors import CurationError
from ..layouts.scan import scan, unread
from ..models import Document, Parsed
from ..parsing.objects import parsed_of
from ..parsing.tables import tables_of
from ..reading.page import Reading, read
from ..reading.problems import Place
from ..reference.entries import in_one_line


@dataclass(frozen=True, eq=False)
class PageRead:
    """A dump as tables and, where they were asked for, as objects."""

    reading: Reading
    tables: Mapping[str, pa.Table]
    parsed: Parsed | None

    @property
    def document(self) -> Document:
        """The document."""
        return self.reading.scan.document

    def place_of(self, position: int) -> Place:
        """Where the record at `position` begins: the line of its title."""
        found = self.reading.scan
        first = int(found.owned[np.searchsorted(found.record[found.owned], position)])
        bounds = (int(found.value_start[first]), int(found.value_stop[first]))
        return Place(self.document.name, self.document.id, first + 1, *bounds)


def read_page(
    document: Document, kept: Mapping[str, str], failed: Mapping[str, str], *, with_objects: bool = False
) -> PageRead:
    """The page `document`, read.

    `kept` is as in :func:`~childservices_corpus.reading.page.read`. Where reading raises, and where the dump is one of
    those that `failed` before, by id and with what happened, its whole text is unrecognised and a problem tells why.
    """
    words = failed.get(document.id)
    if words is None:
        try:
            return _all_of(read(scan(document), kept), with_objects)
        # Whatever it is that this package or a layout of another one did not foresee.
        except Exception as error:
            words = in_one_line(error)
    return _all_of(read(unread(document, words)), with_objects)


def _all_of(reading: Reading, with_objects: bool) -> PageRead:
    return PageRead(reading, tables_of(reading), parsed_of(reading) if with_objects else None)


def annotated_or_failed(
    pages: Sequence[Parsed], curation: Curation, shown: Mapping[str, tuple[str, int]], failed: Mapping[str, str]
) -> Annotated | dict[str, str]:
    """The records of `pages`, annotated; or, where that raises, the pages on which it does, with what happened.

    Pages that `failed` before are not looked at again.

    Raises :class:`CurationError` for a correction that does not fit, and whatever else no page raises by itself.
    """
    try:
        return run_annotators(pages, curation, shown)
    except CurationError:
        raise
    except Exception:
        pages = [page for page in pages if page.document.id not in failed]
        found = {page.document.id: words for page in pages if (words := _failure(page))}
        if not found:
            raise
        return found


def _failure(page: Parsed) -> str:
    """What happens when the page is annotated by itself; nothing where all is well."""
    try:
        run_annotators([page])
    except Exception as error:
        return in_one_line(error)
    return ""
