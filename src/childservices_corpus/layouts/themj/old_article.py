"""One article of The MJ's old site: title, "By NAME | DAY" or the day alone, standfirst, body, paywall, topics.

Below the byline the page may give the author's name again, with a bullet. Where a dump lacks the paywall, the article
goes down to the first line of another page, if its byline is not one of a list.
"""

from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import distinct, within
from ..common.bylines import bylines, names
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated, gaps, spelled
from ..contract import BOUNDED, CODE, MARK, NOBODY, WEAK, Claims, Inner, LineLabels, blank_labels
from .article_labels import ORDER, close_labels, dotted, give, mark_bodies, prose
from .closing import closing
from .open_bodies import body_stop
from .paywalls import label_paywalls, lows, paywalls

_LONGEST_TITLE = 150
# Title, day, standfirst and one paragraph: less is an item of a listing.
LEAST = 4
_TEXT_IN_LIST = 3


@dataclass(frozen=True, eq=False)
class OldArticles:
    """One entry an article: the place of its title, with the day below it, and the place of its standfirst.

    ``body_stop`` is the place after the body, ``stop`` after the paywall, and ``topics`` the line of topics.
    """

    title: Ints
    standfirst: Ints
    body_stop: Ints
    stop: Ints
    topics: Ints


@per_lines
def day_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is a byline with a day, or a day alone."""
    found = dated(lines).copy()
    found[bylines(lines).place] = True
    return found


@per_lines
def named_again(lines: Lines) -> Flags:
    """For each filled line, whether it gives the name of the byline directly above it again, with a bullet."""
    found, by = np.zeros(len(lines.filled), dtype=np.bool_), bylines(lines)
    below = by.place + 1
    likely = np.flatnonzero(below < len(found))
    likely = likely[lines.bulleted[lines.filled[below[likely]]]]
    for number in likely.tolist():
        line = int(lines.filled[below[number]])
        written = lines.text[by.names[number] : by.names_stop[number]]
        found[below[number]] = lines.text[lines.value_start[line] : lines.stop[line]].lower() in written.lower()
    return found


@per_lines
def old_articles(lines: Lines) -> OldArticles:
    """The articles above paywalls, in order. Between the day and the paywall is nothing but the article."""
    walls = paywalls(lines)
    days = np.flatnonzero(day_lines(lines)) if len(walls) else walls.first
    if not len(days):
        return OldArticles(days, days, days, days, days)
    at = np.searchsorted(days, walls.first) - 1
    title = np.where(at >= 0, days[at] - 1, NOBODY)
    below = np.maximum(title, 0) + 1
    told = spelled(lines)[below] | np.isin(below, bylines(lines).place)
    again = named_again(lines)
    twice = again[np.minimum(below + 1, len(again) - 1)]
    fits = walls.old & (title >= lows(lines, walls, closing(lines) & ~again)) & told
    fits &= walls.first - title >= LEAST
    fits &= ~day_lines(lines)[title] & (lines.length[lines.filled[title]] <= _LONGEST_TITLE)
    found = (title, title + 2 + twice, walls.first, walls.stop, walls.topics)
    return OldArticles(*(column[fits] for column in found))


def open_articles(lines: Lines, taken: Flags) -> OldArticles:
    """The articles without a paywall: a byline that is not one of a list, a standfirst and a body below it."""
    return lines.once((open_articles, taken.tobytes()), lambda: _open_articles(lines, taken))


def _open_articles(lines: Lines, taken: Flags) -> OldArticles:
    rows, walls = [], paywalls(lines)
    after = dict(zip(walls.first.tolist(), walls.stop.tolist(), strict=True))
    owned = np.flatnonzero(taken)
    for title in _single(lines).tolist():
        standfirst = title + 2 + int(named_again(lines)[title + 2])
        if taken[title : standfirst + 1].any():
            continue
        manner = int(gaps(lines)[title + 1 : standfirst + 1].max())
        stop = body_stop(lines, standfirst + 1, owned, manner=manner)
        told = int(prose(lines)[standfirst + 1 : stop].sum())
        # Little text before the next byline of the same page is strange text in a list.
        listed = stop < len(lines.filled) and stop + 1 in bylines(lines).place and gaps(lines)[stop] <= manner
        if standfirst > title + 2 or told >= (_TEXT_IN_LIST if listed else 1):
            rows.append((title, standfirst, stop, after.get(stop, stop), NOBODY))
    return OldArticles(*np.array(rows, dtype=np.int64).reshape(-1, 5).T)


@per_lines
def _single(lines: Lines) -> Ints:
    """Places of titles above bylines with a standfirst, each apart from the records above and below it.

    A summary that the site cuts with dots is an item of a list.
    """
    by, again, count = bylines(lines).place, named_again(lines), len(lines.filled)
    if not len(by):
        return by
    told = by + 1 + np.append(again, False)[by + 1]
    listed = np.append(False, by[1:] - 1 <= told[:-1] + 1)
    listed |= np.append(listed[1:], False)
    apart = ~listed & (told < count)
    by, told = by[apart], told[apart]
    shut = closing(lines) | day_lines(lines) | paywalls(lines).inside
    listed = shut[told] | (dotted(lines)[told] & ~again[by + 1]) | closing(lines)[by - 1]
    found = distinct(by[~listed] - 1)
    return found[~within(found, old_articles(lines).title)]


def below_titles(lines: Lines) -> Flags:
    """For each filled line, whether it is the title of an article on a page of its own."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[old_articles(lines).title] = True
    found[open_articles(lines, np.zeros_like(found)).title] = True
    return found


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each article with its paywall; then those without one, as far as they go."""
    if turn == WEAK:
        return Claims.of(())
    found = old_articles(lines) if turn == BOUNDED else open_articles(lines, taken)
    return Claims(found.title, found.stop, np.full_like(found.title, MARK))


def _in_part(lines: Lines) -> OldArticles:
    """The articles of a page; if it seems to have none, the first day of the page opens its one article."""
    walled, unclosed = old_articles(lines), open_articles(lines, np.zeros(len(lines.filled), dtype=np.bool_))
    columns = zip(vars(walled).values(), vars(unclosed).values(), strict=True)
    order = np.argsort(np.concatenate((walled.title, unclosed.title)))
    found = OldArticles(*(np.concatenate(both)[order] for both in columns))
    days, count = np.flatnonzero(day_lines(lines)), len(lines.filled)
    if len(found.title) or len(paywalls(lines)) or not len(days) or not days[0] or count - days[0] < 2:
        return found
    first = days[:1]
    return OldArticles(first - 1, first + 1, np.array([count]), np.array([count]), np.array([NOBODY]))


def label(lines: Lines) -> LineLabels:
    """Label one article, or several one after the other."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    labels.fate[lines.filled[named_again(lines)]] = CODE["furniture"]
    found = _in_part(lines)
    numbers = np.arange(len(found.title))
    for fate, places in (
        ("title", found.title),
        ("published_text", found.title + 1),
        ("summary", found.standfirst),
    ):
        give(lines, labels, places, fate, numbers)
    mark_bodies(lines, labels, found.standfirst + 1, found.body_stop)
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


LAYOUT = form_from_claims("themj-old-article", "themj", label, claims, ORDER, lambda lines: paywalls(lines).inside)
