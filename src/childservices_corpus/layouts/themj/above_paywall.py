"""What stands above a paywall of The MJ without a day: an article of its new site, or a body alone.

Both are read from the paywall upwards, as far as the text goes. An article shows its title: a standfirst is given
twice below it, a stray line or a section in capitals is above it, or it is the short line at the top. A body has one
paragraph a line, and its first line is a paragraph. All entries are arrays, with one entry a paywall.
"""

from dataclasses import dataclass

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ..adcs.starts import blogs
from ..common.foreign_lines import no_title
from ..common.line_shapes import gaps
from ..contract import NOBODY
from .article_labels import prose
from .closing import closing
from .new_article_lines import again, labelled, named, popular, stray
from .old_article import day_lines, old_articles
from .paywalls import lows, paywalls

# An article of the new site has a title, its standfirst twice, and two paragraphs at most; a few more do no harm.
_MOST = 7
_LONGEST_TITLE = 150


@dataclass(frozen=True, eq=False)
class Above:
    """What stands above paywalls; places are :data:`NOBODY` for missing parts.

    ``first`` and ``stop`` bound an article or a body with its paywall. ``title`` is missing for a body alone, ``again``
    is the standfirst given again. ``body`` and ``body_stop`` bound the paragraphs, ``author`` is the line of a name
    alone, ``popular`` the line that names the author.
    """

    first: Ints
    stop: Ints
    title: Ints
    again: Ints
    body: Ints
    body_stop: Ints
    author: Ints
    popular: Ints

    def chosen(self, which: Flags) -> "Above":
        """The entries `which`."""
        return Above(**{name: values[which] for name, values in vars(self).items()})


def above_paywalls(lines: Lines, taken: Flags) -> Above:
    """The articles and bodies above the paywalls of a page, in order; lines that are `taken` end them."""
    return lines.once((above_paywalls, taken.tobytes()), lambda: _above_paywalls(lines, taken))


def _above_paywalls(lines: Lines, taken: Flags) -> Above:
    walls = paywalls(lines)
    closed = taken | day_lines(lines) | (closing(lines) & ~stray(lines) & ~popular(lines))
    closed |= no_title(lines) & ~popular(lines) & ~prose(lines)
    low = lows(lines, walls, closed)
    own = walls.new & (low < walls.first) & ~np.isin(walls.first, old_articles(lines).body_stop)
    low, wall = low[own], walls.first[own]
    low = _without_blanks(lines, wall, low)
    author, by_name = _foot(lines, wall, low)
    stop = wall - (by_name != NOBODY) - (author != NOBODY)
    tight = _nearest(np.flatnonzero(gaps(lines) > 0), stop - 1, low, otherwise=low)
    twice = _nearest(np.flatnonzero(again(lines)), stop - 2, np.maximum(low + 1, stop - _MOST))
    title = np.where(twice != NOBODY, twice - 1, NOBODY)
    below = _nearest(np.flatnonzero(labelled(lines)), stop - 3, np.maximum(low, stop - _MOST - 1))
    title = np.where((title == NOBODY) & (below != NOBODY), below + 1, title)
    shaped = np.where(stop - tight >= 2, _at_top(lines, tight, stop), _by_shape(lines, low, stop))
    title = np.where(title == NOBODY, shaped, title)
    headed = title != NOBODY
    told = np.append(0, np.cumsum(prose(lines)))
    bodies = ~headed & (told[stop] > told[tight]) & (author == NOBODY) & (by_name == NOBODY)
    # What is below "ADCS Blog" is not The MJ's, whatever is below it.
    bodies &= ~np.isin(tight, blogs(lines)[1])
    first = np.where(headed, title - _labels_above(lines, title, low), tight)
    body = np.where(headed, title + 2 + (twice != NOBODY), tight)
    found = Above(
        first, walls.stop[own], title, np.where(twice != NOBODY, twice + 1, NOBODY), body, stop, author, by_name
    )
    return found.chosen(headed | bodies)


def _without_blanks(lines: Lines, wall: Ints, low: Ints) -> Ints:
    """`low`, moved down to the last blank line where a paragraph and the paywall have none between or within them."""
    apart = gaps(lines)
    within = apart[np.minimum(wall + 1, len(apart) - 1)]
    single = (apart[wall] == 0) & (within == 0) & prose(lines)[wall - 1]
    found: Ints = np.where(single, _nearest(np.flatnonzero(apart > 0), wall - 1, low, otherwise=low), low)
    return found


def _nearest(places: Ints, high: Ints, low: Ints, otherwise: Ints | int = NOBODY) -> Ints:
    """The last of `places` from `low` to `high`, or `otherwise`."""
    at = np.searchsorted(places, high, side="right") - 1
    found = np.where(at >= 0, np.append(places, NOBODY)[at], NOBODY)
    nearest: Ints = np.where(found >= low, found, otherwise)
    return nearest


def _foot(lines: Lines, wall: Ints, low: Ints) -> tuple[Ints, Ints]:
    """The lines between the text and the paywall that name the author: a name alone, and the line of other articles."""
    by_name = np.where((wall - 1 > low) & popular(lines)[wall - 1], wall - 1, NOBODY)
    stop = np.where(by_name != NOBODY, by_name, wall)
    alone = np.where(stop - 2 >= low, named(lines, stop - 1, by_name), False)
    return np.where(alone, stop - 1, NOBODY), by_name


def _at_top(lines: Lines, top: Ints, stop: Ints) -> Ints:
    """The title of an article without blank lines: the line at the `top` of a few lines, if it is not a paragraph."""
    length = lines.lengths
    fits = (stop - top <= _MOST) & ~prose(lines)[top] & (length[top] <= _LONGEST_TITLE)
    found: Ints = np.where(fits, top, NOBODY)
    return found


def _by_shape(lines: Lines, low: Ints, stop: Ints) -> Ints:
    """The title of an article with blank lines: the nearest short line with text below it, or the line at the top."""
    told, length = prose(lines), lines.lengths
    near = np.maximum(low, stop - _MOST)
    place = _nearest(np.flatnonzero(~told[:-1] & told[1:]), stop - 2, near)
    place = np.where((place == NOBODY) & (stop - low <= _MOST) & (stop - low >= 2), low, place)
    # A standfirst may be short and without a full stop: then the line above it is the title.
    above = np.maximum(place - 1, 0)
    even = gaps(lines)[place] == gaps(lines)[np.minimum(place + 1, len(told) - 1)]
    place = np.where((place - 1 >= low) & ~told[above] & even, place - 1, place)
    found: Ints = np.where((place != NOBODY) & (length[place] <= _LONGEST_TITLE), place, NOBODY)
    return found


def _labels_above(lines: Lines, title: Ints, low: Ints) -> Ints:
    """How many lines directly above each title are stray or a section in capitals: two at most."""
    label = labelled(lines)
    one = (title - 1 >= low) & label[title - 1]
    two = one & (title - 2 >= low) & label[title - 2]
    count: Ints = one.astype(np.int64) + two
    return count
