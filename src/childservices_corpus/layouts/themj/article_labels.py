"""Labels of articles on pages of their own: titles, standfirsts, paragraphs, subheadings."""

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import ends_in
from ...text.parts import per_line
from ...text.points import among
from ...text.slices import judged
from ..common.line_shapes import ends_sentence
from ..common.pairs import LONGEST_TITLE
from ..common.told_lines import is_told
from ..contract import CODE, CUT, NOBODY, UNKNOWN, LineLabels
from ..stretches import places_of

LONGEST_SUBHEADING = 70
ORDER = ListingOrder(why="Each page is one article; articles next to each other in a dump have nothing in common.")
# A shorter line that ends in three dots is a title, since the site cuts summaries at 97 characters.
_SHORT_DOTS = 60
_ENDS = [ord(mark) for mark in "?!:;,)\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]
_ENDS.append(ord("\N{HORIZONTAL ELLIPSIS}"))


@per_line
def dotted(lines: Lines) -> Flags:
    """For each filled line, whether it ends in three dots."""
    found: Flags = ends_in(lines, "...") & (lines.lengths > 3)
    return found


@per_lines
def prose(lines: Lines) -> Flags:
    """For each filled line, whether it reads as a paragraph: it ends like a sentence or is longer than any title."""
    length = lines.lengths
    ends = ends_sentence(lines) & ~(dotted(lines) & (length <= _SHORT_DOTS))
    return ends | (length > LONGEST_TITLE) | lines.bullets


@per_lines
def subheadings(lines: Lines) -> Flags:
    """For each filled line, whether it may be a subheading: short, and without a mark at its end."""
    return ~prose(lines) & (lines.lengths <= LONGEST_SUBHEADING) & ~among(lines.lasts, _ENDS)


def give(lines: Lines, labels: LineLabels, places: Ints, fate: str, record: Ints) -> None:
    """Give the lines at `places` their fate and record; a bullet is not part of the value."""
    at = lines.filled[places]
    labels.fate[at] = CODE[fate]
    labels.record[at] = record
    labels.value_start[at] = lines.value_start[at]


def mark_bodies(lines: Lines, labels: LineLabels, first: Ints, stop: Ints) -> None:
    """Label the lines of each range as paragraphs and subheadings of its record; a last line is never a subheading."""
    places, record = places_of(first, stop)
    head = subheadings(lines)[places]
    head &= np.diff(record, append=NOBODY) == 0
    head[head] = judged(lines, lines.filled[places[head]], is_told) == 0
    give(lines, labels, places[~head], "paragraphs", record[~head])
    give(lines, labels, places[head], "subheadings", record[head])


def close_labels(labels: LineLabels, cut: Flags, sections: Ints) -> LineLabels:
    """Complete `labels`: for each record, whether a paywall cuts it, and the line of its section."""
    labels.section = sections.astype(np.int64)
    labels.page = np.ones(len(cut), dtype=np.bool_)
    labels.complete = np.where(cut, CUT, UNKNOWN).astype(np.int64)
    return labels
