"""One article of The MJ's old site: title, "By NAME | DAY" or the day alone, standfirst, body, paywall, topics."""

from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.bylines import bylines, names
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated
from ..contract import BOUNDED, MARK, NOBODY, Claims, Inner, LineLabels, blank_labels
from .article_labels import close_labels, give, mark_bodies
from .closing import closing
from .paywalls import label_paywalls, lows, paywalls

_LONGEST_TITLE = 150
# Title, day, standfirst and one paragraph: less is an item of a listing.
LEAST = 4


@dataclass(frozen=True, eq=False)
class OldArticles:
    """One entry an article: the place of its title, with the day and the standfirst below it.

    ``body_stop`` is the place after the body, ``stop`` after the paywall, and ``topics`` the line of topics.
    """

    title: Ints
    body_stop: Ints
    stop: Ints
    topics: Ints


@per_lines
def spelled_days(lines: Lines) -> Flags:
    """For each filled line, whether it is a day with the month in letters; a day in digits is LocalGov's."""
    found = dated(lines).copy()
    at = np.flatnonzero(found)
    found[at] = [words.lower() != words.upper() for words in lines.contents(lines.filled[at])]
    return found


@per_lines
def day_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is a byline with a day, or a day alone."""
    found = dated(lines).copy()
    found[bylines(lines).place] = True
    return found


@per_lines
def old_articles(lines: Lines) -> OldArticles:
    """The articles above paywalls, in order. Between the day and the paywall is nothing but the article."""
    walls = paywalls(lines)
    days = np.flatnonzero(day_lines(lines)) if len(walls) else walls.first
    if not len(days):
        return OldArticles(days, days, days, days)
    at = np.searchsorted(days, walls.first) - 1
    title = np.where(at >= 0, days[at] - 1, NOBODY)
    below = np.maximum(title, 0) + 1
    spelled = spelled_days(lines)[below]
    spelled |= np.isin(below, bylines(lines).place)
    fits = walls.old & (title >= lows(lines, walls, closing(lines))) & (walls.first - title >= LEAST) & spelled
    fits &= ~day_lines(lines)[title] & (lines.length[lines.filled[title]] <= _LONGEST_TITLE)
    return OldArticles(title[fits], walls.first[fits], walls.stop[fits], walls.topics[fits])


def below_titles(lines: Lines) -> Flags:
    """For each filled line, whether it is the title of one of :func:`old_articles`."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[old_articles(lines).title] = True
    return found


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall."""
    found = old_articles(lines)
    size = len(found.title) if turn == BOUNDED else 0
    return Claims(found.title[:size], found.stop[:size], np.full(size, MARK))


def _in_part(lines: Lines) -> OldArticles:
    """The articles of a page; without a paywall, the first day of the page opens its one article."""
    found = old_articles(lines)
    days, count = np.flatnonzero(day_lines(lines)), len(lines.filled)
    if len(found.title) or len(paywalls(lines)) or not len(days) or not days[0] or count - days[0] < 2:
        return found
    return OldArticles(days[:1] - 1, np.array([count]), np.array([count]), np.array([NOBODY]))


def label(lines: Lines) -> LineLabels:
    """Label one article, or several one after the other."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    found = _in_part(lines)
    numbers = np.arange(len(found.title))
    for offset, fate in enumerate(("title", "published_text", "summary")):
        give(lines, labels, found.title + offset, fate, numbers)
    mark_bodies(lines, labels, found.title + 3, found.body_stop)
    listed = found.topics != NOBODY
    give(lines, labels, found.topics[listed], "publisher_topics", numbers[listed])
    _mark_bylines(lines, labels)
    return close_labels(labels, found.stop > found.body_stop, np.full(len(numbers), NOBODY))


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
