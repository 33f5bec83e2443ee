"""The rules of the models, checked on whole columns: the fast path uses them and does not validate single rows."""

from functools import cache, partial, reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import flag, number, numbers, to_rows, values
from ..errors import RuleError
from ..models import BASES
from ..models.base import RECORD_ID
from .schemas import DATE_PREFIX, schema


def check(name: str, table: pa.Table, first: int = 0) -> None:
    """Raise :class:`RuleError` if a row of `table` breaks a rule of its model.

    `table` is the table called `name`, or the rows of it from number `first` on.
    """
    if not table.num_rows:
        return
    check_read(name, table, first)
    if name not in DATE_PREFIX:
        return
    holds = partial(_all, name, first)
    holds("id", pc.match_substring_regex(table["id"], f"^{RECORD_ID}$"), "the form must be publisher/slug-hash")
    holds("publisher", _named(table["id"], table["publisher"]), "not the publisher at the beginning of the id")
    prefix = DATE_PREFIX[name]
    holds(
        f"{prefix}_basis",
        pc.is_in(table[f"{prefix}_basis"], values(BASES, pa.string())),
        f"the basis must be one of {', '.join(BASES)}",
    )
    ordered = pc.less_equal(table[f"{prefix}_earliest"], table[f"{prefix}_latest"])
    holds(f"{prefix}_earliest", ordered, "after the latest day")


def check_read(name: str, table: pa.Table, first: int = 0) -> None:
    """As :func:`check`, of rows that were just made of a page.

    Of such rows, ids are made of letters and checksums, publishers and bases are words of ours, and both days are one.
    """
    if not table.num_rows:
        return
    for field, column in zip(_filled(name), table.itercolumns(), strict=True):
        if field is not None and (nulls := column.null_count):
            raise RuleError(f"{name}.{field}: {nulls} rows are null and must not be")
    holds = partial(_all, name, first)
    if _has_spans(name):
        ordered = to_rows(table["start"]) <= to_rows(table["end"])
        if not ordered.all():
            holds("start, end", numbers(ordered), "a span ends before its start")
    if name not in DATE_PREFIX:
        return
    for column in ("title", "headline"):
        if not _surely_worded(table[column]):
            holds(column, pc.greater(pc.binary_length(table[column]), number(0)), "empty")
    if name == "statements":
        alike = pc.equal(pc.list_value_length(table["paragraphs"]), pc.list_value_length(table["paragraph_roles"]))
        holds("paragraph_roles", alike, "their number differs from the number of paragraphs")


@cache
def _filled(table: str) -> tuple[str | None, ...]:
    """The names of the columns of `table`; ``None`` for a column that may have nulls."""
    return tuple(None if field.nullable else field.name for field in schema(table))


@cache
def _has_spans(table: str) -> bool:
    # Authorities have a first and a last day of these names.
    return all(
        name in schema(table).names and schema(table).field(name).type == pa.int64() for name in ("start", "end")
    )


def _surely_worded(column: pa.ChunkedArray) -> bool:
    """True only if none of the words in `column` are empty; a look at the bounds of the words is quick."""
    return all(
        bool((np.diff(np.frombuffer(chunk.buffers()[1], np.int32, len(chunk) + 1, 4 * chunk.offset)) > 0).all())
        for chunk in column.chunks
        if pa.types.is_string(chunk.type) and len(chunk)
    )


def _named(ids: pa.ChunkedArray, publishers: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether each of `ids` begins with its publisher's name."""
    own = [
        pc.and_(pc.equal(publishers, name), pc.starts_with(ids, f"{name.as_py()}/")) for name in pc.unique(publishers)
    ]
    return own[0] if len(own) == 1 else reduce(pc.or_, own)


def _all(name: str, first: int, column: str, holds: pa.ChunkedArray, complaint: str) -> None:
    # A null breaks no rule; a missing title is null.
    if not pc.all(holds, min_count=0).as_py():
        row = first + pc.index(holds, flag(False)).as_py()
        raise RuleError(f"{name}.{column}, row {row}: {complaint}")
