"""Reads one page so that it never stops the others: an unexpected failure becomes a problem of that page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..layouts.scan import Scan, scan, unread
from ..models import Document, Parsed
from ..reading.page import Reading, read
from ..reference.entries import in_one_line
from ..text.page_facts import NOTHING, PageFacts
from .tables import PageTables, tables_of

Made = TypeVar("Made")


class PageToRead(NamedTuple):
    """A document to read, its text in UTF-8 if the caller has it, and what is known of it."""

    document: Document
    utf8: bytes | None = None
    facts: PageFacts = NOTHING


@dataclass(frozen=True, eq=False)
class PageRead:
    """A page as columns and as tables and, on request, as objects."""

    reading: Reading
    tables: PageTables
    parsed: Parsed | None = None

    @property
    def document(self) -> Document:
        """The document."""
        return self.reading.scan.document


def read_page(
    page: PageToRead,
    kept: Mapping[str, str],
    failed: Mapping[str, str],
    *,
    detailed: bool = True,
    with_objects: bool = False,
) -> PageRead:
    """The page `page`, read.

    `kept` is the same as in :func:`~childservices_corpus.reading.page.read`. `failed` gives the reason for documents
    that failed before, by id. If reading raises an error, or failed before, all text is unrecognised and a problem
    gives the reason.
    """
    return read_scan(scanned(page, failed), kept, detailed=detailed, with_objects=with_objects)


def read_scan(found: Scan, kept: Mapping[str, str], *, detailed: bool = True, with_objects: bool = False) -> PageRead:
    """The page of the scan `found`, read; if that fails, without records and with a problem that says why."""

    def all_of(scan: Scan) -> PageRead:
        reading = read(scan, kept)
        return PageRead(reading, tables_of(reading, detailed=detailed), _parsed(reading) if with_objects else None)

    return _or_unread(lambda: all_of(found), lambda words: all_of(unread(found.document, words)))


def scanned(page: PageToRead, failed: Mapping[str, str]) -> Scan:
    """The scan of `page`; if that fails, or failed before, one without records that says why."""
    document, facts = page.facts.of(page.document), page.facts
    words = failed.get(document.id)
    if words is not None:
        return unread(document, words)
    return _or_unread(
        lambda: scan(document, facts.layout, page.utf8, facts.publisher), lambda words: unread(document, words)
    )


def _or_unread(make: Callable[[], Made], without: Callable[[str], Made]) -> Made:
    """What `make` gives; what `without` gives for the reason if it fails."""
    try:
        return make()
    # Any fault that this package or a layout of another package did not foresee.
    except Exception as error:
        words = in_one_line(error)
    return without(words)


def _parsed(reading: Reading) -> Parsed:
    # Imported here, because tables do not need the models of single records.
    from .objects import parsed_of

    return parsed_of(reading)
