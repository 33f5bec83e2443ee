"""One article of The MJ's new site, above its paywall; the page never gives a day."""

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines
from ..common.bylines import names
from ..common.from_claims import form_from_claims
from ..contract import CODE, MARK, NOBODY, OPEN, WEAK, Claims, Inner, LineLabels, blank_labels
from .above_paywall import Above, above_paywalls
from .article_labels import close_labels, give, mark_bodies, ranges
from .new_article_lines import stray
from .paywalls import label_paywalls, paywalls


def _found(lines: Lines, taken: Flags) -> Above:
    found = above_paywalls(lines, taken)
    return found.chosen(found.title != NOBODY)


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall; last of all, paywalls below other texts."""
    walls = paywalls(lines)
    if turn == OPEN and len(walls):
        found = _found(lines, taken)
        return Claims(found.first, found.stop, np.full_like(found.first, MARK))
    counts = np.append(0, np.cumsum(taken))
    free = (counts[walls.first] == counts[walls.stop]) & (turn == WEAK)
    return Claims(walls.first[free], walls.stop[free], np.full(int(free.sum()), MARK))


def label(lines: Lines) -> LineLabels:
    """Label one article, or several one after the other."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    found = _found(lines, np.zeros(len(lines.filled), dtype=np.bool_))
    numbers = np.arange(len(found.title))
    sections = _label_heads(lines, labels, found)
    give(lines, labels, found.title, "title", numbers)
    give(lines, labels, found.title + 1, "summary", numbers)
    # A standfirst that goes on the second time holds words of its own.
    twice = found.again != NOBODY
    length = lines.length[lines.filled]
    more = twice & (length[found.again] > length[found.title + 1] + 1)
    give(lines, labels, found.again[more], "paragraphs", numbers[more])
    give(lines, labels, found.again[twice & ~more], "title_repeated", numbers[twice & ~more])
    mark_bodies(lines, labels, found.body, found.body_stop)
    _label_authors(lines, labels, found)
    return close_labels(labels, numbers >= 0, sections)


def _label_heads(lines: Lines, labels: LineLabels, found: Above) -> Ints:
    """Label the lines above titles; the lines of the sections."""
    filled = lines.filled
    places, number = ranges(found.first, found.title)
    section = ~stray(lines)[places]
    labels.fate[filled[places]] = np.where(section, CODE["section"], CODE["furniture"])
    sections = np.full(len(found.title), NOBODY, dtype=np.int64)
    sections[number[section]] = filled[places[section]]
    return sections


def _label_authors(lines: Lines, labels: LineLabels, found: Above) -> None:
    filled, text = lines.filled, lines.written.plain
    skipped = len(table("forms")["themj"]["author"])
    for places, offset in ((found.author, 0), (found.popular, skipped)):
        there = places != NOBODY
        give(lines, labels, places[there], "byline", np.flatnonzero(there))
        # Of two lines with the name, the second gives it.
        used = there & (found.popular == NOBODY) if not offset else there
        for record in np.flatnonzero(used).tolist():
            line = int(filled[places[record]])
            start, stop = int(lines.start[line]) + offset, int(lines.stop[line])
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
            labels.inner.extend(Inner(record, "byline", *span) for span in names(text, start, stop))


LAYOUT = form_from_claims("themj-new-article", "themj", label, claims)
