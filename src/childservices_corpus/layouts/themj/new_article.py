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
    """The line of a name alone gives the author; without it the line of other articles does, else that is furniture."""
    alone, popular = found.author != NOBODY, found.popular != NOBODY
    give(lines, labels, found.author[alone], "byline", np.flatnonzero(alone))
    labels.fate[lines.filled[found.popular[popular & alone]]] = CODE["furniture"]
    used = popular & ~alone
    give(lines, labels, found.popular[used], "byline", np.flatnonzero(used))
    text, skipped = lines.written.plain, len(table("forms")["themj"]["author"])
    for record in np.flatnonzero(alone | used).tolist():
        line = int(lines.filled[found.author[record] if alone[record] else found.popular[record]])
        start = int(lines.start[line]) + (0 if alone[record] else skipped)
        start += len(text[start : lines.stop[line]]) - len(text[start : lines.stop[line]].lstrip())
        spans = names(text, start, int(lines.stop[line]))
        labels.inner.extend(Inner(record, "byline", *span) for span in spans)


LAYOUT = form_from_claims("themj-new-article", "themj", label, claims)
