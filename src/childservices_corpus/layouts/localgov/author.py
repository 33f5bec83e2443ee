"""LocalGov's pages of one author: each record is a title, then a line with the day, the summary and a bar."""

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines
from ..common.line_shapes import day_led, heading_like
from ..common.pairs import label_pairs, leading_heading, pair_starts
from ..contract import BOUNDED, CODE, FILLER, MARK, NOBODY, Claims, FormLayout, Inner, LineLabels, blank_labels

_BAR = "|"


def _titles(lines: Lines) -> Ints:
    """Places of titles: the next line begins with a day and ends with a bar, or is the cut end of the page."""
    led = day_led(lines) > 0
    barred = lines.lasts == ord(_BAR)
    barred[-1:] = True
    starts = pair_starts(led)
    titles: Ints = starts[barred[starts + 1]]
    return titles


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in pairs of a title and a line that begins with a day and has a bar."""
    return 1.9 * len(_titles(lines)) / max(len(lines.filled), 1)


def anchors(lines: Lines) -> Ints:
    """Titles."""
    return lines.filled[_titles(lines)]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each title with the line of its day, summary and bar; a heading above them, and a last record that is cut."""
    titles = _titles(lines) if turn == BOUNDED else _titles(lines)[:0]
    whole = lines.last[lines.filled[titles + 1]] == ord(_BAR)
    above = titles[titles > np.append(0, titles[:-1] + 2)] - 1
    heads = [place for place in above.tolist() if heading_like(lines.content(int(lines.filled[place])))]
    records = zip(titles.tolist(), whole.tolist(), strict=True)
    rows = [(at, at + 2, MARK if barred else FILLER) for at, barred in records]
    return Claims.of([*rows, *((at, at + 1, FILLER) for at in heads)])


def label(lines: Lines) -> LineLabels:
    """Label a page of one author's articles at LocalGov."""
    labels = blank_labels(lines, "article")
    words = day_led(lines)
    summary: Flags = words > 0
    first = 0
    heading = NOBODY
    if len(summary) and leading_heading(lines.content(int(lines.filled[0])), summary):
        heading, first = int(lines.filled[0]), 1
        labels.mark(heading, "section")
    label_pairs(lines, labels, np.arange(first, len(summary)), summary[first:], heading=heading)
    labels.value_stop = lines.stop.copy()
    places = np.flatnonzero(labels.fate[lines.filled] == CODE["summary"])
    at, text = lines.filled[places], lines.text
    stops = []
    columns = (labels.record[at], lines.start[at], words[places], lines.stop[at])
    for record, begin, start, stop in zip(*(column.tolist() for column in columns), strict=True):
        stops.append(start + len(text[start:stop].removesuffix(_BAR).rstrip()))
        labels.inner.append(Inner(record, "published_text", begin, begin + len(text[begin:start].rstrip())))
    labels.value_start[at], labels.value_stop[at] = words[places], stops
    return labels


ORDER = ListingOrder(why="Every record states its day, so the order adds nothing.")
LAYOUT = FormLayout(
    "localgov-author", "localgov", score, label, anchors, ORDER, claims, lambda lines: day_led(lines) > 0
)
