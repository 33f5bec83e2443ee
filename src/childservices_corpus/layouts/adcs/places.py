"""Sets of places, and patterns looked for on many lines at once."""

from collections.abc import Iterable

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ...text.patterns import hold


def matching(lines: Lines, places: Ints, pattern: str) -> Flags:
    """Which of the lines at `places` hold `pattern`, in RE2's syntax."""
    line = lines.filled[places]
    return hold(lines.written, lines.start[line], lines.stop[line], pattern)


def together(size: int, *places: Iterable[int] | Ints) -> Ints:
    """All of `places`, each less than `size`, in ascending order and without doubles."""
    found = np.zeros(size, dtype=np.bool_)
    for some in places:
        found[np.asarray(some, dtype=np.int64)] = True
    return np.flatnonzero(found)


def following(places: Ints, low: Ints, otherwise: Ints) -> Ints:
    """For each of `low`, the first of the ascending `places` that is as large or larger, else its `otherwise`."""
    at = np.searchsorted(places, low)
    found = np.append(places, 0)[at]
    return np.where(at < len(places), found, otherwise)


def last_of(places: Ints, low: int, stop: int) -> int | None:
    """The last of the ascending `places` from `low` up to `stop`; ``None`` if there is none."""
    at = int(np.searchsorted(places, stop))
    return int(places[at - 1]) if at and places[at - 1] >= low else None


def next_of(places: Ints, low: int, otherwise: int) -> int:
    """The first of the ascending `places` that is `low` or more."""
    at = int(np.searchsorted(places, low))
    return int(places[at]) if at < len(places) else otherwise
