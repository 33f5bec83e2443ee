"""Many code points at once, looked up in a table."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def among(points: npt.NDArray[np.integer[Any]], letters: Iterable[int]) -> Flags:
    """For each code point or byte, whether it is one of `letters`."""
    known = _table_of(frozenset(letters))
    found: Flags = known[np.minimum(points, len(known) - 1)]
    return found


def true_at(flags: npt.NDArray[Any]) -> Ints:
    """The places at which `flags` are true, as :func:`numpy.flatnonzero`, which is slow for a few of them."""
    return flags.nonzero()[0]


@cache
def _table_of(letters: frozenset[int]) -> Flags:
    """For each code point up to the one after the last of `letters`, whether it is one of them."""
    known = np.zeros(max(letters) + 2, dtype=np.bool_)
    known[list(letters)] = True
    return known
