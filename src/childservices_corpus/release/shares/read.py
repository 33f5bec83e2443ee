"""Reads a share: its dumps, one after the other, as tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from ...arrow import table_of
from ...errors import InputError
from ...reading.problems import problem
from ...storage.stored import SOURCES, stored_schema
from ...tables.columns import models_table
from ...text.documents import from_bytes, why_unreadable
from ..guard import PageRead, read_page
from .share import Page, Share

Note = Callable[[str], None]
# Rows that do not come from the layouts: the dump itself, and problems about its exact copies.
Beside = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Lost:
    """A dump that could not be read again: its id, the whole sentence, and the reason alone."""

    document_id: str
    sentence: str
    why: str


def read_share(share: Share, note: Note, *, with_objects: bool = False) -> Iterator[tuple[PageRead, Beside] | Lost]:
    """Each page of `share`: what was read, and the rows beside it.

    The last one is a :class:`Lost` if a dump cannot be read. `note` is called with the name of each dump before it is
    read.
    """
    for page in share.pages:
        note(page.dump.name)
        try:
            data = page.dump.read()
        except InputError as error:
            yield Lost(page.dump.document_id, str(error), why_unreadable(error))
            return
        document = page.facts.of(from_bytes(data, page.dump.name))
        read = read_page(document, share.kept, share.failed, page.facts, with_objects=with_objects)
        yield read, {SOURCES: _source(page, data, read), "problems": _copies(page, read)}


def _source(page: Page, data: bytes, read: PageRead) -> pa.Table:
    made = read.document.text if read.document.made_by is not None else None
    content = {"document_id": page.dump.document_id, "content": data, "text": made}
    content |= {"publisher": page.facts.publisher, "layout": page.facts.layout}
    return table_of([content], stored_schema(SOURCES))


def _copies(page: Page, read: PageRead) -> pa.Table:
    """A problem for each exact copy of `page`."""
    document = read.document
    again = [problem(document, "duplicate-dump", 1, 0, len(document.text), excerpt=words) for words in page.copies]
    return models_table("problems", again)
