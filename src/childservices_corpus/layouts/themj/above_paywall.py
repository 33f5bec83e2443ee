"""What stands above a paywall of The MJ without a day: an article of its new site, or a body alone.

Both are read from the paywall upwards, as far as the text goes. An article shows its title: a standfirst is given
twice below it, a stray line or a section in capitals is above it, or it is the short line at the top. A body has one
paragraph a line, and its first line is a paragraph.
"""

import re
from dataclasses import dataclass

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Lines
from ..common.line_shapes import dated, gaps, known_sections
from ..common.own_lines import stops, told
from ..contract import NOBODY
from .article_labels import prose
from .old_article import day_lines, old_articles
from .paywalls import Paywall, barriers, paywalls

# An article of the new site has a title, its standfirst twice, and two paragraphs at most; a few more do no harm.
_MOST = 7
_LONGEST_TITLE = 150
_SHORTEST_AGAIN = 25
_LONGEST_SECTION = 60
_NAME = re.compile(
    r"[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*(?: [^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*){1,3}"
)
_PARTICLES = frozenset(("de", "van", "von", "der", "la", "le", "of", "bin", "al"))


@dataclass(frozen=True)
class NewArticle:
    """Places of the parts of an article of the new site, :data:`NOBODY` for a missing part.

    ``first`` is the place of its first line, ``again`` of the standfirst given again, ``body`` and ``body_stop`` bound
    the paragraphs, ``author`` is the line of a name alone, ``popular`` the line that names the author.
    """

    first: int
    title: int
    again: int
    body: int
    body_stop: int
    author: int
    popular: int
    wall: Paywall


@dataclass(frozen=True)
class Body:
    """A body without a title: the places of its first line, and after its last line."""

    first: int
    stop: int
    wall: Paywall


@dataclass(frozen=True)
class _Foot:
    """The lines of the author between the text and the paywall; `stop` is the place after the text."""

    stop: int
    author: int
    popular: int


def above_paywalls(lines: Lines, taken: Flags) -> list[NewArticle | Body]:
    """The articles and bodies above the paywalls of a page, in order; lines that are `taken` end them."""
    walls = paywalls(lines)
    if not walls:
        return []
    closed = taken | dated(lines) | day_lines(lines)
    closed |= stops(lines) & ~_is_stray(lines)
    older = {one.wall for one in old_articles(lines)}
    found = []
    for wall, low in zip(walls, barriers(lines, walls, closed).tolist(), strict=True):
        one = None if wall in older or low == wall.first else _above(lines, wall, low)
        if one is not None:
            found.append(one)
    return found


def _is_stray(lines: Lines) -> Flags:
    stray = table("forms")["themj"]["stray"].lower()
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    found[[place for place in np.flatnonzero(stops(lines)).tolist() if told(lines, place) == stray]] = True
    return found


def _above(lines: Lines, wall: Paywall, low: int) -> NewArticle | Body | None:
    foot = _foot(lines, wall, low)
    if foot.stop == low:
        return None
    tight = _tight_from(lines, foot.stop, low)
    title, again = _by_repetition(lines, foot.stop, max(low, tight))
    if title == NOBODY and tight != low:
        title, again = _by_repetition(lines, foot.stop, low)
    if title == NOBODY:
        title = _by_label(lines, foot.stop, low)
    if title == NOBODY and (foot.stop - tight < 2 or foot.stop - tight <= _MOST):
        title = _by_shape(lines, foot.stop, low if foot.stop - tight < 2 else tight)
    if title == NOBODY:
        known = prose(lines)[tight : foot.stop]
        return Body(tight, foot.stop, wall) if known.any() and foot.author == foot.popular == NOBODY else None
    body = title + 2 + (again != NOBODY)
    return NewArticle(_first(lines, title, low), title, again, body, foot.stop, foot.author, foot.popular, wall)


def _foot(lines: Lines, wall: Paywall, low: int) -> _Foot:
    """The lines between the text and the paywall that name the author."""
    stop, author, popular = wall.first, NOBODY, NOBODY
    start = table("forms")["themj"]["author"].lower()
    if stop - 1 >= low and told(lines, stop - 1).startswith(start):
        stop = popular = stop - 1
    if stop - 2 >= low and _is_name(lines, stop - 1):
        name = told(lines, stop - 1)
        if popular == NOBODY or told(lines, popular).endswith(name):
            stop = author = stop - 1
    return _Foot(stop, author, popular)


def _is_name(lines: Lines, place: int) -> bool:
    """Whether a line may be a person's name and nothing else."""
    line = int(lines.filled[place])
    if lines.length[line] > _LONGEST_SECTION:
        return False
    words = lines.plain(line)
    return (
        _NAME.fullmatch(words) is not None
        and all(word[0].isupper() or word in _PARTICLES for word in words.split())
        and not words.isupper()
    )


def _tight_from(lines: Lines, stop: int, low: int) -> int:
    """The place from which on lines follow each other without blank lines up to `stop`."""
    above = gaps(lines)[low + 1 : stop]
    blanks = np.flatnonzero(above > 0)
    return low + 1 + int(blanks[-1]) if len(blanks) else low


def _by_repetition(lines: Lines, stop: int, low: int) -> tuple[int, int]:
    """The title above a standfirst that is given twice, and the place of the second; :data:`NOBODY` without one."""
    texts = {place: _bare(lines, place) for place in range(max(low, stop - _MOST), stop)}
    for place in range(stop - 2, max(low + 1, stop - _MOST) - 1, -1):
        first, second = texts[place], texts[place + 1]
        if len(first) >= _SHORTEST_AGAIN and second.startswith(first):
            return place - 1, place + 1
    return NOBODY, NOBODY


def _bare(lines: Lines, place: int) -> str:
    return (
        small(lines.plain(int(lines.filled[place])))
        .replace("\N{LEFT DOUBLE QUOTATION MARK}", '"')
        .replace("\N{RIGHT DOUBLE QUOTATION MARK}", '"')
        .rstrip(".")
    )


def _by_label(lines: Lines, stop: int, low: int) -> int:
    """The title below the nearest stray line or section in capitals; :data:`NOBODY` without one."""
    for place in range(stop - 2, max(low, stop - _MOST - 1) - 1, -1):
        if _is_label(lines, place) and place + 1 < stop - 1:
            return place + 1
    return NOBODY


def _is_label(lines: Lines, place: int) -> bool:
    words = lines.plain(int(lines.filled[place]))
    if words == table("forms")["themj"]["stray"]:
        return True
    return words.isupper() and len(words) <= _LONGEST_SECTION and (words.lower() in known_sections() or " " in words)


def _by_shape(lines: Lines, stop: int, low: int) -> int:
    """The title at the top of a few lines: a short line, above text that is longer; :data:`NOBODY` without one."""
    told_here = prose(lines)
    place = stop - 2
    while place > max(low, stop - _MOST) and (told_here[place] or not told_here[place + 1]):
        place -= 1
    if place < low:
        return NOBODY
    # A standfirst may be short and without a full stop: then the line above it is the title.
    above = place - 1
    if above >= low and not told_here[above] and gaps(lines)[above + 1] == gaps(lines)[place + 1]:
        place = above
    length = lines.length[lines.filled]
    fits = length[place] <= _LONGEST_TITLE and length[place] < length[place + 1]
    return place if fits and (not told_here[place] or place == low) else NOBODY


def _first(lines: Lines, title: int, low: int) -> int:
    """The place of the first line of an article: its labels above the title belong to it."""
    place = title
    while place - 1 >= low and title - place < 2 and _is_label(lines, place - 1):
        place -= 1
    return place
