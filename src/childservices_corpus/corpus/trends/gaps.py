"""The months in which nothing of a publisher was captured."""

import numpy as np

from ...plot.captured import Gap
from ...storage.readers import Reader
from .trend import Question, trend_of


def gaps_of(reader: Reader, table: str) -> tuple[Gap, ...]:
    """The months without a record of a publisher in `table`, from the first to the last day of all its records."""
    every = np.arange(reader.rows, dtype=np.int64)
    found = trend_of(Question(reader, table, every, every, every, "month", "publisher")).to_arrow().to_pylist()
    return tuple(Gap(row["publisher"], row["first_day"], row["last_day"]) for row in found if not row["captured"])
