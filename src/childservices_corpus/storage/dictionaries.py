"""Dictionary-encoded columns before they go into a file.

Parquet writes the whole dictionary of a column. If two of its values are equal, Arrow reserves room for both, writes
one, and the rest of the room goes into the file as it is: memory of this process, with whatever was in it.
"""

import pyarrow as pa


def own_dictionaries(rows: pa.Table) -> pa.Table:
    """`rows` with dictionaries that hold the values of these rows alone, each once, in the order of first use."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_dictionary(field.type):
            plain = rows.column(place).cast(field.type.value_type).combine_chunks()
            rows = rows.set_column(place, field, plain.dictionary_encode().cast(field.type))
    return rows
