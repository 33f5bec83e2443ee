"""Lines that no text of a publisher holds: feet and menus of sites, press offices, minutes, adverts for jobs."""

import re
from functools import cache

import numpy as np
import pyarrow.compute as pc

from ...reference import table
from ...text.lines import Flags, Lines
from ...text.openings import holding, may_begin, may_end, unlettered
from ...text.parts import per_line
from ...text.slices import strings
from .line_shapes import dated

# A longer line is prose, however it begins.
_LONGEST = 120
_CONTACT = r"^(?:[\d\s()+-]{7,}|\S+@\S+|(?:https?://|www\.)\S+|(?:[^\t]*\t){3}.*)$"


@per_line
def foreign(lines: Lines) -> Flags:
    """Lines that no statement holds: of feet and menus of sites, press offices, minutes; days and times alone."""
    found = dated(lines) & True
    short = np.flatnonzero((lines.lengths <= _LONGEST) & _may_be(lines) & ~found)
    at = lines.filled[short]
    values = strings(lines, lines.value_start[at], lines.stop[at])
    found[short] = pc.match_substring_regex(values, _pattern()).to_numpy(zero_copy_only=False)
    return found


def _may_be(lines: Lines) -> Flags:
    """For each filled line, whether its letters at either end, an "@" or a tab in it may make it such a line."""
    forms = table("forms")["foreign"]
    found = may_begin(lines, (*forms["starts"], *forms["lines"], "http", "www"))
    found |= unlettered(lines) | may_end(lines, forms["stops"])
    return found | holding(lines, "@") | holding(lines, "\t")


@cache
def _pattern() -> str:
    """The pattern of these lines, in RE2's syntax."""
    forms = table("forms")["foreign"]
    starts, whole, stops = ("|".join(map(re.escape, forms[key])) for key in ("starts", "lines", "stops"))
    return rf"(?i)^(?:{starts})|^(?:{whole})$|(?:{stops})$|{_CONTACT}"
