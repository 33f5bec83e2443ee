"""Furniture of pages with bylines; ``reference/forms.toml`` lists how its blocks begin and end."""

from functools import cache

import numpy as np

from ...reference import table
from ...text.lines import Flags, Lines, per_lines
from ...text.openings import may_begin
from ...text.points import among
from .bylines import bylines
from .line_shapes import ends_sentence
from .pairs import LONGEST_TITLE

_MOST_FURNITURE = 40


@cache
def _blocks() -> tuple[tuple[str, str], ...]:
    """How the first and the last line of each kind of block begin, in lower case."""
    return tuple((row["from"].lower(), row.get("to", "").lower()) for row in table("forms")["themj"]["furniture"])


@per_lines
def furniture(lines: Lines) -> Flags:
    """For each filled line, whether it is furniture. A block ends before the next title at the latest."""
    found = np.zeros(len(lines.filled), dtype=np.bool_)
    titles = bylines(lines).place - 1
    if not len(titles):
        return found
    initials = [ord(letter) for words, _ in _blocks() for letter in (words[0], words[0].upper())]
    likely = among(lines.firsts, initials) & may_begin(lines, [words for words, _ in _blocks()])
    candidates = np.flatnonzero(likely)
    reached = 0
    for place in candidates[~np.isin(candidates, (titles, titles + 1))].tolist():
        block = _block_at(lines, place) if place >= reached else None
        if block is not None:
            following = titles[np.searchsorted(titles, place) :]
            reached = _block_end(lines, place, int(following[0]) if len(following) else len(found), block)
            found[place:reached] = True
    return found


def _block_at(lines: Lines, place: int) -> str | None:
    """How the last line of the block that begins at `place` begins; ``None`` if a block does not begin there."""
    line = int(lines.filled[place])
    words = lines.written.plain[lines.start[line] : min(lines.stop[line], lines.start[line] + LONGEST_TITLE)].lower()
    return next((end for start, end in _blocks() if words.startswith(start)), None)


def _block_end(lines: Lines, place: int, limit: int, closer: str) -> int:
    """The place after the block at `place`.

    Without its last line in reach the block is one line, or, if that line looks like a summary, not a block at all.
    """
    if closer:
        for after in range(place + 1, min(limit, place + _MOST_FURNITURE)):
            if lines.plain(int(lines.filled[after])).lower().startswith(closer):
                return after + 1
    # A summary may begin with the same words as furniture.
    told = ends_sentence(lines)[place] or lines.length[lines.filled[place]] > LONGEST_TITLE
    return place if told else place + 1
