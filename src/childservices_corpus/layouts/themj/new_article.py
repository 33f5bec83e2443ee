"""One article of The MJ's new site, above its paywall; the page never gives a day."""

import numpy as np

from ...reference import table
from ...text.lines import Flags, Lines
from ..common.bylines import names
from ..common.from_claims import form_from_claims
from ..contract import MARK, NOBODY, OPEN, WEAK, Claims, Inner, LineLabels
from .above_paywall import NewArticle, above_paywalls
from .article_labels import article_labels, close_labels, mark_body
from .paywalls import label_paywalls, paywalls


def _found(lines: Lines, taken: Flags) -> list[NewArticle]:
    return [one for one in above_paywalls(lines, taken) if isinstance(one, NewArticle)]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall; last of all, paywalls below other texts."""
    if turn == OPEN:
        return Claims.of((one.first, one.wall.stop, MARK) for one in _found(lines, taken))
    walls = paywalls(lines) if turn == WEAK else ()
    return Claims.of((one.first, one.stop, MARK) for one in walls if not taken[one.first : one.stop].any())


def label(lines: Lines) -> LineLabels:
    """Label one article, or several one after the other."""
    labels = article_labels(lines)
    label_paywalls(lines, labels)
    found = _found(lines, np.zeros(len(lines.filled), dtype=np.bool_))
    sections = []
    for record, one in enumerate(found):
        sections.append(_label_head(lines, labels, one))
        _label_article(lines, labels, one, record)
    return close_labels(labels, [True] * len(found), sections)


def _label_head(lines: Lines, labels: LineLabels, one: NewArticle) -> int:
    """Label the lines above the title; the line of the section."""
    section = NOBODY
    for line in lines.filled[one.first : one.title].tolist():
        if lines.plain(line) == table("forms")["themj"]["stray"]:
            labels.mark(line, "furniture")
        else:
            labels.mark(line, "section")
            section = line
    return section


def _label_article(lines: Lines, labels: LineLabels, one: NewArticle, record: int) -> None:
    filled = lines.filled
    labels.mark(int(filled[one.title]), "title", record)
    labels.value_start[filled[one.title]] = lines.value_start[filled[one.title]]
    labels.mark(int(filled[one.title + 1]), "summary", record)
    if one.again != NOBODY:
        # A standfirst that goes on the second time holds words of its own.
        more = lines.length[filled[one.again]] > lines.length[filled[one.title + 1]] + 1
        labels.mark(int(filled[one.again]), "paragraphs" if more else "title_repeated", record)
    mark_body(lines, labels, np.arange(one.body, one.body_stop), record)
    start = len(table("forms")["themj"]["author"])
    for place, offset in ((one.author, 0), (one.popular, start)):
        if place != NOBODY:
            line = int(filled[place])
            labels.mark(line, "byline", record)
            if one.popular in (place, NOBODY):
                _label_names(lines, labels, record, int(lines.start[line]) + offset, int(lines.stop[line]))


def _label_names(lines: Lines, labels: LineLabels, record: int, start: int, stop: int) -> None:
    text = lines.written.plain
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    labels.inner.extend(Inner(record, "byline", *span) for span in names(text, start, stop))


LAYOUT = form_from_claims("themj-new-article", "themj", label, claims)
