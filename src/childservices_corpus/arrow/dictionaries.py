"""Dictionary-encoded columns: from pieces with dictionaries of their own to one, and before they go into a file.

Parquet writes the whole dictionary of a column. If two of its values are equal, Arrow reserves space for both but
writes only one. The unused space then goes into the file with the old memory of this process in it.

Arrow's own way to join dictionaries also translates the codes of nulls, and reads them outside its table. If it is used
twice on such a column, the process may end. So columns are written out here, and encoded again.
"""

import pyarrow as pa

from .reading import in_one


def own_dictionaries(rows: pa.Table) -> pa.Table:
    """`rows` with dictionaries of only their own values, each once, in the order of first use."""
    return encoded(decoded(rows), rows.schema)


def decoded(rows: pa.Table) -> pa.Table:
    """`rows` with plain columns in place of those with dictionaries."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_dictionary(field.type):
            rows = rows.set_column(place, field.name, rows.column(place).cast(field.type.value_type))
    return rows


def encoded(rows: pa.Table, fields: pa.Schema) -> pa.Table:
    """`rows`, whose columns are plain, with the dictionaries that the columns in `fields` have."""
    for place, field in enumerate(fields):
        if pa.types.is_dictionary(field.type):
            whole = in_one(rows.column(place))
            rows = rows.set_column(place, field, whole.dictionary_encode().cast(field.type))
    return rows
