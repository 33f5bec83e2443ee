"""The MJ's listing without bullets and dates: a heading, then titles and summaries in turn, without blank lines."""

import numpy as np

from ...models import ListingOrder
from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import below_related, day_led, ends_sentence, gaps, heading_like, known_sections
from ..common.pairs import LONGEST_TITLE, chains, label_pairs, leading_heading, pair_starts
from ..contract import BOUNDED, NOBODY, OPEN, SHAPE, WEAK, Claims, FormLayout, LineLabels, blank_labels

_AVERAGE_SUMMARY = 30
SURE_PAIRS = 3
_TOO_OFTEN = 3
_LONG = 60
_OTHER_STOPS = ("?", "!", "\N{HORIZONTAL ELLIPSIS}")
_CLOSERS = "\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'\")"


@per_lines
def _summaries(lines: Lines) -> Flags:
    """For each filled line, whether it is a summary: it ends with a full stop or is longer than any title."""
    summary = ends_sentence(lines) | (lines.length[lines.filled] > LONGEST_TITLE)
    summary[_questions(lines, summary)] = True
    # A last line without a full stop, after a title, is a summary that the dump cuts short.
    if len(summary) > 2 and not summary[-1] and not summary[-2] and summary[-3]:
        summary[-1] = True
    # Lines that begin with a day are from LocalGov's pages of one author.
    summary &= day_led(lines) == 0
    summary[_related(lines, summary)] = False
    return summary


def _related(lines: Lines, summary: Flags) -> list[int]:
    """Places below apparent titles that occur three times, above different lines, in related articles of ADCS.

    Below each related title is a line "In SECTION". If the title ends in dots, it looks like a summary, and
    "In SECTION" like the title of the next line.
    """
    starts = pair_starts(summary & below_related(lines))
    titles = lines.contents(lines.filled[starts])
    texts: dict[str, set[str]] = {}
    for title, text in zip(titles, lines.contents(lines.filled[starts + 1]), strict=True):
        texts.setdefault(title, set()).add(text)
    return [place + 1 for place, title in zip(starts.tolist(), titles, strict=True) if len(texts[title]) >= _TOO_OFTEN]


def _questions(lines: Lines, summary: Flags) -> list[int]:
    """Places of summaries without a full stop: questions or long lines where it is a summary's turn."""
    if len(summary) < 5:
        return []
    turn = summary.copy()
    turn[0] |= lines.content(int(lines.filled[0])).lower() in known_sections()
    between = turn[:-4] & ~summary[1:-3] & ~summary[2:-2] & ~summary[3:-1] & summary[4:]
    length = lines.length[lines.filled]
    places = np.flatnonzero(between) + 2
    places = places[length[places] > length[places - 1]]
    contents = lines.contents(lines.filled[places])
    asks = (words.rstrip(_CLOSERS).endswith(_OTHER_STOPS) or len(words) > _LONG for words in contents)
    return [place for place, asked in zip(places.tolist(), asks, strict=True) if asked]


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in pairs; 0 if more than a few blank lines are between them."""
    filled = lines.filled
    if len(filled) < 2:
        return 0.0
    summary = _summaries(lines)
    starts = pair_starts(summary)
    headed = lines.content(int(filled[0])).lower() in known_sections()
    if not len(starts) or (len(starts) < 2 and not headed):
        return 0.0
    close = float((gaps(lines)[1:] == 0).mean())
    long = float(lines.length[filled[starts + 1]].mean())
    if close < 0.5 or long < _AVERAGE_SUMMARY:
        return 0.0
    return 2 * len(starts) / (len(filled) - headed) * (0.5 + close / 2) * 0.9


def anchors(lines: Lines) -> Ints:
    """Lines at which three or more pairs of title and summary begin, without a blank line between."""
    filled = lines.filled
    summary, close = _summaries(lines), gaps(lines) == 0
    starts = pair_starts(summary)
    starts = starts[close[starts + 1]]
    chained = np.diff(starts, prepend=-9) == 2
    chained &= close[starts]
    heads = np.flatnonzero(~chained)
    long_enough = np.diff(heads, append=len(starts)) >= SURE_PAIRS
    found = [_page_start(lines, int(starts[head])) for head in heads[long_enough].tolist()]
    return filled[np.array([place for place in found if place != NOBODY], dtype=np.int64)]


def _page_start(lines: Lines, place: int) -> int:
    """The place of the heading above the title at `place`, else `place`; :data:`NOBODY` below a heading of LocalGov."""
    if place == 0:
        return place
    above = lines.content(int(lines.filled[place - 1]))
    if above.endswith(table("forms")["localgov"]["heading_suffix"]):
        return NOBODY
    return place - 1 if heading_like(above) else place


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Pairs below the heading of a known section; last of all, several pairs without one."""
    if turn == OPEN:
        return Claims.of(())
    summary = _summaries(lines)
    starts = pair_starts(summary)
    starts = starts[gaps(lines)[starts + 1] == 0]
    rows = []
    for low, high in chains(starts):
        first, stop = int(starts[low]), int(starts[high - 1]) + 2
        headed = first > 0 and lines.content(int(lines.filled[first - 1])).lower() in known_sections()
        if headed and turn == BOUNDED:
            rows.append((first - 1, stop, SHAPE))
        elif not headed and turn == WEAK and high - low >= SURE_PAIRS and not taken[first:stop].any():
            rows.append((first, stop, SHAPE))
    return Claims.of(rows)


def label(lines: Lines) -> LineLabels:
    """Label a page of The MJ's plain listing."""
    labels = blank_labels(lines, "article")
    summary = _summaries(lines)
    heading = NOBODY
    first = 0
    if len(summary) and leading_heading(lines.content(int(lines.filled[0])), summary):
        heading = int(lines.filled[0])
        labels.mark(heading, "section")
        first = 1
    places = np.arange(first, len(lines.filled))
    label_pairs(lines, labels, places, summary[first:], heading=heading)
    return labels


ORDER = ListingOrder(
    direction="newest_first",
    tolerance_days=1,
    why="The dated listing in another form; days of the web page and the magazine may differ by one.",
)
LAYOUT = FormLayout("themj-plain", "themj", score, label, anchors, ORDER, claims)
