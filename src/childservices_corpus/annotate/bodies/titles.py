"""The words beside the name of a place that make a council of it: "London Borough of", "County Council", "MBC"."""

import re
from functools import cache

from ...reference.lexicon import words_of

_BEFORE = re.compile(
    r"(?:(?:London|Royal|Metropolitan) Borough of|Borough of|City of|County of|Council of the|LB|RB"
    r"|(?:Borough|City|County|District) Council of)(?: the)? $"
)
_ENDS_OF_LEAD = ("of ", "the ", "LB ", "RB ")
_LONGEST_BEFORE = 30


def lead_of(text: str, start: int) -> re.Match[str] | None:
    """The words before a place that make it a council."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    return _BEFORE.search(before) if before.endswith(_ENDS_OF_LEAD) else None


def tail_of(text: str, end: int) -> re.Match[str] | None:
    """The words after a place that make it a council."""
    return _after().match(text, end)


@cache
def _after() -> re.Pattern[str]:
    behind = words_of("council_behind")
    kinds = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in behind if not word.isupper())
    short = "|".join(word for word in behind if word.isupper())
    return re.compile(rf"(?: (?:and )?(?:{kinds})){{0,3}} (?:(?:[Cc]ouncil|Corporation)\b(?! [Tt]ax)|(?:{short})\b)")
