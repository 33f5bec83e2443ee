"""The MJ's pages with bylines: title, "By NAME | DAY" and summary. They list an author's articles, or analyses, or

are one article. Bullets and blank lines do not matter. Only the byline is certain: the title is above it, the summary
below. ``reference/forms.toml`` lists headings above articles without bylines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines, per_lines
from ..adcs.boxes import openings
from ..common.boilerplate import furniture
from ..common.bylines import bylines, names
from ..common.line_shapes import ends_sentence, heading_like, known_sections
from ..common.own_lines import undated_headings
from ..common.pairs import LONGEST_TITLE
from ..common.whole_lines import equal_to
from ..contract import (
    CODE,
    FILLER,
    MARK,
    NOBODY,
    OPEN,
    WEAK,
    Claims,
    FormLayout,
    Inner,
    LineFinding,
    LineLabels,
    blank_labels,
    signs_at,
)  # fmt: skip
from ..stretches import covered, ranges_of
from .old_article import below_titles, named_again
from .paywalls import paywalls

# If a page is one article, or begins with one, most of its lines may be the text of that article.
_AT_TOP = 0.75
_MOST = 0.95
# A cut can leave only the title of a record and the beginning of its byline.
_CUT_LINES = 2


@dataclass(frozen=True, eq=False)
class _Form:
    """Places of the titles, bylines and summaries of records, in order (:data:`NOBODY` for missing), and of headings.

    ``findings`` are codes of problems with the places of their first and last lines.
    """

    title: Ints
    byline: Ints
    summary: Ints
    headings: list[int]
    findings: list[tuple[str, int, int]]


@dataclass(frozen=True)
class _Rest:
    """Lines outside records with a byline: places of headings, of titles with summaries, and findings."""

    headings: list[int]
    pairs: list[tuple[int, int]]
    findings: list[tuple[str, int, int]]


@per_lines
def _form(lines: Lines) -> _Form:
    """The form of a page; the lines of a complete listing are never examined one by one."""
    count = len(lines.filled)
    byline = bylines(lines).place
    if not len(byline):
        return _Form(byline, byline, byline, [], [])
    ends = np.append(byline[1:] - 1, count)
    # The author's name, given again with a bullet, is not the summary.
    told = byline + 1 + np.append(named_again(lines), False)[byline + 1]
    has_summary = (told < ends) & ~np.append(furniture(lines), True)[np.minimum(told, count)]
    summary = np.where(has_summary, told, NOBODY)
    rest = _Rest([], [], [("missing-summary", place, place) for place in (byline[~has_summary] - 1).tolist()])
    if byline[0] > 1:
        _read_rest(lines, rest, range(int(byline[0]) - 1), "orphan-text")
    low = told + has_summary
    for number in np.flatnonzero(ends > low).tolist():
        places = range(int(low[number]), int(ends[number]))
        cut = places.stop == count and len(places) <= _CUT_LINES and len(byline) > 1
        _read_rest(lines, rest, places, "cut-record" if cut else "unexpected-text")
    undated = np.array(rest.pairs, dtype=np.int64).reshape(-1, 2)
    title = np.append(byline - 1, undated[:, 0])
    order = np.argsort(title)
    byline = np.append(byline, np.full(len(undated), NOBODY, dtype=np.int64))
    return _Form(title[order], byline[order], np.append(summary, undated[:, 1])[order], rest.headings, rest.findings)


def _read_rest(lines: Lines, rest: _Rest, places: range, code: str) -> None:
    """Find headings and records without bylines at `places`; other lines become findings with `code`."""
    known = furniture(lines)
    left = (np.flatnonzero(~known[places.start : places.stop]) + places.start).tolist()
    above = lines.plain(int(lines.filled[places.stop - 1])) if left and left[-1] == places.stop - 1 else ""
    if above and places.stop < len(known) and _is_heading(above, top=not places.start):
        rest.headings.append(left.pop())
    heads = _undated(lines)
    more = next((number for number, place in enumerate(left) if place in heads), None)
    if more is not None:
        rest.headings.append(left[more])
        undated = np.array(left[more + 1 :], dtype=np.int64)
        summary = ends_sentence(lines)[undated] | (lines.length[lines.filled[undated]] > LONGEST_TITLE)
        # The end of the dump may cut the last summary short.
        summary[-1:] |= places.stop == len(known) and not summary[-2:-1].any()
        # The records end where titles and summaries no longer take turns.
        turns = summary[: len(summary) // 2 * 2].reshape(-1, 2)
        regular = np.logical_and.accumulate(~turns[:, 0] & turns[:, 1])
        taken = undated[: 2 * int(regular.sum())].tolist()
        # Furniture may be between a title and its summary.
        rest.pairs.extend(zip(taken[0::2], taken[1::2], strict=True))
        rest.findings.extend(("missing-date", place, place) for place in taken[0::2])
        paired = set(taken)
        left = left[:more] + [place for place in undated.tolist() if place not in paired]
    rest.findings.extend((code, first, last) for first, last in _runs(left))


def _is_heading(words: str, *, top: bool) -> bool:
    """Whether the line above a title is a heading: in capitals or known, or any short line above the first title."""
    return heading_like(words) and (top or words.isupper() or words.lower() in known_sections())


@per_lines
def _undated(lines: Lines) -> frozenset[int]:
    """Places of headings above articles without bylines."""
    return frozenset(equal_to(lines, undated_headings()).tolist())


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of consecutive `places`."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, that fit this form; at least 0.75 with an article at the top."""
    form = _form(lines)
    if not len(form.title):
        return 0.0
    placed = sum(int((places != NOBODY).sum()) for places in (form.title, form.byline, form.summary))
    known = furniture(lines)
    share = (placed + int(known.sum()) + len(form.headings)) / len(known)
    at_top = known[: form.title[0]].sum() + (form.title[0] - 1 in form.headings) == form.title[0]
    return max(share * _MOST, _AT_TOP if at_top else 0.0)


def anchors(lines: Lines) -> Ints:
    """Titles above bylines, or furniture and headings directly above these titles; and lines after furniture."""
    titles = bylines(lines).place - 1
    start = titles.copy()
    known = np.append(furniture(lines), False)
    for at, title in enumerate(titles.tolist()):
        above = lines.plain(int(lines.filled[title - 1])) if title else ""
        low = title - (above.isupper() or above.lower() in known_sections())
        while known[low - 1]:
            low -= 1
        start[at] = low
    after = np.flatnonzero(known[:-2] & ~known[1:-1]) + 1
    # The box of ADCS opens a page of ADCS, so it is not an anchor of this form.
    return lines.filled[np.union1d(start, np.setdiff1d(after, np.union1d(openings(lines), titles)))]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each title with its byline and its summary; headings, furniture and records without a byline beside them."""
    form = _form(lines)
    if turn == OPEN or not len(form.title):
        return Claims.of(())
    single = np.append(below_titles(lines), False)
    if turn == WEAK:
        return _left_over(form, single, taken)
    dated = form.byline != NOBODY
    first = form.title[dated]
    summary = form.summary[dated]
    stop = np.maximum(summary, form.byline[dated]) + 1
    items = ~single[first]
    first, stop = first[items], stop[items]
    walls = paywalls(lines)
    at = np.searchsorted(walls.first, stop)
    walled = np.append(walls.first, NOBODY)[at] == stop
    stop = np.where(walled, np.append(walls.stop, NOBODY)[at], stop)
    loose = furniture(lines).copy()
    loose[form.headings] = True
    undated = form.title[~dated]
    loose[undated] = loose[form.summary[~dated]] = True
    for code, low, high in form.findings:
        loose[low : high + 1] |= code == "cut-record"
    edges = ranges_of(loose & ~covered(len(loose), first, stop))
    rows = np.concatenate((np.stack((first, stop), axis=1), edges))
    basis = np.append(np.full(len(first), MARK), np.full(len(edges), FILLER))
    order = np.argsort(rows[:, 0], kind="stable")
    return Claims(rows[order, 0], rows[order, 1], basis[order])


def _left_over(form: _Form, single: Flags, taken: Flags) -> Claims:
    """Titles with bylines of articles that another page below them would not let go on."""
    dated = form.byline != NOBODY
    first, stop = form.title[dated], np.maximum(form.byline, form.summary)[dated] + 1
    counts = np.append(0, np.cumsum(taken))
    free = single[first] & (counts[stop] == counts[first])
    return Claims(first[free], stop[free], np.full(int(free.sum()), MARK))


def label(lines: Lines) -> LineLabels:
    """Label a page with bylines, or several one after the other."""
    labels = blank_labels(lines, "article")
    form, found, filled = _form(lines), bylines(lines), lines.filled
    labels.fate[filled[furniture(lines) | named_again(lines)]] = CODE["furniture"]
    numbers = np.arange(len(form.title))
    for fate, places in (("title", form.title), ("published_text", form.byline), ("summary", form.summary)):
        at = filled[places[places != NOBODY]]
        labels.fate[at] = CODE[fate]
        labels.record[at] = numbers[places != NOBODY]
    titles = filled[form.title]
    labels.value_start[titles] = lines.value_start[titles]
    at = filled[found.place]
    labels.value_start[at] = found.day
    bounds = (found.names.tolist(), found.names_stop.tolist())
    for record, start, stop in zip(labels.record[at].tolist(), *bounds, strict=True):
        labels.inner.extend(Inner(record, "byline", *span) for span in names(lines.written.plain, start, stop))
    headings = filled[np.array(sorted(form.headings), dtype=np.int64)]
    labels.fate[headings] = CODE["section"]
    above = np.searchsorted(headings, titles) - 1
    labels.section = np.where(above >= 0, np.append(headings, NOBODY)[above], NOBODY)
    labels.findings.extend(
        LineFinding(code, int(filled[first]), int(filled[last])) for code, first, last in form.findings
    )
    return labels


ORDER = ListingOrder(
    why="Bylines state the days; articles without one, under 'You may have missed', are picked from other times."
)
LAYOUT = FormLayout(
    "themj-bylines", "themj", score, label, anchors, ORDER, claims, lambda lines: signs_at(lines, bylines(lines).place)
)
