"""Many code points or places at once, looked up in a table or in a list.

NumPy's own functions for sets do the same, but they first import its masked arrays, which costs as much as a few small
pages, and each call costs several of these.
"""

from collections.abc import Iterable, Sequence
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


def distinct(numbers: Ints) -> Ints:
    """Each of `numbers` once, in ascending order, as :func:`numpy.unique`."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def within(numbers: Ints, others: Ints | Sequence[int]) -> Flags:
    """For each of `numbers`, whether it is one of `others`, as :func:`numpy.isin`."""
    ordered = np.sort(np.asarray(others, dtype=np.int64))
    if not len(ordered):
        return np.zeros(len(numbers), dtype=np.bool_)
    found: Flags = ordered.take(np.searchsorted(ordered, numbers), mode="clip") == numbers
    return found


@cache
def _table_of(letters: frozenset[int]) -> Flags:
    """For each code point up to the one after the last of `letters`, whether it is one of them."""
    known = np.zeros(max(letters) + 2, dtype=np.bool_)
    known[list(letters)] = True
    return known
