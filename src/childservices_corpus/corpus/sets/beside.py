"""Rows beside facts of the records that they belong to: date, title, publisher."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import in_one, numbers, to_rows_or
from ...errors import QueryError
from ...storage.column_scan import written_out
from ..query.both import BothKinds

# The columns of rows that name a record, and what is put before the names of its facts.
KEYS = {"record_id": "", "source_id": "source_", "target_id": "target_"}
FACTS = ("type", "publisher", "title", "headline", "dated_earliest", "dated_latest", "dated_basis")


def beside_records(name: str, rows: pa.Table, both: BothKinds) -> pa.Table:
    """`rows` of the table `name` with the facts of their records as further columns; null for rows without a record.

    Rows with a role get ``role_form``, the normal form of the role. Raises :class:`QueryError` for rows of a table that
    does not name records.
    """
    keys = [key for key in KEYS if key in rows.column_names]
    if not keys:
        raise QueryError(f"{name} do not belong to records")
    for key in keys:
        for fact, column in _facts(rows[key], both):
            rows = rows.append_column(f"{KEYS[key]}{fact}", column)
    return rows.append_column("role_form", _forms(rows["role"])) if "role" in rows.column_names else rows


def _facts(ids: pa.ChunkedArray, both: BothKinds) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Each fact of the records with these `ids`, by the name of the fact."""
    rows = to_rows_or(pc.index_in(written_out(ids), both.column("id")), -1)
    known, place = np.unique(rows[rows >= 0], return_inverse=True)
    places = np.zeros(len(rows), dtype=np.int64)
    places[rows >= 0] = place
    facts = both.take(known, FACTS)
    yield from zip(FACTS, facts.take(numbers(places, missing=rows < 0)).columns, strict=True)


def _forms(roles: pa.ChunkedArray) -> pa.ChunkedArray:
    """The normal form of each role: president of ``ADCS President``; null for a role without one."""
    from ...annotate.people.roles import role_forms

    return pa.chunked_array([role_forms(in_one(written_out(roles)))])
