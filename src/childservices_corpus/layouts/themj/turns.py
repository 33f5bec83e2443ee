"""Which lines are summaries where titles and summaries take turns without blank lines.

A pair is sure if its first line does not read as a summary and its second line does. Between two sure pairs, and
between a sure heading and a sure pair, the turns decide: a title may end in dots, and a summary may be short.
"""

import numpy as np

from ...text.lines import Flags, Lines, per_lines
from ...text.points import among
from ..common.line_shapes import below_related, dated, day_led, ends_sentence, gaps, section_headings
from ..common.own_lines import stops
from ..common.pairs import LONGEST_TITLE, pair_starts
from .article_labels import dotted

_TOO_OFTEN = 3
_MOST_BETWEEN = 12
_SHORT_DOTS = 60
_SHORTEST = 8
_SHORTEST_UNENDED = 25
_COLON = ord(":")
_LONGER_THAN_MOST = 45
_ASKS = [ord(mark) for mark in "?!'\"\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]
_ASKS.append(ord("\N{HORIZONTAL ELLIPSIS}"))


@per_lines
def summaries(lines: Lines) -> Flags:
    """For each filled line, whether it is a summary."""
    length = lines.lengths
    summary = (ends_sentence(lines) & ~(dotted(lines) & (length <= _SHORT_DOTS))) | (length > LONGEST_TITLE)
    # A last line without a full stop, after a title, is a summary that the dump cuts short.
    if len(summary) > 2 and not summary[-1] and not summary[-2] and summary[-3]:
        summary[-1] = True
    # Lines that begin with a day are from LocalGov's pages of one author.
    summary &= day_led(lines) == 0
    summary[_related(lines, summary)] = False
    _take_turns(lines, summary)
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


def _take_turns(lines: Lines, summary: Flags) -> None:
    """Let the turns decide for lines between sure pairs, and beside them."""
    starts = pair_starts(summary)
    starts = starts[gaps(lines)[starts + 1] == 0]
    if not len(starts):
        return
    run = np.cumsum(gaps(lines) > 0)
    edges = np.append(np.flatnonzero(np.diff(run, prepend=-1)), len(run))
    tops, ends = (edges[np.searchsorted(edges, starts, side="right") + by] for by in (-1, 0))
    before = np.append(0, starts[:-1] + 2)
    above = np.maximum(before, tops)
    # Only a few lines between sure pairs can be pairs: more are another text.
    uneven = np.flatnonzero((starts > above) & (starts - above <= _MOST_BETWEEN))
    for number in uneven.tolist():
        _between(lines, summary, int(above[number]), int(starts[number]))
    last = np.append(starts[1:] >= ends[:-1], True)
    for number in np.flatnonzero(last & (starts + 2 < ends)).tolist():
        _below(lines, summary, int(starts[number]) + 2, int(ends[number]))


def _between(lines: Lines, summary: Flags, low: int, high: int) -> None:
    """Lines from `low` up to the sure title at `high`, below a sure pair or at the top of a run."""
    heading = np.flatnonzero(section_headings(lines)[low:high])
    if len(heading):
        _below(lines, summary, low, low + int(heading[-1]))
        low += int(heading[-1]) + 1
    if (high - low) % 2 == 0 and could_be_pair(lines)[low:high:2].all():
        summary[low:high:2], summary[low + 1 : high : 2] = False, True


def _below(lines: Lines, summary: Flags, low: int, high: int) -> None:
    """Lines below a sure pair, up to the end of the run or a heading: pairs as long as they look like pairs."""
    pairs = may_be_pair(lines)[low : max(high - 1, low) : 2]
    stop = low + 2 * int(np.logical_and.accumulate(pairs).sum())
    summary[low:stop:2], summary[low + 1 : stop : 2] = False, True


@per_lines
def could_be_pair(lines: Lines) -> Flags:
    """For each filled line, whether a title can be there and its summary below, if sure pairs are beside them.

    A summary without a mark at its end may be shorter than its title, but not as short as a heading.
    """
    filled = lines.filled
    length, last = lines.lengths, lines.lasts
    shut = stops(lines) | lines.bullets | dated(lines)
    title = ~shut & (length <= LONGEST_TITLE) & (~ends_sentence(lines) | dotted(lines)) & (last != _COLON)
    told = ~shut & (length >= _SHORTEST) & (day_led(lines) == 0) & ~section_headings(lines) & (last != _COLON)
    told &= _asks(lines) | (length >= _SHORTEST_UNENDED)
    found = np.zeros(len(filled), dtype=np.bool_)
    found[:-1] = title[:-1] & told[1:]
    return found


def _asks(lines: Lines) -> Flags:
    return among(lines.lasts, _ASKS) | ends_sentence(lines)


@per_lines
def may_be_pair(lines: Lines) -> Flags:
    """For each filled line, whether a title can be there and its summary below, where it is their turn."""
    length = lines.lengths
    found = could_be_pair(lines).copy()
    found[:-1] &= _asks(lines)[1:] | (length[1:] > np.maximum(length[:-1], _LONGER_THAN_MOST))
    return found
