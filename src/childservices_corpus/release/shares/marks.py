"""A number of 64 bits for each record's id, and one for each reading of a record, for many records at once.

Two readings of a record have the same number if its content and the columns that may differ from place to place are
equal; see :mod:`~childservices_corpus.release.readings`.
"""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import text, values
from ...arrow.digests import Digests, digests
from ...reading.ids import CONTENT, UNIT_SEPARATOR
from ..readings import COUNTED, DIFFERING

_NOTHING = "\0"
_BETWEEN = "\N{INFORMATION SEPARATOR TWO}"


def id_marks(table: pa.Table) -> Digests:
    """A number for the id of each row of `table`."""
    return digests(table["id"])


def reading_marks(name: str, table: pa.Table) -> Digests:
    """A number for the reading in each row of the table `name`."""
    content = [_words(table[column]) for column in CONTENT[name]]
    others = [_words(table[column]) for column in DIFFERING[name]]
    others += [pc.list_value_length(table[column].combine_chunks()).cast(pa.string()) for column in COUNTED[name]]
    return digests(_joined([_joined(content, ""), *others], _NOTHING))


def _joined(columns: list[Any], nothing: str) -> pa.Array:
    """The columns side by side as one column of words; `nothing` is there for a null."""
    between = text(UNIT_SEPARATOR if nothing == "" else _BETWEEN)
    return pc.binary_join_element_wise(*columns, between, null_handling="replace", null_replacement=nothing)


def _words(column: pa.ChunkedArray) -> pa.Array:
    """The values of `column` as words."""
    whole, kind = column.combine_chunks(), column.type
    if pa.types.is_string(kind):
        return whole
    if pa.types.is_list(kind) and pa.types.is_string(kind.value_type):
        return pc.binary_join(whole.cast(pa.list_(pa.string())), text(UNIT_SEPARATOR))
    if pa.types.is_nested(kind):
        return values([repr(value) for value in whole.to_pylist()], pa.string())
    return whole.cast(pa.string())
