"""Lines "By NAME | DAY", with "by", "By:", "Words by" or nothing before the names; the places of names and day."""

import re
from dataclasses import dataclass

import numpy as np

from ...text.date_lines import looks_like_date
from ...text.lines import Flags, Ints, Lines, per_lines, slices
from ...text.openings import holding
from ...text.points import among, true_at
from .byline_names import names, shows_names
from .foreign_lines import feet, foreign, no_title

__all__ = ["LONGEST_BYLINE", "Bylines", "bylines", "names"]
LONGEST_BYLINE = 200
_BAR = "|"
# "By EXCLUSIVE by NAME" is met too.
_BY = re.compile(r"(?:(?:by\s+)?(?:words|story|report|exclusive|interview)\s+)?by(?:\s*:\s*|\s+)", re.IGNORECASE)
# Bylines of a list are this near to each other; a post has at most so many lines.
_LISTED, _LONGEST_POST = 5, 80
_LAST = [ord(mark) for mark in "0123456789mM)"]


@dataclass(frozen=True, eq=False)
class Bylines:
    """Places of bylines below a title; offsets in code points of the start and stop of the names and of the day."""

    place: Ints
    names: Ints
    names_stop: Ints
    day: Ints


@per_lines
def bylines(lines: Lines) -> Bylines:
    """The bylines of a page. Above a byline is a title: not a byline, and not a line of the furniture of a site."""
    filled = lines.filled
    opening = lines.firsts
    # A line that begins with a figure is a date line.
    lettered = ((opening < ord("0")) | (opening > ord("9"))) & holding(lines, _BAR)
    likely = true_at(lettered & among(lines.lasts, _LAST) & (lines.lengths <= LONGEST_BYLINE))
    if not len(likely):
        return Bylines(likely, likely, likely, likely)
    likely = likely[~np.append(False, no_title(lines))[likely]]
    contents = slices(lines.text, lines.start[filled[likely]], lines.stop[filled[likely]])
    found: list[tuple[int, int, int, int]] = []
    for place, words in zip(likely.tolist(), contents, strict=True):
        own_title = place > 0 and (not found or found[-1][0] < place - 1)
        bounds = _parts(words) if own_title else None
        if bounds is not None:
            start = int(lines.start[filled[place]])
            names_start, names_stop, day = bounds
            found.append((place, start + names_start, start + names_stop, start + day))
    columns = np.array(found, dtype=np.int64).reshape(-1, 4)
    return Bylines(*columns[~_of_posts(lines, columns[:, 0])].T)


def _of_posts(lines: Lines, place: Ints) -> Flags:
    """Which bylines are of a post on a blog: alone above a text, with ``Leave a comment`` or the like below it."""
    below = true_at(feet(lines))
    if not len(below) or not len(place):
        return np.zeros(len(place), dtype=np.bool_)
    shut = np.append(true_at(foreign(lines)), len(lines.filled))
    end = shut[np.searchsorted(shut, place + 1)]
    alone = (np.diff(place, prepend=-_LISTED) >= _LISTED) & (np.append(place[1:], len(lines.filled) + 1) > end)
    posts: Flags = alone & np.isin(end, below) & (end - place <= _LONGEST_POST)
    return posts


def _parts(words: str) -> tuple[int, int, int] | None:
    """Start and stop of the names and start of the day in a line "By NAME | DAY"; ``None`` for any other line.

    Without "By", the names must show that they are names: "Family hubs | 12 May 2022" is none.
    """
    written, _, day = words.rpartition(_BAR)
    written, day = written.rstrip(), day.strip()
    lead = _BY.match(written)
    start = lead.end() if lead else 0
    if not looks_like_date(day) or start >= len(written) or not (lead or shows_names(written)):
        return None
    return start, len(written), len(words) - len(day)
