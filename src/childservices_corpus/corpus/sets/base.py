"""The base of all record sets: chosen and ordered rows of a table; an object is made only on demand."""

import random
from collections.abc import Callable, Iterator
from typing import Any, Self, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import Mask, Rows, to_mask
from ...errors import NotFoundError, PositionError, QueryError
from ...models import Frozen
from ...models.wording import counted
from ...storage.column_scan import matching, written_out
from ...storage.readers import Reader
from ..output import Out
from ..query.conditions import UNSET, condition
from ..query.counting import Counts, count_by
from ..query.fields import Path, path_of
from ..query.ordering import ordered
from ..query.store import Store
from ..query.successors import with_successors
from ..query.suggest import near
from . import display
from .beside import beside_records
from .joining import Joinable
from .searching import Record, Searchable
from .selection import Selection

BATCH = 1024
# The tables whose rows have an id.
_OF_RECORDS = ("articles", "statements", "quotations")


class RecordSet(Out, Joinable, Searchable[Record]):
    """Records of one kind, in an order. A set is immutable: a method that narrows or orders gives another set.

    ``len(records)``, ``records[0]``, ``records[:10]``, ``records["adcs/…"]``, ``"adcs/…" in records`` and iteration
    work. Arrow columns are read when a question needs them; objects are made when they are used.
    """

    def __init__(self, corpus: Store, rows: Rows | None = None, notes: tuple[str, ...] = ()) -> None:
        self._corpus = corpus
        self._given = rows
        self._notes = notes

    @property
    def _reader(self) -> Reader:
        return self._corpus.reader(self._table_name)

    @property
    def _rows(self) -> Rows | None:
        """The chosen rows of the table, in order; ``None`` for all."""
        return self._given

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on how this set was found, such as a search that was taken as plain words."""
        return self._notes

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._reader.schema.names)

    def __len__(self) -> int:
        return self._reader.rows if self._rows is None else len(self._rows)

    @overload
    def __getitem__(self, key: int) -> Record: ...

    @overload
    def __getitem__(self, key: str) -> Record: ...

    @overload
    def __getitem__(self, key: slice) -> Self: ...

    def __getitem__(self, key: int | str | slice) -> "Record | Self":
        if isinstance(key, slice):
            first, last, step = key.indices(len(self))
            return self._with(np.arange(first, last, step, dtype=np.int64) if self._rows is None else self._rows[key])
        if isinstance(key, str):
            return self.at(np.array([self._row_of(key)], dtype=np.int64))[0]
        size = len(self)
        if not -size <= key < size:
            raise PositionError(f"there is no record {key} among {counted(size, 'records')}; the first is 0")
        row = key % size if self._rows is None else int(self._rows[key])
        return self.at(np.array([row], dtype=np.int64))[0]

    def __iter__(self) -> Iterator[Record]:
        numbers = self._numbers()
        for start in range(0, len(numbers), BATCH):
            yield from self.at(numbers[start : start + BATCH])

    def __contains__(self, item: object) -> bool:
        """True for the id of a record of this set, and for a record equal to one in it."""
        wanted = getattr(item, "id", None) if isinstance(item, Frozen) else item
        if isinstance(wanted, str) and "id" in self._reader.schema.names:
            try:
                row = self._row_of(wanted)
            except NotFoundError:
                return False
            return not isinstance(item, Frozen) or self.at(np.array([row], dtype=np.int64))[0] == item
        return isinstance(item, Frozen) and any(record == item for record in self)

    def __eq__(self, other: object) -> bool:
        """True for a set of the same rows of one corpus, in the same order."""
        if not isinstance(other, RecordSet) or type(other) is not type(self) or other._corpus is not self._corpus:
            return NotImplemented
        return bool(np.array_equal(self._numbers(), other._numbers()))

    __hash__ = None  # type: ignore[assignment]

    def get(self, record_id: str) -> Record | None:
        """The record with this id, or ``None``."""
        try:
            return self[record_id]
        except NotFoundError:
            return None

    def between(self, start: Any, end: Any = None, certainty: Any = "possible") -> Self:
        """Raise ``QueryError``: only articles and statements have dates of their own."""
        raise QueryError(
            f"{self._table_name} have no dates of their own; choose records with dates, then use .of(records)"
        )

    def of(self, records: "RecordSet[Any]") -> Self:
        """The rows that belong to `records`: for example, the quotations, mentions or links of some statements."""
        keys = [name for name in ("record_id", "source_id", "target_id") if name in self._reader.schema.names]
        if not keys:
            raise QueryError(f"{self._table_name} do not belong to other records")
        ids = records.select("id").to_arrow()["id"].combine_chunks()
        mask: Mask = np.zeros(self._reader.rows, dtype=np.bool_)
        for key in keys:
            mask |= matching(self._reader, key, lambda piece: to_mask(pc.is_in(written_out(piece), ids)))
        return self._keep(mask)

    def sort_by(self, *columns: str, descending: bool = False) -> Self:
        """The same records ordered by `columns`; equal records keep their order, and unknown values always come last.

        ``date`` means the first possible day, then the last one.
        """
        return self._with(ordered(self._reader, self._table_name, self._numbers(), columns, descending))

    def sample(self, n: int, seed: int = 0) -> Self:
        """`n` random records in the order of this set, or all if there are fewer; a `seed` repeats a choice."""
        if n < 0:
            raise QueryError(f"cannot sample {n} records")
        places = sorted(random.Random(seed).sample(range(len(self)), min(n, len(self))))
        return self._with(self._numbers()[np.array(places, dtype=np.int64)])

    def count_by(self, *columns: str) -> Counts:
        """The number of records with each value of `columns`, largest first.

        A record with several values, such as topics, counts once under each. ``year``, ``quarter`` and ``month`` are
        those of the date. A range that covers more than one counts under ``None``, as unknown.
        """
        return count_by(self._reader, self._table_name, self._numbers(), columns)

    def select(self, *columns: str) -> Selection:
        """Only these columns, to take out: ``records.select("id", "title").to_pandas()``.

        A part of a column, such as ``speakers.role``, is a column of its own.
        """
        if not columns:
            raise QueryError(f"select needs the names of columns; there are {', '.join(self.columns)}")
        paths = [
            Path(name, None) if name in self.columns else path_of(self._table_name, name, self.columns)
            for name in columns
        ]
        return Selection(self._table_name, self._reader, self._rows, tuple(dict.fromkeys(paths)))

    def with_records(self) -> Selection:
        """The rows beside the type, publisher, title and date of their records: for quotations, mentions, links.

        Quotations also get ``role_form``, the normal form of the role. The columns of links begin with ``source_`` and
        ``target_``.
        """
        return Selection.of(self._table_name, beside_records(self._table_name, self.to_arrow(), self._corpus.both))

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._reader.take(self._rows)

    def __repr__(self) -> str:
        return display.records_text(self)

    def _repr_html_(self) -> str:
        return display.records_html(self)

    def _where(
        self,
        tests: tuple[Callable[[Record], bool], ...],
        unknown: dict[str, Any],
        conditions: dict[str, Any],
    ) -> Self:
        conditions, notes = with_successors(self._corpus, conditions)
        for keyword in unknown:
            close = near(keyword, conditions)
            hint = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(conditions)}"
            raise QueryError(f"{self._table_name}.where has no keyword {keyword!r}; {hint}")
        asked = [
            condition(self._corpus, self._table_name, keyword, wanted)
            for keyword, wanted in conditions.items()
            if wanted is not UNSET
        ]
        found = self._keep(np.logical_and.reduce(asked)) if asked else self
        if notes:
            found._notes = tuple(dict.fromkeys((*found._notes, *notes)))
        for test in tests:
            if not callable(test):
                raise QueryError(f"where takes keywords, such as publisher='themj', and functions, not {test!r}")
            kept = np.fromiter((bool(test(record)) for record in found), dtype=np.bool_, count=len(found))
            found = found._with(found._numbers()[kept])
        return found

    def _keep(self, mask: Mask) -> Self:
        return self._with(np.flatnonzero(mask) if self._rows is None else self._rows[mask[self._rows]])

    def _with(self, rows: Rows) -> Self:
        return type(self)(self._corpus, rows, self._notes)

    def _numbers(self) -> Rows:
        return np.arange(self._reader.rows, dtype=np.int64) if self._rows is None else self._rows

    def _searched(self) -> dict[str, Rows | None]:
        return {self._table_name: self._rows}

    def _in_set(self, table: str, rows: Rows) -> Rows:
        return rows

    def _row_of(self, record_id: str) -> int:
        if "id" not in self._reader.schema.names:
            raise NotFoundError(f"{self._table_name} have no ids; use a number or .where(...)")
        row = self._corpus.row_of(self._table_name, record_id)
        if row is None or (self._rows is not None and not np.any(self._rows == row)):
            elsewhere = (name for name in _OF_RECORDS if name != self._table_name)
            other = next((name for name in elsewhere if self._corpus.row_of(name, record_id) is not None), None)
            hint = f"; it is one of the {other}: corpus.{other}[id]" if other is not None else ""
            raise NotFoundError(f"the id {record_id!r} is not among these {counted(len(self), self._table_name)}{hint}")
        return row

    def at(self, rows: Rows) -> list[Record]:
        """The records in these rows of the whole table, whether they are in this set or not."""
        return self._corpus.at(self._table_name, rows)
