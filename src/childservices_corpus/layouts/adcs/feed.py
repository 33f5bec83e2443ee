"""ADCS's feed of statements: title, body, then a closing block of tags and related articles.

A page of one statement has the same form, with one item. The closing blocks separate the items; then :mod:`.body`
labels the lines of each body.
"""

import re

import numpy as np

from ...reference import table
from ...text.date_lines import looks_like_date
from ...text.lines import Flags, Ints, Lines
from ...text.slices import judged
from ..common.line_shapes import gaps
from ..contract import CODE, NOBODY, FormLayout, LineFinding, LineLabels, blank_labels
from .body import label_bodies, repeats
from .claimed import claims
from .closing_blocks import (
    EVENT_DAY,
    LEAD_IN,
    LONGEST_TITLE,
    NO_TAGS,
    RELATED,
    TAG_LINES,
    TAGS,
    blocks,
    box_end,
    box_headings,
    is_body,
    markers,
    openings,
)

_NO_TITLE = re.compile(r".*\b(?:said|say|says):?|\W*ends?\W*", re.IGNORECASE)
_OPENS_TITLE = re.compile(
    r"comment(?::| on )|adcs (?:response:|responds to |comment )|press release:|pr - ", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[^.]\.[\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"']?$")
_LAST_LETTERS = [ord(letter) for letter in "dysDYS"]
# A box at the top counts like a closing block: it may be the only mark of a statement that is cut short.
_BOXED = 0.9


def score(lines: Lines) -> float:
    """High if the page has a whole closing block or opens with a box; a single line of a block is weaker evidence."""
    codes = markers(lines)
    kinds = {code for code in (TAGS, NO_TAGS, RELATED) if (codes == code).any()}
    boxed = _BOXED if openings(lines)[:1].tolist() == [0] and (kinds or not _is_list(lines)) else 0.0
    if not kinds:
        return boxed
    if kinds == {RELATED} and (codes == RELATED).sum() > 1:
        return 0.9
    return max(boxed, 0.7 + 0.1 * len(kinds) if TAGS in kinds else 0.6)


def _is_list(lines: Lines) -> bool:
    """Whether the page lists texts that are on other pages: it has several lines such as "Read more"."""
    more = table("forms")["adcs"]["read_more"]
    sized = lines.filled[lines.length[lines.filled] == len(more)]
    return int(judged(lines, sized, lambda words: words.lower() == more.lower()).sum()) > 1


def anchors(lines: Lines) -> Ints:
    """Boxes at the top of a page, and the line after each closing block; the block includes the titles below it."""
    codes = markers(lines)
    if not codes.any():
        return lines.filled[openings(lines)]
    after = np.flatnonzero(codes == RELATED) + 1
    after = after[after < len(lines.filled)]
    return lines.filled[np.union1d(np.flatnonzero(box_headings(lines)), after[gaps(lines)[after] > 0])]


def label(lines: Lines) -> LineLabels:
    """Label a page of ADCS's feed, or several one after the other."""
    labels = blank_labels(lines, "statement")
    filled = lines.filled
    starts, ends = blocks(lines)
    _label_blocks(lines, labels, starts, ends)
    first = np.append(np.zeros(1, dtype=np.int64), ends)
    last = np.append(starts, len(filled))
    # A box opens a page, so it also ends an item without a closing block.
    opening = openings(lines)
    item = np.searchsorted(first, opening, side="right") - 1
    opening = opening[(first[item] < opening) & (opening < last[item])]
    first, last = np.sort(np.append(first, opening)), np.sort(np.append(last, opening))
    for number in np.flatnonzero(box_headings(lines)[first]).tolist():
        first[number] = _after_boxes(lines, labels, int(first[number]), int(last[number]))
    closed = np.isin(last, starts)
    some = first < last
    first, last, closed = first[some], last[some], closed[some]
    for number in _suspects(lines, first, last).tolist():
        title = _title_place(lines, int(first[number]), int(last[number]))
        if title > first[number]:
            code = "unexpected-text" if number else "orphan-text"
            labels.findings.append(LineFinding(code, int(filled[first[number]]), int(filled[title - 1])))
            first[number] = title
    titled = _titled(lines, filled[first])
    if len(first) and first[0] == 0:
        titled[0] &= not _is_rest(lines, int(last[0]))
    kept = titled & (closed | (last - first > 1))
    for number in np.flatnonzero(~titled | ~closed | (last - first == 1)).tolist():
        code = _amiss(titled=bool(titled[number]), closed=bool(closed[number]), alone=last[number] - first[number] == 1)
        labels.findings.append(LineFinding(code, int(filled[first[number]]), int(filled[last[number] - 1])))
    label_bodies(lines, labels, first[kept], last[kept])
    labels.section = np.full(int(kept.sum()), NOBODY, dtype=np.int64)
    return labels


def _label_blocks(lines: Lines, labels: LineLabels, starts: Ints, ends: Ints) -> None:
    """Closing blocks are separators; tags and related titles inside them are furniture."""
    depth = np.zeros(len(lines.filled) + 1, dtype=np.int64)
    np.add.at(depth, starts, 1)
    np.add.at(depth, ends, -1)
    inside = np.cumsum(depth)[:-1] > 0
    marker = markers(lines)[:-1] > 0
    labels.fate[lines.filled[inside]] = np.where(marker[inside], CODE["separator"], CODE["furniture"])


def _after_boxes(lines: Lines, labels: LineLabels, first: int, last: int) -> int:
    """The place after the boxes that begin at `first`."""
    headings = box_headings(lines)
    place = first
    while place < last and headings[place]:
        after = box_end(lines, place, last)
        labels.fate[lines.filled[place:after]] = CODE["furniture"]
        place = after
    return place


def _suspects(lines: Lines, first: Ints, last: Ints) -> Ints:
    """Numbers of the items whose second line could be their title: it is short and not a lead-in."""
    second = lines.filled[np.minimum(first + 1, last - 1)]
    return np.flatnonzero(
        (last - first > 2) & (lines.length[second] <= LONGEST_TITLE) & (lines.last[second] != ord(":"))
    )


def _title_place(lines: Lines, first: int, last: int) -> int:
    """The place of an item's title: below a date, or below lines of a menu or titles of related articles.

    A later line than the first is taken as the title only if it begins like a title of a statement, above a body.
    """
    title = lines.content(int(lines.filled[first]))
    for place in range(first + 1, min(first + TAG_LINES, last - 1)):
        words = lines.content(int(lines.filled[place]))
        if len(words) > LONGEST_TITLE or words.endswith((".", ":")) or repeats(title, words):
            break
        if _OPENS_TITLE.match(words) and is_body(lines.content(int(lines.filled[place + 1]))):
            return place
    return first + (looks_like_date(title) or EVENT_DAY.fullmatch(title) is not None)


def _is_rest(lines: Lines, last: int) -> bool:
    """Whether the first line of a page is not a title, but the end of a paragraph that the dump cuts."""
    words = lines.content(int(lines.filled[0]))
    if words[0].islower():
        return True
    led = last > 1 and LEAD_IN.fullmatch(lines.content(int(lines.filled[1]))) is not None
    return _SENTENCE_END.search(words) is not None and not led


def _titled(lines: Lines, line: Ints) -> Flags:
    """Whether each of the lines `line` could be a title."""
    titled = lines.length[line] <= LONGEST_TITLE
    # Only a line that ends with one of these characters needs the slower test.
    last = lines.last[line]
    word = ((last | ord(" ")) >= ord("a")) & ((last | ord(" ")) <= ord("z")) | ((last >= ord("0")) & (last <= ord("9")))
    doubtful = np.flatnonzero(titled & (~word | np.isin(last, _LAST_LETTERS)))
    titled[doubtful] = [_NO_TITLE.fullmatch(words) is None for words in lines.contents(line[doubtful])]
    return titled


def _amiss(*, titled: bool, closed: bool, alone: bool) -> str:
    """The problem of an item that lacks a part."""
    if not titled:
        return "missing-title"
    if closed:
        return "missing-body"
    return "cut-record" if alone else "unclosed-record"


LAYOUT = FormLayout("adcs-feed", "adcs", score, label, anchors, None, claims)
