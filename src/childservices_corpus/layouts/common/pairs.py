"""Listings without bullets or dates: titles and summaries take turns."""

import numpy as np

from ...text.lines import Flags, Ints, Lines, in_range
from ..contract import CODE, NOBODY, LineFinding, LineLabels
from .line_shapes import dated, heading_like, known_sections

# Headlines are shorter than this: a longer line is a summary even without a full stop.
LONGEST_TITLE = 105


def pair_starts(summary: Flags) -> Ints:
    """Places of titles: each is a line that is not a summary, directly before a summary."""
    return np.flatnonzero(~summary[:-1] & summary[1:])


def label_pairs(lines: Lines, labels: LineLabels, places: Ints, summary: Flags, *, heading: int) -> None:
    """Label the filled lines at `places`; `summary` is true for summaries.

    `heading` is the line of the page's heading, or :data:`NOBODY`. A line without a partner is a section heading if the
    tables know it; otherwise it is reported.
    """
    dates = places[dated(lines)[places]]
    if len(dates):
        undated = ~dated(lines)[places]
        places, summary = places[undated], summary[undated]
    lines_at = lines.filled[places]
    starts = _unwrapped(lines, lines_at, summary, pair_starts(summary))
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
            labels.findings.append(LineFinding(code, line, line))
        else:
            labels.findings.append(LineFinding("cut-record", line, line))
    labels.section = np.maximum.accumulate(sections) if len(sections) else sections
    _label_dates(lines, labels, dates, np.searchsorted(starts, np.searchsorted(places, dates) - 1), places[starts])


def _unwrapped(lines: Lines, lines_at: Ints, summary: Flags, starts: Ints) -> Ints:
    """`starts`, moved up one line where the summary is split over two lines: the second begins with a small letter."""
    points = lines.first[lines_at[starts + 1]]
    broken = in_range(points, "a", "z") & (starts > 0)
    broken[broken] = ~summary[starts[broken] - 1]
    known = [lines.content(line).lower() in known_sections() for line in lines_at[starts[broken] - 1].tolist()]
    broken[broken] = ~np.array(known, dtype=np.bool_)
    return starts - broken


def _label_dates(lines: Lines, labels: LineLabels, dates: Ints, numbers: Ints, titles: Ints) -> None:
    """A date between a title and its summary belongs to that record; a date elsewhere is reported."""
    taken: set[int] = set()
    for place, number in zip(dates.tolist(), numbers.tolist(), strict=True):
        line = int(lines.filled[place])
        above = place - 1
        if number < len(titles) and titles[number] == above and number not in taken:
            labels.mark(line, "published_text", number)
            taken.add(number)
        else:
            labels.findings.append(LineFinding("unexpected-text", line, line))


def leading_heading(words: str, summary: Flags) -> bool:
    """True if `words`, the first line of a page, are its heading; `summary` is true for the lines that are summaries.

    A heading is a known section, or a short line that a title follows.
    """
    if not len(summary) or summary[0]:
        return False
    if words.lower() in known_sections():
        return True
    return heading_like(words) and len(summary) > 2 and not summary[1] and bool(summary[2])
