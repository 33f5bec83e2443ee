"""Joints: places where a line may go on with the line above, and the signs that some of them do."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...reference import table
from ..lines import Flags, Ints, Lines, in_range, per_lines
from ..points import among, true_at
from ..seams import opened
from .marks import openings

NARROWEST, WIDEST = 60, 160
# Of two lines of a title, the upper is at most about as long as the first; a title is never longer than the second.
TITLE, LONGEST_TITLE = 90, 105
SURE, LIKELY = 2, 1
# A byte of UTF-8 that continues a character has these two highest bits.
_LEAD_BITS, _CONTINUED = 0xC0, 0x80
OPENINGS = [ord(mark) for mark in '"\N{LEFT DOUBLE QUOTATION MARK}']
FULL_STOPS = [ord(mark) for mark in '.\N{RIGHT DOUBLE QUOTATION MARK}"']
STOPS = [*FULL_STOPS, *(ord(mark) for mark in "!?:;|\N{HORIZONTAL ELLIPSIS}")]
# After one of these a single mark closes words, and is not an apostrophe.
_ENDS = ".!?"
_SINGLE = "'\N{RIGHT SINGLE QUOTATION MARK}"
_QUOTED_ENDS = tuple(stop + mark for stop in _ENDS for mark in _SINGLE)
# A line that one of these opens goes on with the line above.
_GOING_ON = [ord(mark) for mark in "|,;)"]


@dataclass(frozen=True)
class Joints:
    """Places where a line is directly above another that may go on with it; one entry a joint.

    ``line`` is the number of the upper line, ``length`` and ``below`` the lengths of both with their indents,
    ``following`` that of the first word below. ``inner`` is true if the upper line does not end a sentence, ``small``
    if a small letter opens the lower, ``spaced`` if a space is left at the end of the upper. ``sign`` says how much
    the joint itself shows that the text goes on: :data:`SURE`, :data:`LIKELY` or nothing.
    """

    line: Ints
    length: Ints
    below: Ints
    following: Ints
    inner: Flags
    small: Flags
    spaced: Flags
    sign: Ints

    def only(self, kept: Flags) -> "Joints":
        """Those of the joints that are `kept`."""
        return Joints(**{name: column[kept] for name, column in vars(self).items()})


@per_lines
def joints(lines: Lines) -> Joints | None:
    """The joints of a page; ``None`` if nothing shows that any line goes on with the line above."""
    if len(lines) < 2:
        return None
    above, below = slice(None, -1), slice(1, None)
    raw = lines.stop - lines.begin
    likely = (lines.length[above] > NARROWEST // 2) & (lines.length[below] > 0) & ~lines.bulleted[below]
    line: Ints = true_at(likely & (raw[above] <= WIDEST))
    if len(opened(lines)):
        line = line[~np.isin(line + 1, opened(lines))]
    if not len(line):
        return None
    inner = ~among(lines.last[line], STOPS) & ~_quoted_end(lines, line)
    small = in_range(lines.first[line + 1], "a", "z") | among(lines.first[line + 1], _GOING_ON)
    sign = _signs(lines, line, inner, small)
    if not (sign > 0).any():
        return None
    following = _first_words(lines, line + 1)
    return Joints(line, raw[line], raw[line + 1], following, inner, small, _spaced(lines, line), sign)


def _quoted_end(lines: Lines, line: Ints) -> Flags:
    """Whether each of the lines `line` ends a sentence in single marks."""
    found = among(lines.last[line], [ord(mark) for mark in _SINGLE])
    asked = true_at(found)
    found[asked] = [words.endswith(_QUOTED_ENDS) for words in lines.contents(line[asked])]
    return found


def _signs(lines: Lines, line: Ints, inner: Flags, small: Flags) -> Ints:
    """How much each of the joints below the lines `line` shows that the text goes on."""
    alone = inner & _alone(lines, line)
    long = inner & ((alone & (lines.length[line] > TITLE)) | _long(lines, line))
    # An advert ends in words of its own, and other lines begin with own words of a site.
    asked = true_at(alone | long)
    pairs = zip(lines.contents(line[asked]), lines.contents(line[asked] + 1), strict=True)
    whole = [not (words.endswith(_adverts()) or below.startswith(openings())) for words, below in pairs]
    alone[asked] &= np.array(whole, dtype=np.bool_)
    long[asked] &= np.array(whole, dtype=np.bool_)
    sure = (inner & small) | long | _barred(lines, line)
    found: Ints = np.where(sure, SURE, np.where(alone, LIKELY, 0))
    return found


def _adverts() -> tuple[str, ...]:
    """How adverts end."""
    return tuple(table("forms")["foreign"]["stops"])


def _alone(lines: Lines, line: Ints) -> Flags:
    """Whether all lines between two blank lines are long, but for the last, which ends a sentence.

    The last line need not end one if the line above is longer than any title.
    """
    full = np.zeros(len(lines), dtype=np.bool_)
    full[line] = lines.length[line] >= NARROWEST
    if not full.any():
        return full[line]
    there = lines.length > 0
    block = np.cumsum(np.diff(there, prepend=False) & there)
    size = np.bincount(block[there], minlength=int(block[-1]) + 1)
    number = np.bincount(block[full], minlength=len(size))
    last = true_at(there & ~np.append(there[1:], False))
    ended = np.zeros(len(size), dtype=np.bool_)
    ended[block[last]] = among(lines.last[last], STOPS)
    found: Flags = full[line] & (size == number + 1)[block[line]] & ~among(lines.first[line + 1], OPENINGS)
    return found & (ended[block[line]] | (lines.length[line] > LONGEST_TITLE))


def _long(lines: Lines, line: Ints) -> Flags:
    """Whether each of the lines `line` is longer than any title, and a statement or an advert ends below it."""
    below = line + 1
    found = (lines.length[line] > LONGEST_TITLE) & (lines.length[below] <= lines.length[line])
    found &= ~in_range(lines.first[below], "0", "9") & ~among(lines.first[below], OPENINGS)
    asked = true_at(found & ~among(lines.last[below], FULL_STOPS))
    found[asked] = [words.endswith(_adverts()) for words in lines.contents(below[asked])]
    return found


def _barred(lines: Lines, line: Ints) -> Flags:
    """Whether a day opens each of the lines `line`, and a bar ends the line below: a record of LocalGov's."""
    bar, below = ord("|"), line + 1
    found = in_range(lines.first[line], "0", "9") & ~in_range(lines.first[below], "0", "9")
    found &= (lines.last[below] == bar) & (lines.last[line] != bar) & (lines.length[line] >= NARROWEST)
    return found


def _spaced(lines: Lines, line: Ints) -> Flags:
    """Whether a space is left at the end of each of the lines `line`."""
    utf8 = np.frombuffer(lines.written.utf8, dtype=np.uint8)
    found: Flags = utf8[lines.written.in_utf8(lines.stop[line])] == ord(" ")
    return found


def _first_words(lines: Lines, line: Ints) -> Ints:
    """The length of the first word of each of the lines `line`, at most :data:`WIDEST`."""
    written = lines.written
    utf8 = np.frombuffer(written.utf8, dtype=np.uint8)
    at, end = written.in_utf8(lines.start[line]), written.in_utf8(lines.stop[line])
    size = np.zeros(len(line), dtype=np.int64)
    active = np.arange(len(line))
    while len(active):
        byte = utf8[at[active]]
        active, byte = _where((byte != ord(" ")) & (byte != ord("\t")), active, byte)
        size[active] += byte & _LEAD_BITS != _CONTINUED
        at[active] += 1
        (active,) = _where((at[active] < end[active]) & (size[active] < WIDEST), active)
    return size


def _where(flags: Flags, *columns: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
    return [column[flags] for column in columns]
