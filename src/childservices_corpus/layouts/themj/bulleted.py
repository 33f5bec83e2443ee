"""The MJ's listing with bullets: title, date and summary, each below the other, blank lines between.

A record begins at its bullet and ends before the next one; only then are its date and summary looked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...text.date_lines import begins_date, looks_like_date
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import dated as date_lines
from ..common.line_shapes import ends_sentence, heading_like
from ..contract import CODE, NOBODY, FormLayout, LineFinding, LineLabels, blank_labels

SUMMARY_LENGTH = 60


@per_lines
def _titles(lines: Lines) -> Ints:
    """Places among the filled lines at which a bullet opens a record."""
    return np.flatnonzero(lines.bulleted[lines.filled])


def score(lines: Lines) -> float:
    """The share of filled lines in records of two or three lines that open with a bullet and have a date."""
    filled = len(lines.filled)
    titles = _titles(lines)
    if not filled or not len(titles):
        return 0.0
    size = np.diff(titles, append=filled)
    dated = date_lines(lines)
    has_date = np.append(dated, False)[titles + 1]
    whole = (size == 3) & has_date
    partial = ((size == 2) | (size == 4)) & has_date
    if not has_date.any():
        # Without any date, bullets alone are weak evidence: a title and a summary each, and nothing else.
        return 0.5 if len(titles) > 1 and (size[:-1] == 2).all() and size[-1] <= 2 else 0.0
    undated = (size == 2) & ~has_date
    return float((3 * whole.sum() + 2 * partial.sum() + 2 * undated.sum()) / filled)


def anchors(lines: Lines) -> Ints:
    """Lines at which a record surely opens: a bullet with a date on the next filled line."""
    titles = _titles(lines)
    if not len(titles):
        return titles
    chosen = titles[np.append(date_lines(lines), False)[titles + 1]]
    above = lines.filled[chosen - 1]
    flush = (chosen > 0) & ((lines.begin[above] == lines.start[above]) | (chosen == 1))
    headed = [
        place for place in chosen[flush].tolist() if _is_page_heading(lines.content(int(lines.filled[place - 1])))
    ]
    starts: Ints = lines.filled[chosen]
    starts[np.searchsorted(chosen, headed)] = lines.filled[np.array(headed, dtype=np.int64) - 1]
    return starts


def _is_page_heading(words: str) -> bool:
    return heading_like(words) and not looks_like_date(words)


@dataclass(frozen=True)
class _Item:
    """Places among the filled lines of one record's parts; :data:`NOBODY` for a missing one."""

    date: int
    summary: int
    heading: int
    extras: Sequence[int]


def _read_item(lines: Lines, dated: Flags, title: int, end: int, *, last: bool) -> _Item:
    """Find the parts of one record among the filled lines from `title` up to `end`."""
    rest = range(title + 1, end)
    dates = [place for place in rest if dated[place]]
    texts = [place for place in rest if not dated[place]]
    heading = NOBODY
    if texts and not last and _is_heading(lines, title, texts[-1], alone=len(texts) == 1):
        heading = texts.pop()
    # The end of the page may cut a date line short.
    cut = last and not dates and len(texts) == 1 and begins_date(lines.content(int(lines.filled[texts[0]])))
    summary = NOBODY if cut else _summary(lines, texts)
    return _Item(
        date=dates[0] if dates else NOBODY,
        summary=summary,
        heading=heading,
        extras=[*dates[1:], *(place for place in texts if place != summary)],
    )


def _summary(lines: Lines, texts: Sequence[int]) -> int:
    """Which of a record's texts is its summary: the first sentence or long line, not a byline or a title's rest."""
    if len(texts) < 2:
        return texts[0] if texts else NOBODY
    whole = (
        place
        for place in texts
        if (ends_sentence(lines)[place] or lines.length[lines.filled[place]] > SUMMARY_LENGTH)
        and not lines.content(int(lines.filled[place]))[0].islower()
    )
    return next(whole, texts[0])


def _is_heading(lines: Lines, title: int, place: int, *, alone: bool) -> bool:
    """Whether a record's last text is the next section's heading; it is not if indented where a summary could stand."""
    line = int(lines.filled[place])
    if not heading_like(lines.content(line)):
        return False
    indented = lines.start[line] > lines.begin[line]
    return not indented if alone else True


def label(lines: Lines) -> LineLabels:
    """Label a page of The MJ's bulleted listing."""
    labels = blank_labels(lines, "article")
    titles = _titles(lines)
    filled = len(lines.filled)
    ends = np.append(titles[1:], filled)
    dated = date_lines(lines)
    if not len(titles):
        return labels
    heading = _label_head(lines, labels, int(titles[0]))
    sections = np.full(len(titles), NOBODY, dtype=np.int64)
    sections[0] = heading
    kept = np.ones(len(titles), dtype=np.bool_)

    third = np.minimum(titles + 2, filled - 1)
    regular = (
        (ends - titles == 3)
        & np.append(dated, False)[titles + 1]
        & ~dated[third]
        & (lines.length[lines.filled[third]] > SUMMARY_LENGTH)
    )
    dates = np.where(regular, titles + 1, NOBODY)
    summaries = np.where(regular, titles + 2, NOBODY)
    for number in np.flatnonzero(~regular).tolist():
        last = number == len(titles) - 1
        item = _read_item(lines, dated, int(titles[number]), int(ends[number]), last=last)
        dates[number], summaries[number] = item.date, item.summary
        kept[number] = item.date != NOBODY or item.summary != NOBODY
        if item.heading != NOBODY:
            labels.mark(int(lines.filled[item.heading]), "section")
            sections[number + 1] = lines.filled[item.heading]
        _report(labels, lines, int(titles[number]), item, kept=bool(kept[number]))

    numbers = np.cumsum(kept) - 1
    for fate, places in (("title", titles), ("published_text", dates), ("summary", summaries)):
        chosen = kept & (places != NOBODY)
        at = lines.filled[places[chosen]]
        labels.fate[at] = CODE[fate]
        labels.record[at] = numbers[chosen]
    at = lines.filled[titles[kept]]
    labels.value_start[at] = lines.value_start[at]
    labels.section = np.maximum.accumulate(sections)[kept]
    return labels


def _label_head(lines: Lines, labels: LineLabels, first_title: int) -> int:
    """Label what stands above the first bullet; returns the line of the page's heading, or :data:`NOBODY`."""
    if first_title == 0:
        return NOBODY
    nearest = int(lines.filled[first_title - 1])
    heading = nearest if heading_like(lines.content(nearest)) else NOBODY
    if heading != NOBODY:
        labels.mark(heading, "section")
    orphans = lines.filled[: first_title - (heading != NOBODY)]
    if len(orphans):
        labels.findings.append(LineFinding("orphan-text", int(orphans[0]), int(orphans[-1])))
    return heading


def _report(labels: LineLabels, lines: Lines, title: int, item: _Item, *, kept: bool) -> None:
    """Note what is amiss with a record that is not regular."""
    line = int(lines.filled[title])
    if not kept:
        labels.findings.append(LineFinding("cut-record", line, int(lines.filled[[title, *item.extras][-1]])))
        return
    if item.date == NOBODY:
        labels.findings.append(LineFinding("missing-date", line, line))
    elif item.summary == NOBODY:
        labels.findings.append(LineFinding("missing-summary", line, line))
    for place in item.extras:
        extra = int(lines.filled[place])
        labels.findings.append(LineFinding("unexpected-text", extra, extra))


LAYOUT = FormLayout("themj-bulleted", "themj", score, label, anchors)
