"""Tells from the page alone whether its lines are wrapped at a width, and which line ends the wrapping made.

A page is wrapped at 78 columns if a line ends only where the next word would not fit into 78. So the width shows in the
lengths of the lines; what the words are does not matter. A line end that the wrapping made counts as a space.
"""

from collections.abc import Iterator

import numpy as np

from .date_lines import looks_like_date
from .encoded import Written
from .lines import Ints, Lines, lines_of

NARROWEST, WIDEST = 72, 160
# So many lines must be full before a page counts as wrapped, and such a part of the lines that could be.
_FEWEST = 3
_PART, _LOOSE = 0.3, 0.2
# Full lines a paragraph from which on a text counts as prose.
_PROSE = 1.5
# A page can join parts of this many widths.
_WIDTHS = 4
_OPENINGS = [ord(mark) for mark in '"\N{LEFT DOUBLE QUOTATION MARK}']
_STOPS = [ord(mark) for mark in '.!?:;|\N{RIGHT DOUBLE QUOTATION MARK}"\N{HORIZONTAL ELLIPSIS}']


def wrapped_ends(lines: Lines) -> Ints:
    """The numbers of the lines of a page whose ends were made by wrapping."""
    joint = _joints(lines)
    found = np.zeros(len(joint), dtype=np.bool_)
    if not len(joint):
        return joint
    # An indent is part of the width.
    length, following = (lines.stop - lines.begin)[joint], _first_words(lines, joint + 1)
    inner = ~np.isin(lines.last[joint], _STOPS)
    below = lines.first[joint + 1]
    small = (below >= ord("a")) & (below <= ord("z"))
    opening = np.isin(below, _OPENINGS)
    for width in _widths(length[inner], following[inner]):
        full = (length <= width) & (length + 1 + following > width) & ~found
        long = length > width // 2
        for low, high in _parts(lines, width, joint[full]):
            here = (joint >= low) & (joint < high)
            sure = int((here & full & inner).sum())
            # A line that a small letter goes on, although its first word would fit above, is not wrapped.
            against = int((here & ~full & ~found & inner & long & small).sum())
            spaced = _spaced(lines, low, high, int((here & (full | found)).sum()))
            # A full line that a small letter goes on is enough where no such line is short of the width.
            few = 1 if not against and (here & full & inner & small).any() else _FEWEST
            if sure >= few and sure >= _PART * int((here & long).sum()) and sure > against:
                # Without blank lines around it, a full line that ends a sentence ends a paragraph too where paragraphs
                # are short, as in a listing; in a long paragraph it is more often a line among others.
                prose = spaced or sure >= _PROSE * _ends(lines, low, high, int((here & (full | found)).sum()))
                found |= here & full & (prose & ~opening | inner | small)
    ends: Ints = joint[found]
    # A day below a title is a line of its own, however long the title is.
    return ends[[not looks_like_date(words) for words in lines.contents(ends + 1)]]


def _spaced(lines: Lines, low: int, high: int, wrapped: int) -> bool:
    """Whether nearly all lines between `low` and `high` stand between blank lines, apart from `wrapped` lines."""
    there = lines.length[low:high] > 0
    apart = int(there.sum()) - int((there[1:] & there[:-1]).sum())
    return _ends(lines, low, high, wrapped) <= _LOOSE * apart


def _ends(lines: Lines, low: int, high: int, wrapped: int) -> int:
    """How many lines between `low` and `high` end directly above another line, apart from `wrapped` lines."""
    there = lines.length[low:high] > 0
    return int((there[1:] & there[:-1]).sum()) - wrapped


def _joints(lines: Lines) -> Ints:
    """Lines of a length that wrapping gives, directly above another line that neither a bullet nor an indent opens."""
    if len(lines) < 2:
        return np.zeros(0, dtype=np.int64)
    above, below = slice(None, -1), slice(1, None)
    likely = (lines.length[above] > NARROWEST // 2) & ((lines.stop - lines.begin)[above] <= WIDEST)
    likely &= (lines.length[below] > 0) & ~lines.bulleted[below]
    joint: Ints = np.flatnonzero(likely)
    return joint


def _first_words(lines: Lines, line: Ints) -> Ints:
    """The length of the first word of each of the lines `line`."""
    text = lines.text
    bounds = zip(lines.start[line].tolist(), lines.stop[line].tolist(), strict=True)
    return np.array([_until_space(text, start, stop) - start for start, stop in bounds], dtype=np.int64)


def _until_space(text: str, start: int, stop: int) -> int:
    found = text.find(" ", start, min(stop, start + WIDEST))
    return found if found >= 0 else min(stop, start + WIDEST)


def _widths(length: Ints, following: Ints) -> Iterator[int]:
    """Widths for which many lines are full, the likeliest first: a line votes for each width at which it would be."""
    for _ in range(_WIDTHS):
        votes = np.zeros(2 * WIDEST + 2, dtype=np.int64)
        np.add.at(votes, length, 1)
        np.add.at(votes, np.minimum(length + 1 + following, 2 * WIDEST + 1), -1)
        counts = np.cumsum(votes)[: WIDEST + 1]
        counts[:NARROWEST] = 0
        # Of widths with as many votes the widest leaves the fewest lines wider than it.
        width = WIDEST - int(np.argmax(counts[::-1]))
        if not counts[width]:
            return
        yield width
        left = ~((length <= width) & (length + 1 + following > width))
        length, following = length[left], following[left]


def _parts(lines: Lines, width: int, full: Ints) -> Iterator[tuple[int, int]]:
    """The stretches of the page without a line wider than `width` that hold a line of `full`."""
    wider = np.flatnonzero(lines.stop - lines.begin > width)
    starts = np.append(0, wider + 1)
    stops = np.append(wider, len(lines))
    number = np.unique(np.searchsorted(starts, full, side="right") - 1)
    yield from zip(starts[number].tolist(), stops[number].tolist(), strict=True)


def unwrapped(lines: Lines) -> Lines:
    """`lines` with each line end that wrapping made as spaces; the same lines where nothing is wrapped."""
    ends = wrapped_ends(lines)
    if not len(ends):
        return lines
    written = lines.written
    pieces, low = [], 0
    for stop, start in zip(lines.stop[ends].tolist(), lines.start[ends + 1].tolist(), strict=True):
        pieces += [written.text[low:stop], " " * (start - stop)]
        low = start
    text = "".join([*pieces, written.text[low:]])
    return lines_of(Written(text, None, written.own, written.left_out, written.suspect))
