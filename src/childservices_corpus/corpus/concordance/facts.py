"""What is said of a record beside its words: type, publisher, headline, date."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from ...arrow import Rows
from ..query.both import RECORDS
from ..query.store import Store

FACTS = {
    "record_id": pa.string(),
    "type": pa.string(),
    "publisher": pa.string(),
    "headline": pa.string(),
    "dated_earliest": pa.date32(),
    "dated_latest": pa.date32(),
}
_COLUMNS = ("id", *list(FACTS)[1:])


def facts_of(corpus: Store, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The facts of the records with these `ids`; ``None`` for facts of a record that the corpus does not hold."""
    rows = {one: corpus.row_of(RECORDS, one) for one in dict.fromkeys(ids)}
    known = np.array(sorted(row for row in rows.values() if row is not None), dtype=np.int64)
    found = {fact["record_id"]: fact for fact in facts_at(corpus, RECORDS, known)}
    nothing: dict[str, Any] = dict.fromkeys(FACTS)
    return [found.get(one, {**nothing, "record_id": one}) for one in ids]


def facts_at(corpus: Store, table: str, rows: Rows) -> list[dict[str, Any]]:
    """The facts of the records in these `rows` of `table`."""
    found = corpus.both.take(corpus.both.rows_of(table, rows), _COLUMNS)
    return list(found.rename_columns(list(FACTS)).to_pylist())
