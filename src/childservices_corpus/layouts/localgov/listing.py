"""LocalGov's listings: title, two blank lines, summary; or title, day in figures, summary; jobs and adverts beside."""

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ...text.points import true_at
from ..common.line_shapes import dated, gaps
from ..common.pairs import label_pairs, leading_heading
from ..contract import (
    BOUNDED,
    CODE,
    FILLER,
    MARK,
    NOBODY,
    SHAPE,
    Claims,
    FormLayout,
    LineLabels,
    blank_labels,
    signs_at,
)
from ..stretches import ranges_of
from .furniture import furniture
from .site_lines import headings, words_of_the_site
from .texts import Texts, texts
from .turns import Run, runs

_SURE = 0.95
_HEADED = 0.6


def score(lines: Lines) -> float:
    """From 0 to 1: the share of lines in records, headings and furniture; a page heading of LocalGov raises it."""
    if not len(lines.filled):
        return 0.0
    titles = sum(len(run.titles) for run in runs(lines))
    around = len(headings(lines)) + int(furniture(lines).sum())
    share = _SURE * min(1.0, (2 * titles + around) / len(lines.filled))
    if len(headings(lines)):
        return max(share, _HEADED) if titles or len(lines.filled) == 1 else share
    return share if titles else 0.0


def anchors(lines: Lines) -> Ints:
    """Page headings."""
    return lines.filled[headings(lines)]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Headings and the records in turn below them; records whose days or blank lines show the form; furniture."""
    if turn != BOUNDED:
        return Claims.of(())
    found = texts(lines)
    rows = [(place, place + 1, MARK) for place in headings(lines).tolist()]
    for run in runs(lines):
        first, stop = _bounds(found, run)
        rows.append((first, stop, MARK if run.headed else SHAPE))
        if stop == len(lines.filled) - 1 and dated(lines)[stop]:
            rows.append((stop, stop + 1, FILLER))
        if run.lone >= 0:
            rows.append((stop, int(found.place[run.lone]) + 1, FILLER))
    # A single line may be anybody's.
    furnished = ((low, high, MARK if high - low > 1 else FILLER) for low, high in ranges_of(furniture(lines)).tolist())
    return Claims.of([*rows, *furnished])


def _bounds(found: Texts, run: Run) -> tuple[int, int]:
    """The first place of a run, and the place after it."""
    return int(found.place[run.titles[0]]), int(found.place[run.titles[-1] + 1]) + 1


def label(lines: Lines) -> LineLabels:
    """Label a page of LocalGov's listing, or several one after the other."""
    labels = blank_labels(lines, "article")
    other = furniture(lines)
    labels.fate[lines.filled[other]] = CODE["furniture"]
    summary, found = _summaries(lines), texts(lines)
    shown = ~other
    shown[headings(lines)] = False
    places = true_at(shown)
    told = summary[places]
    heading = NOBODY
    first = int(lines.filled[places[0]]) if len(places) else NOBODY
    begun = any(found.place[run.titles[0]] == places[0] for run in runs(lines)[:1])
    if not (len(headings(lines)) or begun) and len(places) and leading_heading(lines.content(first), told):
        heading = first
        labels.mark(heading, "section")
        places, told = places[1:], told[1:]
    label_pairs(lines, labels, places, told, heading=heading)
    _file_under(lines, labels, lines.filled[headings(lines)])
    return labels


def _summaries(lines: Lines) -> Flags:
    """For each filled line, whether it is a summary: by its run, and outside runs by its end and the lines around."""
    found = texts(lines)
    apart = gaps(lines)[found.place]
    below = np.append(apart[1:], 1)
    told = (found.told & ~((apart <= 1) & (below > 1))) | ((apart > 1) & (below <= 1))
    for run in runs(lines):
        told[run.titles[0] : run.titles[-1] + 2] = False
        told[run.titles + 1] = True
    summary = np.zeros(len(lines.filled), dtype=np.bool_)
    summary[found.place[told]] = True
    return summary


def _file_under(lines: Lines, labels: LineLabels, at: Ints) -> None:
    """Mark the page headings at the lines `at`, and put each record under the nearest heading above it."""
    bar = words_of_the_site()["heading_suffix"][0]
    labels.fate[at] = CODE["section"]
    for line in at.tolist():
        bare = lines.content(line).rpartition(bar)[0].rstrip()
        labels.section_stop[line] = int(lines.start[line]) + len(bare)
    if len(at) and labels.records:
        titles = true_at(labels.fate == CODE["title"])
        above = np.searchsorted(at, titles) - 1
        page = np.where(above >= 0, at[np.maximum(above, 0)], NOBODY)
        labels.section = np.maximum(labels.section, page)


def signs(lines: Lines) -> Flags:
    """Page headings, furniture, and two lines without bullets below each other, which may be a pair."""
    found = furniture(lines) | signs_at(lines, headings(lines))
    place = true_at(~dated(lines))
    bare = ~lines.bullets[place]
    found[place[1:][bare[1:] & bare[:-1]]] = True
    return found


LAYOUT = FormLayout("localgov-listing", "localgov", score, label, anchors, None, claims, signs)
