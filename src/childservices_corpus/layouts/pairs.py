"""Listings without bullets or dates: a title and its summary, over and over."""

import numpy as np

from ..lines import Flags, Ints, Lines
from .base import CODE, NOBODY, Finding, Labels
from .forms import heading_like, known_sections

# Longer than any headline: a line of this length is a summary even when its full stop is missing.
LONGEST_TITLE = 105


def pair_starts(summary: Flags) -> Ints:
    """Places of titles: lines that are no summary, right before one that is."""
    return np.flatnonzero(~summary[:-1] & summary[1:])


def label_pairs(lines: Lines, labels: Labels, places: Ints, summary: Flags, *, heading: int) -> None:
    """Label the filled lines at `places`; `summary` says which of them are summaries.

    `heading` is the line of the page's heading, or :data:`NOBODY`. What pairs with nothing is a section heading
    if it is a known one, else a finding.
    """
    lines_at = lines.filled[places]
    starts = pair_starts(summary)
    numbers = np.arange(len(starts))
    labels.fate[lines_at[starts]] = CODE["title"]
    labels.record[lines_at[starts]] = numbers
    labels.fate[lines_at[starts + 1]] = CODE["summary"]
    labels.record[lines_at[starts + 1]] = numbers
    paired = np.zeros(len(places), dtype=np.bool_)
    paired[starts] = True
    paired[starts + 1] = True
    sections = np.full(len(starts), NOBODY, dtype=np.int64)
    if len(sections):
        sections[0] = heading
    for place in np.flatnonzero(~paired).tolist():
        line = int(lines_at[place])
        words = lines.content(line)
        if words.lower() in known_sections() and not summary[place]:
            labels.mark(line, "section")
            following = int(np.searchsorted(starts, place))
            if following < len(sections):
                sections[following] = line
        elif summary[place]:
            code = "orphan-text" if place == 0 else "unexpected-text"
            labels.findings.append(Finding(code, line, line))
        else:
            labels.findings.append(Finding("cut-record", line, line))
    labels.section = np.maximum.accumulate(sections) if len(sections) else sections


def leading_heading(words: str, summary: Flags) -> bool:
    """True if `words`, the first of the lines of which `summary` speaks, are the page's heading.

    That is a known section, or a short line with a title, not a summary, after it.
    """
    if not len(summary) or summary[0]:
        return False
    if words.lower() in known_sections():
        return True
    return heading_like(words) and len(summary) > 2 and not summary[1] and bool(summary[2])
