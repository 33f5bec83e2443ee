"""The MJ's listing without bullets and dates: a heading, then title and summary in turn, no blank lines between."""

import numpy as np

from ..lines import Flags, Ints, Lines, per_lines
from .base import NOBODY, FormLayout, Labels, blank_labels
from .forms import ends_sentence, gaps, known_sections
from .pairs import LONGEST_TITLE, label_pairs, leading_heading, pair_starts

_AVERAGE_SUMMARY = 60


@per_lines
def _summaries(lines: Lines) -> Flags:
    """For each filled line, whether it is a summary: it ends with a full stop or is longer than any title."""
    summary = ends_sentence(lines) | (lines.length[lines.filled] > LONGEST_TITLE)
    # A last line without its stop, after a title, is a summary that the dump cuts short.
    if len(summary) > 2 and not summary[-1] and not summary[-2] and summary[-3]:
        summary[-1] = True
    return summary


def score(lines: Lines) -> float:
    """The share of lines in pairs, when nearly no blank lines lie between them."""
    filled = lines.filled
    if len(filled) < 2:
        return 0.0
    summary = _summaries(lines)
    starts = pair_starts(summary)
    headed = lines.content(int(filled[0])).lower() in known_sections()
    if not len(starts) or (len(starts) < 2 and not headed):
        return 0.0
    close = float((gaps(lines)[1:] == 0).mean())
    long = float(lines.length[filled[starts + 1]].mean())
    if close < 0.5 or long < _AVERAGE_SUMMARY:
        return 0.0
    return 2 * len(starts) / (len(filled) - headed) * (0.5 + close / 2) * 0.9


def anchors(lines: Lines) -> Ints:
    """None: a title and its summary without more could belong to any page."""
    return np.zeros(0, dtype=np.int64)


def label(lines: Lines) -> Labels:
    """Label a page of The MJ's plain listing."""
    labels = blank_labels(lines, "article")
    summary = _summaries(lines)
    heading = NOBODY
    first = 0
    if len(summary) and leading_heading(lines.content(int(lines.filled[0])), summary):
        heading = int(lines.filled[0])
        labels.mark(heading, "section")
        first = 1
    places = np.arange(first, len(lines.filled))
    label_pairs(lines, labels, places, summary[first:], heading=heading)
    return labels


LAYOUT = FormLayout("themj-plain", "themj", score, label, anchors)
