"""The share of records that have each field, by table and publisher."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import Mask, text, to_mask, values
from ..html import html_table
from ..safe.terminal import aligned
from ..storage.column_scan import matching
from ..storage.readers import Readable, Reader
from ..tables.schemas import DATE_PREFIX
from .output import Out
from .query.masks import is_list


@dataclass(frozen=True)
class Fill:
    """How many of the `records` of one publisher have one field: not null and not empty."""

    table: str
    field: str
    publisher: str
    filled: int
    records: int

    @property
    def share(self) -> float:
        """The share of the records that have the field, from 0 to 1."""
        return self.filled / self.records


@dataclass(frozen=True)
class Description(Out):
    """Fill rates of articles and statements."""

    _table_name = "description"
    fills: tuple[Fill, ...]

    def share(self, table: str, field: str, publisher: str) -> float:
        """The fill rate of one field, from 0 to 1; raises ``KeyError`` if it was not counted."""
        rates = {(one.table, one.field, one.publisher): one.share for one in self.fills}
        return rates[table, field, publisher]

    def to_arrow(self) -> pa.Table:
        """One row for each table, field and publisher."""
        names = ("table", "field", "publisher", "filled", "records", "share")
        return pa.table({name: [getattr(one, name) for one in self.fills] for name in names})

    def _rows(self) -> list[tuple[str, ...]]:
        return [
            (one.table, one.field, one.publisher, f"{one.filled} of {one.records}", f"{one.share:.0%}")
            for one in self.fills
        ]

    def __str__(self) -> str:
        return "\n".join(aligned(self._rows()))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return html_table(("table", "field", "publisher", "filled", "share"), self._rows())


def describe(corpus: Readable) -> Description:
    """The fill rates of `corpus`."""
    fills: list[Fill] = []
    for table in DATE_PREFIX:
        reader = corpus.reader(table)
        publishers = np.asarray(reader.column("publisher").to_pylist(), dtype=object)
        for field in reader.schema.names:
            has = _filled(reader, field)
            for publisher in sorted(set(publishers)):
                mine = publishers == publisher
                fills.append(Fill(table, field, publisher, int(has[mine].sum()), int(mine.sum())))
    return Description(tuple(fills))


def _filled(reader: Reader, field: str) -> Mask:
    return matching(reader, field, _filled_cells)


def _filled_cells(cells: pa.Array) -> Mask:
    if is_list(cells):
        return ~to_mask(pc.equal(pc.list_value_length(cells), values([0], pa.int64())[0]))
    if pa.types.is_string(cells.type):
        return to_mask(cells.is_valid()) & ~to_mask(pc.equal(cells, text("")))
    return to_mask(cells.is_valid())
