"""Where the bodies of statements end that no closing block ends."""

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import gaps
from .facts import bounds, ends, foreign, heads, own_notes, told
from .places import following
from .starts import blogs, quotation_ends


@per_lines
def breaks(lines: Lines) -> Ints:
    """Places of lines at which a body without a closing block ends at the latest."""
    found: Flags = foreign(lines) | bounds(lines) | ~(told(lines) | heads(lines) | ends(lines))
    return np.flatnonzero(found)


@per_lines
def end_places(lines: Lines) -> Ints:
    """Places of end markers."""
    return np.flatnonzero(ends(lines))


@per_lines
def _no_notes(lines: Lines) -> Ints:
    return np.flatnonzero(~own_notes(lines))


@per_lines
def _spaced(lines: Lines) -> Ints:
    """Places of lines below a blank line."""
    return np.flatnonzero(gaps(lines) > 0)


@per_lines
def _strange(lines: Lines) -> Ints:
    """Places at which a page of any text ends: foreign lines, and two short lines in turn."""
    short = ~told(lines)
    short[:-1] &= short[1:]
    return np.flatnonzero(foreign(lines) | short)


def open_ends(lines: Lines, body: Ints, limit: Ints) -> Ints:
    """For each body that begins at `body`, the place after its last line, which is not above `limit`."""
    stop = np.minimum(limit, following(breaks(lines), body, limit))
    # A text without blank lines ends at the first one; its end marker may be below.
    close = (body + 1 < stop) & (np.append(gaps(lines), (1, 1))[body + 1] == 0)
    spaced = np.minimum(stop, following(_spaced(lines), body + 1, limit))
    spaced += _at(ends(lines), spaced) & (spaced < limit)
    stop = np.where(close, spaced, stop)
    marked = following(end_places(lines), body, stop)
    return np.where(marked < stop, _after_notes(lines, marked + 1, limit), stop)


def untitled_ends(lines: Lines, first: Ints, limit: Ints) -> Ints:
    """For each statement or blog without a title that begins at `first`, the place after its last line.

    A statement ends with its quotation, an end marker below, and notes on ADCS.
    """
    blog_heads, blog_bodies = blogs(lines)
    blog = np.isin(first, blog_heads)
    body = first.copy()
    body[blog] = blog_bodies[np.searchsorted(blog_heads, first[blog])]
    stop = open_ends(lines, body, limit)
    last = np.minimum(stop, following(quotation_ends(lines), first + 1, limit) + 1)
    marked = _at(ends(lines), last) & (last < limit)
    return np.where(blog, stop, np.where(marked, _after_notes(lines, last + 1, limit), last))


def page_ends(lines: Lines, first: Ints, limit: Ints) -> Ints:
    """For each text that is not a statement and begins at `first`, the place after its last line."""
    return np.where(_at(told(lines), first), np.minimum(limit, following(_strange(lines), first, limit)), first)


def _after_notes(lines: Lines, first: Ints, limit: Ints) -> Ints:
    return np.minimum(limit, following(_no_notes(lines), first, limit))


def _at(flags: Flags, places: Ints) -> Flags:
    """The flags at `places`; false after the last."""
    found: Flags = np.append(flags, False)[places]
    return found
