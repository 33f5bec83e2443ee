"""The title of a statement that has a closing block and no mark above: it may be below the text of anybody."""

import numpy as np

from ...text.lines import Ints, Lines, per_lines
from ..common.foreign_lines import foreign, no_title
from ..common.line_shapes import gaps, section_headings
from .endings import end_places
from .facts import bounds, ends, heads, names_itself, opens, own_notes, subheads, title_like, told
from .page_changes import cut_above, other_pages, unended
from .places import last_of, next_of
from .starts import is_notes_heading

# A longer line between two paragraphs is rather a title than a subheading.
_LONG_TITLE = 30


def unmarked_title(lines: Lines, top: int, bottom: int) -> int | None:
    """The place of the title, from `top` on, of a statement whose body ends at `bottom`.

    Without a line that can be a title the first line below the text of others is the first of the statement.
    """
    bottom = _above_notes(lines, top, bottom)
    hard = last_of(_others(lines), top, bottom)
    low = top if hard is None else hard + 1
    last = last_of(_titles(lines), low, bottom - 1)
    if last is None:
        first = next_of(_may_open(lines), low, bottom)
        return first if first < bottom else None
    # A line that is in no body parts two pages only if a title is below it.
    odd = last_of(_odd(lines), low, last)
    first = next_of(_titles(lines), low if odd is None else odd, last)
    begin, stop = np.searchsorted(_titles(lines), (first + 1, bottom - 1))
    for place in _titles(lines)[begin:stop].tolist():
        if _begins_page(lines, first, place, bottom):
            first = place
    return first


def _above_notes(lines: Lines, top: int, bottom: int) -> int:
    """The place after the end marker, if only notes are between it and `bottom`."""
    end = last_of(end_places(lines), top, bottom)
    if end is None:
        return bottom
    below = next_of(_titles(lines), end + 1, bottom)
    noted = end + 1 < bottom and (is_notes_heading(lines, end + 1) or own_notes(lines)[end + 1])
    return end if noted or below >= bottom - 1 else bottom


@per_lines
def _may_open(lines: Lines) -> Ints:
    """Places of lines that can be the first of a statement whose title a dump cuts off."""
    return np.flatnonzero(~no_title(lines))


@per_lines
def _titles(lines: Lines) -> Ints:
    """Places of lines that can be a title: above a line of a body, or above a heading that is above one."""
    like, body = title_like(lines), np.append(told(lines), (False, False))
    like = like & ~section_headings(lines)
    headed = np.append(title_like(lines)[1:], False) & body[2:]
    return np.flatnonzero(like & (body[1:-1] | headed))


@per_lines
def _others(lines: Lines) -> Ints:
    """Places of lines that no statement holds."""
    return np.flatnonzero(foreign(lines) | bounds(lines) | ends(lines) | other_pages(lines))


@per_lines
def _odd(lines: Lines) -> Ints:
    """Places of lines that are neither in the body of a statement nor its title."""
    titles = np.zeros(len(lines.filled), dtype=np.bool_)
    titles[_titles(lines)] = True
    titles |= np.append(False, titles[:-1]) & title_like(lines)
    return np.flatnonzero(~(told(lines) | heads(lines) | subheads(lines) | titles))


def _begins_page(lines: Lines, first: int, place: int, bottom: int) -> bool:
    """Whether the title at `place` is of another page than the title at `first` above."""
    space = gaps(lines)
    if place == first + 1:
        return False
    if place in cut_above(lines) or (unended(lines)[place - 1] and not opens(lines)[place]):
        return True
    spaced = int(space[place + 1]) > 0
    if spaced and space[place] == 0 and np.median(space[first + 1 : place]) > 0:
        return True
    if space[place] > 1 and space[place] > space[first + 1 : place].max(initial=0) >= space[place + 1 : bottom].max():
        return True
    if lines.length[lines.filled[place]] < _LONG_TITLE:
        return False
    names = names_itself(lines)
    return bool(names[place:bottom].any()) and not names[first:place].any()
