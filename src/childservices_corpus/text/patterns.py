"""Patterns looked for in slices of a page: of a few slices by Python, which keeps a pattern ready; of many by Arrow.

Arrow makes a pattern ready anew at each call. For a long pattern that takes a thousandth of a second, as long as a
small page may take as a whole.
"""

import re
from functools import cache

import numpy as np
import pyarrow.compute as pc

from ..arrow import to_mask
from .encoded import Written
from .lines import Flags, Ints, slices
from .slices import copied

_FEW = 300
# Where both languages differ: their white space, ends of texts, letters whose other case is of ASCII, lone surrogates.
_ODD = re.compile("[\n\v\N{LATIN SMALL LETTER LONG S}\N{KELVIN SIGN}\u0130\u0131\ud800-\udfff]")
# What only RE2 reads.
_OWN_SYNTAX = (r"\x{", r"\p", r"\P", r"\C", r"\z", "[[:", "(?U")


def hold(written: Written, start: Ints, stop: Ints, pattern: str) -> Flags:
    """Which of the slices of `written` from each of `start` to `stop` hold `pattern`, in RE2's syntax."""
    if not len(start):
        return np.zeros(0, dtype=np.bool_)
    ready = _ready(pattern) if len(start) <= _FEW else None
    if ready is not None:
        words = slices(written.plain, start, stop)
        if _ODD.search("".join(words)) is None:
            return np.array([ready.search(one) is not None for one in words], dtype=np.bool_)
    return to_mask(pc.match_substring_regex(copied(written, start, stop), pattern))


@cache
def _ready(pattern: str) -> re.Pattern[str] | None:
    """`pattern` for Python, with RE2's meaning; ``None`` if the two languages would differ."""
    cased = any(letter > "\x7f" and letter.lower() != letter.upper() for letter in pattern)
    own = any(words in pattern for words in _OWN_SYNTAX)
    return None if cased or own else re.compile(pattern, re.ASCII)
