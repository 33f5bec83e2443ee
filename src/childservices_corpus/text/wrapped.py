"""Undoes the wrapping of a page: a line end that wrapping made counts as a space.

Lengths of lines show which ends wrapping can have made (:mod:`.wrapping.widths`). By chance an end of the page's own
is among them, such as that of a title as long as the width. Blank lines, or the order of titles and summaries, part
these two (:mod:`.wrapping.turns`). What nothing parts is a :class:`Doubt`.
"""

from typing import NamedTuple

import numpy as np

from .encoded import Written
from .lines import Flags, Ints, Lines, in_range, lines_of
from .wrapping.joints import OPENINGS, STOPS, SURE, TITLE, Joints, joints
from .wrapping.marks import Marks, marks
from .wrapping.setting import Setting, setting
from .wrapping.turns import cheapest
from .wrapping.widths import cut_words, fitting

# A hyphen before one of these words is not inside a word: "short- and long-term".
_SUSPENDED = frozenset({"and", "or", "to", "but"})
# So many lines that go on below, in so many texts, show that a page is wrapped, even if no width explains them. A list
# below its first line is one text.
_RAGGED, _RAGGED_TEXTS = 3, 2
# Where a space is left at the ends of wrapped lines, nearly all of them have it.
_NEARLY_ALL = 0.9


class Doubt(NamedTuple):
    """What is unsure of a wrapped page, in words, and the first and last line concerned."""

    first: int
    last: int
    words: str


class Unwrapped(NamedTuple):
    """The lines of a page as they were before wrapping, and what is unsure of them."""

    lines: Lines
    doubts: list[Doubt]


class Ends(NamedTuple):
    """Numbers of lines: whose ends wrapping `made`, whose ends are `unsure`, and which are `ragged`.

    A ragged line goes on below, but no width explains why it ends there. ``cut`` is true if lines end inside words.
    """

    made: Ints
    unsure: Ints
    ragged: Ints
    cut: bool


def unwrapped(lines: Lines) -> Unwrapped:
    """`lines` with each line end that wrapping made as a space; the same lines where nothing is wrapped."""
    ends = wrapped_ends(lines)
    if not len(ends.made):
        return Unwrapped(lines, _doubts(ends))
    return Unwrapped(lines_of(_joined(lines, ends.made)), _doubts(ends))


def wrapped_ends(lines: Lines) -> Ends:
    """Which line ends of a page wrapping made."""
    nothing = np.zeros(0, dtype=np.int64)
    found = joints(lines)
    if found is None:
        return Ends(nothing, nothing, nothing, cut=False)
    width = fitting(lines, found)
    made, unsure = _told(lines, found, width) if width.any() else (width > 0, width > 0)
    left = found.line[found.inner & found.small & ~made]
    ragged = _without_lists(lines, left)
    return Ends(
        _without_lists(lines, found.line[made]),
        found.line[unsure],
        ragged if len(ragged) >= _RAGGED and np.count_nonzero(_heads(ragged)) >= _RAGGED_TEXTS else nothing,
        cut_words(found, made),
    )


def _told(lines: Lines, found: Joints, width: Ints) -> tuple[Flags, Flags]:
    """Which joints wrapping made, and for which joints that is unsure."""
    known, line = marks(lines), found.line
    fits = (width > 0) & _possible(lines, known, line)
    page = setting(lines, known, found, fits)
    spaced, (hung, deeper) = _shown(found, fits, width), _hung(page, found, fits)
    clear = spaced | hung | (page.spaced & ~page.turning)[line]
    made = fits & clear & (found.spaced | ~spaced) & (deeper | ~hung)
    rest = fits & ~clear
    if not rest.any():
        return made, rest
    blocks = np.unique(page.block[line[rest]])
    made |= rest & cheapest(page, lines.filled[np.isin(page.block[lines.filled], blocks)])[line]
    quoted = page.quoting[line] | np.isin(lines.first[line + 1], OPENINGS)
    return made, rest & page.stopped[line] & ~page.small[line] & ~page.turning[line] & ~quoted


def _possible(lines: Lines, known: Marks, line: Ints) -> Flags:
    """Whether each of the lines `line` can go on below: not above a mark, nor above the title of another record."""
    below = line + 1
    ended = np.isin(lines.last[line], STOPS)
    found = ~(known.own | known.day | known.opens)[below] & ~known.ended[line] & ~(known.heading[below] & ended)
    above_day = np.append(known.day, False)[below + 1]
    # "She said:" is above what she said.
    found &= ~((lines.last[line] == ord(":")) & np.isin(lines.first[below], OPENINGS))
    possible: Flags = found & ~(above_day & (ended | (lines.length[line] > TITLE)))
    return possible


def _shown(found: Joints, fits: Flags, width: Ints) -> Flags:
    """Joints of a width at which a space is left at the end of each wrapped line, and at no other line end."""
    shown = np.zeros(len(fits), dtype=np.bool_)
    for one in np.unique(width[fits]).tolist():
        own = fits & (width == one)
        sure = own & (found.sign == SURE)
        spaced = np.count_nonzero(sure & found.spaced)
        if spaced >= max(2, _NEARLY_ALL * np.count_nonzero(sure)) and not (found.spaced & ~own).any():
            shown |= own
    return shown


def _hung(page: Setting, found: Joints, fits: Flags) -> tuple[Flags, Flags]:
    """Whether an indent that no other line has shows which lines go on from another, and whether each lower has it.

    The items of lists do not count: below each of them the indent is deeper.
    """
    lines = page.lines
    indent = lines.start - lines.begin
    item = lines.bulleted[page.first[found.line]]
    sure = fits & (found.sign == SURE) & ~item
    sizes = np.bincount(indent[found.line[sure] + 1])
    deep = int(sizes.argmax()) if len(sizes) else 0
    others = lines.length > 0
    others[found.line[fits] + 1] = False
    known = deep > 0 and sizes[deep] >= max(2, _NEARLY_ALL * sizes.sum()) and not (indent[others] == deep).any()
    return known & ~item, indent[found.line + 1] == deep


def _without_lists(lines: Lines, ends: Ints) -> Ints:
    """`ends` without the items of lists: a small letter opens each of them, the first below a blank line too."""
    if not len(ends):
        return ends
    head = _heads(ends)
    listed = head & in_range(lines.first[ends], "a", "z") & (lines.length[np.maximum(ends - 1, 0)] == 0)
    kept: Ints = ends[~listed[np.flatnonzero(head)][np.cumsum(head) - 1]]
    return kept


def _heads(ends: Ints) -> Flags:
    """Whether each of the line ends `ends` is the first of its text."""
    found: Flags = np.diff(ends, prepend=-2) > 1
    return found


def _doubts(ends: Ends) -> list[Doubt]:
    """What is unsure, with the numbers that the lines have once they are joined."""
    number = len(ends.unsure)
    shown = "1 line end below a sentence" if number == 1 else f"{number} line ends below sentences"
    found = (
        (ends.unsure, f"{shown} may be the page's own or not"),
        (ends.ragged, "lines that go on below end at no common width"),
        (ends.made if ends.cut else ends.made[:0], "lines end inside words"),
    )
    doubts = []
    for at, words in found:
        if len(at):
            first, last = (at[[0, -1]] - np.searchsorted(ends.made, at[[0, -1]])).tolist()
            doubts.append(Doubt(first, last, words))
    return doubts


def _joined(lines: Lines, ends: Ints) -> Written:
    """The text of `lines` with a space for each of the line ends `ends` and the indent below it.

    A word that is parted after its hyphen gets no space. What is more than the space is left out of the text.
    """
    written, stop, start = lines.written, lines.stop[ends], lines.start[ends + 1]
    spaces = np.where(_hyphened(lines, ends), 0, 1)
    bounds = zip([0, *start.tolist()], [*stop.tolist(), len(written.text)], [*spaces.tolist(), 0], strict=True)
    text = "".join([written.text[low:high] + " " * space for low, high, space in bounds])
    lost = start - stop - spaces
    gone = np.append(0, np.cumsum(lost))
    # A character that is left out already, at a line end or in an indent, is now left out where the next line begins.
    number = np.searchsorted(start, written.left_out)
    within = written.left_out > np.append(stop, len(written.text))[number]
    moved = np.where(within, np.append(start - gone[1:], 0)[number], written.left_out - gone[number])
    left_out = np.sort(np.concatenate((moved, np.repeat(start - gone[1:], lost))))
    return Written(text, None, written.own, left_out, written.suspect)


def _hyphened(lines: Lines, ends: Ints) -> Flags:
    """Whether the word that each of the lines `ends` ends in is parted after its hyphen: "long-" above "term"."""
    found: Flags = (lines.last[ends] == ord("-")) & (lines.length[ends] > 1)
    asked = np.flatnonzero(found)
    pairs = zip(lines.contents(ends[asked]), lines.contents(ends[asked] + 1), strict=True)
    found[asked] = [
        above[-2].isalpha() and below[0].isalpha() and below.split(maxsplit=1)[0] not in _SUSPENDED
        for above, below in pairs
    ]
    return found
