"""The widths at which a page may be wrapped, and the line ends that wrapping at one of them can have made.

A program that wraps at 78 columns ends a line only where the next word would not fit into 78. So the width shows in
the lengths of the lines, whatever the words are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..reference import table
from .lines import Flags, Ints, Lines, in_range
from .seams import opened

NARROWEST, WIDEST = 60, 160
# Titles are at most about as long as this.
TITLE, LONGEST_TITLE = 90, 105
# A page can join parts of this many widths.
_WIDTHS = 4
# Between lines that are wider, so many full lines must agree on a width: a page is mostly wrapped as a whole.
_AMONG_WIDER = 6
# A line that a small letter goes on is worth so many others when widths are counted.
_SMALL = 8
# "fold -s" leaves the last line of a paragraph one column wider than its other lines.
_SLACK = 1
# A byte of UTF-8 that continues a character has these two highest bits.
_LEAD_BITS, _CONTINUED = 0xC0, 0x80
_GOING_ON = [ord(mark) for mark in "|,;)"]
FULL_STOPS = [ord(mark) for mark in '.\N{RIGHT DOUBLE QUOTATION MARK}"']
OPENINGS = [ord(mark) for mark in '"\N{LEFT DOUBLE QUOTATION MARK}']
STOPS = [ord(mark) for mark in '.!?:;|\N{RIGHT DOUBLE QUOTATION MARK}"\N{HORIZONTAL ELLIPSIS}']


@dataclass(frozen=True)
class Joints:
    """Places where a line is directly above another line that may go on with it; one entry a joint.

    ``line`` is the number of the upper line, ``length`` its length with its indent, ``following`` the length of the
    first word below. ``inner`` is true if the upper line does not end a sentence, ``small`` if a small letter opens
    the lower one, ``sure`` if both are, or nearly as telling.
    """

    line: Ints
    length: Ints
    below: Ints
    following: Ints
    inner: Flags
    small: Flags
    sure: Flags
    sign: Ints
    spaced: Flags


class Width(NamedTuple):
    """The least and the greatest width that fit the same lines equally well."""

    low: int
    high: int


def joints(lines: Lines) -> Joints | None:
    """The joints of a page; ``None`` if nothing shows that a line goes on with the line above."""
    if len(lines) < 2:
        return None
    above, below = slice(None, -1), slice(1, None)
    likely = (lines.length[above] > NARROWEST // 2) & (lines.length[below] > 0) & ~lines.bulleted[below]
    likely &= (lines.stop - lines.begin)[above] <= WIDEST
    line: Ints = np.flatnonzero(likely)
    inner = ~np.isin(lines.last[line], STOPS)
    small = in_range(lines.first[line + 1], "a", "z") | np.isin(lines.first[line + 1], _GOING_ON)
    alone = _alone(lines, line)
    sure = inner & (small | alone & (lines.length[line] > TITLE) | _long(lines, line)) | _barred(lines, line)
    sign = np.where(sure, 2, inner & alone)
    if sign.sum() < 2:
        return None
    first = opened(lines)
    kept = ~np.isin(line + 1, first)
    line, inner, small, sure, sign = line[kept], inner[kept], small[kept], sure[kept], sign[kept]
    raw = lines.stop - lines.begin
    return Joints(line, raw[line], raw[line + 1], _first_words(lines, line + 1), inner, small, sure, sign, _spaced(lines, line))


def _alone(lines: Lines, line: Ints) -> Flags:
    """Whether all lines between two blank lines are as long as wrapping leaves them, but the last, which ends a sentence.

    The last line need not end a sentence if the line above is longer than a title can be.
    """
    full = np.zeros(len(lines), dtype=np.bool_)
    full[line] = lines.length[line] >= NARROWEST
    there = lines.length > 0
    block = np.cumsum(np.diff(there, prepend=False) & there)
    size = np.bincount(block[there], minlength=int(block[-1]) + 1)
    number = np.bincount(block[full], minlength=len(size))
    ended = np.zeros(len(size), dtype=np.bool_)
    last = np.flatnonzero(there & ~np.append(there[1:], False))
    ended[block[last]] = np.isin(lines.last[last], STOPS)
    found = full[line] & (size == number + 1)[block[line]]
    found &= ended[block[line]] | (lines.length[line] > LONGEST_TITLE)
    return found & ~np.isin(lines.first[line + 1], OPENINGS)


def _long(lines: Lines, line: Ints) -> Flags:
    """Whether each of the lines `line` is longer than any title, and a statement ends below it."""
    below = line + 1
    found = (lines.length[line] > LONGEST_TITLE) & (lines.length[below] <= lines.length[line])
    found &= ~in_range(lines.first[below], "0", "9") & ~np.isin(lines.first[below], OPENINGS)
    stops = tuple(table("forms")["foreign"]["stops"])
    ended = np.isin(lines.last[below], FULL_STOPS)
    asked = np.flatnonzero(found & ~ended)
    ended[asked] = [words.endswith(stops) for words in lines.contents(below[asked])]
    found &= ended
    asked = np.flatnonzero(found)
    found[asked] = [not words.endswith(stops) for words in lines.contents(line[asked])]
    return found


def _barred(lines: Lines, line: Ints) -> Flags:
    """Whether a day opens each of the lines `line` and a bar ends the line below: a summary of LocalGov's."""
    below = line + 1
    found = in_range(lines.first[line], "0", "9") & ~in_range(lines.first[below], "0", "9")
    return found & (lines.last[below] == ord("|")) & (lines.last[line] != ord("|")) & (lines.length[line] >= NARROWEST)


def _spaced(lines: Lines, line: Ints) -> Flags:
    """Whether a space is left at the end of each of the lines `line`."""
    written = lines.written
    utf8 = np.frombuffer(written.utf8, dtype=np.uint8)
    found: Flags = utf8[written.in_utf8(lines.stop[line])] == ord(" ")
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


def fitting(lines: Lines, found: Joints) -> tuple[Flags, Ints]:
    """The joints that wrapping can have made, and the width of each of them."""
    fits = np.zeros(len(found.line), dtype=np.bool_)
    width = np.zeros(len(found.line), dtype=np.int64)
    tried = list(_widths(found))
    # What another width explains does not speak against this one, so that each gets a second chance.
    for one in [*tried, *tried]:
        new = _of_width(lines, found, one, fits)
        width[new] = one.high
        fits |= new
    return fits, width


def full(found: Joints, width: Width) -> Flags:
    """The joints where the next word would not have fitted."""
    fits: Flags = (found.length <= width.high) & (found.length + 1 + found.following > width.low)
    return fits & (found.below <= width.high + _SLACK)


def _of_width(lines: Lines, found: Joints, width: Width, known: Flags) -> Flags:
    """The joints that wrapping at `width` can have made; those `known` belong to another width."""
    fits = full(found, width) & ~known
    part, number = _parts(lines, found, width.high)
    sure = np.bincount(part, np.where(fits, found.sign, 0), minlength=number)
    # A line that a small letter goes on, although its first word would fit above, is not wrapped at this width.
    amiss = ~fits & ~known & found.inner & (found.small | (found.sign == 1)) & (found.length > width.high // 2) & (found.length <= width.high)
    against = np.bincount(part, np.where(amiss, found.sign, 0), minlength=number)
    good = (sure > 1) & (sure > 2 * against)
    if number > 1:
        good &= np.count_nonzero(good[part] & fits & found.inner) >= _AMONG_WIDER
    taken: Flags = good[part] & fits
    return taken


def _parts(lines: Lines, found: Joints, width: int) -> tuple[Ints, int]:
    """For each joint the stretch of the page it is in, and how many there are; a line wider than `width` parts them.

    Some programs do not wrap the items of lists, and none wraps a word.
    """
    wider = np.flatnonzero((lines.stop - lines.begin > width + _SLACK) & ~lines.bulleted)
    wider = wider[_first_words(lines, wider) < lines.length[wider]]
    return np.searchsorted(wider, found.line), len(wider) + 1


def _widths(found: Joints) -> Iterator[Width]:
    """Widths for which many lines are full, the likeliest first: a line votes for each width at which it would be."""
    low = np.maximum(found.length, found.below - _SLACK)
    high = np.minimum(found.length + 1 + found.following, WIDEST + 1)
    left = (found.inner | found.sure) & (low < high)
    weight = 1 + _SMALL * found.sign
    for _ in range(_WIDTHS):
        votes = np.bincount(low[left], weight[left], WIDEST + 2) - np.bincount(high[left], weight[left], WIDEST + 2)
        counts = np.cumsum(votes)[: WIDEST + 1]
        counts[:NARROWEST] = 0
        # Of widths with as many votes the widest leaves the fewest lines wider than it.
        best = WIDEST - int(np.argmax(counts[::-1]))
        if counts[best] < _SMALL:
            return
        less = np.flatnonzero(counts[:best] < counts[best])
        width = Width(int(less[-1]) + 1, best)
        yield width
        left = left & ~full(found, width)
