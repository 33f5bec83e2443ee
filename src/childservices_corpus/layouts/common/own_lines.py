"""Lines that publishers and sites put around articles, found by their own words (``reference/forms.toml``)."""

from functools import cache

import numpy as np

from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import may_begin, may_end
from ...text.points import among, true_at
from .foreign_lines import foreign
from .line_shapes import dated, ending_in
from .whole_lines import equal_to, told

# A menu's item with a bullet is shorter than an item of an article's list.
_MENU_ITEM = 40
_LONGEST_NUMBER = 24


def beginning(lines: Lines, start: str, last: str | None) -> Ints:
    """Places of lines that begin with the words `start`, in small letters, and end with `last`, if it is given."""
    at = true_at(may_begin(lines, [start]))
    if not len(at):
        return at
    at = at[among(lines.firsts[at], (ord(start[0]), ord(start[0].upper()))) & (lines.lengths[at] >= len(start))]
    if last is not None:
        at = at[lines.lasts[at] == ord(last)]
    text, size = lines.written.plain, len(start)
    starts = lines.start[lines.filled[at]].tolist()
    return at[[text[low : low + size].lower() == start for low in starts]] if len(at) else at


@cache
def _own() -> tuple[str, ...]:
    """All lines and words of the tables of publishers, whatever they are for."""
    forms = table("forms")
    values = [*forms["localgov"].values(), *forms["adcs"].values(), forms["themj"]["home"], forms["themj"]["stray"]]
    words = [one for value in values for one in ([value] if isinstance(value, str) else value)]
    return tuple(dict.fromkeys(small(one) for one in words if isinstance(one, str)))


@cache
def site_lines() -> tuple[str, ...]:
    """Lines that open other pages, in small letters."""
    return tuple(small(one) for one in table("forms")["themj"]["site_lines"])


@cache
def undated_headings() -> tuple[str, ...]:
    """Headings of sections whose articles have no bylines, in small letters."""
    return tuple(small(one) for one in table("forms")["themj"]["undated_headings"])


@per_lines
def stops(lines: Lines) -> Flags:
    """For each filled line, whether no article goes on there: feet and menus of sites, own words of any publisher."""
    found = foreign(lines) & ~dated(lines)
    found |= lines.bullets & (lines.lengths <= _MENU_ITEM) & ~dated(lines)
    found[equal_to(lines, _own())] = True
    found[barred(lines)] = True
    found[numbers(lines)] = True
    found[undated_bylines(lines)] = True
    return found


@per_lines
def numbers(lines: Lines) -> Ints:
    """Places of telephone numbers and other lines of digits that are not days."""
    filled = lines.filled
    first, last = lines.firsts, lines.lasts
    opens = in_range(first, "0", "9") | (first == ord("+")) | (first == ord("("))
    likely = opens & in_range(last, "0", "9") & (lines.lengths <= _LONGEST_NUMBER)
    places = true_at(likely & ~dated(lines))
    words = lines.contents(filled[places])
    return places[[not any(letter.isalpha() for letter in one) for one in words]] if len(places) else places


@per_lines
def undated_bylines(lines: Lines) -> Ints:
    """Places of lines "By NAME |", which another weekly puts above its days; a title is never written so."""
    return beginning(lines, "by ", "|")


@per_lines
def barred(lines: Lines) -> Ints:
    """Places of page headings of LocalGov, which end in "| LocalGov"."""
    return ending_in(lines, table("forms")["localgov"]["heading_suffix"])


@per_lines
def jobs(lines: Lines) -> Flags:
    """For each filled line, whether it is one of The MJ's jobs: it ends with "Apply for this job"."""
    words = table("forms")["themj"]["job"]
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = true_at(may_end(lines, [words]))
    likely = likely[lines.lengths[likely] > len(words)]
    size = len(words)
    text = lines.written.plain
    found[likely] = [text[stop - size : stop].lower() == words.lower() for stop in lines.stop[filled[likely]].tolist()]
    return found


@per_lines
def company_lines(lines: Lines) -> Flags:
    """For each filled line, whether it is the line of copyright of the company that publishes The MJ."""
    words = table("forms")["themj"]["company"].lower()
    filled = lines.filled
    found = np.zeros(len(filled), dtype=np.bool_)
    likely = true_at(lines.firsts == ord("\N{COPYRIGHT SIGN}"))
    found[likely] = [words in told(lines, place) for place in likely.tolist()]
    return found
