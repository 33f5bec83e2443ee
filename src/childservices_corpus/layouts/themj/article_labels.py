"""Labels of one article on a page of its own: title, standfirst, paragraphs, subheadings."""

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import ends_sentence
from ..common.pairs import LONGEST_TITLE
from ..contract import CODE, CUT, UNKNOWN, LineLabels, blank_labels

LONGEST_SUBHEADING = 70
_ENDS = [ord(mark) for mark in "?!:;,)\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]
_ENDS.append(ord("\N{HORIZONTAL ELLIPSIS}"))


@per_lines
def prose(lines: Lines) -> Flags:
    """For each filled line, whether it reads as a paragraph: it ends like a sentence or is longer than any title."""
    filled = lines.filled
    return ends_sentence(lines) | (lines.length[filled] > LONGEST_TITLE) | lines.bulleted[filled]


@per_lines
def subheadings(lines: Lines) -> Flags:
    """For each filled line, whether it may be a subheading: short, and without a mark at its end."""
    filled = lines.filled
    return ~prose(lines) & (lines.length[filled] <= LONGEST_SUBHEADING) & ~np.isin(lines.last[filled], _ENDS)


def mark_body(lines: Lines, labels: LineLabels, places: Ints, record: int) -> None:
    """Label the lines at `places` as paragraphs and subheadings of `record`; a last line is never a subheading."""
    heads = subheadings(lines)[places]
    heads[-1:] = False
    at = lines.filled[places]
    labels.fate[at] = np.where(heads, CODE["subheadings"], CODE["paragraphs"])
    labels.record[at] = record
    labels.value_start[at] = np.where(heads, lines.start[at], lines.value_start[at])


def article_labels(lines: Lines) -> LineLabels:
    """The first labels of articles on pages of their own."""
    return blank_labels(lines, "article")


def close_labels(labels: LineLabels, cut: list[bool], sections: list[int]) -> LineLabels:
    """Complete `labels`: for each record, whether a paywall cuts it, and the line of its section."""
    labels.section = np.array(sections, dtype=np.int64)
    labels.page = np.ones(len(cut), dtype=np.bool_)
    labels.complete = np.where(np.array(cut, dtype=np.bool_), CUT, UNKNOWN).astype(np.int64)
    return labels
