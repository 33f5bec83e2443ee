"""Undoes the wrapping of a page: a line end that wrapping made counts as a space.

:mod:`.wrap_widths` finds from the lengths of lines which ends wrapping can have made. By chance an end of the page's
own is among them, such as that of a title as long as the width. Blank lines, or the order in which titles and
summaries take turns, tell these apart; what nothing tells apart is reported.
"""

from dataclasses import dataclass

import numpy as np

from .encoded import Written
from .lines import Flags, Ints, Lines, in_range, lines_of
from .wrap_marks import Marks, marks
from .wrap_turns import Block, Setting, cheapest
from .wrap_widths import NARROWEST, STOPS, TITLE, Joints, fitting, joints

_OPENINGS = [ord(mark) for mark in '"\N{LEFT DOUBLE QUOTATION MARK}']
MAYBE = [ord(mark) for mark in '?!"\N{RIGHT DOUBLE QUOTATION MARK}']
# A hyphen before one of these words is not inside a word: "short- and long-term".
_SUSPENDED = frozenset({"and", "or", "to", "but"})
# So many neighbours on each side show how paragraphs, or titles and summaries, are set there.
_NEAR = 8
_LOOSE, _MOSTLY, _OFTEN = 0.15, 0.6, 0.4


def unwrapped(lines: Lines) -> Lines:
    """`lines` with each line end that wrapping made as spaces; the same lines where nothing is wrapped."""
    ends, _ = wrapped(lines)
    if not len(ends):
        return lines
    return lines_of(_joined(lines, ends))


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
    number = np.searchsorted(start, written.left_out, side="right")
    # What a line end or an indent had left out already, it leaves out now where the next line begins.
    within = (number < len(start)) & (written.left_out > np.append(stop, len(written.text))[number])
    own = np.where(within, np.append(start, 0)[number] - gone[np.minimum(number + 1, len(start))], written.left_out - gone[number])
    left_out = np.sort(np.concatenate((own, np.repeat(start - gone[1:], lost))))
    return Written(text, None, written.own, left_out, written.suspect)


def _hyphened(lines: Lines, ends: Ints) -> Flags:
    """Whether the word that each of the lines `ends` ends in is parted after its hyphen: "long-" above "term"."""
    found = (lines.last[ends] == ord("-")) & (lines.length[ends] > 1)
    asked = np.flatnonzero(found)
    above, below = lines.contents(ends[asked]), lines.contents(ends[asked] + 1)
    found[asked] = [
        one[-2].isalpha() and other[0].isalpha() and other.split(maxsplit=1)[0] not in _SUSPENDED
        for one, other in zip(above, below, strict=True)
    ]
    return found


def wrapped_ends(lines: Lines) -> Ints:
    return wrapped(lines)[0]


def wrapped(lines: Lines) -> tuple[Ints, Ints]:
    """The numbers of the lines whose ends wrapping made, and of those whose ends it may have made or not."""
    found = joints(lines)
    nothing = np.zeros(0, dtype=np.int64)
    if found is None:
        return nothing, nothing
    fits, width = fitting(lines, found)
    if not fits.any():
        return nothing, nothing
    told = _Told(lines, found, fits, width)
    joined, doubtful = told.decide()
    return _without_lists(lines, found.line[joined]), found.line[doubtful]


class _Told:
    def __init__(self, lines: Lines, found: Joints, fits: Flags, width: Ints) -> None:
        self.lines, self.found, self.width = lines, found, width
        n = len(lines)
        self.marks = one = marks(lines)
        fits = fits & ~(one.own | one.day | one.led)[found.line + 1] & ~one.ended[found.line]
        stopped = np.isin(lines.last, STOPS) | one.ended
        line = found.line
        fits &= ~(one.heading[line + 1] & stopped[line])
        titled = np.append(one.day, (False, False))[line + 2]
        fits &= ~(titled & (stopped[line] | (lines.length[line] > TITLE)))
        self.fits = fits
        self.goes_on = np.zeros(n, dtype=np.bool_)
        self.goes_on[found.line[fits]] = True
        self.there = lines.length > 0
        self.stopped = np.isin(lines.last, STOPS) | one.ended
        self.end = self.there & ~self.goes_on
        self.mark = one.own | one.day | (one.heading & ~np.append(False, self.goes_on[:-1]))
        self.head = self.there & ~np.append(False, self.goes_on[:-1])

    def below(self, flags: Flags) -> Flags:
        return np.append(flags[1:], False)

    def near(self, at: Ints, flags: Flags, lines: Ints) -> tuple[Ints, Ints]:
        """among `at` (line numbers) near each of `lines`: how many have the flag, how many in all"""
        counts = np.append(0, np.cumsum(flags[at]))
        place = np.searchsorted(at, lines)
        part = np.cumsum(self.marks.own)
        low = np.maximum(place - _NEAR, np.searchsorted(part[at], part[lines]))
        high = np.minimum(place + _NEAR, np.searchsorted(part[at], part[lines], side="right"))
        high = np.maximum(low, high)
        return counts[high] - counts[low], high - low

    def shown(self) -> Flags:
        """whether at the width of each joint a space is left at the end of each wrapped line, and of no other"""
        found, fits = self.found, self.fits
        shown = np.zeros(len(fits), dtype=np.bool_)
        for width in np.unique(self.width[fits]).tolist():
            own = fits & (self.width == width)
            sure = own & found.sure
            if np.count_nonzero(sure & found.spaced) >= max(2, 0.9 * np.count_nonzero(sure)) and not (found.spaced & ~own).any():
                shown |= own
        return shown

    def quoting(self) -> Flags:
        """whether a quotation that a line or one above it in its block has opened is not closed at its end"""
        lines = self.lines
        found = np.zeros(len(lines), dtype=np.bool_)
        filled = lines.filled
        open_, last = False, -2
        for line, words in zip(filled.tolist(), lines.contents(filled), strict=True):
            opened, closed = words.rfind("\N{LEFT DOUBLE QUOTATION MARK}"), words.rfind("\N{RIGHT DOUBLE QUOTATION MARK}")
            if opened != closed:
                open_ = opened > closed
            elif last != line - 1 or not self.goes_on[line - 1]:
                open_ = False
            found[line], last = open_, line
        return found

    def decide(self) -> tuple[Flags, Flags]:
        one = self.marks
        lines, found, fits, there, stopped = self.lines, self.found, self.fits, self.there, self.stopped
        n, line = len(lines), found.line
        every = np.arange(n)
        # how paragraphs are set
        prose = self.end & stopped & ((lines.length > NARROWEST // 2) | np.append(False, self.goes_on[:-1]))
        direct = prose & self.below(there & ~self.mark & ~lines.bulleted)
        ends = np.flatnonzero(direct | (prose & ~self.below(there)))
        tight, all_ = self.near(ends, direct, every)
        block = np.cumsum(~there)
        in_block = np.bincount(block[direct], minlength=int(block[-1]) + 1)[block]
        spaced = (in_block == 0) & (tight <= _LOOSE * all_)
        # titles and summaries
        closed = np.where(self.goes_on & ~stopped, n - 1, every)
        close = np.minimum.accumulate(closed[::-1])[::-1]
        head = self.head & ~self.mark & ~one.led & np.append(True, (~there | (self.end & stopped))[:-1])
        said = np.isin(lines.last, MAYBE) & (close == every) & (lines.length <= TITLE)
        title = self.head & (~stopped[close] | said) & self.below(there & ~lines.bulleted)[close]
        turning = np.zeros(n, dtype=np.bool_)
        for kind in (False, True):
            heads = np.flatnonzero(head & (lines.bulleted == kind))
            some, all_ = self.near(heads, title, every)
            turning |= ((some >= 2) & (some >= np.where(all_ < 2 * _NEAR // 3 + 1, _MOSTLY, _OFTEN) * all_)) & (~lines.bulleted if not kind else np.ones(n, bool))
        # quotations
        opening = np.isin(lines.first, _OPENINGS)
        starts = np.flatnonzero(head & stopped[close] & (lines.last[close] != ord(":")))
        quoting = self.quoting()
        within = np.append(False, quoting[:-1])
        opens, _ = self.near(starts, opening, every)
        bare, _ = self.near(starts, within & ~opening, every)
        quoted = quoting & (bare <= 0.25 * opens)
        plain = (spaced & ~turning)[line]
        shown = self.shown()
        joined = fits & np.where(shown, found.spaced, plain)
        plain |= shown
        rest = fits & ~plain
        if rest.any():
            at = np.unique(block[line[rest]])
            small = np.zeros(n, dtype=np.bool_)
            small[line] = found.small | one.rest[line + 1]
            setting = Setting(
                self.goes_on, stopped, small, opening, lines.last == ord(":"), lines.last == ord(","),
                np.isin(lines.last, [ord("?"), ord("!")]), self.mark, self.marks, turning, quoted, lines.length, lines.bulleted,
            )
            found_ends = cheapest(setting, np.flatnonzero(np.isin(block, at) & there), block)
            joined |= rest & found_ends[line]
        doubt = rest & stopped[line] & ~found.small & ~turning[line] & ~(quoted[line] & ~opening[line + 1]) & ~opening[line + 1]
        return joined, doubt


def _without_lists(lines: Lines, ends: Ints) -> Ints:
    """`ends` without the items of lists: a small letter opens each of them, the first below a blank line too."""
    if not len(ends):
        return ends
    head = np.diff(ends, prepend=-2) > 1
    first = lines.first[ends]
    listed = head & in_range(first, "a", "z") & (lines.length[np.maximum(ends - 1, 0)] == 0)
    kept: Ints = ends[~listed[np.flatnonzero(head)][np.cumsum(head) - 1]]
    return kept
