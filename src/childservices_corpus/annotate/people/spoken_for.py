"""The body that the holder of a role speaks for, from the words of the role."""

import re
from functools import cache, lru_cache

from ...models import publisher as publisher_named
from ...reference import table
from ...reference.lexicon import capitalised, words_of
from ...text.fold import small, straight
from ..bodies import organisations
from ..language.spans import resolve
from ..language.whole_words import Phrases, any_of
from ..language.word_search import WordSearch
from .roles import form_of_its_own, holds_post

_CAPITALS = re.compile(r"(?<!\w)[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?!\w)")
_BODY_WORD = r"(?:[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]*)"
_LONGEST_BODY = 8


def organisation_of(role: str | None, publisher: str) -> str | None:
    """The body that a speaker in `role` speaks for: the body that the role names, or the publisher of the statement.

    ``None`` for an office of its own, such as a minister's, that names no body, and for a post that the publisher does
    not have.
    """
    known = publisher_named(publisher)
    default = known.speaks_for if known is not None else None
    if role is None:
        return default
    named = _known_body(role) or _tabled_body(role) or _body_in_capitals(role) or _body_by_noun(role)
    if named is not None:
        return named
    return default if default is not None and _is_own(role) else None


def _is_own(role: str) -> bool:
    """True if `role`, which names no known body, is a post of the publisher's own people."""
    own = form_of_its_own(role)
    if own is None or _posts_of_others().search(small(role)) is not None:
        return False
    # "Chair of the Care Crisis Review" and "council spokesperson" are posts of other bodies.
    return own == "always" or len(role.split()) == 1


@cache
def _posts_of_others() -> WordSearch:
    return any_of(table("roles")["posts_of_others"]["words"])


@lru_cache(maxsize=4096)
def _tabled_body(role: str) -> str | None:
    """The first body of the table of organisations in `role`, in the role's words; not a branch, not an office."""
    folded = straight(role)
    hits = [hit for hit in _bodies().find(folded) if hit.phrase.sort == organisations.TABLED]
    finds = resolve(find for hit in hits if (find := organisations.read_hit(folded, hit)) is not None)
    for find in finds:
        before, words = role[: find.start].split()[-1:], role[find.start : find.end]
        branch = before and before[0][0].isupper() and not holds_post(before[0])
        if not branch and not holds_post(words):
            return words
    return None


@cache
def _bodies() -> Phrases:
    return Phrases(organisations.phrases())


def body_called(words: str) -> str | None:
    """The short name of the body that `words` name in full; ``None`` if they do not name a body."""
    called = small(words.strip())
    return next((name for name in _short_names() if _names_of(name).fullmatch(called)), None)


def is_body(words: str) -> bool:
    """True if `words` are the name of a body of the table of organisations, such as Ofsted."""
    return body_called(words) is not None or _tabled_body(words) == words


def _known_body(role: str) -> str | None:
    words = small(role)
    for name in _short_names():
        for match in _names_of(name).finditer(words):
            before = role[: match.start()].split()
            branch = before and before[-1][0].isupper() and len(role[match.start() : match.end()].split()) > 1
            if not branch or holds_post(before[-1]):
                return name
    return None


@cache
def _short_names() -> tuple[str, ...]:
    return tuple(table("roles")["short_names"]["words"])


@cache
def _names_of(short: str) -> WordSearch:
    return any_of(organisations.names_of(short))


def _body_in_capitals(role: str) -> str | None:
    skipped = {word.upper() for word in words_of("not_body")}.union(words_of("role_body"))
    return next((word for word in _CAPITALS.findall(role) if word.isupper() and word not in skipped), None)


@cache
def _body_pattern() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, capitalised("role_body")))
    links = "(?:of|for|and|&|the|in)"
    return re.compile(
        rf"{_BODY_WORD}(?: (?:{_BODY_WORD}|{links})){{0,{_LONGEST_BODY}}}? (?:{nouns})(?!\w)"
        rf"(?: (?:of|for) {_BODY_WORD}(?: (?:{_BODY_WORD}|{links})){{0,{_LONGEST_BODY}}})?"
    )


def _body_by_noun(role: str) -> str | None:
    """A body recognised by a word such as Council, in the words after the last "of", "at" or comma before it."""
    for piece in re.split(r",|(?<!\w)(?:of the|at the|for the|of|at|from)(?!\w) (?=(?:[A-Z]))", role, maxsplit=0):
        match = _body_pattern().search(piece)
        if match and not holds_post(match[0]):
            rest = role[role.index(match[0]) :]
            whole = _body_pattern().match(rest)
            return whole[0] if whole else match[0]
    return None
