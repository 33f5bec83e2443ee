"""The line above the title of LocalGov's single articles: the author's name and the day, or the day alone."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from ...reference.lexicon import lowered
from ...text.date_lines import LONGEST, looks_like_date
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import ends_in_figures
from ...text.parts import per_line
from ..common.byline_names import is_name, only_names, shows_names
from ..common.line_shapes import dated, ends_sentence, lettered
from ..common.pairs import LONGEST_TITLE
from .site_lines import own_pictures, words_of_the_site

_LONGEST_NAMES = 80
_MOST_NAMES = 4
# The month is a word: a day in figures is below a title or before a summary.
_NAMED_DAY = re.compile(
    r"(?P<names>[^\W\d_][^\d|]{3,}?)\s+(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4})"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*")
_STAFF = re.compile(r"(?:LocalGov|Staff|Guest|Senior) \w+", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Heads:
    """Places of lines above titles; offsets of the names (start and stop are equal for a day alone) and of the day.

    ``sure`` is true if the line is certainly an author and a day.
    """

    place: Ints
    names: Ints
    names_stop: Ints
    day: Ints
    sure: Ints


@per_lines
def heads(lines: Lines) -> Heads:
    """The lines of a page that name author and day, or the day alone above a title."""
    found = [*_named(lines), *_days(lines)]
    columns = np.array(sorted(found), dtype=np.int64).reshape(-1, 5)
    return Heads(*columns.T)


def _named(lines: Lines) -> list[tuple[int, int, int, int, int]]:
    """Lines of names and a day above a title."""
    filled = lines.filled
    opening, closing, length = lines.firsts, lines.lasts, lines.lengths
    likely = in_range(closing, "0", "9") & ~in_range(opening, "0", "9")
    likely &= (length <= _LONGEST_NAMES + LONGEST) & ~lines.bullets
    likely[:-1] &= length[1:] <= 2 * LONGEST_TITLE
    found = []
    likely &= ends_in_figures(lines)
    places = np.flatnonzero(likely[:-1] & ~dated(lines)[:-1] & ~dated(lines)[1:])
    for place, words in zip(places.tolist(), lines.contents(filled[places]), strict=True):
        line = int(filled[place])
        match = None if "|" in words else _NAMED_DAY.fullmatch(words)
        how_sure = _how_sure(match["names"]) if match and looks_like_date(match["day"]) else None
        if match and how_sure is not None:
            start = int(lines.start[line])
            found.append((place, start, start + match.end("names"), start + match.start("day"), how_sure))
    return found


@lru_cache(maxsize=4096)
def _how_sure(words: str) -> int | None:
    """1 if `words` are certainly names of authors, 0 if they may be, and ``None`` if they are not."""
    if shows_names(words) or _STAFF.fullmatch(words):
        return 1
    return 0 if _are_names(words) else None


def _are_names(words: str) -> bool:
    """Whether `words` are nothing but names of people, each of two to four words with capitals."""
    told = only_names(words)
    return 1 <= len(told) <= _MOST_NAMES and all(map(_may_be_author, told))


def _may_be_author(words: str) -> bool:
    parts = words.split()
    shaped = is_name(words) and words[0].isupper() and not words.isupper()
    return shaped and all(_NAME_WORD.fullmatch(part) and part.lower() not in _no_names() for part in parts)


@cache
def _no_names() -> frozenset[str]:
    """Words that are never part of a name."""
    uses = (lowered(use) for use in ("byline_post", "byline_body", "no_name", "not_body"))
    return frozenset().union(*uses, words_of_the_site()["not_author"]) - lowered("surname_too")


def _days(lines: Lines) -> list[tuple[int, int, int, int, int]]:
    """Days in words alone above a title; a title that a stop ends has a longer sentence below it."""
    filled = lines.filled
    length, told = lines.lengths, ends_sentence(lines)
    title = title_like(lines).copy()
    title[:-1] |= (length[:-1] <= LONGEST_TITLE) & told[1:] & (length[1:] > length[:-1])
    title[own_pictures(lines) - 1] = True
    days = np.flatnonzero(dated(lines)[:-2])
    days = days[title[days + 1] & ~dated(lines)[days + 1]]
    days = days[lettered(lines)[days]]
    starts = lines.start[filled[days]].tolist()
    return [(place, start, start, start, 0) for place, start in zip(days.tolist(), starts, strict=True)]


@per_line
def title_like(lines: Lines) -> Flags:
    """For each filled line, whether it may be a title: short, and without a stop at its end."""
    found: Flags = ~ends_sentence(lines) & (lines.lengths <= LONGEST_TITLE) & ~dated(lines)
    return found
