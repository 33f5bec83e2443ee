"""The numbers of rows that the footer of a Parquet file states."""

from collections.abc import Sequence

import pyarrow.parquet as pq

# A row group of a release has some thousand rows, and one that other programs write hardly ever more than these. A
# damaged footer may state any number, and room for all of them is made before the first is read.
MOST_ROWS = 1 << 20


def misstated(metadata: pq.FileMetaData) -> str:
    """What is wrong with the numbers of rows that a footer states; empty if they fit together."""
    sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    wrong = next((size for size in sizes if not 0 <= size <= MOST_ROWS), None)
    if wrong is not None:
        return f"a row group states {wrong:,} rows, and may have {MOST_ROWS:,}"
    if sum(sizes) != metadata.num_rows:
        return f"its row groups state {sum(sizes):,} rows, and its footer {metadata.num_rows:,}"
    return ""


def too_few(metadata: pq.FileMetaData, groups: Sequence[int], rows: int) -> str:
    """What is wrong if `rows` were read from the row `groups`; empty if so many are stated."""
    stated = sum(metadata.row_group(group).num_rows for group in groups)
    return "" if rows == stated else f"{rows:,} rows can be read of {stated:,}"
