"""Stretches of places, and the lines that they cover."""

import numpy as np

from ..text.lines import Flags, Ints, Lines

# The owner of a place that no layout claims.
FREE = -1


def ranges_of(flags: Flags) -> Ints:
    """The half-open ranges in which `flags` are true: a row of first and stop for each."""
    return np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)


def covered(size: int, first: Ints, stop: Ints) -> Flags:
    """For each of `size` places, whether it is in one of the half-open ranges from `first` to `stop`."""
    depth = np.zeros(size + 1, dtype=np.int64)
    np.add.at(depth, first, 1)
    np.add.at(depth, stop, -1)
    inside: Flags = np.cumsum(depth)[:-1] > 0
    return inside


def places_of(first: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """All places of the half-open ranges from `first` to `stop`, and for each the number of its range."""
    size = np.maximum(stop - first, 0)
    number = np.repeat(np.arange(len(size)), size)
    places: Ints = np.arange(len(number)) + np.repeat(first - np.cumsum(size) + size, size)
    return places, number


def bounds(lines: Lines, first: int, stop: int) -> tuple[int, int]:
    """The lines from the place `first` up to the place `stop`, with the blank lines below."""
    filled = lines.filled
    low = int(filled[first]) if first else 0
    return low, int(filled[stop]) if stop < len(filled) else len(lines)
