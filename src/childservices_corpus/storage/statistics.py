"""The least and the greatest value of a column in each row group, which say where a value cannot be."""

import pyarrow.parquet as pq


def groups_with(file: pq.ParquetFile, column: str, word: str) -> list[int]:
    """The row groups of `file` in which the text column `column` can have the word `word`."""
    metadata = file.metadata
    places = [number for number in range(metadata.num_columns) if metadata.schema.column(number).path == column]
    if not places:
        return list(range(metadata.num_row_groups))
    return [group for group in range(metadata.num_row_groups) if _may_have(metadata, group, places[0], word)]


def _may_have(metadata: pq.FileMetaData, group: int, place: int, word: str) -> bool:
    found = metadata.row_group(group).column(place).statistics
    if found is None or not found.has_min_max or not isinstance(found.min, str):
        return True
    # Words in a file are ordered by their UTF-8, as Python orders them by code points.
    return bool(found.min <= word <= found.max)
