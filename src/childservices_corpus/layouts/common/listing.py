"""Listings that are declared and not coded: each record is the same few lines in the same order.

A record begins at its title and ends before the next one; only then are its day and its summary looked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...text.date_lines import begins_date, looks_like_date
from ...text.lines import Flags, Ints, Lines
from ..contract import CODE, NOBODY, LineFinding, LineLabels, blank_labels
from .declared import Declared, Evidence, evidence
from .line_shapes import dated, ends_sentence, heading_like

SUMMARY_LENGTH = 60


@dataclass(frozen=True)
class ListingForm(Declared):
    """A layout of a listing, declared: which lines a record has and in which order, and what stands around records.

    ``lines`` are the lines of a record, the title first; ``bullet`` says that a bullet opens each title, ``blanks`` how
    many blank lines at least stand above each of ``lines`` but the first. ``heading`` are the words with which the
    heading of a page ends, such as ``| Gazette``: without such a line, no page is of this form. ``furniture`` are the
    words with which lines begin that are no part of any record, nor is what follows them up to the next title.

        >>> form = ListingForm("gazette-listing", "gazette", ("title", "day", "summary"), heading="| Gazette")
        >>> form.bullet, form.order
        (False, None)

    Raises :class:`~childservices_corpus.errors.LayoutError` for lines of which no form can be made.
    """

    def score(self, lines: Lines) -> float:
        """The share of filled lines that are in records of this form, or that its heading and furniture explain."""
        found = evidence(self, lines)
        filled = len(lines.filled)
        if not filled or not len(found.title) or (self.heading and not len(found.headings)):
            return 0.0
        size, parts = found.end - found.title, len(self.lines)
        if not found.sure.any() or not (self.heading or "day" in self.lines):
            # Bullets alone are weak evidence: each record has its other lines, and nothing else.
            rest = parts - ("day" in self.lines)
            return 0.5 if len(size) > 1 and (size[:-1] == rest).all() and size[-1] <= rest else 0.0
        whole = found.sure & found.spaced & (size == parts)
        partial = found.sure & ~whole & (abs(size - parts) <= 1)
        unsure = ~found.sure & (size == parts - 1)
        around = len(found.headings) + int(found.furniture.sum())
        explained = parts * whole.sum() + (parts - 1) * (partial.sum() + unsure.sum()) + around
        return float(min(1.0, explained / filled))

    def anchors(self, lines: Lines) -> Ints:
        """Headings of pages, or lines at which a record surely opens with the heading right above it."""
        found = evidence(self, lines)
        if self.heading:
            return lines.filled[found.headings]
        if "day" not in self.lines:
            return found.title[:0]
        chosen = found.title[found.sure]
        above = lines.filled[chosen - 1]
        flush = (chosen > 0) & ((lines.begin[above] == lines.start[above]) | (chosen == 1))
        headed = [one for one in chosen[flush].tolist() if _is_page_heading(lines.content(int(lines.filled[one - 1])))]
        starts: Ints = lines.filled[chosen]
        starts[np.searchsorted(chosen, headed)] = lines.filled[np.array(headed, dtype=np.int64) - 1]
        return starts

    def label(self, lines: Lines) -> LineLabels:
        """Label a page of this form, or several one after the other."""
        labels = blank_labels(lines, "article")
        found = evidence(self, lines)
        _label_around(self, lines, labels, found)
        if len(found.title):
            _label_records(self, lines, labels, found)
        return labels


def _is_page_heading(words: str) -> bool:
    return heading_like(words) and not looks_like_date(words)


def _label_around(form: Declared, lines: Lines, labels: LineLabels, found: Evidence) -> None:
    """Label the headings of pages and the furniture."""
    labels.fate[lines.filled[found.furniture]] = CODE["furniture"]
    for line in lines.filled[found.headings].tolist():
        labels.mark(line, "section")
        bare = lines.content(line).removesuffix(form.heading).rstrip()
        labels.section_stop[line] = int(lines.start[line]) + len(bare)


@dataclass(frozen=True)
class _Item:
    """Places of one record's parts; :data:`NOBODY` for a missing one."""

    day: int
    summary: int
    heading: int
    extras: Sequence[int]


def _label_records(form: Declared, lines: Lines, labels: LineLabels, found: Evidence) -> None:
    """Label the lines of the records, and what stands between them."""
    title, count = found.title, len(found.title)
    sections = np.full(count + 1, NOBODY, dtype=np.int64)
    sections[np.searchsorted(title, found.headings)] = lines.filled[found.headings]
    _label_head(form, lines, labels, found, sections)
    regular, day, summary = _regular(form, lines, found)
    kept = np.ones(count, dtype=np.bool_)
    followed = np.append(found.end[:-1] == title[1:], False)
    for number in np.flatnonzero(~regular).tolist():
        item = _read_item(form, lines, int(title[number]), int(found.end[number]), followed=bool(followed[number]))
        day[number], summary[number] = item.day, item.summary
        kept[number] = item.day != NOBODY or item.summary != NOBODY
        if item.heading != NOBODY:
            labels.mark(int(lines.filled[item.heading]), "section")
            sections[number + 1] = lines.filled[item.heading]
        _report(form, labels, lines, int(title[number]), item, kept=bool(kept[number]))
    numbers = np.cumsum(kept) - 1
    for fate, places in (("title", title), ("published_text", day), ("summary", summary)):
        chosen = kept & (places != NOBODY)
        at = lines.filled[places[chosen]]
        labels.fate[at] = CODE[fate]
        labels.record[at] = numbers[chosen]
    at = lines.filled[title[kept]]
    labels.value_start[at] = lines.value_start[at]
    labels.section = np.maximum.accumulate(sections)[:-1][kept]


def _label_head(form: Declared, lines: Lines, labels: LineLabels, found: Evidence, sections: Ints) -> None:
    """Label what stands above the first title: its heading, where pages have no heading of their own, and the rest."""
    first = int(found.title[0])
    loose = np.setdiff1d(np.flatnonzero(~found.furniture[:first]), found.headings)
    if not form.heading and len(loose) and loose[-1] == first - 1:
        nearest = int(lines.filled[first - 1])
        if heading_like(lines.content(nearest)):
            labels.mark(nearest, "section")
            sections[0] = nearest
            loose = loose[:-1]
    if len(loose):
        labels.findings.append(LineFinding("orphan-text", int(lines.filled[loose[0]]), int(lines.filled[loose[-1]])))


def _regular(form: Declared, lines: Lines, found: Evidence) -> tuple[Flags, Ints, Ints]:
    """Which records have just the lines that the form declares; the places of their days and of their summaries."""
    regular = found.sure & (found.end - found.title == len(form.lines))
    last = max(len(lines.filled) - 1, 0)
    places = {part: np.minimum(found.title + offset, last) for offset, part in enumerate(form.lines)}
    missing = np.full(len(found.title), NOBODY, dtype=np.int64)
    if "day" in places:
        regular &= dated(lines)[places["day"]]
    if "summary" in places:
        at = places["summary"]
        regular &= ~dated(lines)[at] & (lines.length[lines.filled[at]] > SUMMARY_LENGTH)
    day, summary = (np.where(regular, places.get(part, missing), NOBODY) for part in ("day", "summary"))
    return regular, day, summary


def _read_item(form: Declared, lines: Lines, title: int, end: int, *, followed: bool) -> _Item:
    """Find the parts of one record among the filled lines from `title` up to `end`; `followed` if a title is there."""
    is_day = dated(lines)
    rest = range(title + 1, end)
    days = [place for place in rest if is_day[place] and "day" in form.lines]
    texts = [place for place in rest if not is_day[place] or "day" not in form.lines]
    heading = NOBODY
    if texts and followed and not form.heading and _is_heading(lines, texts[-1], alone=len(texts) == 1):
        heading = texts.pop()
    # The end of the page may cut a date line short.
    at_end = end == len(lines.filled) and "day" in form.lines and not days and len(texts) == 1
    cut = at_end and begins_date(lines.content(int(lines.filled[texts[0]])))
    summary = NOBODY if cut or "summary" not in form.lines else _summary(lines, texts)
    return _Item(
        day=days[0] if days else NOBODY,
        summary=summary,
        heading=heading,
        extras=[*days[1:], *(place for place in texts if place != summary)],
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


def _is_heading(lines: Lines, place: int, *, alone: bool) -> bool:
    """Whether a record's last text is the next section's heading; it is not if indented where a summary could stand."""
    line = int(lines.filled[place])
    if not heading_like(lines.content(line)):
        return False
    indented = lines.start[line] > lines.begin[line]
    return not indented if alone else True


def _report(form: Declared, labels: LineLabels, lines: Lines, title: int, item: _Item, *, kept: bool) -> None:
    """Note what is amiss with a record that is not regular."""
    line = int(lines.filled[title])
    if not kept:
        labels.findings.append(LineFinding("cut-record", line, int(lines.filled[[title, *item.extras][-1]])))
        return
    if item.day == NOBODY and "day" in form.lines:
        labels.findings.append(LineFinding("missing-date", line, line))
    elif item.summary == NOBODY and "summary" in form.lines:
        labels.findings.append(LineFinding("missing-summary", line, line))
    for place in item.extras:
        extra = int(lines.filled[place])
        labels.findings.append(LineFinding("unexpected-text", extra, extra))
