"""One article of The MJ's new site, above its paywall or without it; the page never gives a day."""

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines
from ..common.bylines import names
from ..common.from_claims import form_from_claims
from ..contract import CODE, MARK, NOBODY, OPEN, WEAK, Claims, Inner, LineLabels, blank_labels, no_signs
from ..stretches import covered, places_of
from .above_paywall import Above, above_paywalls
from .article_labels import ORDER, close_labels, give, mark_bodies
from .new_article_lines import stray
from .new_article_tops import tops
from .paywalls import label_paywalls, paywalls


def _found(lines: Lines, taken: Flags) -> Above:
    """Articles above paywalls, and articles that their tops show, where these are not the same."""
    walled = above_paywalls(lines, taken)
    unclosed = tops(lines, taken)
    before = np.append(0, np.cumsum(covered(len(lines.filled), walled.first, walled.stop)))
    free = before[unclosed.first] == before[unclosed.stop + (unclosed.author != NOBODY)]
    none = np.full(len(unclosed.first), NOBODY)
    stop = unclosed.stop + (unclosed.author != NOBODY)
    columns = (unclosed.first, stop, unclosed.title, unclosed.again, unclosed.body, unclosed.stop)
    more = Above(*columns, unclosed.author, none).chosen(free)
    headed = walled.chosen(walled.title != NOBODY)
    both = Above(
        *(np.append(one, other) for one, other in zip(vars(headed).values(), vars(more).values(), strict=True))
    )
    order = np.argsort(both.first, kind="stable")
    return Above(*(column[order] for column in vars(both).values()))


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall or without it; last of all, paywalls below other texts."""
    walls = paywalls(lines)
    if turn == OPEN:
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
    length = lines.lengths
    more = twice & (length[found.again] > length[found.title + 1] + 1)
    give(lines, labels, found.again[more], "paragraphs", numbers[more])
    give(lines, labels, found.again[twice & ~more], "title_repeated", numbers[twice & ~more])
    captions, _ = places_of(found.title + 2 + twice, found.body)
    labels.fate[lines.filled[captions]] = CODE["furniture"]
    mark_bodies(lines, labels, found.body, found.body_stop)
    _label_authors(lines, labels, found)
    return close_labels(labels, np.isin(found.stop, paywalls(lines).stop), sections)


def _label_heads(lines: Lines, labels: LineLabels, found: Above) -> Ints:
    """Label the lines above titles; the lines of the sections."""
    filled = lines.filled
    places, number = places_of(found.first, found.title)
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


LAYOUT = form_from_claims("themj-new-article", "themj", label, claims, ORDER, no_signs)
