"""Roles in the words of pages: where a role is, its normal form, and the body that its holder speaks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, takewhile

import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import values
from ...reference import table
from ...reference.lexicon import lowered, phrases_of, words_of
from ...text.fold import small, straight
from ..language.whole_words import any_of
from ..language.word_search import WordSearch

_WORD = re.compile(r"\S+")
_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?!\w)")
_BODY_WORD = r"(?:[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]*)"
_LONGEST_BODY = 8
_LONGEST_NAME = 60
_CAPITALS_AT_END = re.compile(
    r"(?<!\S)(?:[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]{0,30}+ (?:(?:and|upon|on|of) )?){1,5}\Z"
)
_ARTICLES = frozenset(("the", "a", "an"))
_JOINS = frozenset(("of", "for"))


@dataclass(frozen=True)
class _Form:
    name: str
    also: str | None
    office: bool
    own: str | None
    news_source: bool


@cache
def _forms() -> tuple[WordSearch, dict[str, tuple[_Form, ...]]]:
    """A pattern for every post, and the forms each phrase may mean, in the order of the table."""
    found: dict[str, list[_Form]] = {}
    for row in table("roles")["form"]:
        form = _Form(
            row["name"], row.get("also"), row.get("office", False), row.get("own"), row.get("news_source", False)
        )
        for phrase in phrases_of(row["name"]):
            found.setdefault(small(phrase), []).append(form)
    return any_of(found), {phrase: tuple(forms) for phrase, forms in found.items()}


def _first_form(role: str) -> _Form | None:
    pattern, forms = _forms()
    words = small(role)
    match = pattern.search(words)
    if match is None:
        return None
    # "former ADCS President": the body between the two words does not make a former president the president.
    lead = list(takewhile(_is_qualifier, words[: match.start()].split()))
    if lead:
        match = pattern.search(" ".join([*lead, words[match.start() :]])) or match
    return next((form for form in forms[match[0]] if form.also is None or form.also in words), None)


def role_form(role: str | None) -> str | None:
    """The normal form of `role` in the table ``reference/roles.toml``; ``None`` if it does not name a known post.

    The first post decides: "ADCS President and Director of Children's Services" is a president.
    """
    form = _first_form(role) if role else None
    return form.name if form else None


def role_forms(roles: pa.Array) -> pa.Array:
    """The normal form of each of `roles`, a column of words; null for a role without one."""
    distinct = pc.unique(roles)
    forms = [role_form(role) for role in distinct.to_pylist()]
    return values(forms, pa.string()).take(pc.index_in(roles, distinct))


def is_news_source(role: str) -> bool:
    """True if the holder of `role` is quoted in the news and does not write articles: a commissioner, a mayor."""
    form = _first_form(role)
    return form is not None and form.news_source


def form_of_its_own(role: str) -> str | None:
    """Whose people have the post that `role` names first, by the table; ``None`` for a post of any body."""
    form = _first_form(role)
    return None if form is None else form.own


def is_office(role: str) -> bool:
    """True if `role` is a public office, which does not speak for a body: a minister, a commissioner."""
    form = _first_form(role)
    return form is not None and form.office


def holds_post(words: str) -> bool:
    """True if `words` name a post."""
    return _forms()[0].search(small(words)) is not None


def posts_in(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The spans of the posts in ``text[low:high]``, in order."""
    return [match.span() for match in _forms()[0].finditer(small(text[:high]), low)]


def is_inside(word: str) -> bool:
    """True if `word` may be inside a role: it starts with a capital, a digit or a sign, or the table lists it."""
    bare = word.strip(",()")
    if not bare or not bare[0].islower():
        return True
    return small(bare) in lowered("role_inside") or holds_post(bare) or small(bare) in lowered("role_modifier")


def is_for_anybody(word: str) -> bool:
    """True for a word for people in general, in small letters, that may come before a name: "Campaigner NAME"."""
    return word in lowered("person_noun") or word in lowered("relation")


def _is_qualifier(word: str) -> bool:
    """True for a word such as former or incoming, which says that a post is not held now, or a part of such words."""
    return small(word) in _qualifiers() or small(word) == "immediate"


@cache
def _qualifiers() -> frozenset[str]:
    # "She was ADCS President": a verb before a role is not part of it.
    return lowered("not_in_office") - lowered("act")


def role_start(text: str, low: int, post: int) -> int:
    """Where the role of the post at `post` begins.

    Words such as Vice, one body before the post, and words such as former before the body belong to it.
    """
    start = post
    body_taken = False
    while start > low:
        left = text[low:start].rstrip()
        if len(left) + low == start or left.endswith((",", ";", ":", ".", ")", "\N{RIGHT DOUBLE QUOTATION MARK}")):
            break
        begin = max(left.rfind(" "), left.rfind("\N{NO-BREAK SPACE}")) + 1 + low
        word = text[begin : low + len(left)]
        if _is_qualifier(word) or (small(word) in lowered("role_modifier") and not body_taken):
            start = begin
        elif not body_taken and _CAPITALS.match(word):
            start, body_taken = _name_before(text, low, begin, word), True
        else:
            break
    return start if body_taken else _body_before(text, low, start)


def _name_before(text: str, low: int, begin: int, word: str) -> int:
    """Where the name before `word` at `begin` begins if `word` is short for a sort of council: "Kent CC leader"."""
    if straight(word).removesuffix("'s") not in words_of("council_behind"):
        return begin
    before = _CAPITALS_AT_END.search(text, max(low, begin - _LONGEST_NAME), begin)
    if before is None:
        return begin
    names = dropwhile(lambda one: _leads_to_body(small(one[0])), _WORD.finditer(before[0]))
    first = next(names, None)
    return begin if first is None else before.start() + first.start()


def _leads_to_body(word: str) -> bool:
    return word in _ARTICLES or word in _openers() or _is_qualifier(word)


def _body_before(text: str, low: int, start: int) -> int:
    """Where a body in capitals begins if it fills the words from the last boundary to `start`; else `start`.

    A word such as former before the body is a boundary, and belongs to the role: "A former Kent County Council leader".
    """
    edge = max(text.rfind(mark, low, start) for mark in ",;:.")
    edge = low if edge < low else edge + 1
    words = list(_WORD.finditer(text, edge, start))
    lead = next((word for word in words if _is_qualifier(word[0])), None)
    body = [word for word in words if lead is None or (word.start() > lead.start() and not _is_qualifier(word[0]))]
    body = [*dropwhile(lambda word: small(word[0]) in _openers(), body)]
    if 0 < len(body) <= _LONGEST_BODY and all(
        word[0][0].isupper() or small(word[0]) in lowered("role_inside") for word in body
    ):
        first = next((word for word in body if small(word[0]) not in {"the", "and", "a", "of", "for"}), None)
        if first is not None and first[0][0].isupper():
            return (lead or first).start()
    return _capitals_before(body, start)


@cache
def _openers() -> frozenset[str]:
    """Words with which a sentence opens: "But Kent County Council leader"."""
    return frozenset(table("attribution")["openers"]) - _JOINS


def _capitals_before(words: Sequence[re.Match[str]], start: int) -> int:
    """Where the capitals right before `start` begin, if a small word before them ends the words of somebody else."""
    first = len(words)
    while first and (words[first - 1][0][0].isupper() or (first < len(words) and words[first - 1][0] in _JOINS)):
        first -= 1
    while first < len(words) and words[first][0] in _JOINS:
        first += 1
    size = len(words) - first
    # "said Ofsted's chief inspector": one word is a body before a post if it owns the post.
    whole = 2 <= size <= _LONGEST_BODY or (size == 1 and straight(words[first][0]).endswith(("'s", "s'")))
    return words[first].start() if first > 0 and whole else start
