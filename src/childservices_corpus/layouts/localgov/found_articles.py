"""Finds LocalGov's single articles on a page: where each begins, what is around its text, and where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...text.date_lines import LONGEST
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import distinct
from ..common.foreign_lines import no_title
from ..common.line_shapes import opens_file
from ..common.pairs import LONGEST_TITLE
from ..contract import (
    NOBODY,
)
from ..stretches import ranges_of
from .bodies import beginnings, prose, short
from .furniture import furniture
from .heads import heads, title_like
from .site_lines import (
    compared,
    credited,
    foreign_marks,
    menus,
    own_pictures,
    pointers,
    pointers_below,
    words_of_the_site,
)

_LONGEST_TITLE = 2 * LONGEST_TITLE


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
    for low, high in ranges_of(furniture(lines)).tolist():
        stops[low:high] = high
    every = distinct(np.append(pointers(lines), pointers_below(lines)))
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
    if text >= count or lines.length[lines.filled[title]] > _LONGEST_TITLE or facts.other[[title, text]].any():
        return
    if no_title(lines)[title]:
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
