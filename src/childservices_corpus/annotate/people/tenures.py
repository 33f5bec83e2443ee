"""Who was seen in which role and when: the table of people, made of the speakers of statements and of quotations.

A table may be large, so its pieces are summed up one by one (:func:`seen_speaking`, :func:`seen_quoted`), and the sums
are joined at the end (:func:`people_table`).
"""

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import empty, from_rows, in_one, number, numbers, text, to_mask, to_rows_or
from ...arrow.grouping import groups_of
from ...tables.schemas import DATE_PREFIX, schema
from .roles import role_forms

PERSON = ("name", "role", "organisation")
# The columns that are needed of each table.
NEEDED: Mapping[str, tuple[str, ...]] = {
    **{name: ("id", f"{prefix}_earliest", f"{prefix}_latest") for name, prefix in DATE_PREFIX.items()},
    "speakers": ("id", "speakers"),
    "quotations": ("record_id", "speaker", "role", "organisation", "kind"),
}
# A number that is greater than that of any day.
_LATEST = 1 << 30
_SUM_FIELDS = [
    *(pa.field(name, pa.string()) for name in PERSON),
    *(pa.field(name, pa.date32()) for name in ("first", "last")),
    *(pa.field(name, pa.int64()) for name in ("statements", "quotations")),
]


def days_of(records: Mapping[str, pa.Table]) -> pa.Table:
    """Id, first and last possible day of all records of `records`, tables with the columns in :data:`NEEDED`."""
    names = ["id", "first", "last"]
    kinds = pa.schema([("id", pa.string()), ("first", pa.date32()), ("last", pa.date32())])
    pieces = [records[table].select(NEEDED[table]).rename_columns(names).cast(kinds) for table in DATE_PREFIX]
    return pa.concat_tables(pieces).combine_chunks()


def seen_speaking(statements: pa.Table, days: pa.Table) -> pa.Table:
    """A row for each person and role among the speakers of `statements`, whose days are in `days`."""
    lists = in_one(statements["speakers"])
    items = lists.flatten()
    columns = {name: pc.struct_field(items, name) for name in PERSON}
    ids = in_one(statements["id"]).take(pc.list_parent_indices(lists))
    # A person who is named twice in a statement counts once.
    named = pa.Table.from_arrays([ids, *columns.values()], ["id", *columns])
    once = named.take(from_rows(np.sort(groups_of(named.columns)[0])))
    return _summed(once["id"], once, days, statements=1, quotations=0)


def seen_quoted(quotations: pa.Table, days: pa.Table) -> pa.Table:
    """A row for each person and role among the speakers of `quotations` that are speech."""
    speech = quotations.filter(pc.equal(quotations["kind"], text("speech")))
    named = speech.select(["speaker", "role", "organisation"]).rename_columns(list(PERSON))
    return _summed(speech["record_id"], named, days, statements=0, quotations=1)


def people_table(seen: Iterable[pa.Table]) -> pa.Table:
    """The table of people of all sums in `seen`, whatever their order: by name, then by first day and role."""
    joined = pa.concat_tables([empty(pa.schema(_SUM_FIELDS)), *seen])
    rows = _grouped(joined)
    rows = rows.append_column("role_form", role_forms(in_one(rows["role"])))
    order = pc.sort_indices(rows, [(name, "ascending") for name in ("name", "first", "role", "organisation")])
    fields = schema("people")
    return rows.take(order).select(fields.names).cast(fields)


def _summed(ids: pa.ChunkedArray, named: pa.Table, days: pa.Table, **counts: int) -> pa.Table:
    """The people in `named`, seen in the records `ids`; each row adds `counts`."""
    known = to_mask(named["name"].is_valid())
    rows = from_rows(np.flatnonzero(known))
    named, ids = named.take(rows), ids.take(rows)
    places = to_rows_or(pc.index_in(ids, days["id"]), -1)
    dated = days.take(numbers(places, missing=places < 0))
    columns = [*(named[name] for name in PERSON), dated["first"], dated["last"]]
    columns += [pa.repeat(number(counts[name]), len(ids)) for name in ("statements", "quotations")]
    return _grouped(pa.Table.from_arrays(columns, schema=pa.schema(_SUM_FIELDS)))


def _grouped(rows: pa.Table) -> pa.Table:
    """A row for each person, role and organisation; a record without a known day leaves that side of the range open."""
    first, group = groups_of([rows[name] for name in PERSON])
    columns: list[pa.Array] = [rows[name].take(from_rows(first)) for name in PERSON]
    for name, choose, start in (("first", np.minimum, _LATEST), ("last", np.maximum, -_LATEST)):
        missing = np.zeros(len(first), dtype=np.bool_)
        np.logical_or.at(missing, group, to_mask(rows[name].is_null()))
        days = np.full(len(first), start, dtype=np.int64)
        choose.at(days, group, to_rows_or(rows[name].cast(pa.int32()), 0))
        columns.append(numbers(np.where(missing, 0, days), pa.int32(), missing=missing).cast(pa.date32()))
    for name in ("statements", "quotations"):
        sums = np.zeros(len(first), dtype=np.int64)
        np.add.at(sums, group, to_rows_or(rows[name], 0))
        columns.append(numbers(sums))
    return pa.Table.from_arrays(columns, schema=pa.schema(_SUM_FIELDS))
