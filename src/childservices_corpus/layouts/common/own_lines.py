"""Lines that publishers and sites put around articles, found by their own words (``reference/forms.toml``)."""

from functools import cache

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, per_line, per_lines
from ..adcs.facts import foreign
from .line_shapes import dated

# A menu's item with a bullet is shorter than an item of an article's list.
_MENU_ITEM = 40
_LONGEST_NUMBER = 24
_LENGTHS = 21
_POINTS = 21


@cache
def _keys(words: tuple[str, ...]) -> Ints:
    """First and last letter and length of each of `words`, in either case, as sorted numbers."""
    found = {
        _key(ord(first), ord(last), len(one))
        for one in words
        for first in (one[0], one[0].upper())
        for last in (one[-1], one[-1].upper())
    }
    return np.array(sorted(found), dtype=np.int64)


def _key(first: int, last: int, length: int) -> int:
    return (first << _POINTS | last) << _LENGTHS | length


@per_line
def _line_keys(lines: Lines) -> Ints:
    filled = lines.filled
    first, last = lines.first[filled].astype(np.int64), lines.last[filled].astype(np.int64)
    keys: Ints = (first << _POINTS | last) << _LENGTHS | np.minimum(lines.length[filled], (1 << _LENGTHS) - 1)
    return keys


def equal_to(lines: Lines, words: tuple[str, ...]) -> Ints:
    """Places of lines that are one of `words`, which are in small letters; case does not matter."""
    known, keys = _keys(words), _line_keys(lines)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    likely = np.flatnonzero(known[at] == keys).tolist()
    return np.array([place for place in likely if told(lines, place) in words], dtype=np.int64)


def beginning(lines: Lines, start: str, last: str | None) -> Ints:
    """Places of lines that begin with the words `start`, in small letters, and end with `last`, if it is given."""
    filled = lines.filled
    first = lines.first[filled]
    likely = ((first == ord(start[0])) | (first == ord(start[0].upper()))) & (lines.length[filled] >= len(start))
    if last is not None:
        likely &= lines.last[filled] == ord(last)
    text, size = lines.written.plain, len(start)
    at = np.flatnonzero(likely)
    starts = lines.start[filled[at]].tolist()
    return at[[text[low : low + size].lower() == start for low in starts]] if len(at) else at


def told(lines: Lines, place: int) -> str:
    """The content of the line at `place` in small letters, with straight apostrophes."""
    return small(lines.plain(int(lines.filled[place])))


@cache
def _own() -> tuple[str, ...]:
    """All lines and words of the tables of publishers, whatever they are for."""
    forms = table("forms")
    values = [*forms["localgov"].values(), *forms["adcs"].values(), forms["themj"]["home"], forms["themj"]["stray"]]
    words = [one for value in values for one in ([value] if isinstance(value, str) else value)]
    return tuple(dict.fromkeys(small(one) for one in words if isinstance(one, str)))


@per_lines
def stops(lines: Lines) -> Flags:
    """For each filled line, whether no article goes on there: feet and menus of sites, own words of any publisher."""
    filled = lines.filled
    found = foreign(lines) & ~dated(lines)
    found |= lines.bulleted[filled] & (lines.length[filled] <= _MENU_ITEM) & ~dated(lines)
    found[equal_to(lines, _own())] = True
    found[barred(lines)] = True
    found[_numbers(lines)] = True
    return found


def _numbers(lines: Lines) -> Ints:
    """Places of telephone numbers and other lines of digits that are not days."""
    filled = lines.filled
    first, last = lines.first[filled], lines.last[filled]
    opens = ((first >= ord("0")) & (first <= ord("9"))) | (first == ord("+")) | (first == ord("("))
    likely = opens & (last >= ord("0")) & (last <= ord("9")) & (lines.length[filled] <= _LONGEST_NUMBER)
    places = np.flatnonzero(likely & ~dated(lines))
    words = lines.contents(filled[places])
    return places[[not any(letter.isalpha() for letter in one) for one in words]] if len(places) else places


@per_lines
def barred(lines: Lines) -> Ints:
    """Places of page headings of LocalGov, which end in "| LocalGov"."""
    suffix = table("forms")["localgov"]["heading_suffix"]
    likely = np.flatnonzero(lines.last[lines.filled] == ord(suffix[-1])).tolist()
    found = [place for place in likely if lines.plain(int(lines.filled[place])).endswith(suffix)]
    return np.array(found, dtype=np.int64)
