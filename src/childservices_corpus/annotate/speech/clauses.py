"""Clauses about somebody else inside a sentence: a person named there is not the subject of the sentence."""

import re
from collections.abc import Sequence

from ..people.names import names_in
from ..people.roles import holds_post
from .tokens import DASHES, Token

RELATIVE = frozenset(("who", "whose", "whom", "where", "which"))
_OTHER = re.compile(r", (?:but|while|as|after|when|although|though|whereas) |:\s*$")


def is_clause(piece: Sequence[Token]) -> bool:
    """True if `piece` speaks of others: "who succeeded NAME", "chaired by NAME", "having met NAME", "not NAME"."""
    if piece[0].small in RELATIVE:
        return True
    if not piece[0].word.islower():
        return False
    first = [one.small for one in piece[:3]]
    if first[0] == "not" or first == ["as", "well", "as"] or first[1:2] == ["by"]:
        return True
    return first[0].endswith("ing") and not any(holds_post(one.small) for one in piece)


def tells_of_one(words: str) -> bool:
    """True if `words`, between "said" and more quotation, name the speaker alone: not "NAME, but NAME disagreed:"."""
    ends = words.rstrip().endswith(tuple(DASHES))
    return not ends and len(names_in(words)) < 2 and _OTHER.search(words) is None
