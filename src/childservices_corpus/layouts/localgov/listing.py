"""LocalGov's listing: title, two blank lines, summary, one blank line; jobs and partner content at the end."""

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import dated, ends_sentence, gaps
from ..common.pairs import LONGEST_TITLE, chains, label_pairs, leading_heading, pair_starts
from ..contract import BOUNDED, CODE, FILLER, MARK, NOBODY, SHAPE, Claims, FormLayout, LineLabels, blank_labels


@per_lines
def _headings(lines: Lines) -> Ints:
    """Places of page headings."""
    suffix = table("forms")["localgov"]["heading_suffix"]
    last = np.flatnonzero(lines.last[lines.filled] == ord(suffix[-1]))
    return np.array(
        [place for place in last.tolist() if lines.content(int(lines.filled[place])).endswith(suffix)], dtype=np.int64
    )


@per_lines
def _furniture(lines: Lines) -> Flags:
    """For each filled line, whether it is furniture: from an opening line up to the next heading or articles."""
    openers = {opener.lower() for opener in table("forms")["localgov"]["furniture_from"]}
    initials = sorted({ord(letter) for opener in openers for letter in (opener[0], opener[0].upper())})
    candidates = np.flatnonzero(
        np.isin(lines.first[lines.filled], initials) & (lines.length[lines.filled] <= max(map(len, openers)))
    )
    opening = [place for place in candidates.tolist() if lines.content(int(lines.filled[place])).lower() in openers]
    change = np.zeros(len(lines.filled), dtype=np.int64)
    change[opening] = 1
    change[_headings(lines)] = -1
    change[_resumed(lines)] = -1
    events = np.flatnonzero(change)
    state = np.zeros(len(lines.filled), dtype=np.bool_)
    if len(events):
        recent = np.searchsorted(events, np.arange(len(change)), side="right") - 1
        state = (recent >= 0) & (change[events[np.maximum(recent, 0)]] == 1)
    return state


def _resumed(lines: Lines) -> Ints:
    """Places of titles that certainly end furniture: two titles in a row with their summaries."""
    stop = ends_sentence(lines)
    article = np.zeros(len(stop), dtype=np.bool_)
    article[:-1] = (gaps(lines)[1:] >= 2) & stop[1:] & ~stop[:-1]
    both = article[:-2] & article[2:]
    sure = np.zeros(len(stop), dtype=np.bool_)
    sure[:-2] |= both
    sure[2:] |= both
    return np.flatnonzero(sure)


@per_lines
def _summaries(lines: Lines) -> Flags:
    """For each line of the articles, whether it is a summary; the blank lines around it and its end decide."""
    places = _articles(lines)
    before = gaps(lines)[places]
    after = np.append(before[1:], 1)
    stop = ends_sentence(lines)[places]
    by_length = lines.length[lines.filled[places]] > LONGEST_TITLE
    surely_title = (before <= 1) & (after >= 2) & ~by_length
    by_gap = (before >= 2) & (after <= 1)
    return ((stop | by_length) & ~surely_title) | by_gap


def score(lines: Lines) -> float:
    """From 0 to 1: the share of lines in pairs with two blank lines inside; a page heading of LocalGov raises it."""
    headings = _headings(lines)
    places = _articles(lines)
    if len(places) < 2:
        return 0.9 if len(headings) and len(lines.filled) == 1 else 0.0
    summary = _summaries(lines)
    starts = pair_starts(summary)
    if not len(starts):
        return 0.0
    spaced = float((gaps(lines)[places[starts + 1]] >= 2).mean())
    share = 2 * len(starts) / len(places)
    if len(headings):
        return max(share * 0.95, 0.6) if spaced > 0.2 else share * 0.9
    return share * 0.95 if spaced >= 0.5 and len(starts) > 1 else 0.0


@per_lines
def _articles(lines: Lines) -> Ints:
    """Places of lines that are neither page headings nor furniture."""
    other = _furniture(lines).copy()
    other[_headings(lines)] = True
    return np.flatnonzero(~other)


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Headings and the articles in turn below them; articles whose two blank lines show the form; furniture beside."""
    if turn != BOUNDED:
        return Claims.of(())
    headings, places = _headings(lines), _articles(lines)
    rows = [(place, place + 1, MARK) for place in headings.tolist()]
    undated = places[~dated(lines)[places]]
    summary = _summaries(lines)[~dated(lines)[places]]
    starts = pair_starts(summary)
    spaced = gaps(lines)[undated[starts + 1]] >= 2
    after = set(np.searchsorted(undated, headings).tolist())
    for low, high in chains(starts):
        headed = int(starts[low]) in after
        if headed or (high - low > 1 and spaced[low:high].mean() > 0.5):
            rows.append((int(undated[starts[low]]), int(undated[starts[high - 1] + 1]) + 1, MARK if headed else SHAPE))
    other = _furniture(lines)
    edges = np.flatnonzero(np.diff(other.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return Claims.of([*rows, *((low, high, FILLER) for low, high in edges.tolist())])


def anchors(lines: Lines) -> Ints:
    """Page headings."""
    return lines.filled[_headings(lines)]


def label(lines: Lines) -> LineLabels:
    """Label a page of LocalGov's listing, or several one after the other."""
    labels = blank_labels(lines, "article")
    headings = _headings(lines)
    labels.fate[lines.filled[_furniture(lines)]] = CODE["furniture"]
    places = _articles(lines)
    summary = _summaries(lines)
    heading = NOBODY
    first = int(lines.filled[places[0]]) if len(places) else NOBODY
    if not len(headings) and len(places) and leading_heading(lines.content(first), summary):
        heading = first
        labels.mark(heading, "section")
        places, summary = places[1:], summary[1:]
    label_pairs(lines, labels, places, summary, heading=heading)
    _file_under(lines, labels, lines.filled[headings])
    return labels


def _file_under(lines: Lines, labels: LineLabels, headings: Ints) -> None:
    """Mark the page headings, and put each record under the nearest heading above it."""
    suffix = table("forms")["localgov"]["heading_suffix"]
    labels.fate[headings] = CODE["section"]
    for line in headings.tolist():
        bare = lines.content(line)[: -len(suffix)].rstrip()
        labels.section_stop[line] = int(lines.start[line]) + len(bare)
    if len(headings) and labels.records:
        titles = np.flatnonzero(labels.fate == CODE["title"])
        above = np.searchsorted(headings, titles) - 1
        page = np.where(above >= 0, headings[np.maximum(above, 0)], NOBODY)
        labels.section = np.maximum(labels.section, page)


LAYOUT = FormLayout("localgov-listing", "localgov", score, label, anchors, None, claims)
