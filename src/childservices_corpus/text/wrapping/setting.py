"""How a wrapped page sets its texts near each line: with blank lines between, or with titles and summaries in turn."""

from dataclasses import dataclass

import numpy as np

from ..lines import Flags, Ints, Lines
from .joints import NARROWEST, OPENINGS, STOPS, TITLE, Joints
from .marks import Marks

# So many neighbours on each side are asked.
_NEAR = 8
# At most such a part of the texts near may be without a blank line below.
_LOOSE = 0.15
# Titles are above such a part of the texts in a listing; less will do where many are asked.
_MOSTLY, _OFTEN, _MANY = 0.6, 0.4, 6
# Quotations of several paragraphs open each with a mark; at most such a part of them may not.
_UNMARKED = 0.25
_ASKING = [ord(mark) for mark in "?!"]
_CLOSING = [ord(mark) for mark in '\N{RIGHT DOUBLE QUOTATION MARK}"']
_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


@dataclass(frozen=True, eq=False)
class Setting:
    """One entry a line.

    ``goes_on``: wrapping can have made its end. ``first``: the first line of those that may go on to this one.
    ``small``: the next line begins so that it goes on with this one. ``stopped``: a sentence ends here. ``mark``: a
    line that is not part of any text. ``block``: the number of blank lines above. ``spaced``: texts have blank lines
    between them here. ``turning``: titles and summaries take turns here. ``quoting``: a quotation is open at the end,
    and each of its paragraphs opens with a mark.
    """

    lines: Lines
    marks: Marks
    goes_on: Flags
    first: Ints
    small: Flags
    stopped: Flags
    mark: Flags
    block: Ints
    spaced: Flags
    turning: Flags
    quoting: Flags


def setting(lines: Lines, marks: Marks, found: Joints, fits: Flags) -> Setting:
    """The setting of `lines`; joints that are true in `fits` may be made by wrapping."""
    goes_on, small = np.zeros(len(lines), dtype=np.bool_), np.zeros(len(lines), dtype=np.bool_)
    goes_on[found.line[fits]] = True
    small[found.line] = found.small | marks.rest[found.line + 1]
    first: Ints = np.maximum.accumulate(np.where(_shifted(goes_on), 0, np.arange(len(lines))))
    stopped = np.isin(lines.last, STOPS) | marks.ended
    mark = marks.own | marks.day | (marks.heading & ~_shifted(goes_on))
    block = np.cumsum(lines.length == 0)
    near = _Near(lines, np.cumsum(marks.own, dtype=np.int64))
    heads = _heads(lines, marks, mark, goes_on, stopped)
    close = _closes(goes_on & ~stopped)
    return Setting(
        *(lines, marks, goes_on, first, small, stopped, mark, block),
        _spaced(lines, near, mark, goes_on, stopped, block),
        _turning(lines, near, heads, goes_on, stopped, close),
        _quoting(lines, near, heads, goes_on, stopped, close),
    )


@dataclass(frozen=True)
class _Near:
    """Asks some lines near each line, in the same `part` of the page."""

    lines: Lines
    part: Ints

    def number(self, asked: Ints, flags: Flags) -> tuple[Ints, Ints]:
        """For each line, how many of the lines `asked` near it have the flag, and how many were asked."""
        counts = np.append(0, np.cumsum(flags[asked]))
        place, parts = np.searchsorted(asked, np.arange(len(self.part))), self.part[asked]
        low = np.maximum(place - _NEAR, np.searchsorted(parts, self.part))
        high = np.minimum(place + _NEAR, np.searchsorted(parts, self.part, side="right"))
        high = np.maximum(low, high)
        return counts[high] - counts[low], high - low


def _shifted(flags: Flags) -> Flags:
    """For each line, the flag of the line above."""
    return np.append(False, flags[:-1])


def _below(flags: Flags) -> Flags:
    """For each line, the flag of the line below."""
    return np.append(flags[1:], False)


def _closes(goes_on: Flags) -> Ints:
    """For each line, the first line from there on that does not go on."""
    every = np.arange(len(goes_on))
    ends = np.where(goes_on, len(goes_on) - 1, every)
    found: Ints = np.minimum.accumulate(ends[::-1])[::-1]
    return found


def _heads(lines: Lines, marks: Marks, mark: Flags, goes_on: Flags, stopped: Flags) -> Flags:
    """Lines that begin a text below a blank line or the end of a sentence."""
    there = lines.length > 0
    below_end = np.append(True, (~there | (there & ~goes_on & stopped))[:-1])
    found: Flags = there & ~_shifted(goes_on) & ~mark & ~marks.opens & below_end
    return found


def _spaced(lines: Lines, near: _Near, mark: Flags, goes_on: Flags, stopped: Flags, block: Ints) -> Flags:
    """Whether texts have blank lines between them near each line."""
    there = lines.length > 0
    prose = there & ~goes_on & stopped & ((lines.length > NARROWEST // 2) | _shifted(goes_on))
    together = prose & _below(there & ~mark & ~lines.bulleted)
    tight, asked = near.number(np.flatnonzero(together | (prose & ~_below(there))), together)
    in_block = np.bincount(block[together], minlength=int(block[-1]) + 1)[block]
    found: Flags = (in_block == 0) & (tight <= _LOOSE * asked)
    return found


def _turning(lines: Lines, near: _Near, heads: Flags, goes_on: Flags, stopped: Flags, close: Ints) -> Flags:
    """Whether titles and summaries take turns near each line, without blank lines between them."""
    asking = np.isin(lines.last, [*_ASKING, *_CLOSING]) & ~goes_on & (lines.length <= TITLE)
    title = (~stopped[close] | asking) & _below((lines.length > 0) & ~lines.bulleted)[close]
    found = np.zeros(len(lines), dtype=np.bool_)
    for bulleted in (False, True):
        some, asked = near.number(np.flatnonzero(heads & (lines.bulleted == bulleted)), title)
        often = (some >= 2) & (some >= np.where(asked < _MANY, _MOSTLY, _OFTEN) * asked)
        found |= often if bulleted else often & ~lines.bulleted
    return found


def _quoting(lines: Lines, near: _Near, heads: Flags, goes_on: Flags, stopped: Flags, close: Ints) -> Flags:
    """Whether a quotation, each paragraph of it with an opening mark, is open at the end of each line."""
    opening = np.isin(lines.first, OPENINGS)
    found = _open_quotations(lines, goes_on)
    asked = np.flatnonzero(heads & stopped[close] & (lines.last[close] != ord(":")))
    marked, _ = near.number(asked, opening)
    unmarked, _ = near.number(asked, _shifted(found) & ~opening)
    return found & (unmarked <= _UNMARKED * marked)


def _open_quotations(lines: Lines, goes_on: Flags) -> Flags:
    """Whether a line, or one that it goes on with, has opened a quotation that is not closed at its end."""
    found = np.zeros(len(lines), dtype=np.bool_)
    quoting = False
    for line, words in zip(lines.filled.tolist(), lines.contents(lines.filled), strict=True):
        opened, closed = words.rfind(_OPEN), words.rfind(_CLOSE)
        if opened != closed:
            quoting = opened > closed
        elif line == 0 or not goes_on[line - 1]:
            quoting = False
        found[line] = quoting
    return found
