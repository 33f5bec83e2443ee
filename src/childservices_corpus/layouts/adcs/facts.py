"""What each line of a page can be in a statement: title, lead-in, quotation, paragraph, note, or none of them.

Every fact has one entry a filled line, and is worked out at once for the whole page.
"""

import re
from functools import cache

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import may_begin
from ...text.parts import per_line
from ...text.points import among
from ...text.slices import judged
from ..common.foreign_lines import foreign, no_title
from ..common.line_shapes import ends_sentence
from ..stretches import covered, ranges_of
from .body import LONG_PARAGRAPH, LONGEST_END_MARKER, LONGEST_LABEL, is_end_marker, is_link_label
from .boxes import box_headings, boxed
from .closing_blocks import LONGEST_TITLE, marker_codes
from .places import matching

# A title that the site cuts with dots has about 65 characters; a cut summary of a listing has more.
LONGEST_CUT_TITLE = 80
LONGEST_LEAD = 600
LONGEST_HEAD = 90
# An item of a list is longer, or ends in a stop; an entry of a menu is neither.
SHORTEST_ITEM = 40
# Below a heading a paragraph of this length is prose; the summaries of listings are shorter.
LONG_PROSE = 200
# Notes below an end marker have at most this many lines.
NOTES_BELOW = 12
_OPENERS = [ord(mark) for mark in ("\N{LEFT DOUBLE QUOTATION MARK}", '"')]
_CLOSERS = [ord(mark) for mark in ("\N{RIGHT DOUBLE QUOTATION MARK}", '"')]
STOPS = [
    ord(mark)
    for mark in ".?!:;,)\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'\N{HORIZONTAL ELLIPSIS}"
]
_NO_TITLE_ENDS = [ord(mark) for mark in ".:;,"]
_SAYING = r"(?i)\b(?:said|says?|added|commented|responded)\b[^:]{0,40}:$"


@cache
def own_name() -> str:
    """The pattern of the names of the association."""
    return "|".join(map(re.escape, table("forms")["adcs"]["names"]))


def _short(lines: Lines, longest: int) -> Flags:
    short: Flags = lines.lengths <= longest
    return short


@per_line
def leads(lines: Lines) -> Flags:
    """Lines that lead to quoted words, of any speaker."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    at = np.flatnonzero((lines.lasts == ord(":")) & _short(lines, LONGEST_LEAD))
    found[at] = matching(lines, at, _SAYING)
    return found


@per_line
def own_leads(lines: Lines) -> Flags:
    """Lines that lead to quoted words and name the association: ``Ann Sample, ADCS President, said:``."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    at = np.flatnonzero(leads(lines))
    found[at] = matching(lines, at, own_name())
    return found


@per_line
def names_itself(lines: Lines) -> Flags:
    """Lines that name the association."""
    return matching(lines, np.arange(len(lines.filled)), own_name())


@per_line
def opens(lines: Lines) -> Flags:
    """Lines that open with a double quotation mark."""
    opened: Flags = among(lines.firsts, _OPENERS)
    return opened


@per_line
def closes(lines: Lines) -> Flags:
    """Lines that end with a double quotation mark which closes more than a word of the line itself."""
    closed: Flags = among(lines.lasts, _CLOSERS)
    inside = np.flatnonzero(closed & ~opens(lines))
    closed[inside] = judged(lines, lines.filled[inside], _closes) > 0
    return closed


def _closes(words: str) -> bool:
    inner = words[:-1]
    if words[-1] == '"':
        return inner.count('"') % 2 == 0
    return inner.count("\N{LEFT DOUBLE QUOTATION MARK}") <= inner.count("\N{RIGHT DOUBLE QUOTATION MARK}")


@per_line
def ends(lines: Lines) -> Flags:
    """End markers."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    tiny = np.flatnonzero(_short(lines, LONGEST_END_MARKER))
    found[tiny] = judged(lines, lines.filled[tiny], is_end_marker) > 0
    return found


@per_lines
def bounds(lines: Lines) -> Flags:
    """Lines of closing blocks, and headings of boxes."""
    found: Flags = (marker_codes(lines) > 0) | box_headings(lines)[:-1]
    return found


@per_line
def title_like(lines: Lines) -> Flags:
    """Short lines that can be the title of a statement at any place."""
    found = _short(lines, LONGEST_TITLE) & ~ends_sentence(lines) & ~among(lines.lasts, _NO_TITLE_ENDS)
    found[found] = ~are_notes_headings(lines, np.flatnonzero(found))
    cut = np.flatnonzero(_short(lines, LONGEST_CUT_TITLE) & (lines.lasts == ord(".")))
    found[cut] |= matching(lines, cut, r"\.\.\.$")
    found &= ~(lines.bullets | no_title(lines) | (marker_codes(lines) > 0) | boxed(lines) | ends(lines) | leads(lines))
    return found


@per_lines
def told(lines: Lines) -> Flags:
    """Lines that can be part of a body by themselves: paragraphs, quotations, lead-ins, items of a list, labels."""
    found = (lines.lengths >= LONG_PARAGRAPH) | among(lines.lasts, STOPS) | opens(lines)
    found |= _items(lines) | _labels(lines)
    found &= ~(foreign(lines) | (marker_codes(lines) > 0))
    return found


@per_lines
def _items(lines: Lines) -> Flags:
    """Items of lists in a body: long ones, and those in a row with a long one or below a colon."""
    filled = lines.filled
    bulleted = lines.bullets
    first, stop = ranges_of(bulleted).T
    long = np.append(0, np.cumsum(bulleted & (lines.lengths >= SHORTEST_ITEM)))
    led = (lines.last[filled[np.maximum(first - 1, 0)]] == ord(":")) & (first > 0)
    kept = led | (long[stop] > long[first])
    return covered(len(filled), first[kept], stop[kept])


@per_line
def _labels(lines: Lines) -> Flags:
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    initial = lines.firsts | 0x20
    short = np.flatnonzero(_short(lines, LONGEST_LABEL) & among(initial, [ord(letter) for letter in "vrdwls"]))
    found[short] = judged(lines, lines.filled[short], is_link_label) > 0
    return found


@per_lines
def heads(lines: Lines) -> Flags:
    """Short lines above a quotation or above long prose, which can be subheadings of a body."""
    below_quoted = np.append(opens(lines)[1:], False)
    below_long = np.append(((lines.lengths >= LONG_PROSE) & told(lines))[1:], False)
    found: Flags = title_like(lines) & _short(lines, LONGEST_HEAD) & (below_quoted | below_long)
    return found


@per_lines
def subheads(lines: Lines) -> Flags:
    """Short lines that can be subheadings: between two lines of a body; the upper one ends a sentence."""
    above = np.append(False, (told(lines) & among(lines.lasts, STOPS))[:-1])
    found: Flags = title_like(lines) & _short(lines, LONGEST_HEAD) & above & np.append(told(lines)[1:], False)
    return found


@per_lines
def own_notes(lines: Lines) -> Flags:
    """Lines that can be below an end marker: notes about the association, items of a list, labels."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    at = np.flatnonzero(ends(lines)) + 1
    for _ in range(NOTES_BELOW):
        at = at[at < len(found)]
        if not len(at):
            break
        at = at[_notes(lines, at)]
        found[at] = True
        at = at + 1
    return found


def _notes(lines: Lines, at: Ints) -> Flags:
    """Which of the lines at the places `at` are notes, or a heading above a note."""
    at = np.minimum(at + are_notes_headings(lines, at), len(lines.filled) - 1)
    barred = (foreign(lines) | bounds(lines) | own_leads(lines))[at]
    noted: Flags = lines.bulleted[lines.filled[at]] | _labels(lines)[at]
    plain = np.flatnonzero(~barred & ~noted)
    noted[plain] = matching(lines, at[plain], own_name())
    return noted & ~barred


def are_notes_headings(lines: Lines, at: Ints) -> Flags:
    """Which of the lines at the places `at` are headings above notes."""
    headings = {words.lower() for words in table("forms")["adcs"]["notes_headings"]}
    found = (lines.length[lines.filled[at]] <= max(map(len, headings)) + 1) & may_begin(lines, headings)[at]
    found[found] = judged(lines, lines.filled[at[found]], lambda words: words.rstrip(":").lower() in headings) > 0
    return found
