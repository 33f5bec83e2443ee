"""Listings that a declaration describes, without code: each record is the same few lines in the same order.

A record begins at its title and ends before the next title. Its day and its summary are found between the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...text.date_lines import begins_date, looks_like_date
from ...text.lines import Flags, Ints, Lines
from ..contract import BOUNDED, CODE, NOBODY, Claims, LineFinding, LineLabels, blank_labels
from .claimed import claimed
from .declared import Declared, Evidence, evidence
from .line_shapes import dated, ends_sentence, gaps, heading_like

SUMMARY_LENGTH = 60


@dataclass(frozen=True)
class ListingForm(Declared):
    """A layout declared as values: the lines of a record, their order, and the lines around records.

    ``lines`` are the lines of a record, title first. ``bullet`` is true if a bullet opens each title. ``blanks`` is
    the least number of blank lines above each of ``lines`` after the first. ``heading`` is the end of a page's
    heading, such as ``| Gazette``; if given, a page without such a line is not of this form. ``furniture`` are the
    first words of lines that do not belong to a record; the lines from there up to the next title do not belong to a
    record either.

        >>> form = ListingForm("gazette-listing", "gazette", ("title", "day", "summary"), heading="| Gazette")
        >>> form.bullet, form.order
        (False, None)

    Raises :class:`~childservices_corpus.errors.LayoutError` for a declaration that cannot be used.
    """

    def score(self, lines: Lines) -> float:
        """The share of filled lines, from 0 to 1, that are in records of this form, headings or furniture."""
        found = evidence(self, lines)
        filled = len(lines.filled)
        if not filled or not len(found.title) or (self.heading and not len(found.headings)):
            return 0.0
        size, parts = found.end - found.title, len(self.lines)
        if not found.sure.any() or not (self.heading or "day" in self.lines):
            # A bullet alone is weak evidence: each record must have exactly the other lines too.
            rest = parts - ("day" in self.lines)
            return 0.5 if len(size) > 1 and (size[:-1] == rest).all() and size[-1] <= rest else 0.0
        whole = found.sure & found.spaced & (size == parts)
        partial = found.sure & ~whole & (abs(size - parts) <= 1)
        unsure = ~found.sure & (size == parts - 1)
        around = len(found.headings) + int(found.furniture.sum())
        explained = parts * whole.sum() + (parts - 1) * (partial.sum() + unsure.sum()) + around
        return float(min(1.0, explained / filled))

    def claims(self, lines: Lines, taken: Flags, turn: int) -> Claims:
        """Records whose title, day and summary are where the form puts them, and the headings above them."""
        return claimed(self, lines) if turn == BOUNDED else Claims.of(())

    def anchors(self, lines: Lines) -> Ints:
        """Headings of pages; if pages lack headings, certain titles or the section headings directly above them."""
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
    """Places of the parts of one record; :data:`NOBODY` for a missing part."""

    day: int
    summary: int
    heading: int
    extras: Sequence[int]


def _label_records(form: Declared, lines: Lines, labels: LineLabels, found: Evidence) -> None:
    """Label the lines of the records and the lines between them."""
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
        item = _above_title(form, lines, labels, item, int(found.end[number]), followed=bool(followed[number]))
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
    """Label the lines above the first title: its section heading, unless pages have headings, and the rest."""
    first = int(found.title[0])
    loose = np.setdiff1d(np.flatnonzero(~found.furniture[:first]), found.headings)
    if not form.heading and len(loose) and loose[-1] == first - 1:
        nearest = int(lines.filled[first - 1])
        if heading_like(lines.content(nearest)):
            labels.mark(nearest, "section")
            sections[0] = nearest
            loose = loose[:-1]
    if len(loose) and loose[-1] == first - 1 and not form.bullet and not gaps(lines)[first]:
        nearest = int(lines.filled[first - 1])
        labels.findings.append(LineFinding("text-above-title", nearest, nearest))
        loose = loose[:-1]
    if len(loose):
        labels.findings.append(LineFinding("orphan-text", int(lines.filled[loose[0]]), int(lines.filled[loose[-1]])))


def _regular(form: Declared, lines: Lines, found: Evidence) -> tuple[Flags, Ints, Ints]:
    """Which records have exactly the lines that the form declares; the places of their days and summaries."""
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
    """Find the parts of one record in the filled lines from `title` up to `end`; `followed`: a title is at `end`."""
    is_day = dated(lines)
    rest = range(title + 1, end)
    days = [place for place in rest if is_day[place] and "day" in form.lines]
    texts = [place for place in rest if not is_day[place] or "day" not in form.lines]
    heading = NOBODY
    if texts and followed and not form.heading and _is_heading(lines, texts[-1], alone=len(texts) == 1):
        heading = texts.pop()
    # The end of the dump may cut a date line short.
    at_end = end == len(lines.filled) and "day" in form.lines and not days and len(texts) == 1
    cut = at_end and begins_date(lines.content(int(lines.filled[texts[0]])))
    summary = NOBODY if cut or "summary" not in form.lines else _summary(lines, texts)
    return _Item(
        day=days[0] if days else NOBODY,
        summary=summary,
        heading=heading,
        extras=[*days[1:], *(place for place in texts if place != summary)],
    )


def _above_title(form: Declared, lines: Lines, labels: LineLabels, item: _Item, end: int, *, followed: bool) -> _Item:
    """Report the last unused line of `item` if the next title is right below it: the title may begin there.

    A bullet shows where a title begins. The item is given back without the reported line.
    """
    last = end - 1
    if form.bullet or not followed or last not in item.extras or gaps(lines)[end]:
        return item
    line = int(lines.filled[last])
    labels.findings.append(LineFinding("text-above-title", line, line))
    return replace(item, extras=[place for place in item.extras if place != last])


def _summary(lines: Lines, texts: Sequence[int]) -> int:
    """The place of the summary: the first text that is a sentence or long, not a byline or the rest of a title."""
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
    """Whether the last text of a record is the heading of the next section; an indented summary is not."""
    line = int(lines.filled[place])
    if not heading_like(lines.content(line)):
        return False
    indented = lines.start[line] > lines.begin[line]
    return not indented if alone else True


def _report(form: Declared, labels: LineLabels, lines: Lines, title: int, item: _Item, *, kept: bool) -> None:
    """Report what is wrong with an irregular record."""
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
