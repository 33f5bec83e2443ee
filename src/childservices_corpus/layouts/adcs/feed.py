"""ADCS's feed of statements: title, body, then a closing block of tags and related articles.

A page of one statement has the same form, with one item. The closing blocks separate the items; then :mod:`.body`
labels the lines of each body.
"""

import re

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, in_range
from ...text.points import among, distinct, within
from ...text.slices import judged
from ..common.line_shapes import gaps
from ..contract import CODE, NOBODY, FormLayout, LineFinding, LineLabels, blank_labels
from ..stretches import covered, ranges_of
from .body import label_bodies
from .boxes import after_boxes, box_headings, boxed, openings
from .claimed import claims
from .closing_blocks import LEAD_IN, LONGEST_TITLE, NO_TAGS, RELATED, TAGS, blocks, marker_codes, markers
from .items import NO_TITLE, closed, opened
from .menus import label_menus

_NO_TITLE = re.compile(r".*\b(?:said|say|says):|.*, (?:said|says)|\W*ends?\W*", re.IGNORECASE)
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
    sized = lines.filled[lines.lengths == len(more)]
    return int(judged(lines, sized, lambda words: words.lower() == more.lower()).sum()) > 1


def anchors(lines: Lines) -> Ints:
    """Boxes at the top of a page, and the line after each closing block; the block includes the titles below it."""
    codes = markers(lines)
    if not codes.any():
        return lines.filled[openings(lines)]
    after = np.flatnonzero(codes == RELATED) + 1
    after = after[after < len(lines.filled)]
    return lines.filled[distinct(np.append(np.flatnonzero(box_headings(lines)), after[gaps(lines)[after] > 0]))]


def label(lines: Lines) -> LineLabels:
    """Label a page of ADCS's feed, or several one after the other."""
    labels = blank_labels(lines, "statement")
    starts, ends = blocks(lines)
    _label_blocks(lines, labels, starts, ends)
    label_menus(lines, labels)
    first, title, last, stop = _items(lines)
    _label_boxes(lines, labels, first)
    _report_loose(lines, labels, first, stop, int(title[title != NO_TITLE].min(initial=len(lines.filled))))
    closed_below = within(last, starts)
    some = (title != NO_TITLE) & (title < last)
    bare = title == NO_TITLE
    for low, high in zip(after_boxes(lines, first[bare]).tolist(), last[bare].tolist(), strict=True):
        if low < high:
            labels.findings.append(_finding(lines, "missing-title", low, high))
    first, last, closed_below = title[some], last[some], closed_below[some]
    titled = _titled(lines, lines.filled[first])
    if len(first) and first[0] == 0:
        titled[0] &= not _is_rest(lines, int(last[0]))
    alone = last - first == 1
    kept = titled & (closed_below | ~alone)
    for number in np.flatnonzero(~titled | ~closed_below | alone).tolist():
        code = _amiss(titled=bool(titled[number]), closed=bool(closed_below[number]), alone=bool(alone[number]))
        labels.findings.append(_finding(lines, code, int(first[number]), int(last[number])))
    label_bodies(lines, labels, first[kept], last[kept])
    labels.section = np.full(int(kept.sum()), NOBODY, dtype=np.int64)
    return labels


def _items(lines: Lines) -> tuple[Ints, Ints, Ints, Ints]:
    """First line, title, end of the body and end of each item; without a mark the whole page is one item."""
    nothing = np.zeros(len(lines.filled), dtype=np.bool_)
    below = closed(lines, nothing, sure=False)
    beside = opened(lines, covered(len(nothing), below.first, below.stop))
    columns = ((below.first, beside.first), (below.title, beside.title), (below.last, beside.last))
    first, title, last = (np.concatenate(column) for column in columns)
    stop = np.concatenate((below.stop, beside.stop))
    if not len(first) and len(lines.filled) and not len(blocks(lines)[0]):
        size = np.array([len(lines.filled)], dtype=np.int64)
        return size * 0, size * 0, size, size
    order = np.argsort(first, kind="stable")
    return first[order], title[order], last[order], stop[order]


def _finding(lines: Lines, code: str, low: int, high: int) -> LineFinding:
    return LineFinding(code, int(lines.filled[low]), int(lines.filled[high - 1]))


def _report_loose(lines: Lines, labels: LineLabels, first: Ints, stop: Ints, title: int) -> None:
    """Report the lines that are in no item and in no closing block; `title` is the place of the first title."""
    fate = labels.fate[lines.filled]
    for low, high in ranges_of((fate == CODE["unrecognised"]) & ~covered(len(fate), first, stop)).tolist():
        labels.findings.append(_finding(lines, "unexpected-text" if low > title else "orphan-text", low, high))


def _label_blocks(lines: Lines, labels: LineLabels, starts: Ints, ends: Ints) -> None:
    """Closing blocks are separators; tags and related titles inside them are furniture."""
    inside = covered(len(lines.filled), starts, ends)
    marker = markers(lines)[:-1] > 0
    labels.fate[lines.filled[inside]] = np.where(marker[inside], CODE["separator"], CODE["furniture"])


def _label_boxes(lines: Lines, labels: LineLabels, first: Ints) -> None:
    """Boxes above titles are furniture."""
    boxed = box_headings(lines)[first]
    for low, high in zip(first[boxed].tolist(), after_boxes(lines, first[boxed]).tolist(), strict=True):
        labels.fate[lines.filled[low:high]] = CODE["furniture"]


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
    word = in_range(last | ord(" "), "a", "z") | in_range(last, "0", "9")
    doubtful = np.flatnonzero(titled & (~word | among(last, _LAST_LETTERS)))
    titled[doubtful] = [_NO_TITLE.fullmatch(words) is None for words in lines.contents(line[doubtful])]
    return titled


def _amiss(*, titled: bool, closed: bool, alone: bool) -> str:
    """The problem of an item that lacks a part."""
    if not titled:
        return "missing-title"
    if closed:
        return "missing-body"
    return "cut-record" if alone else "unclosed-record"


def signs(lines: Lines) -> Flags:
    """Headings of boxes and lines of closing blocks."""
    found: Flags = boxed(lines) | (marker_codes(lines) > 0)
    return found


LAYOUT = FormLayout("adcs-feed", "adcs", score, label, anchors, None, claims, signs)
