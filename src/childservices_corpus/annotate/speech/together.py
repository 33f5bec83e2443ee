"""Names of authors that belong together, and the words between a verb and a name: post, body, "and"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ...reference.lexicon import lowered
from ...text.fold import small
from ..people.names import Name
from ..people.roles import holds_post, is_inside

LONGEST_APPOSITION = 140
_AND = re.compile(r"\s*(?:,|,? and|&)\s+(?:(?:the|[a-z]\w+)\s+){0,3}$")
# "NAME, chief executive of BODY, and NAME"; "NAME of BODY and NAME".
_DESCRIBED = re.compile(r"(?:, (?P<post>[^.;:!?]+?),|\s(?:of|at|from) (?P<body>[^,.;:!?]+?),?) and\s+(?:the )?$")
_SMALL_WORD = re.compile(r"\s*([a-z]+),*(?!\S)")
_ARTICLES = frozenset(("the", "our"))
_ITS = {"its", "their", "his", "her"}
_ENDS = ("\N{RIGHT SINGLE QUOTATION MARK}s", "'s", "s\N{RIGHT SINGLE QUOTATION MARK}", "s'")


def leads(between: str) -> bool:
    """True if `between`, verb and name, is empty or the name's post and body ("director of practice at the … Dr")."""
    between = between.strip()
    if not between or small(between) in _ARTICLES:
        return True
    words = between.rstrip(",").split()
    if not words or "," in between.rstrip(",") or len(between) > LONGEST_APPOSITION:
        return False
    return (holds_post(between) or words[-1].endswith(_ENDS)) and all(map(_may_lead, words))


def may_lead(clause: str, verb_end: int) -> bool:
    """False if the word behind a verb shows that :func:`leads` is false for the words up to any name behind it."""
    word = _SMALL_WORD.match(clause, verb_end)
    return word is None or word[1] in _ARTICLES or _may_lead(word[1])


@lru_cache(maxsize=4096)
def _may_lead(word: str) -> bool:
    return (
        is_inside(word)
        or word.endswith(_ENDS)
        or word in _ITS
        or word in lowered("body_general") | lowered("body_last")
    )


def joined(sentence: str, one: Name, other: Name) -> bool:
    """True if "and" joins `one`, with or without the words that describe it, to `other` behind it."""
    between = sentence[one.after : other.lead]
    if _AND.match(between):
        # A comma alone joins names only in a list that ends with "and".
        return between.strip() != ","
    described = _DESCRIBED.match(between) if len(between) <= LONGEST_APPOSITION else None
    return described is not None and (described["post"] is None or holds_post(described["post"]))


def together(sentence: str, names: Sequence[Name], last: Name) -> tuple[str, ...]:
    """`last`, with the names joined to it by "and" before it."""
    chosen = [last]
    for name in reversed([name for name in names if name.after <= last.lead]):
        listed = len(chosen) > 1 and sentence[name.after : chosen[0].lead].strip() == ","
        if not (listed or joined(sentence, name, chosen[0])):
            break
        chosen.insert(0, name)
    return tuple(name.text for name in chosen)


def chain(clause: str, names: Sequence[Name]) -> tuple[str, ...]:
    """The first of `names`, with the names joined to it by "and" after it."""
    chosen = [names[0]]
    for name in names[1:]:
        if not (_AND.match(clause[chosen[-1].after : name.lead]) or joined(clause, chosen[-1], name)):
            break
        chosen.append(name)
    return tuple(name.text for name in chosen)
