"""The query language: words, "phrases", prefix*, AND, OR, NOT, brackets, column: filters; all else is plain words.

NOT binds most closely, then AND, then OR. Words side by side are joined by AND. Operators are written in capitals.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from ..errors import QueryError

COLUMNS = ("title", "summary", "body", "quotation", "speaker", "author")
MOST_TERMS = 200
MOST_DEPTH = 40
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_DOUBLE = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}'
_TOKEN = re.compile(rf"[{_DOUBLE}()]|[^\s{_DOUBLE}()]+")
_COLUMN = re.compile(r"([A-Za-z_]+):(.*)", re.DOTALL)
_WORD = re.compile(rf"[^\s:*{_DOUBLE}()]+")


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


class _SyntaxError(QueryError):
    """Raised inside this module for a query outside the language; the message gives the reason."""


def parse_query(text: str) -> Query:
    """Read any text as a query; a query outside the language is taken as plain words, and the notes say so."""
    try:
        tokens = _tokens(text)
        parser = _Parser(tokens)
        expression = parser.alternatives(None, 0)
        if parser.peek() is not None:
            raise _SyntaxError("a closing bracket has no opening one")
    except _SyntaxError as error:
        return plain_words(text, f"{error}, so the query was taken as plain words")
    notes = () if expression else ("the query has no words to search for",)
    return Query(expression, notes, all(token.kind in ("word", "phrase", "prefix") for token in tokens))


def plain_words(text: str, note: str) -> Query:
    """All the words of `text`, without operators."""
    words = list(dict.fromkeys(word for word in _WORD.findall(text) if word not in _OPERATORS and has_words(word)))
    notes = [note]
    if len(words) > MOST_TERMS:
        notes.append(f"only its first {MOST_TERMS} words were searched for")
    terms = tuple(Term(word) for word in words[:MOST_TERMS])
    if not terms:
        return Query(None, (*notes, "the query has no words to search for"))
    return Query(_several(All, terms), tuple(notes), words_only=True)


def terms_of(expression: Expression) -> tuple[Term, ...]:
    """The terms that a match may hold, without the terms under NOT."""
    if isinstance(expression, Term):
        return (expression,)
    if isinstance(expression, But):
        return terms_of(expression.wanted)
    return tuple(term for part in expression.parts for term in terms_of(part))


def has_words(text: str) -> bool:
    """True if `text` has a letter or a digit."""
    return any(letter.isalnum() for letter in text)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while match := _TOKEN.search(text, place):
        place = match.end()
        if match[0] in _DOUBLE:
            closing = next((at for at in range(place, len(text)) if text[at] in _DOUBLE), None)
            if closing is None:
                raise _SyntaxError("a quotation mark is not closed")
            phrase, place = text[match.end() : closing], closing + 1
            starred = text[place : place + 1] == "*"
            place += starred
            found.append(_Token("prefix" if starred else "phrase", phrase))
        elif match[0] in "()":
            found.append(_Token(match[0], match[0]))
        elif match[0] in _OPERATORS:
            found.append(_Token("operator", match[0]))
        else:
            found += _word(match[0])
    if sum(token.kind in ("word", "phrase", "prefix") for token in found) > MOST_TERMS:
        raise _SyntaxError(f"the query has more than {MOST_TERMS} words")
    return found


def _word(text: str) -> list[_Token]:
    """A word, after the column that it names, if it names one."""
    named = _COLUMN.fullmatch(text)
    if named and named[1].casefold() not in COLUMNS:
        raise _SyntaxError(f"a column called {named[1]!r} does not exist (there are {', '.join(COLUMNS)})")
    column, word = ([_Token("column", named[1].casefold())], named[2]) if named else ([], text)
    if named and not word:
        return column
    starred = word.endswith("*") and has_words(word)
    return [*column, _Token("prefix" if starred else "word", word.rstrip("*") if starred else word)]


class _Parser:
    """Recursive descent, bounded in depth."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def peek(self) -> _Token | None:
        """The next token, or None at the end."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self, *texts: str) -> bool:
        token = self.peek()
        if token is not None and token.kind in ("operator", "(", ")") and token.text in texts:
            self._place += 1
            return True
        return False

    def alternatives(self, column: str | None, depth: int) -> Expression | None:
        """Parts joined by OR, as far as they go; their words are searched for in `column`."""
        parts = [self._together(column, depth)]
        while self._take("OR"):
            parts.append(self._together(column, depth))
        return _several(Either, tuple(part for part in parts if part is not None))

    def _together(self, column: str | None, depth: int) -> Expression | None:
        parts = [self._without(column, depth)]
        while (token := self.peek()) is not None and token.text != "OR" and token.kind != ")":
            self._take("AND")
            parts.append(self._without(column, depth))
        return _several(All, tuple(part for part in parts if part is not None))

    def _without(self, column: str | None, depth: int) -> Expression | None:
        wanted = self._single(column, depth)
        unwanted = []
        while self._take("NOT"):
            unwanted.append(self._single(column, depth))
        if unwanted and wanted is None:
            raise _SyntaxError("NOT needs words before it")
        without = _several(Either, tuple(part for part in unwanted if part is not None))
        return wanted if wanted is None or without is None else But(wanted, without)

    def _single(self, column: str | None, depth: int) -> Expression | None:
        token = self.peek()
        if depth > MOST_DEPTH:
            raise _SyntaxError(f"brackets and columns are nested more than {MOST_DEPTH} deep")
        if token is None or token.kind in ("operator", ")"):
            after = "the end" if token is None else token.text
            raise _SyntaxError(f"words are missing before {after}")
        self._place += 1
        if token.kind == "column":
            return self._single(token.text, depth + 1)
        if token.kind == "(":
            inner = self.alternatives(column, depth + 1)
            if not self._take(")"):
                raise _SyntaxError("a bracket is not closed")
            return inner
        return Term(token.text, token.kind == "prefix", column) if has_words(token.text) else None


def _several(kind: type[All] | type[Either], parts: tuple[Expression, ...]) -> Expression | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(parts)
