"""The least and the greatest value of a column in each row group, which say where a value cannot be."""

from typing import Any, NamedTuple

import pyarrow.parquet as pq

from ..errors import ReleaseError


class Statistics(NamedTuple):
    """How many values of a column in a row group are null, the least value and the greatest; ``None`` if not stated."""

    nulls: int | None
    least: Any
    greatest: Any


def statistics_of(metadata: pq.FileMetaData, group: int, place: int) -> Statistics:
    """What `metadata` states of the column with the number `place` in the row `group`.

    Raises :class:`ReleaseError` for statistics that cannot be read, as in a damaged file.
    """
    column = metadata.row_group(group).column(place)
    # To read them as another type would end the process.
    if column.physical_type != metadata.schema.column(place).physical_type:
        raise ReleaseError(f"the statistics of row group {group} are of the type {column.physical_type}")
    found = column.statistics if column.is_stats_set else None
    if found is None:
        return Statistics(None, None, None)
    try:
        bounds = (found.min, found.max) if found.has_min_max else (None, None)
    except (ArithmeticError, TypeError, ValueError, NotImplementedError) as error:
        raise ReleaseError(f"the statistics of row group {group} cannot be read ({error})") from error
    return Statistics(found.null_count if found.has_null_count else None, *bounds)


def groups_with(file: pq.ParquetFile, column: str, word: str) -> list[int]:
    """The row groups of `file` in which the text column `column` can have the word `word`."""
    metadata = file.metadata
    places = [number for number in range(metadata.num_columns) if metadata.schema.column(number).path == column]
    if not places:
        return list(range(metadata.num_row_groups))
    return [group for group in range(metadata.num_row_groups) if _may_have(metadata, group, places[0], word)]


def _may_have(metadata: pq.FileMetaData, group: int, place: int, word: str) -> bool:
    try:
        _, least, greatest = statistics_of(metadata, group, place)
    except ReleaseError:
        return True
    if not isinstance(least, str) or not isinstance(greatest, str):
        return True
    # Words in a file are ordered by their UTF-8, as Python orders them by code points.
    return least <= word <= greatest
