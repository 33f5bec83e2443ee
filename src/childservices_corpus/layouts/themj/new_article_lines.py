"""Lines of an article of The MJ's new site: labels above its title, its standfirst again, the author's name."""

import re

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.own_lines import beginning, equal_to
from ..contract import NOBODY
from .paywalls import paywalls

# So many lines above a paywall can hold these lines.
_REACH = 12
_SHORTEST_AGAIN = 25
_LONGEST_LABEL = 60
_LONGEST_NAME = 60
_PARTICLES = frozenset(("de", "van", "von", "der", "la", "le", "of", "bin", "al"))
_WORD = r"[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
_QUOTES = str.maketrans({"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'})


@per_lines
def _near(lines: Lines) -> Flags:
    """For each filled line, whether a paywall is a few lines below."""
    walls = paywalls(lines)
    change = np.zeros(len(lines.filled) + 1, dtype=np.int64)
    np.add.at(change, np.maximum(walls.first - _REACH, 0), 1)
    np.add.at(change, walls.first, -1)
    near: Flags = np.cumsum(change)[:-1] > 0
    return near


@per_lines
def stray(lines: Lines) -> Flags:
    """For each filled line, whether it is the stray line above some titles."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    if len(paywalls(lines)):
        found[equal_to(lines, (small(table("forms")["themj"]["stray"]),))] = True
    return found


@per_lines
def labelled(lines: Lines) -> Flags:
    """For each filled line, whether it is a label above a title: the stray line, or a section in capitals."""
    found = stray(lines).copy()
    filled = lines.filled
    last = lines.last[filled]
    capital = (last >= ord("A")) & (last <= ord("Z"))
    likely = np.flatnonzero(_near(lines) & capital & (lines.length[filled] <= _LONGEST_LABEL))
    found[likely] = [words.isupper() and len(words) > 1 for words in lines.contents(filled[likely])]
    return found


@per_lines
def again(lines: Lines) -> Flags:
    """For each filled line, whether the next line gives it again: with straight apostrophes, or with more words."""
    filled = lines.filled
    length = lines.length[filled]
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = _near(lines)[:-1] & (length[:-1] >= _SHORTEST_AGAIN) & (length[1:] >= length[:-1] - 1)
    for place in np.flatnonzero(likely).tolist():
        above, below = (lines.start[filled[place + by]] for by in (0, 1))
        text = lines.written.plain
        # Most pairs of lines differ in their first words.
        if _bare(text[above : above + _SHORTEST_AGAIN]) == _bare(text[below : below + _SHORTEST_AGAIN]):
            first, second = (_bare(lines.plain(int(filled[place + by]))) for by in (0, 1))
            found[place] = second.startswith(first.rstrip("."))
    return found


def _bare(words: str) -> str:
    return small(words).translate(_QUOTES)


@per_lines
def popular(lines: Lines) -> Flags:
    """For each filled line, whether it names the author: "Popular articles by NAME"."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    if len(paywalls(lines)):
        found[beginning(lines, small(table("forms")["themj"]["author"]), None)] = True
    return found


def named(lines: Lines, places: Ints, by_name: Ints) -> Flags:
    """For each of `places`, whether it is a person's name alone, the same as in the line `by_name` if there is one."""
    found = []
    for place, other in zip(places.tolist(), by_name.tolist(), strict=True):
        words = lines.plain(int(lines.filled[place])) if place >= 0 else ""
        alone = _is_name(words)
        found.append(alone and (other == NOBODY or lines.plain(int(lines.filled[other])).endswith(words)))
    return np.array(found, dtype=np.bool_)


def _is_name(words: str) -> bool:
    if len(words) > _LONGEST_NAME or words.isupper() or _NAME.fullmatch(words) is None:
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words.split())
