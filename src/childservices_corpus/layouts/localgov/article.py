"""LocalGov's page of one article: author and day on one line, title, picture, summary, paragraphs, jobs and adverts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...models import ListingOrder
from ...text.date_lines import LONGEST
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.byline_names import names
from ..common.line_shapes import ends_sentence
from ..common.pairs import LONGEST_TITLE
from ..contract import (
    BOUNDED,
    CODE,
    CUT,
    FILLER,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    UNKNOWN,
    WEAK,
    WHOLE,
    Claims,
    FormLayout,
    Inner,
    LineFinding,
    LineLabels,
    blank_labels,
)
from .bodies import beginnings, label_body, prose, short
from .furniture import furniture, stretches
from .heads import heads, title_like
from .site_lines import compared, files, foreign_marks, lead_ins, own_pictures, pointers, words_of_the_site

_LONGEST_TITLE = 2 * LONGEST_TITLE
# So many paragraphs below a title, under a day alone, have the shape of an article.
_PARAGRAPHS = 3


@dataclass(frozen=True)
class Article:
    """One article: places of its head (:data:`NOBODY` for missing), title and text, and the place after the text.

    ``named`` is true if the head names an author, ``sure`` if the name is certain, or a picture belongs to the title.
    ``pointer`` is the place of the line that says where the text goes on, ``after`` the place after the furniture.
    """

    head: int
    number: int
    title: int
    text: int
    stop: int
    sure: bool
    named: bool
    pointer: int
    after: int

    @property
    def first(self) -> int:
        """The place of its first line."""
        return self.title if self.head == NOBODY else self.head

    @property
    def closed(self) -> bool:
        """Whether a line of the site ends it."""
        return self.pointer != NOBODY or self.after > self.stop


@dataclass(frozen=True, eq=False)
class _Facts:
    """What shows the articles of a page; ``ends`` and ``pointers`` are places, the rest has one entry a line."""

    ends: Ints
    pointers: Ints
    pictured: Flags
    other: Flags
    furniture_stop: Ints


def _facts(lines: Lines) -> _Facts:
    count = len(lines.filled)
    pictured = np.zeros(count + 1, dtype=np.bool_)
    pictured[own_pictures(lines)] = True
    other = np.append(foreign_marks(lines) | furniture(lines), True)
    other[heads(lines).place] = True
    stops = np.arange(count + 1)
    for low, high in stretches(lines):
        stops[low:high] = high
    return _Facts(np.append(np.flatnonzero(beginnings(lines)), count), pointers(lines), pictured, other, stops)


@per_lines
def articles(lines: Lines) -> list[Article]:
    """The articles of a page, in order."""
    found = heads(lines)
    if not len(found.place) and not len(own_pictures(lines)):
        return []
    facts = _facts(lines)
    above = dict(zip((found.place + 1).tolist(), range(len(found.place)), strict=True))
    result: list[Article] = []
    for title in sorted({*above, *(np.flatnonzero(facts.pictured) - 1).tolist()}):
        if not result or title >= result[-1].stop:
            result.extend(_article_at(lines, facts, title, above.get(title, NOBODY)))
    return result


def _article_at(lines: Lines, facts: _Facts, title: int, number: int) -> Iterator[Article]:
    """The article whose title is at `title`; nothing if a text does not follow."""
    count = len(lines.filled)
    text = title + 1 + bool(facts.pictured[title + 1])
    credited = text < count and compared(lines, text).startswith(words_of_the_site()["image_by"].casefold())
    text += credited
    if number != NOBODY and not (heads(lines).sure[number] or facts.pictured[title + 1] or _begins(lines, title - 1)):
        return
    if text >= count or lines.length[lines.filled[title]] > _LONGEST_TITLE or facts.other[title] or facts.other[text]:
        return
    stop = int(facts.ends[np.searchsorted(facts.ends, text + 1)]) if text + 1 < count else count
    pointer = np.searchsorted(facts.pointers, text + 1)
    cut = pointer < len(facts.pointers) and facts.pointers[pointer] < stop
    stop = int(facts.pointers[pointer]) + 1 if cut else stop - _is_torn(lines, text, stop)
    certain = number != NOBODY and bool(heads(lines).sure[number])
    yield Article(
        head=int(heads(lines).place[number]) if number != NOBODY else NOBODY,
        number=number,
        title=title,
        text=text,
        stop=stop,
        named=number != NOBODY and bool(heads(lines).names_stop[number] > heads(lines).names[number]),
        sure=certain or credited or bool(facts.pictured[title + 1]),
        pointer=stop - 1 if cut else NOBODY,
        after=int(facts.furniture_stop[stop]),
    )


def _begins(lines: Lines, head: int) -> bool:
    """Whether the line above the `head` of an article ends something: a day below a title belongs to that title."""
    if not head or lines.length[lines.filled[head]] > LONGEST:
        return True
    above = head - 1
    menu = short(lines)[above] and above and short(lines)[above - 1]
    closed = furniture(lines)[above] or (foreign_marks(lines)[above] and above not in files(lines))
    return bool(menu or closed or not title_like(lines)[above])


def _is_torn(lines: Lines, text: int, stop: int) -> bool:
    """Whether the last line of the page is only the beginning of one, so that it may be anything."""
    last = stop - 1
    return (
        last > text and stop == len(lines.filled) and not prose(lines)[last] and not lines.bulleted[lines.filled[last]]
    )


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Articles that the site's own lines end; then those open below; last of all those under a day alone."""
    rows = []
    for one in articles(lines):
        if turn == BOUNDED and one.closed:
            rows.append((one.first, one.after, MARK))
        elif turn != BOUNDED and not taken[one.first : one.text + 1].any() and not one.closed:
            stop = _free_until(taken, one)
            if turn == OPEN and (one.sure or one.named):
                rows.append((one.first, stop, MARK if one.sure else SHAPE))
            elif turn == WEAK and _is_likely(lines, taken, one, stop):
                rows.append((one.first, stop, SHAPE))
    if turn == BOUNDED:
        claimed = {place for first, stop, _ in rows for place in (first, stop - 1)}
        rows += [(low, high, FILLER) for low, high in stretches(lines) if high - 1 not in claimed]
    return Claims.of(rows)


def _free_until(taken: Flags, one: Article) -> int:
    owned = np.flatnonzero(taken[one.text : one.stop])
    return one.text + int(owned[0]) if len(owned) else one.stop


def _is_likely(lines: Lines, taken: Flags, one: Article, stop: int) -> bool:
    """Whether a text under a day alone has the shape of an article that begins there, and nothing speaks against it."""
    above = one.first - 1
    begins = above < 0 or taken[above] or prose(lines)[above] or foreign_marks(lines)[one.first]
    told = ends_sentence(lines)[one.text : stop]
    against = stop < len(taken) and foreign_marks(lines)[stop] and not taken[stop] and _is_closing(lines, stop)
    asked = lines.last[lines.filled[one.text]] == ord("?")
    against = against or lead_ins(lines)[one.text : stop].any()
    return bool(begins and len(told) >= _PARAGRAPHS and (told[0] or asked) and told.mean() > 0.5 and not against)


def _is_closing(lines: Lines, place: int) -> bool:
    """Whether the line at `place` ends pages of others."""
    return not compared(lines, place).startswith("\N{COPYRIGHT SIGN}")


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in articles of this form and the furniture below."""
    inside = sum(one.after - one.first for one in articles(lines) if one.sure or one.closed)
    return inside / max(len(lines.filled), 1)


def anchors(lines: Lines) -> Ints:
    """First lines of articles."""
    return lines.filled[[one.first for one in articles(lines) if one.sure or one.closed]]


def label(lines: Lines) -> LineLabels:
    """Label pages of one article each."""
    labels = blank_labels(lines, "article")
    labels.fate[lines.filled[furniture(lines)]] = CODE["furniture"]
    found = articles(lines)
    for record, one in enumerate(found):
        _label_article(lines, labels, one, record)
    labels.section = np.full(len(found), NOBODY, dtype=np.int64)
    labels.page = np.ones(len(found), dtype=np.bool_)
    labels.complete = np.array([_completeness(one) for one in found], dtype=np.int64)
    return labels


def _completeness(one: Article) -> int:
    if one.pointer != NOBODY:
        return CUT
    return WHOLE if one.closed else UNKNOWN


def _label_article(lines: Lines, labels: LineLabels, one: Article, record: int) -> None:
    at = lines.filled
    if one.head != NOBODY:
        line, found = int(at[one.head]), heads(lines)
        labels.mark(line, "published_text", record)
        labels.value_start[line] = found.day[one.number]
        span = (int(found.names[one.number]), int(found.names_stop[one.number]))
        labels.inner.extend(Inner(record, "byline", *bounds) for bounds in names(lines.text, *span))
    labels.mark(int(at[one.title]), "title", record)
    labels.fate[at[one.title + 1 : one.text]] = CODE["furniture"]
    labels.mark(int(at[one.text]), "summary", record)
    end = one.stop - (one.pointer != NOBODY)
    label_body(lines, labels, np.arange(one.text + 1, end), record)
    if one.pointer != NOBODY:
        labels.fate[at[one.pointer]] = CODE["furniture"]
    if not (one.sure or one.named or one.closed):
        line = int(at[one.first])
        labels.findings.append(LineFinding("publisher-by-form", line, line))


ORDER = ListingOrder(why="Each article states its day.")
LAYOUT = FormLayout("localgov-article", "localgov", score, label, anchors, ORDER, claims)
