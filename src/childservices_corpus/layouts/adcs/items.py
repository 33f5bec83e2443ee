"""The statements of a document that have a title or a box: where each begins and ends, whatever stands around it.

A closing block ends a statement, and a box begins a page. Where only one of the two is there, or neither, the title
above a lead-in begins a statement, and the first line that no statement can hold ends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import gaps
from .closing_blocks import blocks, box_end, box_headings
from .facts import bounds, ends, foreign, heads, own_notes, title_like, told
from .listed import lists
from .menus import menus
from .starts import blogs, next_of, quotation_end, titled, together, untitled

NO_TITLE = -1
# At most this many lines of a menu stand between the top of a page and a title.
MENU_LINES = 40
FEW_LINES = 4
OPENS_TITLE = re.compile(
    r"comment(?::| on )|adcs (?:response:|responds to |comment )|press release:|pr - ", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Items:
    """Statements in the order of the page, as places.

    ``first`` is the first line, perhaps of a box; ``title`` the title, or :data:`NO_TITLE`. ``last`` is the place after
    the body, ``stop`` the place after the closing block, if there is one.
    """

    first: Ints
    title: Ints
    last: Ints
    stop: Ints

    @classmethod
    def of(cls, rows: list[tuple[int, int, int, int]]) -> "Items":
        """Items from rows of first, title, last and stop."""
        return cls(*np.array(sorted(rows), dtype=np.int64).reshape(-1, 4).T)


@per_lines
def breaks(lines: Lines) -> Flags:
    """Lines at which a body without a closing block ends at the latest."""
    found: Flags = foreign(lines) | bounds(lines) | ~(told(lines) | heads(lines) | ends(lines))
    return found


@per_lines
def marks(lines: Lines) -> Ints:
    """Places at which a page or item of ADCS begins or an item ends: boxes, the ends of closing blocks and of menus."""
    return together(len(lines.filled) + 1, _boxes(lines), blocks(lines)[1], *menus(lines), *lists(lines))


@per_lines
def _boxes(lines: Lines) -> Ints:
    return np.flatnonzero(box_headings(lines))


@per_lines
def _starts(lines: Lines) -> Ints:
    return together(len(lines.filled), titled(lines), untitled(lines), blogs(lines)[0])


def closed(lines: Lines, taken: Flags, *, sure: bool) -> Items:
    """Statements above a closing block; with `sure` only those whose first line a mark of ADCS's own shows."""
    low, high = blocks(lines)
    known = marks(lines)
    above = np.searchsorted(known, low, side="right") - 1
    marked = above >= 0
    first = np.where(marked, known[np.maximum(above, 0)] if len(known) else 0, 0)
    blocked = np.append(np.flatnonzero(taken), len(taken))
    free = np.append(0, np.cumsum(taken))
    fine = (free[high] == free[first]) & marked
    start = _starts(lines)
    within = np.searchsorted(start, low) - np.searchsorted(start, first, side="right")
    strange = np.append(0, np.cumsum(foreign(lines)))
    like = title_like(lines)
    boxed = box_headings(lines)[first]
    regular = fine & ~boxed & (within == 0) & (strange[low] == strange[first]) & (low > first + 1)
    # A few lines hold one item; among more lines, the first two must be a title and a body.
    sized = (low - first <= FEW_LINES) | told(lines)[np.minimum(first + 1, len(taken) - 1)]
    regular &= like[np.minimum(first, len(taken) - 1)] & sized
    rows = []
    rest = np.flatnonzero(~regular & ((free[high] == free[first]) if sure else (free[high] == free[low])))
    for number in rest.tolist():
        bottom, end = int(low[number]), int(high[number])
        top, at_mark = int(first[number]), bool(marked[number])
        if free[bottom] != free[top]:
            top, at_mark = int(blocked[np.searchsorted(blocked, bottom) - 1]) + 1, False
        rows.extend(_irregular(lines, top, bottom, end, at_mark, sure))
    odd = Items.of(rows)
    columns = zip((first, first, low, high), (odd.first, odd.title, odd.last, odd.stop), strict=True)
    found = [np.concatenate((column[regular], others)) for column, others in columns]
    order = np.argsort(found[0], kind="stable")
    return Items(*(column[order] for column in found))


def _irregular(
    lines: Lines, top: int, bottom: int, end: int, at_mark: bool, sure: bool
) -> Iterator[tuple[int, int, int, int]]:
    """The statement whose closing block begins at `bottom`, of the lines from `top` on."""
    body = after_boxes(lines, top, bottom)
    title = _title(lines, body, bottom, at_mark, sure)
    if title is None:
        return
    yield (top if title == body else title, title, bottom, end)


def after_boxes(lines: Lines, first: int, last: int) -> int:
    """The place after the boxes that begin at `first`."""
    headings = box_headings(lines)
    while first < last and headings[first]:
        first = box_end(lines, first, last)
    return first


def _title(lines: Lines, top: int, bottom: int, at_mark: bool, sure: bool) -> int | None:
    """The place of the title of a statement whose body ends at `bottom`, at `top` or below; ``None`` if not yet known."""
    own = last_of(titled(lines), top, bottom)
    bare = last_of(_untitled(lines), top, bottom)
    if bare is not None and last_of(_ends(lines), bare if own is None or own < bare else bottom, bottom) is not None:
        # A statement without a title stands between; the next one begins below its end.
        own, top, at_mark = None, untitled_end(lines, bare, bottom), True
    if own is not None:
        return own
    for place in range(bottom - 2, max(top, bottom - MENU_LINES), -1):
        if _is_sure_title(lines, top, place):
            return place
    strange = last_of(_foreign(lines), top, bottom)
    found = None if strange is None else _first_title(lines, strange + 1, bottom)
    if found is not None:
        return found
    if at_mark or top >= bottom:
        return top if top < bottom else None
    if sure:
        return None
    broken = last_of(_breaks(lines), top, bottom)
    found = _first_title(lines, top if broken is None else broken, bottom)
    return top if found is None else found


def _is_sure_title(lines: Lines, top: int, place: int) -> bool:
    """Whether the line at `place` begins like a title of a statement, below lines that are not the body of another."""
    if not told(lines)[place + 1] or not OPENS_TITLE.match(lines.content(int(lines.filled[place]))):
        return False
    return not told(lines)[top + 1 : place].any() or last_of(_foreign(lines), top, place) is not None


def _first_title(lines: Lines, low: int, bottom: int) -> int | None:
    """The first line from `low` on that can be a title, above a line that can be the first of a body."""
    at = next_of(_title_places(lines), low, bottom)
    return at if at < bottom - 1 else None


def last_of(places: Ints, low: int, stop: int) -> int | None:
    """The last of the ascending `places` from `low` up to `stop`; ``None`` if there is none."""
    at = int(np.searchsorted(places, stop))
    return int(places[at - 1]) if at and places[at - 1] >= low else None


@per_lines
def _title_places(lines: Lines) -> Ints:
    return np.flatnonzero(title_like(lines)[:-1] & told(lines)[1:])


@per_lines
def _untitled(lines: Lines) -> Ints:
    return together(len(lines.filled), untitled(lines), blogs(lines)[0])


@per_lines
def _foreign(lines: Lines) -> Ints:
    return np.flatnonzero(foreign(lines))


@per_lines
def _breaks(lines: Lines) -> Ints:
    return np.flatnonzero(breaks(lines))


@per_lines
def _ends(lines: Lines) -> Ints:
    return np.flatnonzero(ends(lines))


@per_lines
def _spaced(lines: Lines) -> Ints:
    """Lines below a blank line."""
    return np.flatnonzero(gaps(lines) > 0)


@per_lines
def _no_notes(lines: Lines) -> Ints:
    return np.flatnonzero(~own_notes(lines))


def open_end(lines: Lines, body: int, limit: int) -> int:
    """The place after a body that begins at `body` and that no closing block ends; `limit` bounds it."""
    stop = min(limit, next_of(_breaks(lines), body, limit))
    if body + 1 < stop and not gaps(lines)[body + 1]:
        # A text without blank lines ends at the first one; its end marker may stand below.
        stop = min(stop, next_of(_spaced(lines), body + 1, limit))
        stop += stop < limit and bool(ends(lines)[stop])
    marked = next_of(_ends(lines), body, stop)
    return min(limit, next_of(_no_notes(lines), marked + 1, limit)) if marked < stop else stop


def untitled_end(lines: Lines, first: int, limit: int) -> int:
    """The place after a statement or blog without a title that begins at `first`.

    A statement ends with its quotation, an end marker below, and notes on ADCS.
    """
    heads, bodies = blogs(lines)
    at = int(np.searchsorted(heads, first))
    if at < len(heads) and heads[at] == first:
        return open_end(lines, int(bodies[at]), limit)
    stop = min(open_end(lines, first, limit), quotation_end(lines, first + 1))
    if stop < limit and ends(lines)[stop]:
        return min(limit, next_of(_no_notes(lines), stop + 1, limit))
    return stop


def bare(lines: Lines, taken: Flags) -> Items:
    """Statements and blogs without a title, in the places that are not `taken`."""
    limits = _limits(lines, taken)
    rows = []
    reached = 0
    for place in _untitled(lines).tolist():
        if place >= reached and not taken[place]:
            reached = untitled_end(lines, place, next_of(limits, place + 1, len(taken)))
            rows.append((place, NO_TITLE, reached, reached))
    return Items.of(rows)


def _limits(lines: Lines, taken: Flags) -> Ints:
    """Places at which anything else begins."""
    size = len(taken)
    return together(size + 1, marks(lines), _starts(lines), blocks(lines)[0], np.flatnonzero(taken), [size])


def opened(lines: Lines, taken: Flags) -> Items:
    """Statements with a title and without a closing block, in the places that are not `taken`."""
    start = together(len(taken) + 1, titled(lines), _boxes(lines), menus(lines)[1])
    start = start[start < len(taken)]
    start = start[~taken[start]]
    limits = _limits(lines, taken)
    rows = []
    reached = 0
    for place in start.tolist():
        if place >= reached:
            found = _open_item(lines, place, limits)
            if found is not None:
                rows.append(found)
                reached = found[3]
    return Items.of(rows)


def _open_item(lines: Lines, place: int, limits: Ints) -> tuple[int, int, int, int] | None:
    """The statement that begins at `place`, at its title or at a box."""
    title = after_boxes(lines, place, len(lines.filled))
    limit = next_of(limits, title + 1, len(lines.filled))
    if limits[np.searchsorted(limits, title)] == title and title != place and title not in titled(lines):
        limit = title
    if title >= limit:
        return (place, NO_TITLE, title, title) if title > place else None
    body = _body(lines, title, limit)
    if body is None:
        stop = _page_end(lines, title, limit) if title > place else title
        return (place, NO_TITLE, stop, stop) if stop > place else None
    stop = open_end(lines, body, limit)
    return place, title, stop, stop


def _body(lines: Lines, title: int, limit: int) -> int | None:
    """The place of the first line of a body below the line at `title`; ``None`` if that line is not a title."""
    if not title_like(lines)[title]:
        return None
    # The title may be given again or in full; below it may stand a second line.
    for body in (title + 1, title + 2):
        if body < limit and told(lines)[body]:
            return body
    return title + 1 if title + 1 == limit == len(lines.filled) else None


def _page_end(lines: Lines, first: int, limit: int) -> int:
    """The place after a page of ADCS that is not a statement."""
    if not told(lines)[first]:
        return first
    return min(limit, next_of(_strange(lines), first, limit))


@per_lines
def _strange(lines: Lines) -> Ints:
    """Lines at which a page of any text ends: foreign lines, and two short lines in turn."""
    short = ~told(lines)
    short[:-1] &= short[1:]
    return np.flatnonzero(foreign(lines) | short)
