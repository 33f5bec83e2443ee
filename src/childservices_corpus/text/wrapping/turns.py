"""The likeliest reading of lines without blank lines between: which full lines end a title, summary or paragraph.

A reading of the lines is a row of titles and texts. Each of its line ends costs what it is unlikely to be, by the
natural logarithm: what happens once in twenty costs 3. The cheapest row is taken, in one pass over the lines.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np

from ..lines import Flags, Ints
from .joints import LONGEST_TITLE, OPENINGS
from .setting import Setting

_TITLE, _TEXT = 0, 1
# A line that ends by itself is rarely as long as the width; one in twenty words ends a sentence, one in five is above a
# word with a capital, or a number.
_FULL, _SENTENCE, _CAPITAL = 2.6, 3.0, 1.5
# A small letter below a line without a stop goes on with it; nothing else is so sure.
_NEVER = 8.0
# A title goes on below seldom, and a long one hardly ever.
_TITLE_WRAPPED, _TITLE_LONG = 1.2, 3.0
# Titles end without a stop or ask; dots cut some. Texts end with a stop, and neither ends in a comma.
_ASKS, _CUT, _STOPPED, _UNSTOPPED, _COMMA = 1.0, 1.5, 3.0, 1.6, 4.0
# A text of a few words, all the more one that is cut by dots, is the rest of the line above.
_SHORT, _FEW_WORDS, _CUT_SHORT, _FEW_CUT = 40, 1.5, 60, 4.0
# What is given twice is a title.
_NO_TEXT = 5.0
# Two titles in a row; two texts in a row where titles and texts take turns; a title where they do not.
_TWO_TITLES, _TWO_TEXTS, _SUBHEADING = 1.5, 4.0, 2.0
# Below a day or a byline is a text, below a heading or at the top of a listing a title.
_WRONG_START = 3.0
# A quotation that is open goes on with a mark; a mark after a full line opens a paragraph.
_QUOTED, _MARKED = 5.0, 5.0
_ASKING = [ord(mark) for mark in "?!"]
_Step = tuple[int, bool]


def cheapest(page: Setting, at: Ints) -> Flags:
    """Whether each line of the page goes on with the next, in the cheapest reading of the lines `at`."""
    joined = np.zeros(len(page.lines), dtype=np.bool_)
    if not len(at):
        return joined
    costs = _Costs.of(page, at)
    lines: list[int] = at.tolist()
    total = [costs.start(kind, lines[0]) for kind in (_TITLE, _TEXT)]
    steps: list[tuple[_Step, _Step]] = []
    for above, line in pairwise(lines):
        options = [_best(costs, total, above, line, kind) for kind in (_TITLE, _TEXT)]
        total = [cost for cost, _ in options]
        steps.append((options[_TITLE][1], options[_TEXT][1]))
    kind = int(total[_TEXT] + costs.end(_TEXT, lines[-1]) < total[_TITLE] + costs.end(_TITLE, lines[-1]))
    for above, step in zip(reversed(lines[:-1]), reversed(steps), strict=True):
        kind, joined[above] = step[kind]
    return joined


def _best(costs: "_Costs", total: list[float], above: int, line: int, kind: int) -> tuple[float, _Step]:
    """The least cost of a reading in which `line` is in a title or a text, and what is above it there."""
    options: list[tuple[float, _Step]] = [
        (total[prior] + costs.parted(prior, kind, above, line), (prior, False)) for prior in (_TITLE, _TEXT)
    ]
    if costs.goes_on[above] and line == above + 1:
        options.append((total[kind] + costs.joined(kind, above, line), (kind, True)))
    return min(options)


@dataclass(frozen=True)
class _Costs:
    """What the ends and beginnings of lines cost; one entry a line. ``own`` and ``wrapped`` are costs of line ends."""

    goes_on: list[bool]
    small: list[bool]
    stopped: list[bool]
    mark: list[bool]
    day: list[bool]
    opens: list[bool]
    cut: list[bool]
    again: list[bool]
    turning: list[bool]
    quoting: list[bool]
    marked: list[bool]
    asks: list[bool]
    comma: list[bool]
    length: list[int]
    own: float
    wrapped: float

    @classmethod
    def of(cls, page: Setting, at: Ints) -> "_Costs":
        """The costs on a page where the lines `at` are read."""
        lines, goes_on = page.lines, page.goes_on
        ends = int(np.count_nonzero(~goes_on[at] & page.stopped[at])) + 1
        joints = int(np.count_nonzero(goes_on[at] & ~page.stopped[at])) + 1
        own, wrapped = -log(ends / (ends + joints)), -log(joints / (ends + joints))
        return cls(
            goes_on=goes_on.tolist(),
            small=page.small.tolist(),
            stopped=page.stopped.tolist(),
            mark=page.mark.tolist(),
            day=page.marks.day.tolist(),
            opens=page.marks.opens.tolist(),
            cut=page.marks.ended.tolist(),
            again=page.marks.again.tolist(),
            turning=page.turning.tolist(),
            quoting=page.quoting.tolist(),
            marked=np.isin(lines.first, OPENINGS).tolist(),
            asks=np.isin(lines.last, _ASKING).tolist(),
            comma=(lines.last == ord(",")).tolist(),
            length=lines.length.tolist(),
            own=own,
            wrapped=wrapped,
        )

    def start(self, kind: int, line: int) -> float:
        """What it costs that a title or a text starts with `line`."""
        if kind == _TITLE:
            return _NEVER if self.opens[line] else 0.0
        if self.again[line]:
            return _NO_TEXT
        if self.goes_on[line] or self.mark[line]:
            return 0.0
        if self.cut[line] and self.length[line] < _CUT_SHORT:
            return _FEW_CUT
        return _FEW_WORDS if self.length[line] <= _SHORT else 0.0

    def end(self, kind: int, line: int) -> float:
        """What it costs that a title or a text ends with `line`."""
        if self.mark[line]:
            return 0.0
        if self.comma[line]:
            return _COMMA
        if kind == _TEXT:
            return 0.0 if self.stopped[line] else _UNSTOPPED
        long = _TITLE_LONG if self.length[line] > LONGEST_TITLE else 0.0
        stop = _ASKS if self.asks[line] else _CUT if self.cut[line] else _STOPPED
        return long + (stop if self.stopped[line] else 0.0)

    def parted(self, prior: int, kind: int, above: int, line: int) -> float:
        """What it costs that the line `above` ends a title or text, and `line` starts another."""
        cost = self.end(prior, above) + self.start(kind, line)
        if line != above + 1 or self.mark[above] or self.mark[line]:
            return cost + self._anew(kind, above, line)
        if self.goes_on[above]:
            cost += _FULL + self.own + (_NEVER if self.small[above] else 0.0)
            if self.quoting[above] and kind == _TEXT and not self.marked[line] and not self.small[above]:
                cost += _QUOTED
        if prior == kind:
            return cost + (_TWO_TITLES if kind == _TITLE else _TWO_TEXTS if self.turning[above] else 0.0)
        return cost + (_SUBHEADING if kind == _TITLE and not self.turning[above] else 0.0)

    def _anew(self, kind: int, above: int, line: int) -> float:
        """What it costs that a title or text is the first below a blank line or a mark."""
        if line != above + 1 or not self.mark[above]:
            return 0.0
        expected = _TEXT if self.day[above] else _TITLE if self.turning[line] else kind
        return 0.0 if kind == expected else _WRONG_START

    def joined(self, kind: int, above: int, line: int) -> float:
        """What it costs that `line` goes on with the title or text of the line `above`."""
        cost = self.wrapped
        if not self.small[above]:
            cost += _SENTENCE if self.stopped[above] else _CAPITAL
            cost += _MARKED if self.stopped[above] and self.marked[line] else 0.0
        if kind == _TITLE:
            cost += _TITLE_WRAPPED + (_TITLE_LONG if self.length[above] > LONGEST_TITLE else 0.0)
        return cost
