"""ADCS's list of blogs: title, category with day and time, the beginning of the text, ``Read More``."""

import re
from dataclasses import dataclass

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import nearly_last
from ...text.parts import per_line
from ...text.points import within
from ...text.slices import judged
from ..contract import (
    BOUNDED,
    CODE,
    FILLER,
    MARK,
    NOBODY,
    Claims,
    FormLayout,
    Inner,
    LineFinding,
    LineLabels,
    blank_labels,
)
from .boxes import box_headings
from .closing_blocks import LONGEST_TITLE

LONGEST_STAMP = 100
_STAMP = re.compile(
    r"(?P<category>\S(?:.{0,60}?\S)?)\s+(?P<day>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}\s+\d{1,2}:\d{2})"
)
# A box, its day and the title of its event, and the heading of the list are above the first item.
_HEAD_LINES = 6


@dataclass(frozen=True, eq=False)
class Listed:
    """Items of the list: the place of the title, and the place after the last line."""

    title: Ints
    stop: Ints


@per_lines
def listed(lines: Lines) -> Listed:
    """The items of lists of blogs."""
    filled = lines.filled
    at = np.flatnonzero(_stamped(lines))
    at = at[(at > 0) & (at + 1 < len(filled))]
    at = at[(lines.length[filled[at - 1]] <= LONGEST_TITLE) & ~within(at + 1, at) & ~within(at - 1, at)]
    more = more_lines(lines)
    stop = np.minimum(at + 2, len(filled))
    return Listed(at - 1, stop + more[np.minimum(stop, len(filled))])


@per_line
def _stamped(lines: Lines) -> Flags:
    """Lines that are a category, a day and a time."""
    filled = lines.filled
    last = lines.lasts
    found: Flags = in_range(last, "0", "9") & (lines.lengths <= LONGEST_STAMP) & nearly_last(lines, ":")
    found[found] = judged(lines, filled[found], _is_stamp) > 0
    return found


def _is_stamp(words: str) -> bool:
    return _STAMP.fullmatch(words) is not None


@per_lines
def more_lines(lines: Lines) -> Ints:
    """1 for each filled line that is ``Read More``, 0 for any other, and 0 once more for the end."""
    words = table("forms")["adcs"]["read_more"].lower()
    sized = np.flatnonzero(lines.lengths == len(words))
    found = np.zeros(len(lines.filled) + 1, dtype=np.int64)
    found[sized] = judged(lines, lines.filled[sized], lambda line: line.lower() == words)
    return found


@per_lines
def _tops(lines: Lines) -> Ints:
    """For each item, the place of its title, or of the first line of the box and heading above the title."""
    items = listed(lines)
    first = items.title.copy()
    above = np.append(0, items.stop)[:-1]
    for number in np.flatnonzero(first > above).tolist():
        first[number] = _top(lines, int(first[number]), int(above[number]))
    return first


@per_lines
def lists(lines: Lines) -> tuple[Ints, Ints]:
    """Lists as half-open ranges of places, with the box and the heading above."""
    first, stop = _tops(lines), listed(lines).stop
    if not len(first):
        return first, stop
    joins = np.append(False, first[1:] <= stop[:-1])
    return first[~joins], stop[np.append(~joins[1:], True)]


def _top(lines: Lines, title: int, limit: int) -> int:
    """The place of the first line of the box and heading above the title at `title`."""
    heading = table("forms")["adcs"]["blog_list"].lower()
    if title <= limit or lines.plain(int(lines.filled[title - 1])).lower() != heading:
        return title
    for place in range(title - 2, max(limit, title - _HEAD_LINES) - 1, -1):
        if box_headings(lines)[place]:
            return place
    return title - 1


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """The lists; a part of an item that a cut leaves at the end of a list."""
    if turn != BOUNDED:
        return Claims.of(())
    first, stop = lists(lines)
    rows = [(low, high, MARK) for low, high in zip(first.tolist(), stop.tolist(), strict=True)]
    for high in stop[stop < len(lines.filled)].tolist():
        if len(lines.filled) - high <= 2 and lines.length[lines.filled[high]] <= LONGEST_TITLE:
            rows.append((high, len(lines.filled), FILLER))
    return Claims.of(rows)


def label(lines: Lines) -> LineLabels:
    """Label lists of blogs."""
    labels = blank_labels(lines, "statement")
    items, filled = listed(lines), lines.filled
    tops = _tops(lines)
    for number in np.flatnonzero(tops < items.title).tolist():
        labels.fate[filled[tops[number] : items.title[number]]] = CODE["furniture"]
    numbers = np.arange(len(items.title))
    for fate, step in (("title", 0), ("published_text", 1), ("paragraphs", 2)):
        labels.fate[filled[items.title + step]] = CODE[fate]
        labels.record[filled[items.title + step]] = numbers
    labels.fate[filled[items.stop[items.stop - items.title > 3] - 1]] = CODE["furniture"]
    for number, line in enumerate(filled[items.title + 1].tolist()):
        start, stamp = int(lines.start[line]), _STAMP.fullmatch(lines.plain(line))
        if stamp is not None:
            labels.value_start[line] = start + stamp.start("day")
            labels.inner.append(Inner(number, "publisher_topics", start, start + stamp.end("category")))
    labels.section = np.full(len(numbers), NOBODY, dtype=np.int64)
    for line in filled[labels.fate[filled] == CODE["unrecognised"]].tolist():
        labels.findings.append(LineFinding("cut-record" if len(numbers) else "unexpected-text", line, line))
    return labels


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in items of a list and in the lines above it."""
    first, stop = lists(lines)
    return float((stop - first).sum()) / max(len(lines.filled), 1)


def anchors(lines: Lines) -> Ints:
    """The first line of each list."""
    return lines.filled[lists(lines)[0]]


LAYOUT = FormLayout("adcs-list", "adcs", score, label, anchors, None, claims, _stamped)
