"""The MJ's listing of title, day and summary without bullets. The day has its month in letters; digits are LocalGov's.

Nothing else says whose such a page is, so it is read with a problem, unless a mark of The MJ is beside it, or the
publisher is known from outside.
"""

from itertools import pairwise

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import among
from ..common.foreign_lines import no_title
from ..common.from_claims import form_from_claims
from ..common.line_shapes import ends_sentence, heading_like, spelled
from ..common.own_lines import barred, company_lines, stops, undated_bylines
from ..contract import BOUNDED, CODE, FILLER, MARK, NOBODY, SHAPE, Claims, LineFinding, LineLabels, blank_labels
from .old_article import below_titles
from .paywalls import label_paywalls, paywalls

_OURS = "themj"
_PARTS = 3
_LONG, _SHORTEST = 60, 8
_LONGEST_TITLE = 150


@per_lines
def _records(lines: Lines) -> Ints:
    """Places of titles: below each are a day with the month in letters, and a summary."""
    count = len(lines.filled)
    if count < _PARTS:
        return np.zeros(0, dtype=np.int64)
    day = spelled(lines)
    title = np.flatnonzero(day[1:-1])
    length = lines.lengths
    bullet, shut = lines.bullets, stops(lines)
    fits = ~day[title] & ~bullet[title] & ~(shut | no_title(lines))[title] & (length[title] <= _LONGEST_TITLE)
    fits &= ~day[title + 2] & ~shut[title + 2] & ~bullet[title + 2] & (length[title + 2] >= _SHORTEST)
    title = title[fits]
    # A title of LocalGov is below its day; it does not read as a summary, nor does another record follow it.
    told = ends_sentence(lines) | (length > _LONG) | _asks(lines)
    beside = np.diff(title, append=count + _PARTS) == _PARTS
    beside[1:] |= np.diff(title) == _PARTS
    fits = (told[title + 2] | beside) & ~_near_undated_bylines(lines, title)
    found: Ints = title[fits]
    return found


def _near_undated_bylines(lines: Lines, title: Ints) -> Flags:
    """Which records have a line "By NAME |" of another weekly within a record's length above or below."""
    other = undated_bylines(lines)
    near: Flags = np.searchsorted(other, title - _PARTS - 1) < np.searchsorted(other, title + 2 * _PARTS + 1)
    return near


def _asks(lines: Lines) -> Flags:
    return among(lines.lasts, [ord("?"), ord("!")])


def _marked(lines: Lines, stop: int) -> int:
    """The place after the marks of The MJ directly below a listing; `stop` without any."""
    walls = paywalls(lines)
    at = int(np.searchsorted(walls.first, stop))
    place = int(walls.stop[at]) if at < len(walls) and walls.first[at] == stop else stop
    while place < len(lines.filled) and company_lines(lines)[place]:
        place += 1
    return place


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Several such records below each other; one alone only if a mark below it, or the publisher, shows that it is."""
    if turn != BOUNDED:
        return Claims.of(())
    starts = _records(lines)
    starts = starts[~below_titles(lines)[starts]]
    heads = set((barred(lines) + 1).tolist())
    rows = []
    for low, high in _chains(starts):
        first, stop = int(starts[low]), int(starts[high - 1]) + _PARTS
        after = _marked(lines, stop)
        if first in heads or (high - low < 2 and after == stop and lines.publisher != _OURS):
            continue
        rows.append((first, after, MARK if after > stop else SHAPE))
        if first and heading_like(lines.content(int(lines.filled[first - 1]))) and not stops(lines)[first - 1]:
            rows.append((first - 1, first, FILLER))
    return Claims.of(_apart(rows))


def _apart(rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """`rows` without headings that another claim holds."""
    rows.sort()
    return [row for at, row in enumerate(rows) if row[2] != FILLER or not at or rows[at - 1][1] <= row[0]]


def _chains(starts: Ints) -> list[tuple[int, int]]:
    """The half-open ranges of entries of `starts` whose records follow each other."""
    heads = np.append(np.flatnonzero(np.diff(starts, prepend=-9) != _PARTS), len(starts)).tolist()
    return list(pairwise(heads))


def label(lines: Lines) -> LineLabels:
    """Label a dated listing; a problem says that only the form of the days shows whose it is."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    filled, starts = lines.filled, _records(lines)
    labels.fate[filled[company_lines(lines)]] = CODE["furniture"]
    for offset, fate in enumerate(("title", "published_text", "summary")):
        at = filled[starts + offset]
        labels.fate[at] = CODE[fate]
        labels.record[at] = np.arange(len(starts))
    heading = NOBODY
    if len(starts) and starts[0] == 1 and heading_like(lines.content(int(filled[0]))):
        heading = int(filled[0])
        labels.mark(heading, "section")
    labels.section = np.full(len(starts), heading, dtype=np.int64)
    marked = lines.publisher == _OURS or len(paywalls(lines)) or company_lines(lines).any()
    if len(starts) and not marked:
        labels.findings.append(LineFinding("publisher-by-days", int(filled[starts[0]]), int(filled[starts[-1] + 2])))
    return labels


def signs(lines: Lines) -> Flags:
    """Days with the month in letters between lines without bullets."""
    found, other = spelled(lines).copy(), ~lines.bullets
    found[1:] &= other[:-1]
    found[:-1] &= other[1:]
    return found


LAYOUT = form_from_claims("themj-dated", _OURS, label, claims, None, signs)
