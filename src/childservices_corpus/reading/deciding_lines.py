"""The words in the lines of a statement by which :mod:`.statement_kinds` finds its kind."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..models import Rule
from .statement_kinds import ALONE, QUOTING, TODAY, TOGETHER, TOLD, paper_pattern

Line = tuple[Rule, int, tuple[int, int]]


@cache
def _patterns() -> Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """For each kind that lines decide its rules, the stronger first, with the pattern of the deciding words."""
    told: tuple[tuple[Rule, re.Pattern[str]], ...] = (("told", TODAY), ("told", re.compile(f"said: |{TOLD}")))
    return {
        "comment": (("quoted", re.compile(QUOTING)),),
        "press_release": told,
        "column": (("first_person", re.compile(ALONE)), ("first_person", re.compile(TOGETHER))),
        "publication": (("paper", re.compile(paper_pattern())),),
    }


def deciding_line(kind: str, lines: Sequence[str]) -> Line | None:
    """The rule, the number of the line and the place in it of the first words that speak for `kind`; or ``None``."""
    for rule, pattern in _patterns().get(kind, ()):
        for number, line in enumerate(lines):
            found = pattern.search(line)
            if found:
                return rule, number, found.span()
    return None
