"""Stretches of places, and the lines that they cover."""

import numpy as np

from ..text.lines import Flags, Lines

# The owner of a place that no layout claims.
FREE = -1


def runs(flags: Flags) -> list[tuple[int, int]]:
    """The half-open ranges in which `flags` are true."""
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def bounds(lines: Lines, first: int, stop: int) -> tuple[int, int]:
    """The lines from the place `first` up to the place `stop`, with the blank lines below."""
    filled = lines.filled
    low = int(filled[first]) if first else 0
    return low, int(filled[stop]) if stop < len(filled) else len(lines)
