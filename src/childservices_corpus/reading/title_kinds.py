"""What kind of statement a title announces: "PR President's Speech", "Action plan - ADCS Response"."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import to_mask
from ..reference import table

_NO_LETTER = "[^A-Za-z]"
_DASHES = "[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]"
_APOSTROPHES = "[\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]"
_SPACES = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\n\r\t]"
_PLAIN = ((_DASHES, "-"), (_APOSTROPHES, "'"), (_SPACES, " "))


@cache
def title_rules() -> tuple[tuple[str, str], ...]:
    """For each rule of the table its kind, and a pattern for plain titles; the first pattern that is found decides.

    The patterns mean the same to Arrow and to :mod:`re`.
    """
    return tuple((rule["kind"], "|".join(_branches(rule))) for rule in table("kinds")["title"])


def _branches(rule: dict[str, Sequence[str]]) -> list[str]:
    """The pattern of each word of `rule`."""
    starts = [f"^(?i:{re.escape(words)}){_edge(words[-1], '$')}" for words in rule.get("starts", ())]
    ends = [f"{_edge(words[0], '^')}(?i:{re.escape(words)})[).]*$" for words in rule.get("ends", ())]
    holds = [f"(?i:{re.escape(words)})" for words in rule.get("holds", ())]
    # "PR President's Speech" is a press release; "PR and councils" is not.
    capitals = [rf"^{word}(?: *[-:]| +[^\w ]?[A-Z0-9])" for word in rule.get("capitals", ())]
    return [*starts, *ends, *holds, *capitals]


def _edge(letter: str, edge: str) -> str:
    """What may be beside words whose outer character is `letter`: they begin and end with whole words."""
    return f"(?:{edge}|{_NO_LETTER})" if letter.isalpha() else ""


def kinds_of_titles(titles: pa.Array) -> npt.NDArray[np.object_]:
    """The kind that each of `titles` announces; empty where it announces none."""
    plain = titles
    for pattern, instead in _PLAIN:
        plain = pc.replace_substring_regex(plain, pattern, instead)
    kinds = np.full(len(titles), "", dtype=object)
    for kind, pattern in reversed(title_rules()):
        kinds[to_mask(pc.match_substring_regex(plain, pattern))] = kind
    return kinds


def deciding_words(title: str) -> tuple[str, int, int] | None:
    """The kind that `title` announces, and the place of the words that do; ``None`` without any."""
    plain = title
    for pattern, instead in _PLAIN:
        plain = re.sub(pattern, instead, plain)
    found = ((kind, re.search(pattern, plain)) for kind, pattern in title_rules())
    return next(((kind, *match.span()) for kind, match in found if match), None)
