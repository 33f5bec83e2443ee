"""Patterns looked for in slices of a page: of a few slices by Python, which keeps a pattern ready; of many by Arrow.

Arrow makes a pattern ready anew at each call. For a long pattern that takes a thousandth of a second, as long as a
small page may take as a whole. Python takes several times as long, but once; hundreds of words are therefore looked up
in sets (:class:`Wording`).
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

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


@dataclass(frozen=True)
class Wording:
    """Words in small letters that a text begins with, is, or ends in, and a pattern for others, in RE2's syntax.

    A text is of the wording if one of them fits; case does not matter.
    """

    starts: frozenset[str]
    wholes: frozenset[str]
    ends: frozenset[str]
    others: str

    @cached_property
    def pattern(self) -> str:
        """All of it as one pattern."""
        parts = ((self.starts, "^(?:{})"), (self.wholes, "^(?:{})$"), (self.ends, "(?:{})$"))
        known = [form.format("|".join(map(re.escape, sorted(words)))) for words, form in parts if words]
        return f"(?i){'|'.join([*known, self.others])}"

    def held(self, written: Written, start: Ints, stop: Ints) -> Flags:
        """Which of the slices of `written` from each of `start` to `stop` are of this wording."""
        words = _few(written, start, stop)
        others = _ready(f"(?i){self.others}") if words is not None and self._common else None
        if words is None or others is None:
            return hold(written, start, stop, self.pattern)
        return np.array([self._knows(one.lower()) or bool(others.search(one)) for one in words], dtype=np.bool_)

    def _knows(self, small: str) -> bool:
        """Whether one of the words fits a text in small letters."""
        begun = small.startswith(self._by_letter.get(small[:1], ()))
        return begun or small in self.wholes or small.endswith(self._ends)

    @cached_property
    def _common(self) -> bool:
        return _is_common("".join(self.starts | self.wholes | self.ends))

    @cached_property
    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        """The words of ``starts`` by their first letter."""
        return {letter: tuple(words) for letter, words in groupby(sorted(self.starts), lambda words: words[:1])}

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        return tuple(self.ends)


def hold(written: Written, start: Ints, stop: Ints, pattern: str) -> Flags:
    """Which of the slices of `written` from each of `start` to `stop` hold `pattern`, in RE2's syntax."""
    if not len(start):
        return np.zeros(0, dtype=np.bool_)
    ready = _ready(pattern) if len(start) <= _FEW else None
    words = _few(written, start, stop) if ready is not None else None
    if ready is None or words is None:
        return to_mask(pc.match_substring_regex(copied(written, start, stop), pattern))
    return np.array([ready.search(one) is not None for one in words], dtype=np.bool_)


def _few(written: Written, start: Ints, stop: Ints) -> list[str] | None:
    """The slices of `written`, if they are few and both languages mean the same by their letters."""
    words = slices(written.plain, start, stop) if len(start) <= _FEW else None
    return words if words is not None and _ODD.search("".join(words)) is None else None


@cache
def _ready(pattern: str) -> re.Pattern[str] | None:
    """`pattern` for Python, with RE2's meaning; ``None`` if the two languages would differ."""
    return re.compile(pattern, re.ASCII) if _is_common(pattern) else None


def _is_common(pattern: str) -> bool:
    """Whether `pattern` means the same in both languages."""
    cased = any(letter > "\x7f" and letter.lower() != letter.upper() for letter in pattern)
    return not cased and not any(words in pattern for words in _OWN_SYNTAX)
