"""Where the items of ADCS's feed begin and end in a document, whatever stands around them."""

import numpy as np

from ...text.lines import Flags, Lines
from ..contract import BOUNDED, MARK, OPEN, Claims
from .closing_blocks import blocks, openings


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Items between boxes and closing blocks, then items that only one of the two bounds."""
    if turn not in (BOUNDED, OPEN):
        return Claims.of(())
    starts, ends = blocks(lines)
    boxes = openings(lines)
    marks = np.union1d(boxes, ends)
    rows = []
    if turn == BOUNDED:
        # From a box or a closing block to the next closing block.
        for low, high in zip(starts.tolist(), ends.tolist(), strict=True):
            above = int(np.searchsorted(marks, low, side="right")) - 1
            if above >= 0 and marks[above] <= low:
                rows.append((int(marks[above]), high, MARK))
        return Claims.of(rows)
    free_stops = np.append(np.flatnonzero(taken), len(taken))
    for low, high in zip(starts.tolist(), ends.tolist(), strict=True):
        if not taken[low:high].any():
            rows.append((_top(lines, taken, low), high, MARK))
    done = {first for first, _, _ in rows}
    for box in boxes.tolist():
        if not taken[box] and box not in done:
            later = [first for first in done if first > box]
            stop = int(free_stops[np.searchsorted(free_stops, box)])
            rows.append((box, min([stop, *later]), MARK))
    return Claims.of(rows)


def _top(lines: Lines, taken: Flags, low: int) -> int:
    """The place of the title of the item whose closing block begins at `low`."""
    place = low
    while place > 0 and not taken[place - 1]:
        place -= 1
    return place
