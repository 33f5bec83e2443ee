"""The MJ's pages of summaries alone: one a line, most cut by the site, and jobs or a line of copyright below."""

import numpy as np

from ...models import ListingOrder
from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated, gaps, known_sections
from ..common.own_lines import stops, told
from ..contract import CODE, MARK, NOBODY, OPEN, SHAPE, WEAK, Claims, LineLabels, blank_labels
from .article_labels import dotted, prose
from .paywalls import paywalls

# The site cuts a summary at 97 characters and adds three dots; it trims a space at the cut.
CUT_LENGTH = 100
_FEWEST_MARKED, _FEWEST = 2, 3
_CUTS = 2
_CUT_SHARE = 1 / 3
# Whole summaries without a mark at the end, such as "…, says Ofsted", are longer than titles of two or three words.
_SHORTEST = 40
_OTHER_ENDS = [ord(mark) for mark in "?!'\"\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]


@per_lines
def jobs(lines: Lines) -> Flags:
    """For each filled line, whether it is one of The MJ's jobs: it ends with "Apply for this job"."""
    words = table("forms")["themj"]["job"]
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = np.flatnonzero((lines.last[filled] == ord(words[-1])) & (lines.length[filled] > len(words)))
    size = len(words)
    text = lines.written.plain
    found[likely] = [text[stop - size : stop].lower() == words.lower() for stop in lines.stop[filled[likely]].tolist()]
    return found


@per_lines
def company_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is the line of copyright of the company that publishes The MJ."""
    words = table("forms")["themj"]["company"].lower()
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = np.flatnonzero(lines.first[filled] == ord("\N{COPYRIGHT SIGN}"))
    found[likely] = [words in told(lines, place) for place in likely.tolist()]
    return found


@per_lines
def _closed(lines: Lines) -> Flags:
    """For each filled line, whether no summary can be there."""
    closed = stops(lines) | dated(lines) | jobs(lines) | lines.bulleted[lines.filled]
    return closed | paywalls(lines).inside


@per_lines
def _likely(lines: Lines) -> Flags:
    """For each filled line, whether it reads as a summary."""
    filled = lines.filled
    ends = prose(lines) | np.isin(lines.last[filled], _OTHER_ENDS)
    return ends | (lines.length[filled] >= _SHORTEST)


def _runs(lines: Lines, taken: Flags) -> Ints:
    """First place and stop of each run of free lines without blank lines between, one row each."""
    free = ~(taken | _closed(lines))
    begins = free & (np.append(True, ~free[:-1]) | (gaps(lines) > 0))[: len(free)]
    first = np.flatnonzero(begins)
    after = np.append(first[1:], len(free))
    shut = np.append(np.flatnonzero(~free), len(free))
    stop = np.minimum(after, shut[np.searchsorted(shut, first)])
    return np.stack((first, stop), axis=1)


def _tail(lines: Lines, place: int) -> int:
    """The place after the jobs or the line of copyright at `place`."""
    marks = jobs(lines) | company_lines(lines)
    while place < len(marks) and marks[place]:
        place += 1
    return place


def _trimmed(lines: Lines, first: int, stop: int, *, whole: bool) -> tuple[int, int]:
    """The bounds of the summaries of a run, without a heading above them; if not `whole`, without a cut line below."""
    likely = _likely(lines)
    while first < stop and not likely[first]:
        first += 1
    long = lines.length[lines.filled] > CUT_LENGTH
    if not whole and stop > first and (long[stop - 1] or not likely[stop - 1]):
        stop -= 1
    return first, stop


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Summaries above jobs or a line of copyright; last of all, runs with several summaries that the site cuts."""
    rows: list[tuple[int, int, int]] = []
    if turn not in (OPEN, WEAK):
        return Claims.of(rows)
    marks = jobs(lines) | company_lines(lines)
    if turn == OPEN and not marks.any():
        return Claims.of(rows)
    if turn == WEAK and int((dotted(lines) & ~taken).sum()) < _CUTS:
        return Claims.of(_lone_marks(marks, taken))
    bounds = _runs(lines, taken)
    below = np.append(marks & ~taken, False)[bounds[:, 1]]
    exact = dotted(lines) & (abs(lines.length[lines.filled] - CUT_LENGTH) <= 1)
    counts = np.append(0, np.cumsum(exact))
    cuts = counts[bounds[:, 1]] - counts[bounds[:, 0]]
    chosen = below if turn == OPEN else (cuts >= _CUTS) & ~below
    for top, end in bounds[chosen].tolist():
        first, stop = _trimmed(lines, top, end, whole=turn == OPEN)
        if turn == OPEN and stop - first >= _FEWEST_MARKED and _are_summaries(lines, first, stop):
            rows.append((first, _tail(lines, stop), MARK))
        elif turn == WEAK and stop - first >= _FEWEST and _are_cut(lines, first, stop):
            rows.append((first, stop, SHAPE))
    if turn == WEAK:
        rows += _lone_marks(marks, taken)
    return Claims.of(rows)


def _lone_marks(marks: Flags, taken: Flags) -> list[tuple[int, int, int]]:
    """Jobs and lines of copyright below other texts."""
    edges = np.flatnonzero(np.diff((marks & ~taken).astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return [(low, high, MARK) for low, high in edges.tolist()]


def _are_summaries(lines: Lines, first: int, stop: int) -> bool:
    """Whether lines do not take turns like titles and texts, and are not a body of long paragraphs."""
    likely = _likely(lines)[first:stop]
    whole = prose(lines)[first:stop]
    cut = dotted(lines)[first:stop]
    length = lines.length[lines.filled[first:stop]]
    short_of_stop = ~whole & ~np.isin(lines.last[lines.filled[first:stop]], _OTHER_ENDS)
    body = not cut.any() and float(length.mean()) > 1.5 * CUT_LENGTH
    return bool(likely.all()) and not body and float(short_of_stop.mean()) <= 0.5


def _are_cut(lines: Lines, first: int, stop: int) -> bool:
    """Whether all lines are as short as the site shows summaries, and many of them cut."""
    short = lines.length[lines.filled[first:stop]] <= CUT_LENGTH
    cut = dotted(lines)[first:stop]
    return bool(short.all()) and _are_summaries(lines, first, stop) and bool(cut.mean() >= _CUT_SHARE)


def label(lines: Lines) -> LineLabels:
    """Label a page of summaries: each line is a record without a title."""
    labels = blank_labels(lines, "article")
    filled = lines.filled
    summary = ~_closed(lines) & ~company_lines(lines)
    labels.fate[filled[~summary & (jobs(lines) | company_lines(lines) | stops(lines))]] = CODE["furniture"]
    at = filled[summary]
    heading = NOBODY
    if len(at) and lines.content(int(at[0])).lower() in known_sections():
        heading = int(at[0])
        labels.mark(heading, "section")
        at = at[1:]
    labels.fate[at] = CODE["summary"]
    labels.record[at] = np.arange(len(at))
    labels.section = np.full(len(at), heading, dtype=np.int64)
    return labels


ORDER = ListingOrder(why="The pages list articles of any time, and give no days.")
LAYOUT = form_from_claims("themj-summaries", "themj", label, claims, ORDER)
