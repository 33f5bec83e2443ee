"""The query language: words, "phrases", prefix*, AND, OR, NOT, brackets, column: filters; all else is plain words.

NOT binds most closely, then AND, then OR. Words side by side are joined by AND. Operators are written in capitals; a
minus right before a word, a phrase, a bracket or a column means NOT.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .columns import columns_named
from .remarks import remarks
from .tokens import MINUS, OPERATORS, NotAQueryError, Token, has_words, straight, tokens

_EMPTY = "the query has no words to search for"
# What is said of a NOT with nothing to take away from.
_EXAMPLE = ", which takes words away, as in care NOT adoption"
MOST_TERMS = 200
MOST_DEPTH = 40
_WORD = re.compile(r'[^\s:*"()]+')
# A word, a phrase or a group that is not wanted.
_UNWANTED = re.compile(
    rf'(?<![^\s(])(?:NOT(?=[\s"(])\s*(?:(?:AND|OR|NOT)(?=[\s"(])\s*)*|[{MINUS}](?=[^\s{MINUS}]))'
    r'(?:[A-Za-z_]+:)?(?:"[^"]*"?\*?|\([^)]*\)?|[^\s"()]+)'
)


@dataclass(frozen=True)
class Term:
    """Words in a row. With `prefix` the last word may continue. In any column, or only in `column`."""

    text: str
    prefix: bool = False
    column: str | None = None


@dataclass(frozen=True)
class All:
    """Every part must hold."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Either:
    """At least one part must hold."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class But:
    """`wanted` must hold and `unwanted` must not."""

    wanted: "Expression"
    unwanted: "Expression"


Expression: TypeAlias = Term | All | Either | But


@dataclass(frozen=True)
class Query:
    """A parsed query: its expression (``None`` if empty), notes on how it was read, and whether it is plain words."""

    expression: Expression | None
    notes: tuple[str, ...] = ()
    words_only: bool = False


def parse_query(text: str) -> Query:
    """Read any text as a query; a query outside the language is taken as plain words, and the notes say so."""
    text = straight(text)
    try:
        found = tokens(text)
        if sum(map(_is_term, found)) > MOST_TERMS:
            raise NotAQueryError(f"the query has more than {MOST_TERMS} words")
        parser = _Parser(found)
        expression = parser.alternatives(None, 0)
        if parser.peek() is not None:
            raise NotAQueryError("a closing bracket has no opening one")
    except NotAQueryError as error:
        plain = plain_words(text, f"{error}, so the query was taken as plain words")
        notes = plain.notes if plain.expression else (f"{error}, so nothing was searched for",)
        return replace(plain, notes=(*notes, *remarks(text)))
    notes = () if expression else (_EMPTY,)
    return Query(expression, (*notes, *remarks(text)), all(map(_is_term, found)))


def _is_term(token: Token) -> bool:
    return token.kind in ("word", "phrase", "prefix")


def plain_words(text: str, note: str) -> Query:
    """All the words of `text`, without operators and without the words after NOT or a minus."""
    wanted = _UNWANTED.sub(" ", text)
    words = list(dict.fromkeys(word for word in _WORD.findall(wanted) if word not in OPERATORS and has_words(word)))
    notes = [note]
    if wanted != text:
        notes.append("the words after NOT or a minus were left out")
    if len(words) > MOST_TERMS:
        notes.append(f"only its first {MOST_TERMS} words were searched for")
    terms = tuple(Term(word) for word in words[:MOST_TERMS])
    if not terms:
        return Query(None, (*notes, _EMPTY))
    return Query(_several(All, terms), tuple(notes), words_only=True)


def terms_of(expression: Expression) -> tuple[Term, ...]:
    """The terms that a match may hold, without the terms under NOT."""
    if isinstance(expression, Term):
        return (expression,)
    if isinstance(expression, But):
        return terms_of(expression.wanted)
    return tuple(term for part in expression.parts for term in terms_of(part))


class _Parser:
    """Recursive descent, bounded in depth."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def peek(self) -> Token | None:
        """The next token, or None at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self, *texts: str) -> bool:
        token = self.peek()
        if token is not None and token.kind in ("operator", "(", ")") and token.text in texts:
            self._place += 1
            return True
        return False

    def _take_not(self) -> bool:
        token = self.peek()
        if token is not None and token.kind == "minus":
            self._place += 1
            return True
        return self._take("NOT")

    def alternatives(self, column: str | None, depth: int) -> Expression | None:
        """Parts joined by OR, as far as they go; their words are searched for in `column`."""
        parts = [self._together(column, depth)]
        while self._take("OR"):
            parts.append(self._together(column, depth))
        return _several(Either, _known(parts))

    def _together(self, column: str | None, depth: int) -> Expression | None:
        """Parts joined by AND; a minus, or AND NOT, takes a part away from all others."""
        first = self.peek()
        wanted, unwanted = [], []
        minus = first is not None and first.kind == "minus"
        while True:
            if minus and self._take_not():
                unwanted.append(self._single(column, depth))
            else:
                wanted.append(self._without(column, depth))
            token = self.peek()
            if token is None or token.text == "OR" or token.kind == ")":
                break
            minus = self._take("AND") or token.kind == "minus"
        return _but(_several(All, _known(wanted)), unwanted)

    def _without(self, column: str | None, depth: int) -> Expression | None:
        wanted = self._single(column, depth)
        unwanted = []
        while self._take_not():
            unwanted.append(self._single(column, depth))
        return _but(wanted, unwanted)

    def _single(self, column: str | None, depth: int) -> Expression | None:
        token = self.peek()
        if depth > MOST_DEPTH:
            raise NotAQueryError(f"brackets and columns are nested more than {MOST_DEPTH} deep")
        if token is None or token.kind in ("operator", ")", "minus"):
            after = "the end" if token is None else token.text
            raise NotAQueryError(f"words are missing before {after}{_EXAMPLE if after == 'NOT' else ''}")
        self._place += 1
        if token.kind == "column":
            return self._single(token.text, depth + 1)
        if token.kind == "(":
            inner = self.alternatives(column, depth + 1)
            if not self._take(")"):
                raise NotAQueryError("a bracket is not closed")
            return inner
        if not has_words(token.text):
            return None
        columns = columns_named(column) if column else (None,)
        return _several(Either, tuple(Term(token.text, token.kind == "prefix", one) for one in columns))


def _known(parts: Sequence[Expression | None]) -> tuple[Expression, ...]:
    return tuple(part for part in parts if part is not None)


def _but(wanted: Expression | None, unwanted: Sequence[Expression | None]) -> Expression | None:
    """`wanted` without any of `unwanted`."""
    if unwanted and wanted is None:
        raise NotAQueryError(f"words are missing before NOT{_EXAMPLE}")
    without = _several(Either, _known(unwanted))
    return wanted if wanted is None or without is None else But(wanted, without)


def _several(kind: type[All] | type[Either], parts: tuple[Expression, ...]) -> Expression | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(parts)
