"""Many code points at once, looked up in a table."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]


def among(points: npt.NDArray[np.uint32] | npt.NDArray[np.int64], letters: Iterable[int]) -> Flags:
    """For each code point, whether it is one of `letters`."""
    known = _table_of(frozenset(letters))
    return known[np.minimum(points, len(known) - 1)]


@cache
def _table_of(letters: frozenset[int]) -> Flags:
    """For each code point up to the one after the last of `letters`, whether it is one of them."""
    known = np.zeros(max(letters) + 2, dtype=np.bool_)
    known[list(letters)] = True
    return known
