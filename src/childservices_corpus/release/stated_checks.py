"""Whether the rows of a file are what its footer states of them.

A query passes over row groups by their least and greatest values, so false ones hide rows.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..errors import ReleaseError
from ..storage.column_scan import written_out
from ..storage.statistics import Statistics, statistics_of


def false_statements(metadata: pq.FileMetaData, group: int, rows: pa.Table) -> Iterator[str]:
    """What the footer states of the row `group` and its `rows` are not: of their number, nulls, and first and last."""
    for number in range(metadata.num_columns):
        column = metadata.schema.column(number)
        if column.max_repetition_level or column.path not in rows.column_names:
            continue
        stated = metadata.row_group(group).column(number).num_values
        if stated != rows.num_rows:
            yield f"its column {column.path} has {stated:,} values in row group {group}"
            continue
        try:
            fits = _fits(statistics_of(metadata, group, number), written_out(rows[column.path]))
        except ReleaseError:
            fits = False
        if not fits:
            yield f"the least and greatest values or nulls of {column.path} in row group {group} are not those stated"


def _fits(stated: Statistics, values: pa.ChunkedArray) -> bool:
    """True if what is `stated` is true of `values`."""
    if stated.nulls is not None and stated.nulls != values.null_count:
        return False
    if stated.least is None or len(values) == values.null_count:
        return True
    found = pc.min_max(values).as_py()
    # A type that is kept as another one has the order of the other.
    if type(stated.least) is not type(found["min"]) or type(stated.greatest) is not type(found["max"]):
        return True
    return bool(stated.least <= found["min"] and found["max"] <= stated.greatest)
