"""The tokens of a query: words, phrases, prefixes, columns, operators, brackets."""

import re
from dataclasses import dataclass

from ..errors import QueryError
from .columns import COLUMNS, chosen_by, columns_named

OPERATORS = frozenset({"AND", "OR", "NOT"})
_DOUBLE = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}'
_STRAIGHT = str.maketrans(dict.fromkeys(_DOUBLE, '"'))
MINUS = "\N{MINUS SIGN}-"
_TOKEN = re.compile(rf"[{_DOUBLE}()]|[^\s{_DOUBLE}()]+")
_COLUMN = re.compile(r"([A-Za-z_]+):(.*)", re.DOTALL)
# Weights and distances of other programs: foster^2, "foster carers"~5.
_WEIGHT = re.compile(r"(?:~(?:\d+(?:\.\d+)?)?|\^\d+(?:\.\d+)?)\Z")


class NotAQueryError(QueryError):
    """Raised inside this room for a query outside the language; the message gives the reason."""


def has_words(text: str) -> bool:
    """True if `text` has a letter or a digit."""
    return any(letter.isalnum() for letter in text)


@dataclass(frozen=True)
class Token:
    """A kind of token and its text."""

    kind: str
    text: str


def straight(text: str) -> str:
    """`text` with straight quotation marks."""
    return text.translate(_STRAIGHT)


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, with straight marks; raises :class:`NotAQueryError` for some wrong queries."""
    found: list[Token] = []
    place = 0
    while match := _TOKEN.search(text, place):
        start, place = match.span()
        if match[0] == '"':
            closing = text.find('"', place)
            if closing < 0:
                raise NotAQueryError("a quotation mark is not closed")
            phrase, place = text[place:closing], closing + 1
            starred = text[place : place + 1] == "*"
            place += starred
            found.append(Token("prefix" if starred else "phrase", phrase))
        elif match[0] in "()":
            found.append(Token(match[0], match[0]))
        elif match[0] in OPERATORS:
            found.append(Token("operator", match[0]))
        else:
            found += _chunk(match[0], text[start - 1 : start], text[place : place + 1])
    return found


def _chunk(chunk: str, before: str, after: str) -> list[Token]:
    """The tokens of a stretch without blanks, brackets and quotation marks; `before` and `after` are its neighbours."""
    if before in ('"', ")", "*") and _WEIGHT.fullmatch(chunk):
        return []
    rest = chunk[1:]
    minus = chunk[0] in MINUS and (not before or before.isspace() or before == "(") and rest[:1] not in (*MINUS,)
    if minus and (has_words(rest) if rest else after in ('"', "(")):
        return [Token("minus", chunk[0]), *(_word(rest) if rest else [])]
    return _word(chunk)


def _word(text: str) -> list[Token]:
    """A word, after the column that it names, if it names one; ``title:-word`` is ``-title:word``."""
    named = _COLUMN.fullmatch(text)
    if named and not columns_named(named[1]):
        chosen = chosen_by(named[1])
        if chosen:
            raise NotAQueryError(f"{named[1]!r} is not a column of the search ({chosen} chooses records by it)")
        raise NotAQueryError(f"a column called {named[1]!r} does not exist (there are {', '.join(COLUMNS)})")
    column, word = ([Token("column", named[1])], named[2]) if named else ([], text)
    if named and not word:
        return column
    if named and word[0] in MINUS and has_words(word):
        column, word = [Token("minus", word[0]), *column], word[1:]
    word = _WEIGHT.sub("", word) if has_words(_WEIGHT.sub("", word)) else word
    starred = word.endswith("*") and has_words(word)
    return [*column, Token("prefix" if starred else "word", word.rstrip("*") if starred else word)]
