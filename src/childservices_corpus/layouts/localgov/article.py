"""LocalGov's page of one article: author and day on one line, title, picture, summary, paragraphs, jobs and adverts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...models import ListingOrder
from ...text.date_lines import LONGEST
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.byline_names import names
from ..common.line_shapes import ends_sentence, opens_file
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
from .bodies import beginnings, label_bodies, prose, short
from .furniture import furniture, stretches
from .heads import heads, title_like
from .site_lines import (
    compared,
    credited,
    foreign_marks,
    lead_ins,
    menus,
    own_pictures,
    pointers,
    pointers_below,
    words_of_the_site,
)

_OURS = "localgov"
_LONGEST_TITLE = 2 * LONGEST_TITLE
# So many paragraphs below a title, under a day alone, have the shape of an article.
_PARAGRAPHS = 3


@dataclass(frozen=True)
class Article:
    """One article: places of its head (:data:`NOBODY` for missing), title and text, and the place after the text.

    ``named`` is true if the head names an author, ``sure`` if the name is certain, or a picture belongs to the title.
    ``pointer`` is the place of the line that says where the text goes on, ``after`` the place after the furniture.
    ``closed`` is true if a line that only the site has ends the text.
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
    closed: bool

    @property
    def first(self) -> int:
        """The place of its first line."""
        return self.title if self.head == NOBODY else self.head


@dataclass(frozen=True, eq=False)
class _Facts:
    """What shows the articles of a page; ``ends`` and ``pointers`` are places, the rest has one entry a line."""

    ends: Ints
    pointers: Ints
    pictured: Flags
    other: Flags
    furniture_stop: Ints
    credited: frozenset[int]


def _facts(lines: Lines) -> _Facts:
    count = len(lines.filled)
    pictured = np.zeros(count + 1, dtype=np.bool_)
    pictured[own_pictures(lines)] = True
    other = np.append(foreign_marks(lines) | furniture(lines), True)
    other[heads(lines).place] = True
    stops = np.arange(count + 1)
    for low, high in stretches(lines):
        stops[low:high] = high
    every = np.union1d(pointers(lines), pointers_below(lines))
    return _Facts(
        np.append(np.flatnonzero(beginnings(lines)), count), every, pictured, other, stops, frozenset(credited(lines))
    )


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
    shown = text in facts.credited
    text += shown
    found = heads(lines)
    if number != NOBODY and not (found.sure[number] or facts.pictured[title + 1] or _begins(lines, title - 1)):
        return
    if text >= count or lines.length[lines.filled[title]] > _LONGEST_TITLE or facts.other[title] or facts.other[text]:
        return
    stop = int(facts.ends[np.searchsorted(facts.ends, text + 1)]) if text + 1 < count else count
    pointer = _pointer(facts, text, stop)
    stop = stop - _is_cut_furniture(lines, text, stop) if pointer == NOBODY else pointer + 1
    certain = number != NOBODY and bool(found.sure[number])
    named = number != NOBODY and bool(found.names_stop[number] > found.names[number])
    sure = certain or shown or bool(facts.pictured[title + 1])
    after = int(facts.furniture_stop[stop])
    yield Article(
        head=int(found.place[number]) if number != NOBODY else NOBODY,
        number=number,
        title=title,
        text=text,
        stop=stop,
        named=named,
        sure=sure,
        pointer=pointer,
        after=after,
        closed=after > stop or (pointer != NOBODY and (sure or named or pointer in pointers(lines))),
    )


def _pointer(facts: _Facts, text: int, stop: int) -> int:
    """The place of the first line between `text` and `stop` that says where the text goes on, or :data:`NOBODY`."""
    number = int(np.searchsorted(facts.pointers, text + 1))
    found = int(facts.pointers[number]) if number < len(facts.pointers) else stop
    return found if found < stop else NOBODY


def _begins(lines: Lines, head: int) -> bool:
    """Whether the line above the `head` of an article ends something: a day below a title belongs to that title."""
    if not head or lines.length[lines.filled[head]] > LONGEST:
        return True
    above = head - 1
    menu = short(lines)[above] and above and short(lines)[above - 1]
    closed = furniture(lines)[above] or (foreign_marks(lines)[above] and above not in opens_file(lines))
    return bool(menu or closed or not title_like(lines)[above])


def _is_cut_furniture(lines: Lines, text: int, stop: int) -> bool:
    """Whether the last line of the page is the beginning of a line of the site, or a line of a site's menu."""
    last = stop - 1
    if last <= text or stop != len(lines.filled) or prose(lines)[last]:
        return False
    site = words_of_the_site()
    own = (*site["furniture"], *site["employer"], *site["pointers"], *site["pointers_below"])
    return last in menus(lines) or any(one.casefold().startswith(compared(lines, last)) for one in own)


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Articles that the site's own lines end; then those open below; last of all those under a day alone."""
    rows = []
    for one in articles(lines):
        if turn == BOUNDED and one.closed:
            rows.append((one.first, one.after, MARK))
        elif turn != BOUNDED and not taken[one.first : one.text + 1].any() and not one.closed:
            stop = _free_until(taken, one)
            if turn == OPEN and (one.sure or one.named or lines.publisher == _OURS):
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
    label_bodies(lines, labels, ((one.text + 1, one.stop - (one.pointer != NOBODY)) for one in found))
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


@lru_cache(maxsize=4096)
def _names(words: str) -> tuple[tuple[int, int], ...]:
    """Start and stop of each of the names in `words`."""
    return tuple(names(words, 0, len(words)))


def _label_article(lines: Lines, labels: LineLabels, one: Article, record: int) -> None:
    at = lines.filled
    if one.head != NOBODY:
        line, found = int(at[one.head]), heads(lines)
        labels.mark(line, "published_text", record)
        labels.value_start[line] = found.day[one.number]
        span = (int(found.names[one.number]), int(found.names_stop[one.number]))
        named = _names(lines.text[slice(*span)])
        labels.inner.extend(Inner(record, "byline", span[0] + low, span[0] + high) for low, high in named)
    labels.mark(int(at[one.title]), "title", record)
    labels.fate[at[one.title + 1 : one.text]] = CODE["furniture"]
    labels.mark(int(at[one.text]), "summary", record)
    if one.pointer != NOBODY:
        labels.fate[at[one.pointer]] = CODE["furniture"]
    if not (one.sure or one.named or one.closed or lines.publisher == _OURS):
        line = int(at[one.first])
        labels.findings.append(LineFinding("publisher-by-form", line, line))


ORDER = ListingOrder(why="Each article states its day.")
LAYOUT = FormLayout("localgov-article", _OURS, score, label, anchors, ORDER, claims)
