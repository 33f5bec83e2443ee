"""Lines of LocalGov's site that mark its pages, by the table ``reference/forms.toml``."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.openings import may_begin, may_end
from ...text.parts import per_line
from ...text.points import among, true_at
from ..adcs.boxes import boxed
from ..common.foreign_lines import feet
from ..common.line_shapes import ends_sentence, gaps, opens_file
from ..common.own_lines import jobs
from ..common.whole_lines import equal_to

_LONGEST_POINTER = 160
_LONGEST_CREDIT = 400
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


def places_led_by(lines: Lines, starts: Iterable[str], *, longest: int) -> list[int]:
    """Places of lines of at most `longest` characters that begin with one of the texts `starts`."""
    known = _compared_words(tuple(starts))
    places = true_at(may_begin(lines, known))
    if not len(places):
        return []
    initials = {ord(form) for words in known for form in (words[0], words[0].upper())}
    places = places[among(lines.firsts[places], initials) & (lines.lengths[places] <= longest)]
    places = places[lines.lengths[places] >= min(map(len, known))]
    size, text = max(map(len, known)), lines.text
    lows = lines.start[lines.filled[places]].tolist()
    told = zip(places.tolist(), lows, strict=True)
    return [place for place, low in told if text[low : low + size].casefold().startswith(known)]


@cache
def _compared_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.casefold() for one in words)


@per_lines
def headings(lines: Lines) -> Ints:
    """Places of page headings: lines that end in ``| LocalGov``."""
    suffix = words_of_the_site()["heading_suffix"].casefold()
    likely = true_at(may_end(lines, [suffix]))
    found = [place for place in likely.tolist() if compared(lines, place).endswith(suffix)]
    return np.array(found, dtype=np.int64)


@per_lines
def pointers(lines: Lines) -> Ints:
    """Places of lines that say where a text goes on, in words that only this site has."""
    words = words_of_the_site()
    likely = places_led_by(lines, words["pointers"], longest=_LONGEST_POINTER)
    found = [at for at in likely if any(one in compared(lines, at) for one in words["pointing"])]
    return np.array(found, dtype=np.int64)


@per_lines
def pointers_below(lines: Lines) -> Ints:
    """Places of lines that say where a text goes on, in words that others may have too."""
    starts = words_of_the_site()["pointers_below"]
    return np.array(places_led_by(lines, starts, longest=_LONGEST_POINTER), dtype=np.int64)


@per_lines
def images(lines: Lines) -> Ints:
    """Places of lines ``X image`` that belong to a picture: X is above or below, or the maker's name below."""
    suffix = words_of_the_site()["image"].casefold()
    filled, text = lines.filled, lines.text
    ended = true_at(may_end(lines, [suffix]))
    likely = ended[lines.lengths[ended] > len(suffix)].tolist()
    ends = lines.stop[filled[likely]].tolist()
    shown = [at for at, end in zip(likely, ends, strict=True) if text[end - len(suffix) : end] == suffix]
    below = set(credited(lines)) if shown else set()
    found = [at for at in shown if at + 1 in below or has_title(lines, at, -1) or has_title(lines, at, 1)]
    return np.array(found, dtype=np.int64)


def has_title(lines: Lines, place: int, beside: int) -> bool:
    """Whether the line so far from the picture at `place` is the words of that picture."""
    other = place + beside
    if not 0 <= other < len(lines.filled):
        return False
    size = int(lines.length[lines.filled[place]]) - len(words_of_the_site()["image"])
    same = size == lines.length[lines.filled[other]]
    return bool(same) and compared(lines, place)[:size] == compared(lines, other)


@per_lines
def credited(lines: Lines) -> list[int]:
    """Places of lines that say who made a picture."""
    return places_led_by(lines, [words_of_the_site()["image_by"]], longest=_LONGEST_CREDIT)


@per_lines
def own_pictures(lines: Lines) -> Ints:
    """Places of lines ``X image`` directly below the title X; a partner's item has its title below the picture."""
    own = [at for at in images(lines).tolist() if at and has_title(lines, at, -1)]
    return np.array(own, dtype=np.int64)


@per_line
def lead_ins(lines: Lines) -> Flags:
    """For each filled line, whether it ends in a colon, as a line above a quotation does and a title does not."""
    found: Flags = lines.lasts == ord(":")
    return found


@per_lines
def foreign_marks(lines: Lines) -> Flags:
    """For each filled line, whether something else begins there, or another form goes on.

    Such lines are jobs, lines of copyright, feet of blogs, the first line of another file, and lines of others.
    """
    found: Flags = (lines.firsts == ord(_COPYRIGHT)) | boxed(lines) | feet(lines) | jobs(lines)
    found[opens_file(lines)] = True
    found[equal_to(lines, _of_other_publishers())] = True
    return found


@cache
def _of_other_publishers() -> tuple[str, ...]:
    """Whole lines of the other publishers' sites."""
    adcs, themj = table("forms")["adcs"], table("forms")["themj"]
    closing = (adcs["tags"], adcs["no_tags"], adcs["related"], adcs["read_more"], *adcs["end_markers"])
    others = (*closing, *themj["undated_headings"], *(row["from"] for row in themj["furniture"]))
    return tuple(small(words) for words in others)


@cache
def _furniture() -> tuple[str, ...]:
    return tuple(small(words) for words in words_of_the_site()["furniture"])


@per_lines
def menus(lines: Lines) -> Ints:
    """Places of lines of the menus and feet of any site."""
    return equal_to(lines, _foreign())


@cache
def _foreign() -> tuple[str, ...]:
    return tuple(small(words) for words in table("forms")["foreign"]["lines"])


@per_lines
def advertised(lines: Lines) -> Ints:
    """Places of single lines of the site outside its articles; two blank lines and a summary below make it a title."""
    found = equal_to(lines, _furniture())
    if not len(found):
        return found
    last = len(lines.filled) - 1
    titles = (at for at in found.tolist() if at < last and gaps(lines)[at + 1] > 1 and ends_sentence(lines)[at + 1])
    return np.setdiff1d(found, list(titles))
