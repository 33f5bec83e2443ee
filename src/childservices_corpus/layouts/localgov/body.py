"""LocalGov's pages of a text alone: paragraphs, and a last line such as ``To continue reading visit … (£).``

Without this line, a page that is one text is read only if its publisher is known from outside.
"""

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.own_lines import jobs
from ..common.unmarked import whole_text
from ..contract import (
    CODE,
    CUT,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    UNKNOWN,
    Claims,
    FormLayout,
    LineLabels,
    blank_labels,
    no_signs,
)
from .bodies import beginnings, label_bodies, prose, short
from .found_articles import articles
from .furniture import furniture
from .site_lines import foreign_marks, pointers

_OURS = "localgov"
_PARAGRAPHS = 2


@per_lines
def _texts(lines: Lines) -> list[tuple[int, int]]:
    """The place of the first line of each text, and of the line that points to the rest."""
    if not len(pointers(lines)):
        return []
    owned = {one.pointer for one in articles(lines)}
    ends = np.flatnonzero(beginnings(lines) | _outside(lines))
    found: list[tuple[int, int]] = []
    for pointer in pointers(lines).tolist():
        last = found[-1][1] + 1 if found else 0
        number = int(np.searchsorted(ends, pointer)) - 1
        first = max(last, _after(lines, int(ends[number])) if number >= 0 else 0)
        if pointer not in owned and prose(lines)[first:pointer].sum() >= _PARAGRAPHS:
            found.append((first, pointer))
    return found


def _outside(lines: Lines) -> Flags:
    """For each filled line, whether it points to the rest of a text: the next text begins below it."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[pointers(lines)] = True
    return found


def _after(lines: Lines, place: int) -> int:
    """The first place of a text below the line at `place`, at which something begins: a menu, a footer, a page."""
    opens = (
        foreign_marks(lines)[place]
        and prose(lines)[place]
        and not jobs(lines)[place]
        and not lines.content(int(lines.filled[place])).startswith("\N{COPYRIGHT SIGN}")
    )
    at = place if opens else place + 1
    while at < len(lines.filled) and short(lines)[at] and not prose(lines)[at]:
        at += 1
    return at


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Texts above a line that points to the rest, as far as they are free; without one, a page that is one text."""
    alone = whole_text(lines, taken, turn, prose, furniture)
    if alone is not None:
        return Claims.of([(*alone, SHAPE)])
    if turn != OPEN:
        return Claims.of(())
    rows = []
    for first, pointer in _texts(lines):
        owned = np.flatnonzero(taken[first : pointer + 1])
        start = first + int(owned[-1]) + 1 if len(owned) else first
        if prose(lines)[start:pointer].sum() >= _PARAGRAPHS:
            rows.append((start, pointer + 1, MARK))
    return Claims.of(rows)


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in texts of this form."""
    return sum(pointer + 1 - first for first, pointer in _texts(lines)) / max(len(lines.filled), 1)


def anchors(lines: Lines) -> Ints:
    """First lines of texts."""
    return lines.filled[[first for first, _ in _texts(lines)]]


def label(lines: Lines) -> LineLabels:
    """Label texts one after the other."""
    labels = blank_labels(lines, "article")
    labels.fate[lines.filled[furniture(lines)]] = CODE["furniture"]
    found = _texts(lines)
    label_bodies(lines, labels, found)
    labels.fate[lines.filled[[pointer for _, pointer in found]]] = CODE["furniture"]
    if lines.publisher == _OURS and len(lines.filled) and not len(pointers(lines)):
        label_bodies(lines, labels, [(0, len(lines.filled))])
        return _closed(labels, 1, UNKNOWN)
    return _closed(labels, len(found), CUT)


def _closed(labels: LineLabels, count: int, complete: int) -> LineLabels:
    labels.section = np.full(count, NOBODY, dtype=np.int64)
    labels.page = np.ones(count, dtype=np.bool_)
    labels.complete = np.full(count, complete, dtype=np.int64)
    return labels


ORDER = ListingOrder(why="Each page is one article, without a day.")
LAYOUT = FormLayout("localgov-body", _OURS, score, label, anchors, ORDER, claims, no_signs)
