"""The MJ's pages of summaries alone: one a line, most cut by the site, and jobs or a line of copyright below."""

import numpy as np
import numpy.typing as npt

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import among
from ..adcs.places import matching
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated, ends_sentence, gaps, known_sections, opens_file
from ..common.own_lines import company_lines, jobs, stops
from ..contract import CODE, MARK, NOBODY, OPEN, SHAPE, WEAK, Claims, LineLabels, blank_labels, no_signs
from ..stretches import ranges_of
from .article_labels import dotted, prose
from .closing import closing
from .paywalls import paywalls

# The site cuts a summary at 97 characters and adds three dots; it trims a space at the cut.
CUT_LENGTH = 100
_FEWEST_MARKED, _FEWEST = 2, 3
_CUTS = 2
_OURS = "themj"
_TRIMMED = 3
# A whole summary has at most about 130 characters.
_LONGEST_SHOWN = 140
_MOST_UNENDED = 0.5
_BODY_LENGTH = 150
# Whole summaries without a mark at the end, such as "…, says Ofsted", are longer than titles of two or three words.
_SHORTEST = 40
_TIME = r"(?i)\b\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b"
_OTHER_ENDS = [ord(mark) for mark in "?!'\"\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]


@per_lines
def _closed(lines: Lines) -> Flags:
    """For each filled line, whether no summary can be there."""
    closed = closing(lines) | dated(lines) | lines.bullets
    # "The meeting closed at 8.15pm." is the end of minutes.
    timed = np.flatnonzero((lines.lengths <= _SHORTEST) & (lines.lasts == ord(".")))
    closed[timed] |= matching(lines, timed, _TIME)
    return closed | paywalls(lines).inside


@per_lines
def _likely(lines: Lines) -> Flags:
    """For each filled line, whether it reads as a summary."""
    ends = prose(lines) | among(lines.lasts, _OTHER_ENDS)
    return ends | (lines.lengths >= _SHORTEST)


def _runs(lines: Lines, taken: Flags) -> Ints:
    """First place and stop of each run of free lines without blank lines between, one row each."""
    free = ~(taken | _closed(lines))
    begins = free & (np.append(True, ~free[:-1]) | (gaps(lines) > 0))[: len(free)]
    first = np.flatnonzero(begins)
    after = np.append(first[1:], len(free))
    shut = np.append(np.flatnonzero(~free), len(free))
    stop = np.minimum(after, shut[np.searchsorted(shut, first)])
    return np.stack((first, stop), axis=1)


def _bounds(lines: Lines, runs: Ints, *, whole: bool) -> Ints:
    """Bounds of the summaries of `runs`, without short lines above; if not `whole`, without a cut line below."""
    likely = _likely(lines)
    places = np.append(np.flatnonzero(likely), len(likely))
    first = np.where(_opens(lines)[runs[:, 0]], places[np.searchsorted(places, runs[:, 0])], _shown_from(lines, runs))
    last = runs[:, 1] - 1
    cut = ~likely[last] | (lines.length[lines.filled[last]] > _cut_length(lines))
    stop = runs[:, 1] - (cut & (not whole))
    bounds = np.stack((first, stop), axis=1)
    enough: Ints = bounds[stop - first >= (_FEWEST_MARKED if whole else _FEWEST)]
    return enough


@per_lines
def _opens(lines: Lines) -> Flags:
    """For each filled line, whether nothing of its file is above it."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[:1] = True
    found[opens_file(lines)] = True
    return found


@per_lines
def _cut_length(lines: Lines) -> int:
    """The length of a summary that the site cuts; if the publisher is given, the page's own longest."""
    cut = lines.length[lines.filled[dotted(lines)]]
    return int(cut.max()) if lines.publisher == _OURS and len(cut) else CUT_LENGTH


@per_lines
def _shown(lines: Lines) -> Flags:
    """For each filled line, whether it is surely a summary: as long as the site cuts it, or a short whole sentence."""
    length, last = lines.lengths, lines.lasts
    cut = dotted(lines) & (abs(length - CUT_LENGTH) <= _TRIMMED)
    whole = ~dotted(lines) & (ends_sentence(lines) | among(last, _OTHER_ENDS)) & (length <= _LONGEST_SHOWN)
    shown: Flags = cut | whole
    return shown


def _shown_from(lines: Lines, runs: Ints) -> Ints:
    """The first sure summary of each run, below its last line that is too long to be one: the end of another text."""
    count = len(lines.filled)
    too_long = np.append(NOBODY, np.flatnonzero(lines.lengths > _LONGEST_SHOWN))
    above = too_long[np.searchsorted(too_long, runs[:, 1]) - 1] + 1
    shown = np.append(np.flatnonzero(_shown(lines)), count)
    found: Ints = shown[np.searchsorted(shown, np.maximum(above, runs[:, 0]))]
    return found


def _shares(flags: Flags | Ints, bounds: Ints) -> npt.NDArray[np.float64]:
    """For each of `bounds`, the share of its lines for which `flags` are true, or their mean."""
    sums = np.append(0, np.cumsum(flags))
    shares: npt.NDArray[np.float64] = (sums[bounds[:, 1]] - sums[bounds[:, 0]]) / (bounds[:, 1] - bounds[:, 0])
    return shares


def _are_summaries(lines: Lines, bounds: Ints, *, marked: bool) -> Flags:
    """Whether lines do not take turns like titles and texts, and are not a body of long paragraphs.

    Without a mark below, all lines are as short as the site shows summaries, and several are cut there.
    """
    length, last = lines.lengths, lines.lasts
    unended = ~prose(lines) & ~among(last, _OTHER_ENDS)
    cuts = _shares(dotted(lines), bounds)
    fits: Flags = (_shares(_likely(lines), bounds) == 1) & (_shares(unended, bounds) <= _MOST_UNENDED)
    if marked:
        fits &= (cuts > 0) | (_shares(length, bounds) <= _BODY_LENGTH)
        return fits
    exact = dotted(lines) & (abs(length - _cut_length(lines)) <= 1)
    several = _shares(exact, bounds) * (bounds[:, 1] - bounds[:, 0]) >= _CUTS
    fits &= several & (_shares(length <= _cut_length(lines), bounds) == 1)
    return fits


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Summaries above jobs or a line of copyright; last of all, runs with several summaries that the site cuts."""
    marks = jobs(lines) | company_lines(lines)
    if turn not in (OPEN, WEAK) or (not marks.any() and (turn == OPEN or int(dotted(lines).sum()) < _CUTS)):
        return Claims.of(())
    tails = ranges_of(marks & ~taken)
    found = _runs(lines, taken)
    below = np.isin(found[:, 1], tails[:, 0])
    bounds = _bounds(lines, found[below] if turn == OPEN else found[~below], whole=turn == OPEN)
    bounds = bounds[_are_summaries(lines, bounds, marked=turn == OPEN)]
    if turn == OPEN:
        bounds[:, 1] = tails[np.searchsorted(tails[:, 0], bounds[:, 1]), 1]
        return Claims(bounds[:, 0], bounds[:, 1], np.full(len(bounds), MARK))
    # Jobs and lines of copyright directly below a record are The MJ's too; alone they are unrecognised.
    above = np.append(taken, False)
    above[bounds[:, 1] - 1] = True
    tails = tails[above[tails[:, 0] - 1]]
    basis = np.append(np.full(len(bounds), SHAPE), np.full(len(tails), MARK))
    rows = np.column_stack((np.concatenate((bounds, tails)), basis))
    return Claims(*rows[np.argsort(rows[:, 0])].T)


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
LAYOUT = form_from_claims("themj-summaries", _OURS, label, claims, ORDER, no_signs)
