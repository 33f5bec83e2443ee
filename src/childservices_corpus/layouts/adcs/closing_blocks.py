"""What bounds the items of ADCS's feed: closing blocks below them, and boxes at the top of a page.

A closing block is a line "Tags" and a line "Related Articles", with the tags and titles below them.
"""

import re
import string
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ...reference import table
from ...text.date_lines import looks_like_date
from ...text.fold import small
from ...text.lines import Ints, Lines, per_lines
from ...text.parts import per_line
from ...text.points import among, true_at
from ...text.slices import judged
from ..common.line_shapes import gaps, known_sections
from ..common.own_lines import site_lines
from .body import LONG_PARAGRAPH, QUOTES, repeats
from .boxes import openings

# The feed cuts titles at about 65 characters; a longer line than this is not a title but the middle of a cut item.
LONGEST_TITLE = 120
LEAD_IN = re.compile(r".*\b(?:said|say|says):", re.IGNORECASE)
TAGS, NO_TAGS, RELATED = 1, 2, 3
_SECTION = re.compile(r"In [A-Z][A-Za-z&,/\N{RIGHT SINGLE QUOTATION MARK}' -]{1,50}[A-Za-z]")
# An item has at most this many tags; at most this many lines are between a box or a menu and a title.
TAG_LINES = 40
_MARKERS = {"tags": TAGS, "no_tags": NO_TAGS, "related": RELATED}
# A quotation that is a title does not have a full stop inside its marks.
_BAR = "|"
_CLOSING = ("\N{RIGHT DOUBLE QUOTATION MARK}", '"')
_QUOTED_TITLE = tuple(f"{letter}{mark}" for letter in string.ascii_letters + string.digits for mark in _CLOSING)


@per_lines
def markers(lines: Lines) -> npt.NDArray[np.int8]:
    """The codes of :func:`marker_codes`, and 0 for the place after the last line."""
    return np.append(marker_codes(lines), np.int8(0))


@per_line
def marker_codes(lines: Lines) -> npt.NDArray[np.int8]:
    """For each filled line, the code of the line of a closing block that it is; 0 for any other line."""
    words, initials = _marker_words()
    filled = lines.filled
    sized = true_at(among(lines.lengths, [len(word) for word in words]))
    candidates = sized[among(lines.first[filled[sized]], initials)]
    codes = np.zeros(len(filled), dtype=np.int8)
    codes[candidates] = judged(lines, filled[candidates], lambda content: words.get(content.lower(), 0))
    return codes


@cache
def _marker_words() -> tuple[dict[str, int], tuple[int, ...]]:
    """The code of each line of a closing block, and the letters with which these lines begin."""
    words = {table("forms")["adcs"][key].lower(): code for key, code in _MARKERS.items()}
    return words, tuple(ord(letter) for word in words for letter in (word[0], word[0].upper()))


@per_lines
def blocks(lines: Lines) -> tuple[Ints, Ints]:
    """Closing blocks as half-open ranges of places: the first place of each, and the place after its last."""
    codes = markers(lines)
    if not codes.any():
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    around = _Around(lines, codes.tolist(), [*(gaps(lines) == 0).tolist(), False], set(openings(lines).tolist()))
    whole = (codes[:-2] == TAGS) & (codes[1:-1] == NO_TAGS) & (codes[2:] == RELATED)
    ordinary: list[bool] = np.append(whole, (False, False)).tolist()
    starts: list[int] = []
    ends: list[int] = [0]
    for start in true_at(codes).tolist():
        if start >= ends[-1]:
            starts.append(start)
            plain = ordinary[start] and not around.adjacent[start + 3]
            ends.append(start + 3 if plain else _block_end(around, start))
    return np.array(starts, dtype=np.int64), np.array(ends[1:], dtype=np.int64)


@dataclass(frozen=True)
class _Around:
    """What bounds a closing block: its markers, lines directly below another line, and boxes that open a page.

    Every array has an entry for each place; ``codes`` and ``adjacent`` have one more at the end.
    """

    lines: Lines
    codes: list[int]
    adjacent: list[bool]
    openings: set[int]

    @property
    def size(self) -> int:
        """Number of filled lines."""
        return len(self.codes) - 1

    def within(self, place: int) -> bool:
        """Whether the line at `place` can be a tag or a related title: short, not part of a body, not a box."""
        if place >= self.size or self.codes[place] or place in self.openings:
            return False
        line = int(self.lines.filled[place])
        return self.lines.length[line] <= LONGEST_TITLE and not _is_said(self.lines.content(line))

    def words(self, place: int) -> str:
        """The content of the line at `place`."""
        return self.lines.plain(int(self.lines.filled[place]))

    def is_pair(self, place: int) -> bool:
        """Whether a related title is at `place`, and below it the section that it is in."""
        if (
            place + 1 >= self.size
            or self.codes[place]
            or self.lines.length[self.lines.filled[place]] > LONGEST_TITLE * 2
        ):
            return False
        return _SECTION.fullmatch(self.words(place + 1)) is not None

    def is_elsewhere(self, place: int) -> bool:
        """Whether the line at `place` begins another page: a heading, a bullet, a day, own words of a site."""
        words = self.words(place)
        return (
            bool(self.lines.bulleted[self.lines.filled[place]])
            or words.endswith(table("forms")["localgov"]["heading_suffix"])
            or words.lower() in known_sections()
            or small(words) in site_lines()
            or looks_like_date(words)
            or (place + 1 < self.size and self._is_byline(self.words(place + 1)))
        )

    def _is_byline(self, words: str) -> bool:
        """Whether `words` are the day or the byline below the title of an article, or begin with the day."""
        if looks_like_date(words) or looks_like_date(words.partition(" ")[0]):
            return True
        return _BAR in words and looks_like_date(words.rpartition(_BAR)[2].strip())

    def title_lines(self, place: int) -> int:
        """How many lines directly above `place` are the title of the text there; a title may be given twice."""
        twice = self.adjacent[place - 2] and repeats(self.words(place - 2), self.words(place - 1))
        return 2 if twice else 1


def _is_said(words: str) -> bool:
    """Whether a short line is part of a body: it introduces a quotation, or opens one that is not a title."""
    return words.endswith(":") or (words.startswith(QUOTES) and not words.endswith(_QUOTED_TITLE))


def _block_end(around: _Around, start: int) -> int:
    """The place after the closing block that begins at `start`; its tags and related titles are part of it."""
    codes, end = around.codes, start + 1
    if codes[start] == TAGS:
        end = _tags_end(around, end)
    if codes[end - 1] != RELATED:
        return end
    return _related_end(around, end)


def _related_end(around: _Around, end: int) -> int:
    """The place after the related articles that begin at `end`: pairs of title and section, or titles alone."""
    related = end
    while around.is_pair(related):
        related += 2
    if related > end:
        # A page may be cut after a title.
        return related + 1 if related == around.size - 1 and around.adjacent[related] else related
    # Related titles follow directly and a blank line ends them; a blank line is also above a new item.
    while around.adjacent[related] and around.within(related) and not around.is_elsewhere(related):
        related += 1
    if around.codes[related]:
        return end
    if not around.adjacent[related] or related in around.openings:
        # A line directly below, with a body under it, is a new title: pages may be joined without a blank line.
        return end if related == end + 1 and _is_body_at(around, related) else related
    return max(end, related - around.title_lines(related))


def _tags_end(around: _Around, place: int) -> int:
    """The place after the tags that begin at `place`, and after the line "Related Articles" if it follows."""
    end = place
    while end < place + TAG_LINES and (around.within(end) or around.codes[end] == NO_TAGS):
        end += 1
    if around.codes[end] == RELATED:
        return end + 1
    if end in around.openings:
        return end
    if around.codes[place] == NO_TAGS:
        return place + 1
    # The page is cut inside the tags, which have no blank lines between them.
    hanging = place
    while around.adjacent[hanging] and around.within(hanging):
        hanging += 1
    return hanging if hanging == around.size else place


def _is_body_at(around: _Around, place: int) -> bool:
    if place >= around.size or place in around.openings:
        return False
    return is_body(around.lines.content(int(around.lines.filled[place])))


def is_body(words: str) -> bool:
    """True for a line that can follow a title: it is long, is quoted, or introduces a quotation."""
    return len(words) >= LONG_PARAGRAPH or words.startswith(QUOTES) or LEAD_IN.fullmatch(words) is not None
