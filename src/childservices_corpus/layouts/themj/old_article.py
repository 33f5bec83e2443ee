"""One article of The MJ's old site: title, "By NAME | DAY" or the day alone, standfirst, body, paywall, topics."""

from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Lines, per_lines
from ..common.bylines import bylines, names
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated
from ..common.own_lines import stops
from ..contract import MARK, NOBODY, OPEN, Claims, Inner, LineLabels
from .article_labels import article_labels, close_labels, mark_body
from .paywalls import Paywall, barriers, label_paywalls, paywalls

_LONGEST_TITLE = 150
# Title, day, standfirst and one paragraph: less is an item of a listing.
LEAST = 4


@dataclass(frozen=True)
class OldArticle:
    """The place of the title; the day is below it, then the standfirst; `body_stop` is the place after the body."""

    title: int
    body_stop: int
    wall: Paywall | None


@per_lines
def spelled_days(lines: Lines) -> Flags:
    """For each filled line, whether it is a day with the month in letters; a day in digits is LocalGov's."""
    found = dated(lines).copy()
    at = np.flatnonzero(found)
    found[at] = [any(letter.isalpha() for letter in words) for words in lines.contents(lines.filled[at])]
    return found


@per_lines
def day_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is a byline with a day, or a day alone."""
    found = spelled_days(lines).copy()
    found[bylines(lines).place] = True
    return found


@per_lines
def old_articles(lines: Lines) -> tuple[OldArticle, ...]:
    """The articles above paywalls, in order. Between the day and the paywall is nothing but the article."""
    walls = paywalls(lines)
    if not walls:
        return ()
    days = np.flatnonzero(day_lines(lines))
    found = []
    for wall, low in zip(walls, barriers(lines, walls, stops(lines)).tolist(), strict=True):
        at = int(np.searchsorted(days, wall.first)) - 1
        title = int(days[at]) - 1 if at >= 0 else NOBODY
        if title >= low and wall.first - title >= LEAST and is_title(lines, title):
            found.append(OldArticle(title, wall.first, wall))
    return tuple(found)


def is_title(lines: Lines, place: int) -> bool:
    """Whether a title can be at `place`: not a day, not an item of a list, not longer than titles are."""
    line = int(lines.filled[place])
    return not day_lines(lines)[place] and lines.length[line] <= _LONGEST_TITLE


def below_titles(lines: Lines) -> Flags:
    """For each filled line, whether it is the title of one of :func:`old_articles`."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[[one.title for one in old_articles(lines)]] = True
    return found


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall; if another page stands in between, as far as that page."""
    rows = []
    places = np.append(np.flatnonzero(taken), len(taken))
    for one in old_articles(lines) if turn == OPEN else ():
        stop = one.wall.stop if one.wall is not None else one.body_stop
        free = int(places[np.searchsorted(places, one.title)])
        if free - one.title >= LEAST:
            rows.append((one.title, min(stop, free), MARK))
    return Claims.of(rows)


def _in_part(lines: Lines) -> tuple[OldArticle, ...]:
    """The articles of a page; without a paywall, the first day of the page opens its one article."""
    found = old_articles(lines)
    days = np.flatnonzero(day_lines(lines))
    if found or not len(days) or not days[0] or len(lines.filled) - days[0] < 2:
        return found
    return (OldArticle(int(days[0]) - 1, len(lines.filled), None),)


def label(lines: Lines) -> LineLabels:
    """Label one article, or several one after the other."""
    labels = article_labels(lines)
    label_paywalls(lines, labels)
    filled = lines.filled
    found = _in_part(lines)
    for record, one in enumerate(found):
        for offset, fate in enumerate(("title", "published_text", "summary")):
            labels.mark(int(filled[one.title + offset]), fate, record)
        labels.value_start[filled[one.title]] = lines.value_start[filled[one.title]]
        mark_body(lines, labels, np.arange(one.title + 3, one.body_stop), record)
        if one.wall is not None and one.wall.topics != NOBODY:
            labels.mark(int(filled[one.wall.topics]), "publisher_topics", record)
    _mark_bylines(lines, labels)
    return close_labels(labels, [one.wall is not None for one in found], [NOBODY] * len(found))


def _mark_bylines(lines: Lines, labels: LineLabels) -> None:
    """The day of a byline is the value of its line; the names are values inside the line."""
    found = bylines(lines)
    at = lines.filled[found.place]
    mine = labels.record[at] != NOBODY
    labels.value_start[at[mine]] = found.day[mine]
    for line, start, stop in zip(at[mine].tolist(), found.names[mine], found.names_stop[mine], strict=True):
        record = int(labels.record[line])
        spans = names(lines.written.plain, int(start), int(stop))
        labels.inner.extend(Inner(record, "byline", *span) for span in spans)


LAYOUT = form_from_claims("themj-old-article", "themj", label, claims)
