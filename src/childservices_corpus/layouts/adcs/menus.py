"""The menus of ADCS's site, which are above the text of some pages; they are furniture."""

from functools import cache

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.parts import per_line
from ...text.points import among
from ..common.line_shapes import dated
from ..common.whole_lines import one_of
from ..contract import CODE, OPEN, SHAPE, Claims, FormLayout, LineLabels, blank_labels, no_signs
from ..stretches import ranges_of
from .facts import own_leads

# Entries of a menu are shorter.
LONGEST_ENTRY = 60


@per_lines
def menus(lines: Lines) -> tuple[Ints, Ints]:
    """Menus as half-open ranges of places: a mark of the site's menus, with the entries around it."""
    marks = _marks(lines)
    if not marks.any():
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    entry = marks | one_of(lines, _words("menu_lines")) | _entries(lines)
    first, stop = ranges_of(entry).T
    marked = np.append(0, np.cumsum(marks))
    some = marked[stop] > marked[first]
    return first[some], stop[some]


@per_line
def _marks(lines: Lines) -> Flags:
    return one_of(lines, _words("menu_marks"))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(small(name) for name in table("forms")["adcs"][key])


def _entries(lines: Lines) -> Flags:
    """Short lines with a bullet that do not end in a stop, and have no day below."""
    last = lines.lasts
    entry = lines.bullets & (lines.lengths <= LONGEST_ENTRY)
    entry &= ~among(last, [ord(mark) for mark in ".:;!?"])
    entry[:-1] &= ~(dated(lines)[1:] | own_leads(lines)[1:])
    return entry


def with_menus(lines: Lines, first: Ints) -> Ints:
    """`first`, the ascending places of first lines of items, moved up to the menu directly above."""
    tops, stops = menus(lines)
    if not len(tops):
        return first
    at = np.minimum(np.searchsorted(stops, first), len(stops) - 1)
    return np.where(stops[at] == first, tops[at], first)


def label_menus(lines: Lines, labels: LineLabels) -> None:
    """Menus are furniture."""
    for low, high in zip(*(edge.tolist() for edge in menus(lines)), strict=True):
        labels.fate[lines.filled[low:high]] = CODE["furniture"]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Menus; a menu above a statement is the statement's."""
    if turn != OPEN:
        return Claims.of(())
    first, stop = menus(lines)
    return Claims(first, stop, np.full(len(first), SHAPE, dtype=np.int64))


def label(lines: Lines) -> LineLabels:
    """All entries are furniture."""
    labels = blank_labels(lines, "statement")
    label_menus(lines, labels)
    return labels


def score(lines: Lines) -> float:
    """1 if all of the lines are menus, else the share of them that is, without the weight of a page."""
    first, stop = menus(lines)
    return (
        float((stop - first).sum())
        / max(len(lines.filled), 1)
        / (1 if len(first) and stop[-1] - first[0] == len(lines.filled) else 4)
    )


def anchors(lines: Lines) -> Ints:
    """The first line of each menu."""
    return lines.filled[menus(lines)[0]]


LAYOUT = FormLayout("adcs-menu", "adcs", score, label, anchors, None, claims, no_signs)
