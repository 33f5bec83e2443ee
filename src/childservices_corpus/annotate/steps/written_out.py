"""The links of a share and the reasons for them, written out: decisions have the words of each record once."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import from_rows, repeated, text, to_rows, values
from ...tables.schemas import schema
from .linked import RELATIONS
from .schemas import Tables


def links_table(decisions: Tables) -> pa.Table:
    """The links in `decisions` as rows of their table."""
    linked = decisions["linked"]
    ids = decisions["ends"]["id"]
    columns = [
        ids.take(linked["source"]),
        ids.take(linked["target"]),
        _relations(linked),
        linked["score"],
        linked["evidence"],
    ]
    return pa.Table.from_arrays(columns, schema=schema("links"))


def compared_table(decisions: Tables) -> pa.Table:
    """The words of both records of each link, as reasons: their titles, and how their texts begin."""
    linked, told = decisions["linked"], decisions["told"]
    ends = np.column_stack((to_rows(linked["source"]), to_rows(linked["target"]))).ravel()
    owner = to_rows(told["end_of"])
    begins, sizes = np.searchsorted(owner, ends), np.bincount(owner, minlength=decisions["ends"].num_rows)[ends]
    rows = np.arange(int(sizes.sum())) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    link = linked.take(from_rows(np.repeat(np.arange(len(ends)) // 2, sizes)))
    words = told.drop_columns(["end_of"]).take(from_rows(rows))
    ids = decisions["ends"]["id"]
    columns = {
        "record_id": ids.take(link["source"]),
        "field": repeated("links", link.num_rows),
        "item": pa.nulls(link.num_rows, pa.int64()),
        "value": pc.binary_join_element_wise(_relations(link), ids.take(link["target"]), text(" ")),
        "rule": repeated("compared", link.num_rows),
        **{name: words[name] for name in words.column_names},
    }
    return pa.Table.from_arrays([columns[name] for name in schema("reasons").names], schema=schema("reasons"))


def _relations(linked: pa.Table) -> pa.ChunkedArray:
    return pa.chunked_array([values(RELATIONS, pa.string())]).take(linked["relation"])
