"""Finds from the page alone whether its lines are wrapped at a width, and which line ends the wrapping made.

A page is wrapped at 78 columns if a line ends only where the next word would not fit into 78. So the width shows in the
lengths of the lines; what the words are does not matter. A line end that the wrapping made counts as a space.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .date_lines import LONGEST, looks_like_date
from .encoded import Written
from .lines import Flags, Ints, Lines, in_range, lines_of
from .seams import opened

NARROWEST, WIDEST = 72, 160
# So many lines must be full before a page counts as wrapped, and such a part of the lines that could be.
_FEWEST, _AMONG_WIDER = 3, 6
_PART, _LOOSE = 0.3, 0.2
# Full lines a paragraph from which on a text counts as prose.
_PROSE = 1.5
# A page can join parts of this many widths.
_WIDTHS = 4
# A title is at most about as long as this, and a day such as "30 September 2022" too.
_TITLE, _LONGEST_DAY = 90, 20
# A byte of UTF-8 that continues a character has these two highest bits.
_LEAD_BITS, _CONTINUED = 0xC0, 0x80
_OPENINGS = [ord(mark) for mark in '"\N{LEFT DOUBLE QUOTATION MARK}']
_STOPS = [ord(mark) for mark in '.!?:;|\N{RIGHT DOUBLE QUOTATION MARK}"\N{HORIZONTAL ELLIPSIS}']


def wrapped_ends(lines: Lines) -> Ints:
    """The numbers of the lines of a page whose ends were made by wrapping."""
    joint = _joints(lines)
    found = np.zeros(len(joint), dtype=np.bool_)
    inner = ~np.isin(lines.last[joint], _STOPS)
    if not inner.any():
        return joint[found]
    # An indent is part of the width.
    length, following = (lines.stop - lines.begin)[joint], _first_words(lines, joint + 1)
    below = lines.first[joint + 1]
    small = in_range(below, "a", "z")
    opening = np.isin(below, _OPENINGS)
    for width in _widths(length[inner], following[inner]):
        full = (length <= width) & (length + 1 + following > width) & ~found
        long = length > width // 2
        parts = _parts(lines, width, joint)
        sure = parts.number(full & inner)
        # A line that a small letter goes on, although its first word would fit above, is not wrapped.
        against = parts.number(~full & ~found & inner & long & small)
        enough = (sure >= _PART * parts.number(long)) & (sure > against)
        if not enough.any():
            continue
        # A full line that a small letter goes on is enough, if every such line reaches the width.
        few = np.where((against == 0) & (parts.number(full & inner & small) > 0), 1, _FEWEST)
        if len(parts.start) > 1:
            # Lines between wider lines need more evidence: a page is mostly wrapped as a whole.
            few = np.full_like(few, _AMONG_WIDER)
        wrapped = (enough & (sure >= few))[parts.of]
        # Without blank lines around it, a full line that ends a sentence ends a paragraph too where paragraphs are
        # short, as in a listing; in a long paragraph it is more often a line among others.
        prose = parts.prose(lines, sure, parts.number(full | found))[parts.of]
        found |= wrapped & full & (prose & ~opening | inner | small)
    return _without_lists(lines, _without_days(lines, joint[found]))


def _without_days(lines: Lines, ends: Ints) -> Ints:
    """`ends` without those above a day: it is a line of its own, however long the title above is."""
    kept = lines.length[ends + 1] > LONGEST
    kept[~kept] = [not looks_like_date(words) for words in lines.contents(ends[~kept] + 1)]
    return ends[kept]


def _without_lists(lines: Lines, ends: Ints) -> Ints:
    """`ends` without the items of lists: a small letter opens each of them, the first below a blank line too."""
    if not len(ends):
        return ends
    head = np.diff(ends, prepend=-2) > 1
    first = lines.first[ends]
    listed = head & in_range(first, "a", "z") & (lines.length[np.maximum(ends - 1, 0)] == 0)
    kept: Ints = ends[~listed[np.flatnonzero(head)][np.cumsum(head) - 1]]
    return kept


@dataclass(frozen=True)
class _Parts:
    """The stretches of a page without a line that is too wide: their bounds, and for each joint the part it is in."""

    start: Ints
    stop: Ints
    of: Ints
    inside: Flags

    def number(self, joints: Flags) -> Ints:
        """How many of these joints each part has."""
        return np.bincount(self.of[joints & self.inside], minlength=len(self.start))

    def prose(self, lines: Lines, sure: Ints, wrapped: Ints) -> Flags:
        """Whether each part has long paragraphs, or blank lines around nearly all; `wrapped` lines do not count."""
        there = lines.length > 0
        together = _between(there[1:] & there[:-1], self.start, self.stop - 1)
        apart = _between(there, self.start, self.stop) - together
        ends = together - wrapped
        found: Flags = (ends <= _LOOSE * apart) | (sure >= _PROSE * ends)
        return found


def _between(flags: Flags, start: Ints, stop: Ints) -> Ints:
    """How many of the `flags` are true from each of `start` up to the entry of the same index in `stop`."""
    counts = np.append(0, np.cumsum(flags))
    found: Ints = counts[stop] - counts[np.minimum(start, stop)]
    return found


def _parts(lines: Lines, width: int, joint: Ints) -> _Parts:
    """The stretches of the page without a line wider than `width`."""
    wider = np.flatnonzero(lines.stop - lines.begin > width)
    start, stop = np.append(0, wider + 1), np.append(wider, len(lines))
    of = np.searchsorted(start, joint, side="right") - 1
    return _Parts(start, stop, of, joint < stop[of])


def _joints(lines: Lines) -> Ints:
    """Lines of a length that wrapping gives, directly above another line that neither a bullet nor an indent opens."""
    if len(lines) < 2:
        return np.zeros(0, dtype=np.int64)
    above, below = slice(None, -1), slice(1, None)
    likely = (lines.length[above] > NARROWEST // 2) & ((lines.stop - lines.begin)[above] <= WIDEST)
    likely &= (lines.length[below] > 0) & ~lines.bulleted[below]
    first = opened(lines)
    likely[first[first > 0] - 1] = False
    # A title is above a day, and a title is shorter than two such lines.
    likely[:-1] &= ~(_days(lines)[2:] & (lines.length[:-2] > _TITLE))
    joint: Ints = np.flatnonzero(likely)
    return joint


def _days(lines: Lines) -> Flags:
    """For each line, whether it has the shape of a day: short, with a digit at both ends."""
    digits = [in_range(ends, "0", "9") for ends in (lines.first, lines.last)]
    found: Flags = digits[0] & digits[1] & (lines.length <= _LONGEST_DAY)
    return found


def _first_words(lines: Lines, line: Ints) -> Ints:
    """The length of the first word of each of the lines `line`, at most :data:`WIDEST`."""
    written = lines.written
    utf8 = np.frombuffer(written.utf8, dtype=np.uint8)
    at, end = written.in_utf8(lines.start[line]), written.in_utf8(lines.stop[line])
    size = np.zeros(len(line), dtype=np.int64)
    active = np.arange(len(line))
    while len(active):
        byte = utf8[at[active]]
        active, byte = _where((byte != ord(" ")) & (byte != ord("\t")), active, byte)
        size[active] += byte & _LEAD_BITS != _CONTINUED
        at[active] += 1
        (active,) = _where((at[active] < end[active]) & (size[active] < WIDEST), active)
    return size


def _where(flags: Flags, *columns: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
    return [column[flags] for column in columns]


def _widths(length: Ints, following: Ints) -> Iterator[int]:
    """Widths for which many lines are full, the likeliest first: a line votes for each width at which it would be."""
    for _ in range(_WIDTHS):
        beyond = np.minimum(length + 1 + following, WIDEST + 1)
        votes = np.bincount(length, minlength=WIDEST + 2) - np.bincount(beyond, minlength=WIDEST + 2)
        counts = np.cumsum(votes)[: WIDEST + 1]
        counts[:NARROWEST] = 0
        # Of widths with as many votes the widest leaves the fewest lines wider than it.
        width = WIDEST - int(np.argmax(counts[::-1]))
        if not counts[width]:
            return
        yield width
        left = ~((length <= width) & (length + 1 + following > width))
        length, following = length[left], following[left]


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
