"""The widths at which a page may be wrapped, and the line ends that wrapping at one of them can have made.

A program that wraps at 78 columns ends a line only where the next word would not fit into 78. So the width shows in
the lengths of the lines, whatever the words are.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..lines import Flags, Ints, Lines
from .joints import NARROWEST, SURE, WIDEST, Joints

# A page can join parts of this many widths.
_WIDTHS = 4
# Between lines that are wider, so many full lines must agree on a width, or so many texts in one place: a page is
# mostly wrapped as a whole.
_AMONG_WIDER, _TEXTS = 6, 2
# A joint with a sign is worth so many others, or twice as many, when widths are counted.
_WORTH = 8
# "fold -s" leaves the last line of a paragraph one column wider than its other lines.
_SLACK = 1
# So many signs for a width outweigh one against it.
_FOR = 6
# Programs that even out lines fill them to this part less than the width.
_EVENED = 5
# So many lines of one length to the letter are cut at that length, inside words.
_CUT, _OF_ONE_LENGTH = 4, 0.9


class Width(NamedTuple):
    """The least and the greatest width that fit the same lines equally well."""

    low: int
    high: int


def fitting(lines: Lines, found: Joints) -> Ints:
    """For each joint the width at which wrapping can have made it, or 0."""
    width = np.zeros(len(found.line), dtype=np.int64)
    tried = list(_widths(found))
    full = [found.line[_full(found, one) & (found.sign > 0)] for one in tried]
    # What another width explains does not speak against this one, so that each gets a second chance.
    for _ in range(2):
        for number, one in enumerate(tried):
            others = [line for other, line in enumerate(full) if other != number]
            width[_of_width(lines, found, one, width > 0, others)] = one.high
    if not width.any():
        # Some programs even out the lengths of lines.
        high = int(found.length[found.sign == SURE].max(initial=0))
        evened = Width(high - high // _EVENED, high)
        if high >= NARROWEST:
            width[_of_width(lines, found, evened, width > 0, [])] = high
    return width


def cut_words(found: Joints, fits: Flags) -> bool:
    """Whether the lines of the joints that fit are cut at one length, inside words too."""
    sizes = np.bincount((found.length + found.spaced)[fits & (found.sign == SURE)])
    return len(sizes) > 0 and bool(sizes.max() >= max(_CUT, _OF_ONE_LENGTH * sizes.sum()))


def _full(found: Joints, width: Width) -> Flags:
    """The joints where the next word would not have fitted."""
    fits: Flags = (found.length <= width.high) & (found.length + 1 + found.following > width.low)
    return fits & (found.below <= width.high + _SLACK)


def _of_width(lines: Lines, found: Joints, width: Width, known: Flags, others: list[Ints]) -> Flags:
    """The joints that wrapping at `width` can have made; those `known` belong to another width.

    `others` are the lines that other widths would explain.
    """
    fits = _full(found, width) & ~known
    if not (found.sign[fits] > 0).any():
        return np.zeros_like(fits)
    wider = _wider(lines, width.high)
    part, number = np.searchsorted(wider, found.line), len(wider) + 1
    signs = np.bincount(part, np.where(fits, found.sign, 0), minlength=number)
    # A line that the text goes on from, although the first word below would fit on it, is not wrapped at this width.
    amiss = ~fits & ~known & found.inner & (found.small | (found.sign < SURE))
    amiss &= (found.length > width.high // 2) & (found.length <= width.high)
    against = np.bincount(part, np.where(amiss, found.sign, 0), minlength=number)
    good = (signs > 0) & (signs > _FOR * against)
    explained = np.concatenate([wider[:0], *others, *(line + 1 for line in others)])
    if not np.isin(wider, explained).all():
        pooled = np.count_nonzero(good[part] & fits & found.inner) >= _AMONG_WIDER
        good &= pooled | (_texts(found, fits, part, number) >= _TEXTS)
    taken: Flags = good[part] & fits
    return taken


def _texts(found: Joints, fits: Flags, part: Ints, number: int) -> Ints:
    """For each part of the page, how many texts surely go on in it below one of the joints that fit."""
    at = np.flatnonzero(fits)
    text = np.cumsum(np.diff(found.line[at], prepend=-2) > 1)
    sure = at[found.sign[at] == SURE]
    _, first = np.unique(text[found.sign[at] == SURE], return_index=True)
    return np.bincount(part[sure[first]], minlength=number)


def _wider(lines: Lines, width: int) -> Ints:
    """The lines wider than `width`, which part the page; some programs do not wrap the items of lists."""
    found: Ints = np.flatnonzero((lines.stop - lines.begin > width + _SLACK) & ~lines.bulleted)
    return found


def _widths(found: Joints) -> Iterator[Width]:
    """Widths for which many lines are full, the likeliest first: a line votes for each width at which it would be."""
    low = np.maximum(found.length, found.below - _SLACK)
    high = np.minimum(found.length + 1 + found.following, WIDEST + 1)
    left = (found.inner | (found.sign == SURE)) & (low < high)
    worth = 1 + _WORTH * found.sign
    for _ in range(_WIDTHS):
        votes = np.bincount(low[left], worth[left], WIDEST + 2) - np.bincount(high[left], worth[left], WIDEST + 2)
        counts = np.cumsum(votes)[: WIDEST + 1]
        counts[:NARROWEST] = 0
        # Of widths with as many votes the widest leaves the fewest lines wider than it.
        best = WIDEST - int(np.argmax(counts[::-1]))
        if counts[best] < _WORTH:
            return
        fewer = np.flatnonzero(counts[:best] < counts[best])
        width = Width(int(fewer[-1]) + 1, best)
        yield width
        left = left & ~_full(found, width)
