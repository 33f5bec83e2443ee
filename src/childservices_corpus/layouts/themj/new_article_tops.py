"""Articles of The MJ's new site without their paywall: a section in capitals, the title, the standfirst, the body.

The lines at the top are the mark. Without a section the name of the author is one: it is the last line alone, and opens
the standfirst.
"""

from dataclasses import dataclass

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import openings
from ..adcs.places import next_of
from ..common.line_shapes import dated, ends_sentence, gaps, section_headings
from ..contract import NOBODY
from .article_labels import prose
from .closing import closing
from .new_article_lines import given_again, is_name, says, stray
from .open_bodies import body_stop, in_capitals
from .page_headings import own_place

_LONGEST_TITLE, _SHORTEST_TITLE = 150, 8
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 40, 400
_LONGEST_NAME = 40
_MOST_LINES = 60
# Bits of a number of a line.
_PLACES = 32


@dataclass(frozen=True, eq=False)
class Tops:
    """One entry an article: its first line, its title, the standfirst again, and its body; parts may be missing."""

    first: Ints
    title: Ints
    again: Ints
    body: Ints
    stop: Ints
    author: Ints


def tops(lines: Lines, taken: Flags) -> Tops:
    """The articles that their tops show, in order; lines that are `taken` end them."""
    return lines.once((tops, taken.tobytes()), lambda: _tops(lines, taken))


def _tops(lines: Lines, taken: Flags) -> Tops:
    rows: list[tuple[int, ...]] = []
    low, owned = 0, np.flatnonzero(taken)
    for title, author in sorted([*((one, NOBODY) for one in _labelled(lines)), *_signed(lines)]):
        row = _row(lines, owned, title, author) if title >= low else None
        if row is not None:
            rows.append(row)
            low = row[4]
    return Tops(*np.array(rows, dtype=np.int64).reshape(-1, 6).T)


def _row(lines: Lines, owned: Ints, title: int, author: int) -> tuple[int, ...] | None:
    """The article with the title at the place `title`, or ``None`` if its body shows that it is none."""
    count, told, apart = len(lines.filled), prose(lines), gaps(lines)
    body = title + 2
    again = body if body < count and given_again(lines, body - 1) else NOBODY
    body += again != NOBODY
    manner = int(apart[title + 1 : body].max())
    captions = body
    # The caption of a picture is given twice.
    if body + 1 < count and not told[body] and lines.plain(int(lines.filled[body])) == _words(lines, body + 1):
        captions += 2
    first = title - (author == NOBODY)
    first -= int(author == NOBODY and first > 0 and bool(stray(lines)[first - 1]))
    stop = author if author != NOBODY else body_stop(lines, captions, owned, manner=manner)
    wide = author != NOBODY and apart[title + 1 : author].max() > manner
    if wide or next_of(owned, first, count) < max(stop, body):
        return None
    if not told[captions:stop].any() or not (author != NOBODY or _is_own(lines, title, again, stop)):
        return None
    return first, title, again, captions, stop, author


def _words(lines: Lines, place: int) -> str:
    return lines.plain(int(lines.filled[place]))


def _is_own(lines: Lines, title: int, again: int, stop: int) -> bool:
    """Whether lines below a section in capitals are The MJ's: one of its own ways is beside the shape."""
    standfirst = _words(lines, title + 1)
    own = again != NOBODY or bool(section_headings(lines)[title - 1])
    own = own or (title > 1 and bool(stray(lines)[title - 2])) or says(standfirst)
    return own or next_of(_naming(lines), title + 1, stop) < stop


@per_lines
def _naming(lines: Lines) -> Ints:
    """Places of lines that name The MJ."""
    name, text, found = table("forms")["themj"]["name"], lines.text, []
    start, stop = lines.start[lines.filled], lines.stop[lines.filled]
    at = text.find(name, int(start[0]) if len(start) else len(text))
    while 0 <= at < stop[-1]:
        place = int(np.searchsorted(start, at, side="right")) - 1
        found.append(place)
        at = text.find(name, int(stop[place]))
    return np.array(found, dtype=np.int64)


@per_lines
def _titles(lines: Lines) -> Flags:
    """For each filled line, whether it can be a title with a standfirst below."""
    length = lines.lengths
    shut = closing(lines) | dated(lines) | lines.bullets | in_capitals(lines)
    title = ~shut & ~ends_sentence(lines) & (length >= _SHORTEST_TITLE) & (length <= _LONGEST_TITLE)
    told = ~shut & prose(lines) & (length >= _SHORTEST_STANDFIRST) & (length <= _LONGEST_STANDFIRST)
    title[:-1] &= told[1:]
    title[-1:] = False
    return title


def _labelled(lines: Lines) -> list[int]:
    """Places of titles below a section in capitals at its own place."""
    below = np.flatnonzero(_titles(lines)[1:] & in_capitals(lines)[:-1] & ~closing(lines)[:-1]) + 1
    found = []
    for title in below.tolist():
        own = title < 2 or own_place(lines, title - 1) or bool(stray(lines)[title - 2])
        tight = gaps(lines)[title] == 0
        if (own or tight) and not _is_notice(_words(lines, title - 1)):
            found.append(title)
    return found


def _is_notice(words: str) -> bool:
    """Whether a line in capitals heads a text of others: "PRESS RELEASE"."""
    notices = set(table("forms")["themj"]["notices"])
    return any(word in notices for word in small(words).split()) or any(letter.isdigit() for letter in words)


def _signed(lines: Lines) -> list[tuple[int, int]]:
    """Titles whose standfirst opens with a name that is the last line of the page, and the places of these lines."""
    filled = lines.filled
    last = lines.lasts
    letter = in_range(last, "a", "z") | (last > ord("\N{DELETE}"))
    ending = np.append((gaps(lines) > 0)[1:] | closing(lines)[1:], True)[: len(filled)]
    likely = np.flatnonzero(letter & ending & (lines.lengths <= _LONGEST_NAME) & ~prose(lines))
    likely = likely[likely > 2]
    likely = likely[prose(lines)[likely - 1]]
    # Titles by the first letters of their standfirsts: only those that open like the last line can begin with it.
    titles = np.flatnonzero(_titles(lines))
    letters = openings(lines).astype(np.int64) << _PLACES
    opened = np.sort(letters[titles + 1] | titles)
    low = np.searchsorted(opened, letters[likely] | np.maximum(likely - _MOST_LINES, 0))
    high = np.searchsorted(opened, letters[likely] | (likely - 2))
    found = []
    for number in np.flatnonzero(low < high).tolist():
        name, near = _words(lines, int(likely[number])), opened[low[number] : high[number]] & ((1 << _PLACES) - 1)
        named = [one for one in near.tolist() if _words(lines, one + 1).startswith(f"{name} ")]
        found += [(named[-1], int(likely[number]))] if named and is_name(name) else []
    return found
