"""Where the items of ADCS's feed begin and end in a document, whatever is around them."""

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ..contract import BOUNDED, MARK, OPEN, Claims
from .closing_blocks import blocks
from .items import closed, opened
from .menus import with_menus


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Items with a closing block below a mark, then all others; closing blocks without an item."""
    if turn not in (BOUNDED, OPEN):
        return Claims.of(())
    found = closed(lines, taken, sure=turn == BOUNDED)
    if turn == BOUNDED:
        return _claims(lines, found.first, found.stop)
    rest = opened(lines, covered(taken, found.first, found.stop))
    low, high = blocks(lines)
    alone = ~np.isin(high, found.stop)
    first = np.concatenate((found.first, rest.first, low[alone]))
    stop = np.concatenate((found.stop, rest.stop, high[alone]))
    free = np.append(0, np.cumsum(taken))
    some = free[stop] == free[first]
    return _claims(lines, first[some], stop[some])


def covered(taken: Flags, first: Ints, stop: Ints) -> Flags:
    """`taken`, and the places of the half-open ranges from `first` to `stop`."""
    depth = np.zeros(len(taken) + 1, dtype=np.int64)
    np.add.at(depth, first, 1)
    np.add.at(depth, stop, -1)
    both: Flags = taken | (np.cumsum(depth)[:-1] > 0)
    return both


def _claims(lines: Lines, first: Ints, stop: Ints) -> Claims:
    order = np.argsort(first, kind="stable")
    return Claims(with_menus(lines, first[order]), stop[order], np.full(len(first), MARK, dtype=np.int64))
