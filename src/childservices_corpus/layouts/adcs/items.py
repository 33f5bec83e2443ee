"""The statements of a document that have a title or a box: where each begins and ends, whatever is around it.

A closing block ends a statement, and a box begins a page. Where only one of the two is there, or neither, the title
above a lead-in begins a statement, and the first line that no statement can hold ends it.
"""

import re
from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import within
from ..common.foreign_lines import foreign
from ..common.line_shapes import section_headings
from .boxes import after_boxes, box_headings, box_stops
from .cited import of_others
from .closing_blocks import blocks
from .endings import end_places, open_ends, page_ends, untitled_ends
from .facts import title_like, told
from .listed import lists, more_lines
from .menus import menus
from .places import following, last_of, matching, together
from .starts import blogs, reprints, titled, untitled
from .unmarked import unmarked_title

NO_TITLE = -1
# At most this many lines of a menu are between the top of a page and a title.
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
def marks(lines: Lines) -> Ints:
    """Places at which a page or item of ADCS begins or an item ends: boxes, the ends of closing blocks and of menus."""
    return together(len(lines.filled) + 1, _boxes(lines), blocks(lines)[1], *menus(lines), *lists(lines))


@per_lines
def _boxes(lines: Lines) -> Ints:
    heading = np.flatnonzero(box_headings(lines))
    # Of boxes that follow each other the first begins the page.
    return heading[~within(heading, box_stops(lines)[heading])]


@per_lines
def _starts(lines: Lines) -> Ints:
    return together(len(lines.filled), titled(lines), untitled(lines), blogs(lines)[0], reprints(lines))


def closed(lines: Lines, taken: Flags, *, sure: bool) -> Items:
    """Statements above a closing block; with `sure` only those whose first line a mark of ADCS's own shows."""
    low, high = blocks(lines)
    if not len(low):
        return Items.of([])
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
    title = after_boxes(lines, first)
    regular = fine & (within == 0) & (strange[low] == strange[np.minimum(title, low)]) & (low > title + 1)
    # A few lines hold one item; among more lines, the first two must be a title and a body.
    below = np.minimum(title, len(taken) - 2)
    regular &= like[below] & ~section_headings(lines)[below] & ((low - title <= FEW_LINES) | told(lines)[below + 1])
    rows: list[tuple[int, int, int, int]] = []
    rest = np.flatnonzero(~regular & ((free[high] == free[first]) if sure else (free[high] == free[low])))
    for number in rest.tolist():
        bottom, top, body, at_mark = int(low[number]), int(first[number]), int(title[number]), bool(marked[number])
        if free[bottom] != free[top]:
            top, at_mark = int(blocked[np.searchsorted(blocked, bottom) - 1]) + 1, False
            body = int(after_boxes(lines, np.array([top]))[0])
        at_mark &= body >= bottom or not section_headings(lines)[body]
        found = _title(lines, body, bottom, at_mark, sure)
        if found is not None:
            rows.append((top if found == body else found, found, bottom, int(high[number])))
    odd = Items.of(rows)
    columns = zip((first, title, low, high), (odd.first, odd.title, odd.last, odd.stop), strict=True)
    both = [np.concatenate((column[regular], others)) for column, others in columns]
    order = np.argsort(both[0], kind="stable")
    return Items(*(column[order] for column in both))


def _title(lines: Lines, top: int, bottom: int, at_mark: bool, sure: bool) -> int | None:
    """The place of the title, from `top` on, of a statement whose body ends at `bottom`; ``None`` if not yet known."""
    own = last_of(titled(lines), top, bottom)
    plain = last_of(_untitled(lines), top, bottom)
    if (
        plain is not None
        and last_of(end_places(lines), plain if own is None or own < plain else bottom, bottom) is not None
    ):
        # A statement without a title is between; the next one begins below its end.
        own, top, at_mark = None, int(untitled_ends(lines, np.array([plain]), np.array([bottom]))[0]), True
    if own is not None:
        return own
    for place in range(bottom - 2, max(top, bottom - MENU_LINES), -1):
        if _is_sure_title(lines, top, place):
            return place
    if at_mark or top >= bottom:
        return top if top < bottom else None
    return None if sure else unmarked_title(lines, top, bottom)


def _is_sure_title(lines: Lines, top: int, place: int) -> bool:
    """Whether the line at `place` begins like a title of a statement, below lines that are not the body of another."""
    if not told(lines)[place + 1] or not OPENS_TITLE.match(lines.content(int(lines.filled[place]))):
        return False
    return not told(lines)[top + 1 : place].any() or last_of(_foreign(lines), top, place) is not None


@per_lines
def _untitled(lines: Lines) -> Ints:
    return together(len(lines.filled), untitled(lines), blogs(lines)[0])


@per_lines
def _foreign(lines: Lines) -> Ints:
    return np.flatnonzero(foreign(lines))


def bare(lines: Lines, taken: Flags) -> Items:
    """Statements and blogs without a title, in the places that are not `taken`."""
    first = _untitled(lines)
    first = first[~taken[first]]
    if not len(first):
        return Items.of([])
    size = np.full(len(first), len(taken))
    stop = untitled_ends(lines, first, following(_limits(lines, taken), first + 1, size))
    return Items(first, np.full(len(first), NO_TITLE), stop, stop)


def _limits(lines: Lines, taken: Flags) -> Ints:
    """Places at which anything else begins."""
    size = len(taken)
    return together(size + 1, marks(lines), _starts(lines), blocks(lines)[0], np.flatnonzero(taken), [size])


def opened(lines: Lines, taken: Flags) -> Items:
    """Statements with a title and without a closing block, in the places that are not `taken`."""
    size = len(taken)
    first = together(size + 1, titled(lines), reprints(lines), _boxes(lines), menus(lines)[1])
    first = first[first < size]
    first = together(size, first[~taken[first]], _headed(lines, taken))
    if not len(first):
        return Items.of([])
    title = after_boxes(lines, first)
    # Of boxes that follow each other, and a title below them, the first box begins the page.
    first, title = first[_news(title)], title[_news(title)]
    limits = _limits(lines, taken)
    ends = np.full(len(first), size)
    limit = following(limits, title + 1, ends)
    own = within(title, titled(lines)) | (title == first)
    limit = np.where(~own & within(title, limits), title, limit)
    body = _bodies(lines, title, limit)
    some = body > title
    stop = np.where(some, open_ends(lines, np.maximum(body, 0), limit), title)
    # A title and a teaser above "Read More" belong to a text on another page.
    more = np.append(0, np.cumsum(more_lines(lines)))
    some &= more[np.minimum(stop + 1, size)] == more[title]
    stop = np.where(some, stop, title)
    pages = ~some & (title > first)
    stop = np.where(pages & (title < limit), page_ends(lines, np.minimum(title, size - 1), limit), stop)
    # A lead-in alone may be in the text of others.
    led = (title == first) & within(title, titled(lines)) & some
    kept = (stop > first) & ~(led & of_others(lines, first, stop))
    return Items(first[kept], np.where(some, title, NO_TITLE)[kept], stop[kept], stop[kept])


def untitled_pages(lines: Lines, taken: Flags) -> Items:
    """Pages with a box and without a title: a box above a paragraph, and the headings and paragraphs below."""
    first = _boxes(lines)
    if not len(first):
        return Items.of([])
    title = after_boxes(lines, first)
    first, title = first[title < len(taken)], title[title < len(taken)]
    kept = told(lines)[title] & ~title_like(lines)[title] & ~taken[first]
    first, title = first[kept], title[kept]
    limit = following(_limits(lines, taken), title, np.full(len(title), len(taken)))
    stop = page_ends(lines, title, limit)
    first, stop = first[stop > title], stop[stop > title]
    return Items(first, np.full(len(first), NO_TITLE), stop, stop)


def _headed(lines: Lines, taken: Flags) -> Ints:
    """Places of titles such as ``Comment: boats`` directly below a closing block, which is below another statement."""
    below = blocks(lines)[1]
    below = below[below < len(taken)]
    below = below[~taken[below] & title_like(lines)[below]]
    return below[matching(lines, below, f"(?i)^(?:{OPENS_TITLE.pattern})")]


def _news(values: Ints) -> Flags:
    """Which of the ascending `values` are not equal to the one before."""
    found: Flags = np.diff(values, prepend=-1) > 0
    return found


def _bodies(lines: Lines, title: Ints, limit: Ints) -> Ints:
    """For each title, the first line of the body below it; :data:`NO_TITLE` for a line that is not a title."""
    size = len(lines.filled)
    like, text = (np.append(flags, (False, False, False)) for flags in (title_like(lines), told(lines)))
    # The title may be given again or in full; below it may be a second line.
    near, far = text[title + 1] & (title + 1 < limit), text[np.minimum(title + 2, size)] & (title + 2 < limit)
    alone = (title + 1 == limit) & (limit == size)
    body = np.where(near | alone, title + 1, np.where(far, title + 2, NO_TITLE))
    return np.where(like[title], body, NO_TITLE)
