"""A concordance: a stream of lines, to read, to print and to take out."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa

from ...arrow import Rows, table_of
from ...html import shown
from ...models.wording import counted
from ...safe.terminal import one_line, visible
from ...search.query import Expression
from ..output import Out
from ..query.store import Store
from .lines import SCHEMA, Line
from .stream import stream

FIRST_LINES = 20
# Widths that leave room for a range of days on a line of a hundred characters.
_LEFT, _RIGHT = 30, 44
_BLANKS = re.compile(r"\s+")
_BATCH = 1024


class Concordance(Out):
    """Each place of the words of a query, in the order of the records; iterate over it to get its lines.

    Lines are made when they are asked for, for some records at a time. ``notes`` are those of the search, and
    ``records`` is how many records it found.
    """

    _table_name = "concordance"

    def __init__(
        self,
        corpus: Store,
        table: str,
        rows: Rows,
        query: str,
        expression: Expression | None,
        window: int,
        notes: tuple[str, ...],
    ) -> None:
        self._corpus = corpus
        self._table = table
        self._rows = rows
        self._expression = expression
        self.query = query
        self.window = window
        self.notes = notes

    @property
    def records(self) -> int:
        """How many records the search found."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Line]:
        if self._expression is not None:
            yield from stream(self._corpus, self._table, self._rows, self._expression, self.window)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        lines = iter(self)
        while some := [vars(line) for line in islice(lines, _BATCH)]:
            yield from table_of(some, SCHEMA).to_batches()

    def to_arrow(self) -> pa.Table:
        """All lines as an Arrow table."""
        return pa.Table.from_batches(self._batches(), SCHEMA)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The lines as a stream of batches, which are made one after the other."""
        return pa.RecordBatchReader.from_batches(SCHEMA, self._batches()).__arrow_c_stream__(requested_schema)

    def _first(self) -> tuple[list[Line], str]:
        """The first lines, and a heading."""
        found = list(islice(self, FIRST_LINES + 1))
        more = f"the first {FIRST_LINES} places" if len(found) > FIRST_LINES else counted(len(found), "places")
        return found[:FIRST_LINES], f"{more} of {self.query!r} in {counted(self.records, self._table)}"

    def __str__(self) -> str:
        lines, head = self._first()
        return "\n".join(
            [f"<{visible(head, lines=False)}>", *(f"note: {visible(note)}" for note in self.notes), *map(kwic, lines)]
        )

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lines, head = self._first()
        names = ("left", "key", "right", "date", "publisher", "headline")
        heads = "".join(f"<th>{name}</th>" for name in names)
        rows = "".join(f"<tr>{_cells(line)}</tr>" for line in lines)
        notes = "".join(f"<p>{shown(note)}</p>" for note in self.notes)
        return f"<p>{shown(head)}</p>{notes}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def kwic(line: Line) -> str:
    """`line` for a terminal: the words found in the middle, the words beside them cut to fit, and the date."""
    left, right = _on_one_line(line.left), _on_one_line(line.right)
    if len(left) > _LEFT:
        left = f"…{left[len(left) - _LEFT + 1 :]}"
    rest = f"[{one_line(line.key, _LEFT)}]{right}"
    if len(rest) > _RIGHT:
        rest = f"{rest[: _RIGHT - 1]}…"
    return f"{left:>{_LEFT}}{rest:<{_RIGHT}}  {line.dated}"


def _on_one_line(text: str) -> str:
    """`text` with one space for each stretch of blanks, also at its ends."""
    return visible(_BLANKS.sub(" ", text), lines=False)


def _cells(line: Line) -> str:
    cell = '<td style="text-align:{}">{}</td>'
    about: tuple[Any, ...] = (line.dated, line.publisher or "", line.headline or "")
    return "".join(
        [
            cell.format("right", shown(line.left)),
            cell.format("center", f"<mark>{shown(line.key)}</mark>"),
            *(cell.format("left", shown(text)) for text in (line.right, *about)),
        ]
    )
