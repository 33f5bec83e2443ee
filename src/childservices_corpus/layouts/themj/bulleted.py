"""The MJ's listing with bullets: title, date and summary, with blank lines between.

The first bullet of a page without a heading is at the left edge, and all other lines of the listing are indented. So a
line at the left edge is not a summary, and a bullet there begins a new page without a section.
"""

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ..adcs.boxes import boxed
from ..adcs.places import matching
from ..common.bylines import bylines
from ..common.claimed import claimed
from ..common.foreign_lines import foreign
from ..common.line_shapes import dated, known_sections
from ..common.listing import ListingForm
from ..common.own_lines import numbers, site_lines, stops
from ..common.whole_lines import equal_to
from ..contract import BOUNDED, CODE, FILLER, NOBODY, Claims, FormLayout, LineFinding, LineLabels
from ..stretches import covered, ranges_of
from .open_bodies import days_behind_names
from .page_headings import own_place

_PARTS = 3
_LONGEST_MENU_ITEM = 24
_COLON = ord(":")
# So many records of a list are read.
READ, _MOSTLY = 4, 0.5
_EVENT = (
    r"(?i)\b\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b|\bnoon\b|\bbook (?:now|your|a|online)\b|\bfree to (?:attend|members)\b|"
    r"\bper (?:place|person|delegate)\b"
)
_FORM = ListingForm("themj-bulleted", "themj", ("title", "day", "summary"), bullet=True)


@per_lines
def _flush(lines: Lines) -> Flags:
    """For each filled line, whether it is at the left edge."""
    flush: Flags = lines.start[lines.filled] == lines.begin[lines.filled]
    return flush


@per_lines
def outside(lines: Lines) -> Flags:
    """For each filled line, whether it is not the summary of the record above: it belongs to another page."""
    flush = _flush(lines)
    found = stops(lines) | boxed(lines) | (lines.lasts == _COLON)
    # A dump may cut a day or a summary after its first figures.
    found[numbers(lines)] = False
    found[equal_to(lines, site_lines())] = True
    found[bylines(lines).place] = True
    # The line above an indented listing's text is indented too: a bullet before its title, or its day.
    found[1:] |= flush[1:] & ~flush[:-1]
    found |= days_behind_names(lines)
    outside: Flags = found & ~lines.bullets & ~dated(lines)
    return outside


def _menu(lines: Lines, first: Ints, stop: Ints) -> Flags:
    """Which records are an item of a menu above a day: by their words, or alone below another item."""
    at = lines.filled[first]
    words = foreign(lines)[first] & (lines.length[at] <= _LONGEST_MENU_ITEM)
    alone = np.diff(first, prepend=-_PARTS - 1) > _PARTS
    alone &= np.append(alone[1:], True)[: len(first)]
    below_item = (first > 0) & lines.bulleted[lines.filled[np.maximum(first - 1, 0)]]
    menu: Flags = words | (alone & (below_item | (stop - first < _PARTS)))
    return menu


def _events(lines: Lines, first: Ints, stop: Ints) -> Flags:
    """Which records are of a list of events: most texts near its beginning say when it starts, or how to book."""
    heads = first != np.append(NOBODY, stop[:-1])[: len(first)]
    chain = np.cumsum(heads) - 1
    read = np.flatnonzero(np.arange(len(first)) - np.flatnonzero(heads)[chain] < READ)
    found = matching(lines, stop[read] - 1, _EVENT)
    share = np.bincount(chain[read], found) / np.bincount(chain[read]) if len(read) else np.zeros(0)
    events: Flags = share[chain] > _MOSTLY
    return events


def no_items(lines: Lines, title: Flags, first: Flags) -> Flags:
    """For each filled line, whether it speaks against a menu and a list of events; `title` are lines of titles.

    `first` are the first summaries of a page, the only ones that are read for events.
    """
    found = ~(title & foreign(lines) & (lines.lengths <= _LONGEST_MENU_ITEM))
    found[first] &= ~matching(lines, np.flatnonzero(first), _EVENT)
    return found


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Records with the summaries that are theirs, headings at their own place, and records cut short beside them."""
    if turn != BOUNDED:
        return Claims.of(())
    found = claimed(_FORM, lines)
    shut, record = outside(lines), found.basis != FILLER
    first, stop = found.first[record], found.stop[record]
    stop = stop - (shut[stop - 1] & (stop - first == _PARTS))
    menu = _menu(lines, first, stop) | _events(lines, first, stop)
    edges = _fillers(lines, found.first[~record], found.stop[~record], shut)
    rows = np.concatenate((np.stack((first, stop, found.basis[record]), axis=1)[~menu], edges))
    return Claims(*rows[np.argsort(rows[:, 0], kind="stable")].T)


def _fillers(lines: Lines, first: Ints, stop: Ints, outside: Flags) -> Ints:
    """Rows of claims for headings and cut records, without lines that are not theirs."""
    bullet = lines.bullets
    loose = covered(len(bullet), first, stop) & ~outside
    loose &= ~(foreign(lines) & bullet & (lines.lengths <= _LONGEST_MENU_ITEM))
    heads = first[(stop - first == 1) & ~bullet[first]]
    loose[heads] = [_is_heading(lines, place) for place in heads.tolist()]
    edges = ranges_of(loose)
    return np.column_stack((edges, np.full(len(edges), FILLER, dtype=np.int64)))


def _is_heading(lines: Lines, place: int) -> bool:
    """Whether the line at `place` is the section of the record below; above the left edge it must be known."""
    known = lines.content(int(lines.filled[place])).lower() in known_sections()
    return known or place == 0 or (own_place(lines, place) and not _begins(lines)[place + 1 :][:1].any())


@per_lines
def _begins(lines: Lines) -> Flags:
    """For each filled line, whether a page without a section begins: a bullet at the left edge of an indented page."""
    bullet, flush = lines.bullets, _flush(lines)
    found = bullet & flush
    found[:-1] &= ~flush[1:]
    return found


def _last(places: Ints, titles: Ints) -> Ints:
    """For each of `titles`, the last of `places` up to it, or :data:`NOBODY`."""
    at = np.searchsorted(places, titles, side="right") - 1
    found: Ints = np.where(at >= 0, np.append(places, NOBODY)[at], NOBODY)
    return found


def label(lines: Lines) -> LineLabels:
    """Label a page of this form, or several one after the other, each with its own section."""
    labels = _FORM.label(lines)
    filled = lines.filled
    titles = np.flatnonzero(labels.fate[filled] == CODE["title"])
    found = np.flatnonzero(labels.fate[filled] == CODE["section"])
    own = np.array([place == 0 or own_place(lines, place) for place in found.tolist()], dtype=np.bool_)
    for line in filled[found[~own]].tolist():
        labels.mark(line, "unrecognised")
        labels.findings.append(LineFinding("unexpected-text", line, line))
    begins = titles[_begins(lines)[titles]]
    if len(begins) or not own.all():
        # Each title belongs to the nearest heading above it, unless a page without a heading begins between the two.
        headings = found[own]
        begins = begins[~np.isin(begins - 1, headings)]
        nearest, began = _last(headings, titles), _last(begins, titles)
        labels.section = np.where(nearest > began, filled[np.maximum(nearest, 0)], NOBODY)
    return labels


LAYOUT = FormLayout(
    "themj-bulleted", "themj", _FORM.score, label, _FORM.anchors, None, claims, lambda lines: lines.bullets
)
