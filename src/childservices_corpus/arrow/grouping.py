"""Rows with equal values, by number: Arrow's own ``group_by`` imports pandas, which takes a third of a second."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .reading import Rows, in_one, to_rows_or


def groups_of(columns: Sequence[Any]) -> tuple[Rows, Rows]:
    """The groups of rows that are equal in all `columns` of text; null equals null.

    Gives the first row of each group, and the number of the group of each row.
    """
    group = np.zeros(len(columns[0]), dtype=np.int64)
    first = np.zeros(0, dtype=np.int64)
    for column in columns:
        coded = in_one(column.dictionary_encode())
        known = len(coded.dictionary)
        codes = to_rows_or(coded.indices, known)
        # Numbered anew after each column, so that the numbers stay small.
        _, first, group = np.unique(group * (known + 1) + codes, return_index=True, return_inverse=True)
    return first, group
