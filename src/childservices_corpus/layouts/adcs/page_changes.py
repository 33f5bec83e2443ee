"""Signs that a page of another form begins below a statement that nothing closes.

A statement that is cut short may be above any other page. It ends where the shape of the page changes: a line cut in
a sentence, lines without blanks below paragraphs with blanks, text that is not quoted below quotations.
"""

from functools import cache

import numpy as np

from ...reference.lexicon import month_names
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.parts import per_line
from ...text.points import among
from ..common.foreign_lines import foreign
from ..common.line_shapes import gaps
from .facts import LONGEST_HEAD, STOPS, bounds, closes, ends, leads, opens, own_notes, title_like, told
from .places import matching

# The MJ's site cuts a summary at 97 characters and adds three dots.
_CUT_LENGTHS = (98, 100)
# So many lines without a blank between are a page of their own, below paragraphs with blanks.
_CLOSE_LINES = 3
# So many blank lines are between pages; single blank lines are between paragraphs.
_FAR = 3
_LONGEST_BYLINE = 60
# A tail of a sentence is longer than a word; a name alone is not the tail of one.
_SHORTEST_TAIL = 12
_DIGITS = (ord("0"), ord("9"))


@per_lines
def other_pages(lines: Lines) -> Flags:
    """Lines that only other publishers' pages have: ``Ann Sample 27 June 2016`` above a title, a summary cut short."""
    filled = lines.filled
    length, last = lines.lengths, lines.lasts
    found = np.zeros(len(filled), dtype=np.bool_)
    cut = np.flatnonzero((length >= _CUT_LENGTHS[0]) & (length <= _CUT_LENGTHS[1]) & (last == ord(".")))
    found[cut] = matching(lines, cut, r"\.\.\.$")
    signed = np.flatnonzero((length <= _LONGEST_BYLINE) & (last >= _DIGITS[0]) & (last <= _DIGITS[1]))
    signed = signed[signed + 1 < len(filled)]
    found[signed] = title_like(lines)[signed + 1] & matching(lines, signed, _byline())
    found[np.flatnonzero(last == ord("v"))] |= matching(lines, np.flatnonzero(last == ord("v")), r"\| LocalGov$")
    return found


@per_line
def unended(lines: Lines) -> Flags:
    """Lines of prose without a stop at the end: the page may be cut there."""
    prose: Flags = (lines.lengths > LONGEST_HEAD) & ~among(lines.lasts, STOPS)
    return prose & ~lines.bullets


@per_lines
def cut_above(lines: Lines) -> Ints:
    """Places of lines below a blank line and below a line that is cut in a sentence."""
    # A title that is cut with dots may be in full below.
    title = title_like(lines) & (lines.lasts == ord("."))
    below = np.append(False, (unended(lines) & ~np.append(False, title[:-1]))[:-1])
    return np.flatnonzero(below & (gaps(lines) > 0) & ~ends(lines))


@per_lines
def close_runs(lines: Lines) -> Ints:
    """Places of the first of several lines without blanks between, which are neither quoted nor items of a list."""
    plain = ~(lines.bullets | opens(lines) | ends(lines) | own_notes(lines) | leads(lines) | bounds(lines))
    joined = np.append(plain[:-1] & plain[1:] & (gaps(lines)[1:] == 0), False)
    run = joined.copy()
    for step in range(1, _CLOSE_LINES - 1):
        run &= np.append(joined[step:], (False,) * step)
    return np.flatnonzero(run & (gaps(lines) > 0))


@per_lines
def set_off(lines: Lines) -> Ints:
    """Places of lines with several blank lines above."""
    return np.flatnonzero((gaps(lines) >= _FAR) & ~ends(lines) & ~own_notes(lines))


@per_lines
def changed_quoting(lines: Lines) -> Ints:
    """Places of lines that are not of a quotation: below two blank lines, or headings between it and other text."""
    unquoted = ~(opens(lines) | ends(lines) | own_notes(lines) | leads(lines) | foreign(lines))
    apart = (gaps(lines) > 1) & unquoted & ~np.append(opens(lines)[1:], False)
    closed = np.append(False, closes(lines)[:-1])
    headed = closed & unquoted & title_like(lines) & ~np.append(opens(lines)[1:] | leads(lines)[1:], True)
    return np.flatnonzero(apart | headed)


@per_lines
def tails(lines: Lines) -> Flags:
    """Short lines that a cut leaves of a last paragraph, at the end of the document or above blank lines."""
    space = np.append(gaps(lines), _FAR)
    above, below = space[:-1], space[1:]
    tail = ~told(lines) & (lines.lengths >= _SHORTEST_TAIL) & (above <= 1) & (below > above) & (below > 1)
    tail &= ~(foreign(lines) | bounds(lines) | ends(lines) | other_pages(lines) | lines.bullets)
    at = np.flatnonzero(tail)
    # The tail of a sentence has several words, and some of them begin with small letters.
    tail[at] = matching(lines, at, r"^\S+ .*\b[a-z]+ [a-z]+\b|^\S+ [a-z]+ \S+ ")
    return tail


@cache
def _byline() -> str:
    """The pattern of a line with the name of an author and a day, in RE2's syntax."""
    months = "|".join(month_names())
    return rf"^[A-Z][\w.'\x{{2019}}-]*(?: [\w.'\x{{2019}}-]+){{1,4}} \d{{1,2}} (?:{months}) \d{{4}}$"
