"""The corpus as one asks it: record sets over lazily read tables."""

from pathlib import Path

import pyarrow.parquet as pq

from ..errors import ReleaseError
from .corpus import Corpus
from .query.counting import Counts
from .sets.base import RecordSet
from .sets.records import Articles, Mentions, Quotations, Statements
from .sets.selection import Selection


def load(folder: str | Path) -> Corpus:
    """The corpus in `folder`, one Parquet file a table; nothing is read until it is asked for."""
    place = Path(folder)

    def table(name: str) -> pq.ParquetFile:
        path = place / f"{name}.parquet"
        if not path.is_file():
            raise ReleaseError(f"{path}: there is no such table; give the folder of a release")
        return pq.ParquetFile(path, pre_buffer=False)

    return Corpus(table)


__all__ = [
    "Articles",
    "Corpus",
    "Counts",
    "Mentions",
    "Quotations",
    "RecordSet",
    "Selection",
    "Statements",
    "load",
]
