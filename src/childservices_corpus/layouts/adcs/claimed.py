"""Where the items of ADCS's feed begin and end in a document, whatever is around them."""

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ...text.points import within
from ..common.unmarked import whole_text
from ..contract import BOUNDED, MARK, OPEN, SHAPE, Claims
from ..stretches import covered
from .closing_blocks import blocks
from .facts import title_like, told
from .items import closed, opened, untitled_pages
from .menus import menus, with_menus


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Items with a closing block below a mark, then all others; closing blocks without an item.

    Without any mark, a page that is one text below a title, such as a blog.
    """
    page = whole_page(lines, taken, turn)
    if page is not None and _below_title(lines, page[0]):
        return Claims.of([(page[0] - 1, page[1], SHAPE)])
    if turn not in (BOUNDED, OPEN):
        return Claims.of(())
    found = closed(lines, taken, sure=turn == BOUNDED)
    if turn == BOUNDED:
        loose = untitled_pages(lines, taken | covered(len(taken), found.first, found.stop))
        return _claims(lines, np.append(found.first, loose.first), np.append(found.stop, loose.stop))
    rest = opened(lines, taken | covered(len(taken), found.first, found.stop))
    low, high = blocks(lines)
    alone = ~within(high, found.stop)
    first = np.concatenate((found.first, rest.first, low[alone]))
    stop = np.concatenate((found.stop, rest.stop, high[alone]))
    free = np.append(0, np.cumsum(taken))
    some = free[stop] == free[first]
    return _claims(lines, first[some], stop[some])


def whole_page(lines: Lines, taken: Flags, turn: int) -> tuple[int, int] | None:
    """The places of the text of a page that is one text, perhaps below menus; ``None`` for another page."""
    return whole_text(lines, taken, turn, told, lambda page: covered(len(taken), *menus(page)))


def _below_title(lines: Lines, place: int) -> bool:
    return place > 0 and bool(title_like(lines)[place - 1])


def untitled_page(lines: Lines, taken: Flags, turn: int) -> tuple[int, int] | None:
    """The places of a page that is one text, if a title is not above it."""
    page = whole_page(lines, taken, turn)
    return None if page is None or _below_title(lines, page[0]) else page


def _claims(lines: Lines, first: Ints, stop: Ints) -> Claims:
    order = np.argsort(first, kind="stable")
    return Claims(with_menus(lines, first[order]), stop[order], np.full(len(first), MARK, dtype=np.int64))
