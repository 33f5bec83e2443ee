"""Dictionary-encoded columns before they go into a file.

Parquet writes the whole dictionary of a column. If two of its values are equal, Arrow reserves space for both but
writes only one. The unused space then goes into the file with the old memory of this process in it.
"""

import pyarrow as pa


def own_dictionaries(rows: pa.Table) -> pa.Table:
    """`rows` with dictionaries of only their own values, each once, in the order of first use."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_dictionary(field.type):
            plain = rows.column(place).cast(field.type.value_type).combine_chunks()
            rows = rows.set_column(place, field, plain.dictionary_encode().cast(field.type))
    return rows
