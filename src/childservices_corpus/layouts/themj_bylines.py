"""The MJ's pages with bylines: title, "By NAME | DAY" and summary; pages of an author, of analyses, of one article.

Bullets and blank lines do not matter. A byline is the one line that is sure: the title stands above it, the summary
below. Furniture, and headings under which articles stand without bylines, are in ``reference/forms.toml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..calendar_dates import looks_like_date
from ..lines import Flags, Ints, Lines, per_lines
from ..reference import table
from .adcs_blocks import openings
from .base import CODE, NOBODY, Finding, FormLayout, Inner, Labels, blank_labels
from .forms import ends_sentence, heading_like, known_sections
from .pairs import LONGEST_TITLE

LONGEST_BYLINE = 200
_BY = "By "
_BAR = "|"
_JOINED = re.compile(r"(?: and | & |, )")
# Where a page is one article, or begins with one, its text may outweigh what else is known of it.
_AT_TOP = 0.75
_MOST = 0.95
# A title and the beginning of its byline are what a cut can leave of a record.
_CUT_LINES = 2
_MOST_FURNITURE = 40


@dataclass(frozen=True, eq=False)
class _Bylines:
    """Places of bylines below a title, where the names of each stop and where its day starts."""

    place: Ints
    names_stop: Ints
    day: Ints


@per_lines
def _bylines(lines: Lines) -> _Bylines:
    filled = lines.filled
    closing = lines.last[filled]
    digit = (closing >= ord("0")) & (closing <= ord("9"))
    likely = np.flatnonzero((lines.first[filled] == ord(_BY[0])) & digit & (lines.length[filled] <= LONGEST_BYLINE))
    found: list[tuple[int, int, int]] = []
    for place, words in zip(likely.tolist(), lines.contents(filled[likely]), strict=True):
        names, bar, day = words.rpartition(_BAR)
        own_title = place > 0 and (not found or found[-1][0] < place - 1)
        if own_title and bar and words.startswith(_BY) and looks_like_date(day.strip()):
            line = int(filled[place])
            start = int(lines.start[line])
            found.append((place, start + len(names.rstrip()), int(lines.stop[line]) - len(day.strip())))
    table_of = np.array(found, dtype=np.int64).reshape(-1, 3)
    return _Bylines(table_of[:, 0], table_of[:, 1], table_of[:, 2])


@cache
def _blocks() -> tuple[tuple[str, str], ...]:
    """How the first line of each block of furniture begins, and how its last does, in lower case."""
    return tuple((row["from"].lower(), row.get("to", "").lower()) for row in table("forms")["themj"]["furniture"])


@per_lines
def _furniture(lines: Lines) -> Flags:
    """For each filled line, whether it is furniture. A block reaches no further than to the next title."""
    furniture = np.zeros(len(lines.filled), dtype=np.bool_)
    titles = _bylines(lines).place - 1
    if not len(titles):
        return furniture
    initials = [ord(letter) for words, _ in _blocks() for letter in (words[0], words[0].upper())]
    candidates = np.flatnonzero(np.isin(lines.first[lines.filled], initials))
    reached = 0
    for place in candidates[~np.isin(candidates, (titles, titles + 1))].tolist():
        block = _block_at(lines, place) if place >= reached else None
        if block is not None:
            following = titles[np.searchsorted(titles, place) :]
            reached = _block_end(lines, place, int(following[0]) if len(following) else len(furniture), block)
            furniture[place:reached] = True
    return furniture


def _block_at(lines: Lines, place: int) -> str | None:
    """How the block of furniture that begins at `place` ends, or ``None`` if none begins there."""
    line = int(lines.filled[place])
    words = lines.text[lines.start[line] : min(lines.stop[line], lines.start[line] + LONGEST_TITLE)].lower()
    return next((end for start, end in _blocks() if words.startswith(start)), None)


def _block_end(lines: Lines, place: int, limit: int, closer: str) -> int:
    """The place after the block of furniture at `place`; the block is one line where its last is not near."""
    if closer:
        for after in range(place + 1, min(limit, place + _MOST_FURNITURE)):
            if lines.content(int(lines.filled[after])).lower().startswith(closer):
                return after + 1
    return place + 1


@dataclass(frozen=True, eq=False)
class _Form:
    """Places of titles, bylines and summaries of records in order (:data:`NOBODY` for none), and of headings.

    ``findings`` are codes with the places of their first and last lines.
    """

    title: Ints
    byline: Ints
    summary: Ints
    headings: list[int]
    findings: list[tuple[str, int, int]]


@dataclass(frozen=True)
class _Rest:
    """Lines that belong to no record with a byline: the places of headings, of other records, and what is amiss."""

    headings: list[int]
    pairs: list[int]
    findings: list[tuple[str, int, int]]


@per_lines
def _form(lines: Lines) -> _Form:
    """What stands where; of a listing that is whole, no line is looked at alone."""
    count = len(lines.filled)
    byline = _bylines(lines).place
    if not len(byline):
        return _Form(byline, byline, byline, [], [])
    ends = np.append(byline[1:] - 1, count)
    has_summary = (byline + 1 < ends) & ~np.append(_furniture(lines), True)[byline + 1]
    summary = np.where(has_summary, byline + 1, NOBODY)
    rest = _Rest([], [], [("missing-summary", place, place) for place in (byline[~has_summary] - 1).tolist()])
    if byline[0] > 1:
        _read_rest(lines, rest, range(int(byline[0]) - 1), "orphan-text")
    low = byline + 1 + has_summary
    for number in np.flatnonzero(ends > low).tolist():
        places = range(int(low[number]), int(ends[number]))
        cut = places.stop == count and len(places) <= _CUT_LINES and len(byline) > 1
        _read_rest(lines, rest, places, "cut-record" if cut else "unexpected-text")
    undated = np.array(rest.pairs, dtype=np.int64)
    title = np.append(byline - 1, undated)
    order = np.argsort(title)
    byline = np.append(byline, np.full(len(undated), NOBODY, dtype=np.int64))
    return _Form(title[order], byline[order], np.append(summary, undated + 1)[order], rest.headings, rest.findings)


def _read_rest(lines: Lines, rest: _Rest, places: range, code: str) -> None:
    """Find headings and records without bylines among the lines at `places`; others are findings with `code`."""
    furniture = _furniture(lines)
    left = [place for place in places if not furniture[place]]
    words = {place: lines.content(int(lines.filled[place])) for place in left}
    if left and left[-1] == places.stop - 1 < len(furniture) - 1 and _is_heading(words[left[-1]], top=not places.start):
        rest.headings.append(left.pop())
    more = next((at for at, place in enumerate(left) if words[place].lower() in _undated_headings()), None)
    if more is not None:
        rest.headings.append(left[more])
        undated = np.array(left[more + 1 :], dtype=np.int64)
        summary = ends_sentence(lines)[undated] | (lines.length[lines.filled[undated]] > LONGEST_TITLE)
        # The end of the page may cut the last summary short.
        summary[-1:] |= places.stop == len(furniture) and not summary[-2:-1].any()
        # Where titles and summaries no longer take turns, something else begins.
        turns = summary[: len(summary) // 2 * 2].reshape(-1, 2)
        regular = np.logical_and.accumulate(~turns[:, 0] & turns[:, 1])
        titles = undated[: 2 * int(regular.sum()) : 2].tolist()
        rest.pairs.extend(titles)
        rest.findings.extend(("missing-date", place, place) for place in titles)
        paired = {place + below for place in titles for below in (0, 1)}
        left = left[:more] + [place for place in undated.tolist() if place not in paired]
    rest.findings.extend((code, first, last) for first, last in _runs(left))


def _is_heading(words: str, *, top: bool) -> bool:
    """Whether the line above a title is a heading: in capitals or known, or any short line above the first title."""
    return heading_like(words) and (top or words.isupper() or words.lower() in known_sections())


@cache
def _undated_headings() -> frozenset[str]:
    return frozenset(words.lower() for words in table("forms")["themj"]["undated_headings"])


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of `places` that follow one another."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at


def score(lines: Lines) -> float:
    """The share of lines that have a place in this form; three quarters at least where an article stands at the top."""
    form = _form(lines)
    if not len(form.title):
        return 0.0
    known = sum(int((places != NOBODY).sum()) for places in (form.title, form.byline, form.summary))
    furniture = _furniture(lines)
    share = (known + int(furniture.sum()) + len(form.headings)) / len(furniture)
    at_top = furniture[: form.title[0]].sum() + (form.title[0] - 1 in form.headings) == form.title[0]
    return max(share * _MOST, _AT_TOP if at_top else 0.0)


def anchors(lines: Lines) -> Ints:
    """Titles above bylines, or what furniture and heading stand right above them; and what follows furniture."""
    titles = _bylines(lines).place - 1
    start = titles.copy()
    furniture = np.append(_furniture(lines), False)
    for at, title in enumerate(titles.tolist()):
        above = lines.content(int(lines.filled[title - 1])) if title else ""
        low = title - (above.isupper() or above.lower() in known_sections())
        while furniture[low - 1]:
            low -= 1
        start[at] = low
    after = np.flatnonzero(furniture[:-2] & ~furniture[1:-1]) + 1
    # ADCS's box is its own; the layouts after this one in the registry take their first lines themselves.
    return lines.filled[np.union1d(start, np.setdiff1d(after, openings(lines)))]


def label(lines: Lines) -> Labels:
    """Label a page with bylines, or several one after the other."""
    labels = blank_labels(lines, "article")
    form, bylines, filled = _form(lines), _bylines(lines), lines.filled
    labels.fate[filled[_furniture(lines)]] = CODE["furniture"]
    numbers = np.arange(len(form.title))
    for fate, places in (("title", form.title), ("published_text", form.byline), ("summary", form.summary)):
        at = filled[places[places != NOBODY]]
        labels.fate[at] = CODE[fate]
        labels.record[at] = numbers[places != NOBODY]
    titles = filled[form.title]
    labels.value[titles] = lines.value[titles]
    at = filled[bylines.place]
    labels.value[at] = bylines.day
    stops = bylines.names_stop.tolist()
    for record, start, stop in zip(labels.record[at].tolist(), lines.start[at].tolist(), stops, strict=True):
        labels.inner.extend(Inner(record, "byline", *span) for span in _names(lines.text, start + len(_BY), stop))
    headings = filled[np.array(sorted(form.headings), dtype=np.int64)]
    labels.fate[headings] = CODE["section"]
    above = np.searchsorted(headings, titles) - 1
    labels.section = np.where(above >= 0, np.append(headings, NOBODY)[above], NOBODY)
    labels.findings.extend(Finding(code, int(filled[first]), int(filled[last])) for code, first, last in form.findings)
    return labels


@cache
def _honorifics() -> re.Pattern[str]:
    """Titles before a name."""
    return re.compile(rf"(?:(?:{'|'.join(table('names')['honorifics'])})\.? )*")


def _names(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where each name of a byline stands, without titles before it; posts and bodies after a comma are no names."""
    while start < stop:
        joint = _JOINED.search(text, start, stop)
        end = joint.start() if joint else stop
        titles = _honorifics().match(text, start, end)
        bare = titles.end() if titles else start
        if text[bare:end].strip() and text[bare].isupper():
            yield bare, end
        start = joint.end() if joint else stop


LAYOUT = FormLayout("themj-bylines", "themj", score, label, anchors)
