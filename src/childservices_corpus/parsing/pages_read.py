"""What was read from several pages: their rows in one set of tables, page after page, in the order of the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ..arrow.dictionaries import own_dictionaries
from ..models import Document
from ..reading.page import Reading, first_lines, unread_text
from ..tables.columns import no_rows
from ..text.lines import Flags, Ints
from .guarded import PageRead
from .tables import PageTables, makers

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True, eq=False)
class Part:
    """Some pages that were read as one: their ascending `numbers`, their tables, and the bounds of the rows of each.

    ``first_lines`` and ``unread`` are the same as in :class:`PagesRead`.
    """

    numbers: Sequence[int]
    documents: Sequence[Document]
    tables: Tables
    bounds: Mapping[str, Ints]
    first_lines: Ints
    unread: Flags

    @classmethod
    def of(cls, numbers: Sequence[int], reading: Reading, tables: Tables, bounds: Mapping[str, Ints]) -> "Part":
        """The pages of `reading`."""
        return cls(numbers, reading.sources.documents, tables, bounds, first_lines(reading), unread_text(reading))

    @classmethod
    def alone(cls, page: PageRead, number: int) -> "Part":
        """The one page `page`."""
        bounds = {name: np.array([0, table.num_rows]) for name, table in page.tables.items()}
        return cls.of([number], page.reading, page.tables, bounds)


@dataclass(frozen=True, eq=False)
class PagesRead:
    """The rows of several pages: ``tables`` has the rows of all, page after page, in the order of ``documents``.

    In the table ``name``, the rows of page ``n`` are those from ``bounds[name][n]`` up to ``bounds[name][n + 1]``.
    ``first_lines`` has three rows with one entry a record: the number of its first line in its page, and where the
    value there starts and ends. ``unread`` has one entry a page: whether some of its text is unrecognised.
    """

    documents: tuple[Document, ...]
    tables: Tables
    bounds: Mapping[str, Ints]
    first_lines: Ints
    unread: Flags

    @classmethod
    def of(cls, parts: Sequence[Part], *, detailed: bool) -> "PagesRead":
        """The pages of all `parts`."""
        if len(parts) == 1:
            [one] = parts
            return cls(tuple(one.documents), one.tables, one.bounds, one.first_lines, one.unread)
        where = {number: (part, at) for part in parts for at, number in enumerate(part.numbers)}
        order = [where[number] for number in range(len(where))]
        tables, bounds = {}, {}
        for name in makers(detailed=detailed):
            tables[name], bounds[name] = _in_order(name, parts, order)
        lines = [part.first_lines[:, slice(*part.bounds["sightings"][at : at + 2])] for part, at in order]
        return cls(
            tuple(part.documents[at] for part, at in order),
            tables,
            bounds,
            np.concatenate([np.zeros((3, 0), dtype=np.int64), *lines], axis=1),
            np.array([part.unread[at] for part, at in order], dtype=np.bool_),
        )

    def page(self, number: int) -> PageTables:
        """The tables of one page."""
        rows = {name: self.bounds[name][number : number + 2].tolist() for name in self.tables}
        cut = {name: table.slice(rows[name][0], rows[name][1] - rows[name][0]) for name, table in self.tables.items()}
        return PageTables(self.documents[number], cut)


def _in_order(name: str, parts: Sequence[Part], order: Sequence[tuple[Part, int]]) -> tuple[pa.Table, Ints]:
    """The rows of the table `name` of the pages in `order`, and their bounds."""
    if not parts:
        return no_rows(name), np.zeros(1, dtype=np.int64)
    # All pages get one dictionary: every page of a part has the dictionary of the part.
    whole = own_dictionaries(pa.concat_tables([part.tables[name] for part in parts]))
    lows = np.cumsum([0, *(part.tables[name].num_rows for part in parts)]).tolist()
    first = {id(part): low for part, low in zip(parts, lows, strict=False)}
    edges = [(first[id(part)] + part.bounds[name][at : at + 2]).tolist() for part, at in order]
    pieces = [whole.slice(low, high - low) for low, high in edges]
    return pa.concat_tables(pieces), np.cumsum([0, *(high - low for low, high in edges)])
