"""A page that is one text without any mark: only its address or its caller shows whose it is."""

from collections.abc import Callable

import numpy as np

from ...text.lines import Flags, Lines
from ..contract import UNMARKED
from .line_shapes import dated

_PARAGRAPHS = 2
_MOSTLY = 0.5


def whole_text(
    lines: Lines, taken: Flags, turn: int, prose: Callable[[Lines], Flags], furniture: Callable[[Lines], Flags]
) -> tuple[int, int] | None:
    """The places from the first to the last paragraph of a page that is one text; ``None`` for another page.

    `prose` gives the lines that can be paragraphs, `furniture` the lines of the site around them. Such a page does not
    hold a record of another form. Between the first and the last paragraph, most lines are paragraphs, and none is a
    day. The lines above and below are not part of it, since they may be of a menu.
    """
    if turn != UNMARKED:
        return None
    told, around = prose(lines), furniture(lines)
    places = np.flatnonzero(told & ~around)
    if len(places) < _PARAGRAPHS or (taken & ~around).any():
        return None
    first, stop = int(places[0]), int(places[-1]) + 1
    whole = told[first:stop].mean() >= _MOSTLY and not (taken | around | dated(lines))[first:stop].any()
    return (first, stop) if whole else None
