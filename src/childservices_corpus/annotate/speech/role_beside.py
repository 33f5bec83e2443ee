"""The speaker a text credits by name, with the role beside the name: "ROLE NAME", "NAME, ROLE"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.objects import does_not_speak
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from ..people.names import Name, names_in
from ..people.roles import holds_post, is_inside, posts_in, role_start

LONGEST_ROLE = 200
STOP = re.compile(r"[.!?](?:\s|$)|[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]|\s[-\N{EN DASH}]\s")
_CLAUSE = re.compile(
    r" (?:has|have|had|made|gave|used|today|yesterday|who|which|when"
    r"|commenting|responding|speaking|addressing|writing)(?!\w)"
)
# A party or an age after a name: "(Lab)", "(34)".
_IN_BRACKETS = re.compile(r"\s?\([^()]{1,30}\)(?=,)")
# "A spokesman for NAME" is not a role of NAME.
_OPEN_ENDS = (" for", " of", " to", " from", " with", " by")
_JOINTS = frozenset(("and", "&"))
# What the holder of a role does besides: "is President of ADCS and leads Kent".
_BESIDES = re.compile(
    r" and (?:(?:also|now|currently|still|then) )?"
    r"(?:(?:co-?)?chair(?:s|ed)|heads|headed|leads|led|runs|ran|works|worked|sits|sat|serves|served|holds|held|oversees|oversaw|manages|managed|writes|wrote|teaches|taught|advises|advised"
    r"|lives|lived|is|was|has|had)(?!\w)"
)
_CLAUSE_START = re.compile(r"[,;:.!?\N{EN DASH}\N{EM DASH}][\s\N{RIGHT DOUBLE QUOTATION MARK}\"]")
_ARTICLE = re.compile(r"^\s*(?:(?:the|a|an|its|our|their)\s+)?", re.IGNORECASE)
_LONGEST_CLAUSE = 14
# Characters around a name or a role that are not part of it.
TRIM = " ,;:\N{NO-BREAK SPACE}\t"


class Credit(NamedTuple):
    """The credited speaker: a name, a role, or both.

    ``start`` is where the credit begins in the text that was searched.
    """

    name: str | None
    role: str | None
    start: int


@cache
def verbs() -> WordSearch:
    """The verbs of saying."""
    return any_of(words_of("quoting"))


def credit_of(text: str, name: Name, *, last: bool = False) -> Credit:
    """The credit of `name` with the role beside it in `text`; a role right before the name wins over one after it.

    With `last`, before a verb of saying, the last apposition wins: "the new national lead, NAME, ROLE, said".
    """
    before = _before(text, name)
    parted = text[max(0, name.lead - LONGEST_ROLE) : name.lead].rstrip().endswith(",")
    # "the Minister at the hotel, Leeds NAME, ROLE": words with a comma inside may be somebody else's.
    chosen = last and (parted or (before is not None and ", " in before[1]))
    after = role_after(text, name) if before is None or chosen else None
    if after is not None:
        before = None
    start = before[0] if before else name.lead
    role = before[1] if before else after
    return Credit(name.text, role, start)


def _before(text: str, name: Name) -> tuple[int, str] | None:
    """The start and the words of the role right before `name`; ``None`` without one."""
    low = max(0, name.lead - LONGEST_ROLE)
    gap = text[low : name.lead].rstrip(TRIM)
    end = low + len(gap)
    if gap.endswith((" and", " &")):
        return None
    posts = posts_in(text[low:end], 0, end - low)
    chosen: tuple[int, str] | None = None
    for first, last in reversed(posts):
        start = low + role_start(text[low:end], 0, first)
        role = text[start:end]
        if (
            not all(map(is_inside, _outside(text[low:end], start - low, posts)))
            or _broken(text[low + last : end])
            or names_in(role)
        ):
            break
        if role.endswith(_OPEN_ENDS):
            break
        # Nothing is read across a full stop.
        if _letters_of_a_name(text[low:start]) or ". " in text[low + last : name.lead]:
            break
        if chosen is not None and not re.search(r"(?:\band|&)\s*$", text[low : chosen[0]].rstrip(TRIM)):
            break
        chosen = start, role
    return chosen or _clause_before(text, name, low, end)


def _outside(words: str, start: int, posts: Sequence[tuple[int, int]]) -> list[str]:
    """The words from `start` on that are not in one of the `posts`."""
    found: list[str] = []
    for first, last in posts:
        if first >= start:
            found += words[start:first].split()
            start = last
    return found + words[start:].split()


def _clause_before(text: str, name: Name, low: int, end: int) -> tuple[int, str] | None:
    """The role that fills the clause before `name`: "Cabinet member for children and education Cllr NAME"."""
    clause = _CLAUSE_START.split(text[low:end])[-1]
    role = _ARTICLE.sub("", clause)
    posts = posts_in(role, 0, len(role))
    if not posts or role_start(role, 0, posts[0][0]) > 0 or len(role.split()) > _LONGEST_CLAUSE or names_in(role):
        return None
    ends = role.endswith((".", "!", "?", *_OPEN_ENDS)) or text[end : name.lead].strip() != ""
    says = verbs().search(small(role)) is not None or _CLAUSE.search(role) is not None
    return None if ends or says or _broken(role[posts[0][1] :]) else (end - len(role), role)


def _letters_of_a_name(before: str) -> bool:
    """True if `before` ends with a name: then the next word, such as MP, belongs to it and not to the next name."""
    names = names_in(before)
    return bool(names) and not before[names[-1].end :].strip()


def _broken(words: str) -> bool:
    """True if `words`, after a post, make it part of another phrase: "the Secretary of State's speech"."""
    return re.match(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?\s", words) is not None


def role_after(text: str, name: Name) -> str | None:
    """The role right after `name`, up to the end of `text` or of its clause; ``None`` without one."""
    rest = text[name.after : name.after + LONGEST_ROLE + 100]
    if text.endswith("MP", name.end, name.after) and rest.startswith(" for "):
        # "NAME, MP for Leeds North": the letters are a post here.
        rest = f", MP{rest}"
    party = _IN_BRACKETS.match(rest)
    if party is not None and not holds_post(party[0]):
        rest = rest[party.end() :]
    lead = re.match(r"\s?,?\s?(?:[-\N{EN DASH}] )?(?:\(|is |was |who is |the |as )*", rest)
    begin = lead.end() if lead else 0
    if begin == 0:
        return None
    stop = STOP.search(rest, begin)
    role = _cut(rest[begin : stop.start() if stop else len(rest)])
    if not role or not holds_post(" ".join(role.split()[:7])) or not _starts_as_role(role):
        return None
    return role


def _starts_as_role(role: str) -> bool:
    words = role.split()
    # "NAME and NAME, ROLE": the role belongs to the second name.
    if words[0] in _JOINTS:
        return False
    posts = posts_in(role, 0, len(role))
    upto = len(role[: posts[0][0]].split())
    return all(map(is_inside, words[:upto]))


def _cut(words: str) -> str:
    """`words` without the clause after a role; the clause begins after a comma, or else at a verb."""
    ends = frozenset(words_of("role_end"))
    pieces = words.split(", ")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        first = piece.partition(" ")[0]
        if first in ends or (first[:1].islower() and not is_inside(first)):
            break
        kept.append(piece)
    joined = _BESIDES.split(", ".join(kept), maxsplit=1)[0]
    verb = verbs().search(small(joined))
    if verb:
        joined = joined[: verb.start()]
    else:
        other = _CLAUSE.search(joined)
        joined = joined[: other.start()] if other else joined
    joined = joined.strip(TRIM + ".-\N{EN DASH}")
    return joined.strip(TRIM + ".)") + (")" if joined.endswith(")") and "(" in joined else "")


def holder_before(head: str) -> tuple[Name, bool] | None:
    """The person whom a post at the end of `head`, the words before a verb, belongs to, and if they may speak.

    "NAME, Chair of a committee" and "Chair of a committee NAME" have such a person.
    """
    if not holds_post(head):
        return None
    trimmed = head.rstrip(TRIM)
    for name in reversed(names_in(trimmed)):
        if name.possessive:
            continue
        role = role_after(trimmed, name)
        led = name.after == len(trimmed) and _before(trimmed, name) is not None
        if led or (role is not None and trimmed.endswith(role)):
            return name, not does_not_speak(trimmed[: credit_of(trimmed, name).start])
    return None
