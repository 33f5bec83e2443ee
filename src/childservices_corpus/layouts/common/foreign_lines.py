"""Lines that no text of a publisher holds: feet and menus of sites, press offices, minutes, adverts for jobs."""

import re
from functools import cache

from ...reference import table
from ...text.lines import Flags, Lines, in_range
from ...text.openings import holding, may_begin, may_end, unlettered
from ...text.parts import per_line
from ...text.patterns import Wording, hold
from ...text.points import true_at
from .line_shapes import dated

# A longer line is prose, however it begins.
_LONGEST = 120
# Tables of how these lines begin.
_STARTS = ("starts", "site", "press")
# Arrows and angle quotation marks, with which links to other pages begin.
_ARROWS = "\u2190\u2191\u2192\u2193\u00ab\u00bb\u2039\u203a"
_PAGER = rf"^(?:page )?\d{{1,4}} of \d{{1,4}}$|^\d{{1,3}} min(?:ute)?s? read$|^[{_ARROWS}]"
_CRUMBS = r" > [^>]+ > | \| [^|]+ \| "
_COMMENTS = r"^\d{1,4} comments?$"
_CONTACT = r"^(?:[\d\s()+-]{7,}|\S+@\S+|(?:https?://|www\.)\S+|(?:[^\t]*\t){3}.*)$"


@per_line
def foreign(lines: Lines) -> Flags:
    """Lines that no statement holds: of feet and menus of sites, press offices, minutes; days and times alone."""
    found = dated(lines) & True
    short = true_at((lines.lengths <= _LONGEST) & _may_be(lines) & ~found)
    at = lines.filled[short]
    written = lines.written
    start, stop = written.own_starts(lines.value_start[at]), written.own_stops(lines.stop[at])
    found[short] = _wording().held(written.own, start, stop)
    return found


@per_line
def feet(lines: Lines) -> Flags:
    """Lines below a post on a blog or in a paper: ``Leave a comment``, ``3 comments``."""
    found = foreign(lines) & ~dated(lines)
    at = lines.filled[found]
    found[found] = hold(lines.written, lines.start[at], lines.stop[at], rf"(?i){_feet()}")
    return found


@cache
def _feet() -> str:
    return rf"^(?:{'|'.join(map(re.escape, table('forms')['foreign']['feet']))})|{_COMMENTS}"


@per_line
def no_title(lines: Lines) -> Flags:
    """Lines that are never a title: foreign lines, credits, numbered items, crumbs such as ``Home > News > Boats``."""
    found, starts = foreign(lines).copy(), table("forms")["foreign"]["no_titles"]
    likely = may_begin(lines, starts) | in_range(lines.firsts, "(", "9")
    likely |= holding(lines, ">") | holding(lines, "|")
    short = true_at(~found & likely & (lines.lengths <= _LONGEST))
    pattern = rf"(?i)^(?:{'|'.join(map(re.escape, starts))})|^\(?\d{{1,2}}[.)] |{_CRUMBS}"
    at = lines.filled[short]
    found[short] = hold(lines.written, lines.start[at], lines.stop[at], pattern)
    return found


def _may_be(lines: Lines) -> Flags:
    """For each filled line, whether its letters at either end, an "@" or a tab in it may make it such a line."""
    found = may_begin(lines, _beginnings())
    found |= unlettered(lines) | may_end(lines, table("forms")["foreign"]["stops"])
    return found | holding(lines, "@") | holding(lines, "\t")


@cache
def _beginnings() -> tuple[str, ...]:
    """How these lines begin."""
    forms = table("forms")["foreign"]
    known = (words for key in (*_STARTS, "feet", "lines") for words in forms[key])
    return (*known, *_ARROWS, "http", "www")


@cache
def _wording() -> Wording:
    """The wording of these lines."""
    forms = table("forms")["foreign"]
    starts, wholes, ends = (
        frozenset(words.lower() for key in keys for words in forms[key])
        for keys in ((*_STARTS, "feet"), ("lines",), ("stops",))
    )
    return Wording(starts, wholes, ends, f"{_CONTACT}|{_PAGER}|{_COMMENTS}")
