"""Whether a place in a text is inside a quotation: there "today" is the speaker's day, not the day of the page."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ..speech.marks import Mark, marks_in

_SINGLE = re.compile(
    r"(?P<opens>(?<![^\W_])[\N{LEFT SINGLE QUOTATION MARK}'](?=\w))"
    r"|(?P<closes>(?<=[\w.,!?;:])[\N{RIGHT SINGLE QUOTATION MARK}'](?![^\W_]))"
)


def is_spoken(text: str, at: int) -> bool:
    """True if offset `at` of `text` is inside quotation marks, double or single."""
    return any(_is_open(marks, at) for marks in _marks(text))


def _is_open(marks: Sequence[Mark], at: int) -> bool:
    before = bisect_left(marks, (at, False))
    return before > 0 and marks[before - 1].opens


@lru_cache(maxsize=4)
def _marks(text: str) -> tuple[Sequence[Mark], Sequence[Mark]]:
    """The double marks and the single marks of a text, which is asked about once for each of its dates."""
    single = [Mark(match.start(), match["opens"] is not None) for match in _SINGLE.finditer(text)]
    return marks_in(text), single
