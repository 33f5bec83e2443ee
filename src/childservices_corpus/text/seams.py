"""Where a dump of several files put together begins another of them: a byte order mark opens the line."""

import numpy as np

from .lines import Ints, Lines, per_lines

_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@per_lines
def opened(lines: Lines) -> Ints:
    """The lines that a byte order mark opens, in order; only white space is before it."""
    written = lines.written
    if not len(written.left_out) or not len(lines):
        return np.zeros(0, dtype=np.int64)
    low, high = np.searchsorted(written.left_out, (lines.begin[0], lines.after[-1])).tolist()
    own = written.own.text
    # Before the n-th character left out, n others are left out already.
    marks = [
        at for number, at in enumerate(written.left_out[low:high].tolist(), low) if own[at + number] == _ORDER_MARK
    ]
    line = np.searchsorted(lines.begin, marks, side="right") - 1
    found: Ints = np.unique(line[(lines.start[line] >= marks) | (lines.length[line] == 0)])
    return found
