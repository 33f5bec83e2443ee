"""Section headings at their own place: the last line of another text above a page is never its section."""

import numpy as np

from ...text.lines import Flags, Lines, per_lines
from ..adcs.closing_blocks import marker_codes
from ..common.line_shapes import gaps, known_sections, opens_file
from .closing import closing


@per_lines
def _ended(lines: Lines) -> Flags:
    """For each filled line, whether a page certainly ends directly above it."""
    ended = np.append(True, (closing(lines) | (marker_codes(lines) > 0))[:-1])[: len(lines.filled)]
    ended[opens_file(lines)] = True
    return ended


def own_place(lines: Lines, place: int) -> bool:
    """Whether a heading can be at `place`: known, at the beginning of a page, or with blanks above as below."""
    if _ended(lines)[place] or lines.content(int(lines.filled[place])).lower() in known_sections():
        return True
    above, below = gaps(lines)[place], gaps(lines)[place + 1] if place + 1 < len(lines.filled) else 1
    return bool(above >= max(int(below), 1))
