"""Lines of LocalGov's site that tell its pages from others, by the table ``reference/forms.toml``."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from ...reference import table
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.line_shapes import ends_sentence, gaps

_LONGEST_POINTER = 160
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_COPYRIGHT = "\N{COPYRIGHT SIGN}"


@cache
def words_of_the_site() -> dict[str, Any]:
    """The table of LocalGov's lines."""
    words: dict[str, Any] = table("forms")["localgov"]
    return words


def compared(lines: Lines, place: int) -> str:
    """The line at `place` as it is compared: in small letters, with single spaces."""
    words = lines.content(int(lines.filled[place])).casefold()
    return " ".join(words.split()) if "  " in words or "\n" in words else words


def places_of(lines: Lines, wanted: Iterable[str]) -> list[int]:
    """Places of lines that are one of the texts `wanted`, without regard to case."""
    known = {words.casefold() for words in wanted}
    letters = {ord(letter) for words in known for letter in (words[0], words[0].upper())}
    at = lines.filled
    likely = np.isin(lines.length[at], sorted(map(len, known))) & np.isin(lines.first[at], sorted(letters))
    return [place for place in np.flatnonzero(likely).tolist() if compared(lines, place) in known]


def places_with(lines: Lines, words: str) -> Ints:
    """Places of lines that contain `words` as they are written, in order; a place stands for each time."""
    if not len(lines.filled):
        return np.zeros(0, dtype=np.int64)
    text, stop = lines.text, int(lines.stop[lines.filled[-1]])
    found = []
    at = text.find(words, int(lines.start[lines.filled[0]]), stop)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words), stop)
    return np.searchsorted(lines.start[lines.filled], found, side="right") - 1


def places_led_by(lines: Lines, starts: Iterable[str], *, longest: int) -> list[int]:
    """Places of lines of at most `longest` characters that begin with one of the texts `starts`."""
    known = tuple(words.casefold() for words in starts)
    every = {place for words in starts for place in places_with(lines, words[1:]).tolist()}
    short = [place for place in sorted(every) if lines.length[lines.filled[place]] <= longest]
    return [place for place in short if compared(lines, place).startswith(known)]


@per_lines
def headings(lines: Lines) -> Ints:
    """Places of page headings: lines that end in ``| LocalGov``."""
    suffix = words_of_the_site()["heading_suffix"].casefold()
    ends = [ord(suffix[-1]), ord(suffix[-1].upper())]
    likely = np.flatnonzero(np.isin(lines.last[lines.filled], ends))
    found = [place for place in likely.tolist() if compared(lines, place).endswith(suffix)]
    return np.array(found, dtype=np.int64)


@per_lines
def pointers(lines: Lines) -> Ints:
    """Places of lines that say where a text goes on."""
    starts = words_of_the_site()["pointers"]
    return np.array(places_led_by(lines, starts, longest=_LONGEST_POINTER), dtype=np.int64)


@per_lines
def images(lines: Lines) -> Ints:
    """Places of lines ``X image`` that belong to a picture: X stands above or below, or the maker's name below."""
    suffix = words_of_the_site()["image"].casefold()
    by = words_of_the_site()["image_by"].casefold()
    found = []
    for place in np.unique(places_with(lines, suffix)).tolist():
        words = compared(lines, place)
        if not words.endswith(suffix):
            continue
        title = words.removesuffix(suffix)
        above = compared(lines, place - 1) if place else ""
        below = compared(lines, place + 1) if place + 1 < len(lines.filled) else ""
        if title in (above, below) or below.startswith(by):
            found.append(place)
    return np.array(found, dtype=np.int64)


@per_lines
def own_pictures(lines: Lines) -> Ints:
    """Places of lines ``X image`` directly below the title X; a partner's item has its title below the picture."""
    suffix = words_of_the_site()["image"].casefold()
    own = [at for at in images(lines).tolist() if at and compared(lines, at) == compared(lines, at - 1) + suffix]
    return np.array(own, dtype=np.int64)


@per_lines
def lead_ins(lines: Lines) -> Flags:
    """For each filled line, whether it ends in a colon, as a line above a quotation does and a title does not."""
    found: Flags = lines.last[lines.filled] == ord(":")
    return found


@per_lines
def foreign_marks(lines: Lines) -> Flags:
    """For each filled line, whether something else begins there, or another form goes on.

    Such lines are lines of copyright, the first line of another file, and lines that only other publishers have.
    """
    found: Flags = lines.first[lines.filled] == ord(_COPYRIGHT)
    found[files(lines)] = True
    found[places_of(lines, _of_other_publishers())] = True
    return found


@per_lines
def files(lines: Lines) -> Ints:
    """Places of lines that open another file: a byte order mark stands above or before them."""
    written = lines.written
    gone = written.left_out
    own = written.own.text
    marks = [at for at, offset in enumerate(gone.tolist()) if own[offset + at] == _BYTE_ORDER_MARK and offset]
    if not len(lines.filled):
        return np.zeros(0, dtype=np.int64)
    below = np.searchsorted(lines.start[lines.filled], gone[marks])
    below = below[below < len(lines.filled)]
    return below[lines.begin[lines.filled[below]] >= gone[marks[: len(below)]]] if len(below) else below


@cache
def _of_other_publishers() -> tuple[str, ...]:
    """Whole lines of the other publishers' sites."""
    adcs, themj = table("forms")["adcs"], table("forms")["themj"]
    boxes = (*adcs["upcoming_boxes"], *adcs["other_boxes"])
    closing = (adcs["tags"], adcs["no_tags"], adcs["related"], adcs["read_more"], *adcs["end_markers"])
    return (*boxes, *closing, *themj["undated_headings"], *(row["from"] for row in themj["furniture"]))


@per_lines
def advertised(lines: Lines) -> Ints:
    """Places of single lines of the site outside its articles; two blank lines and a summary below make it a title."""
    found = places_of(lines, words_of_the_site()["furniture"])
    last = len(lines.filled) - 1
    titles = (at for at in found if at < last and gaps(lines)[at + 1] > 1 and ends_sentence(lines)[at + 1])
    return np.setdiff1d(np.array(found, dtype=np.int64), list(titles))
