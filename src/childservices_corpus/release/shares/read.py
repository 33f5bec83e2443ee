"""Reads a share: its dumps as tables, some of them at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ...arrow import table_of
from ...errors import InputError
from ...models import Document, Parsed
from ...parsing.guarded import PageToRead, read_page
from ...parsing.many import read_pages
from ...parsing.pages_read import PagesRead, Part
from ...reading.problems import problem
from ...storage.stored import SOURCES, stored_schema
from ...tables.columns import models_table
from ...text.documents import opened, why_unreadable
from ...text.lines import Ints
from .share import Page, Share

Note = Callable[[str], None]
PROBLEMS = "problems"
# In bytes of dumps. Small pages are read several times as fast together; more of them at a time only need more memory.
TOGETHER = 500_000


@dataclass(frozen=True)
class Lost:
    """A dump that could not be read again: its id, the whole sentence, and the reason alone."""

    document_id: str
    sentence: str
    why: str


@dataclass(frozen=True, eq=False)
class Group:
    """Some dumps of a share: what was read, as objects too on request, and the other rows about them.

    ``ends`` has, for each table, the numbers of the rows at which the rows of a dump end.
    """

    read: PagesRead
    parsed: Sequence[Parsed]
    tables: Mapping[str, pa.Table]
    ends: Mapping[str, Ints]


def read_share(share: Share, note: Note, *, with_objects: bool = False) -> Iterator[Group | Lost]:
    """The dumps of `share`, some at a time, in order.

    The last one is a :class:`Lost` if a dump cannot be read. `note` is called with the name of each dump before it is
    read. If reading ends this process, the share is read again page by page; see :mod:`.reading`.
    """
    some: list[tuple[Page, bytes]] = []
    size = 0
    for page in share.pages:
        if some and (with_objects or size + page.dump.size > TOGETHER):
            yield _group(share, some, with_objects=with_objects)
            some, size = [], 0
        note(page.dump.name)
        try:
            some.append((page, page.dump.read()))
        except InputError as error:
            yield Lost(page.dump.document_id, str(error), why_unreadable(error))
            return
        size += page.dump.size
    if some:
        yield _group(share, some, with_objects=with_objects)


def _group(share: Share, some: Sequence[tuple[Page, bytes]], *, with_objects: bool) -> Group:
    pages = [PageToRead(*opened(data, page.dump.name), page.facts) for page, data in some]
    parsed: list[Parsed] = []
    if with_objects:
        alone = [read_page(page, share.kept, share.failed, with_objects=True) for page in pages]
        parsed = [page.parsed for page in alone if page.parsed is not None]
        read = PagesRead.of([Part.alone(page, number) for number, page in enumerate(alone)], detailed=True)
    else:
        read = read_pages(pages, share.kept, share.failed)
    ends = {name: bounds[1:] for name, bounds in read.bounds.items()}
    tables = {**read.tables, SOURCES: _sources(some, read.documents)}
    ends[SOURCES] = np.arange(1, len(some) + 1)
    if any(page.copies for page, _ in some):
        tables[PROBLEMS], ends[PROBLEMS] = _with_copies([page for page, _ in some], read)
    return Group(read, parsed, tables, ends)


def _sources(some: Sequence[tuple[Page, bytes]], documents: Sequence[Document]) -> pa.Table:
    rows = [
        {
            "document_id": page.dump.document_id,
            "content": data,
            "text": document.text if document.made_by is not None else None,
            "publisher": page.facts.publisher,
            "layout": page.facts.layout,
        }
        for (page, data), document in zip(some, documents, strict=True)
    ]
    return table_of(rows, stored_schema(SOURCES))


def _with_copies(pages: Sequence[Page], read: PagesRead) -> tuple[pa.Table, Ints]:
    """The problems of `pages`, with one for each exact copy behind those of its page, and where they end."""
    found = read.tables[PROBLEMS]
    pieces = []
    for page, document, (low, high) in zip(
        pages, read.documents, zip(read.bounds[PROBLEMS], read.bounds[PROBLEMS][1:], strict=False), strict=True
    ):
        size = len(document.text)
        again = [problem(document, "duplicate-dump", 1, 0, size, excerpt=words) for words in page.copies]
        pieces += [found.slice(low, high - low), models_table(PROBLEMS, again)]
    return pa.concat_tables(pieces), np.cumsum([piece.num_rows for piece in pieces])
