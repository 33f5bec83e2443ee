"""Lines of LocalGov's listings that may be titles and summaries, and pairs of the two."""

from dataclasses import dataclass, replace

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import within
from ..common.bylines import bylines
from ..common.line_shapes import dated, ends_sentence, gaps, slashed
from ..common.pairs import LONGEST_TITLE
from .furniture import furniture
from .heads import heads
from .site_lines import foreign_marks, headings, lead_ins

# What is between a title and its summary: a day in figures, a day in words, more than two blank lines, two, one, none.
KINDS = DATED, WORDED, FAR, SPACED, APART, CLOSE = range(6)
# A summary that ends in a question mark, or without a mark, is at least this long.
_SHORTEST = 40


@dataclass(frozen=True, eq=False)
class Texts:
    """The lines of a page that are neither furniture, headings nor days, one entry each.

    ``place`` is the place of the line, ``kind`` what is between it and the next line. ``joined`` is true if nothing
    else is between the two, ``free`` if they may be a pair. ``told`` is true for a sentence or a long line. ``in_turn``
    is true if a title and a summary show by their ends that they are a pair. ``pair`` says for each kind whether a
    pair of it begins there, and ``own`` whether a pair begins there that needs no heading above.
    """

    place: Ints
    kind: Ints
    joined: Flags
    free: Flags
    told: Flags
    in_turn: Flags
    pair: tuple[Flags, ...]
    own: Flags


@per_lines
def texts(lines: Lines) -> Texts:
    """The lines that may be titles and summaries."""
    other, days = furniture(lines).copy(), dated(lines)
    other[headings(lines)] = True
    place = np.flatnonzero(~other & ~days)
    day = np.diff(np.cumsum(days)[place], prepend=0)
    joined = np.append((np.diff(place) == 1 + day[1:]), False)
    apart = np.append(gaps(lines)[place][1:], 0)
    kind = np.array([CLOSE, APART, SPACED, FAR])[np.minimum(apart, 3)]
    below = np.flatnonzero(np.append(day[1:], 0) == 1)
    kind[below] = np.where(slashed(lines)[place[below] + 1], DATED, WORDED)
    marked = (foreign_marks(lines) | lead_ins(lines) | lines.bullets)[place]
    # A byline and the title above it are another publisher's.
    by = bylines(lines).place
    marked[within(place, np.concatenate((heads(lines).place, by, by - 1)))] = True
    free = joined & ~marked & ~np.append(marked[1:], True)
    free &= (kind <= WORDED) | (np.append(day[1:], 0) == 0)
    return _paired(lines, Texts(place, kind, joined, free, free, free, (), free), day)


def _paired(lines: Lines, found: Texts, day: Ints) -> Texts:
    """`found` with the pairs of each kind."""
    kind, free = found.kind, found.free
    at = lines.filled[found.place]
    length, above = lines.length[at], gaps(lines)[found.place]
    long = length > LONGEST_TITLE
    told = ends_sentence(lines)[found.place] | long
    in_turn = free & ~told & np.append(told[1:], False)
    below = np.append(length[1:], 0)
    likely = in_turn | (free & ~long & (below > length) & (below >= _SHORTEST))
    undated = day == 0
    apart = free & ((above <= 1) | likely)
    pair = (
        free & (kind == DATED) & ~long & undated,
        free & (kind == WORDED) & ~long & undated,
        apart & (kind == FAR),
        apart & (kind == SPACED),
        likely & (kind == APART) & undated,
        likely & (kind == CLOSE) & undated,
    )
    own = pair[DATED] | (pair[SPACED] & ~ends_sentence(lines)[found.place] & (below >= length))
    return replace(found, told=told, in_turn=in_turn, pair=pair, own=own)
