"""The records of a declared listing, each recognised by the lines at its own place."""

import numpy as np

from ...text.date_lines import looks_like_date
from ...text.lines import Flags, Ints, Lines
from ..contract import FILLER, MARK, SHAPE, Claims
from ..stretches import covered, ranges_of
from .declared import Declared, evidence
from .line_shapes import dated, heading_like

# So many filled lines may be between a page's heading, or a record, and the next record of that page.
APART = 3


def claimed(form: Declared, lines: Lines) -> Claims:
    """The claims of a declared listing: its headings, its sure records, and its furniture."""
    found = evidence(form, lines)
    sure = found.sure & _complete(form, lines, found.title)
    first = found.title[sure]
    stop = np.minimum(found.end[sure], first + len(form.lines))
    if form.heading:
        kept = _below_headings(found.headings, first, stop)
        first, stop = first[kept], stop[kept]
        heads = [(int(place), int(place) + 1, MARK) for place in found.headings.tolist()]
    else:
        heads = [(place, place + 1, FILLER) for place in _headed(lines, first, stop)]
    basis = np.full(len(first), MARK if form.bullet or form.heading else SHAPE, dtype=np.int64)
    records = np.stack((first, stop, basis), axis=1)
    rows = np.concatenate(
        (
            records,
            np.array(heads, dtype=np.int64).reshape(-1, 3),
            _fillers(lines, form, found.furniture, sure, first, stop),
        )
    )
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    free = np.diff(np.maximum.accumulate(rows[:, 1]), prepend=0) > 0
    free[1:] &= rows[1:, 0] >= np.maximum.accumulate(rows[:, 1])[:-1]
    return Claims(*rows[free].T)


def _complete(form: Declared, lines: Lines, title: Ints) -> Flags:
    """Whether a record has more than a bullet: a day where the form puts it, or else a line of text below."""
    if "day" in form.lines:
        return np.ones(len(title), dtype=np.bool_)
    below = np.minimum(title + 1, len(lines.filled) - 1)
    text: Flags = (title + 1 < len(lines.filled)) & ~lines.bulleted[lines.filled[below]]
    return text


def _below_headings(headings: Ints, first: Ints, stop: Ints) -> Flags:
    """Which records are below a heading, with at most a few lines between."""
    if not len(headings) or not len(first):
        return np.zeros(len(first), dtype=np.bool_)
    above = np.append(0, stop[:-1])
    nearest = np.searchsorted(headings, first) - 1
    head = np.where(nearest >= 0, headings[np.maximum(nearest, 0)], -APART - 1)
    directly = first - np.maximum(head + 1, above) <= APART
    begins = (head >= above) & (nearest >= 0) & directly
    # A record belongs to the page if its neighbour above does, and is near it.
    breaks = ~directly | ((head < 0) & (np.arange(len(first)) == 0))
    group = np.cumsum(begins | breaks)
    good = np.zeros(int(group[-1]) + 1, dtype=np.bool_)
    good[group[begins]] = True
    kept: Flags = good[group]
    return kept


def _headed(lines: Lines, first: Ints, stop: Ints) -> list[int]:
    """Places of section headings directly above a record that no other record touches."""
    alone = first[first > np.append(0, stop[:-1])] - 1
    found = []
    for place in alone[alone >= 0].tolist():
        words = lines.content(int(lines.filled[place]))
        if heading_like(words) and not looks_like_date(words):
            found.append(place)
    return found


def _fillers(lines: Lines, form: Declared, furniture: Flags, sure: Flags, first: Ints, stop: Ints) -> Ints:
    """Lines that belong to the page only beside its records: furniture, and records that lack a part."""
    loose = furniture.copy()
    if form.bullet:
        # Items without a text between them are a menu or a list.
        bullet = lines.bullets.copy()
        menu = bullet[:-1] & bullet[1:]
        bullet[:-1] &= ~menu
        bullet[1:] &= ~menu
        loose |= bullet
        loose[1:] |= bullet[:-1]
        loose[2:] |= bullet[:-2] & dated(lines)[1:-1]
    edges = ranges_of(loose & ~covered(len(loose), first, stop))
    return np.column_stack((edges, np.full(len(edges), FILLER, dtype=np.int64)))
