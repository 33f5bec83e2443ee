"""The phrase that is the subject before a verb, or the agent after it: a person, a body, a noun or a pronoun."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..people.roles import holds_post
from ..people.spoken_for import is_body
from .clauses import RELATIVE, is_clause
from .people_in_text import People, bare, words_in
from .role_beside import holder_before
from .sentences import MASKS
from .tokens import (
    DASHES,
    OTHERS,
    REACH,
    Token,
    are_joined,
    days,
    is_capital,
    is_possessive,
    tokens_of,
    without_brackets,
)

# A thing says something ("the letter"); an object does not speak ("his record"); an other is somebody unknown.
Sort = Literal["person", "body", "noun", "thing", "object", "he", "she", "other"]
LONGEST_PHRASE = 9
# "In a letter to NAME, the minister": a post that does not describe NAME, because a comma does not close it.
_NEW_SUBJECT = re.compile(r", (?:the|a|an) [^,]+\Z")
_MOST_PIECES = 7


class Phrase(NamedTuple):
    """A phrase at ``start`` of its sentence: of what sort it is, the full name of a person, and its words.

    ``relative`` is true for the NAME of "NAME, who said".
    """

    start: int
    sort: Sort
    name: str | None
    words: str
    relative: bool = False


def pronoun(token: Token) -> Phrase | None:
    """The phrase "he" or "she", if `token` is one of the two."""
    if token.small == "he":
        return Phrase(token.at, "he", None, token.word)
    return Phrase(token.at, "she", None, token.word) if token.small == "she" else None


def subject_before(  # noqa: PLR0911 - a case a line
    sentence: str, low: int, verb: int, people: People, number: int
) -> Phrase | None:
    """The subject of the verb at `verb`, in ``sentence[low:verb]``; ``None`` if there are no words for it.

    A subject that cannot be read has the sort ``other``.
    """
    tokens = [*without_brackets(tokens_of(sentence, max(low, verb - REACH), verb))]
    while tokens and _between(tokens[-1].word):
        tokens.pop()
    if not tokens or tokens[-1].word[0] in MASKS:
        return None
    last = tokens[-1]
    if last.small == "who":
        return _antecedent(sentence, tokens[:-1], people, number)._replace(relative=True)
    if (meant := pronoun(last)) is not None:
        return meant
    if last.small in OTHERS:
        return Phrase(last.at, "thing", None, last.word)
    closed = last.word == "," or last.word in DASHES
    pieces = _pieces(tokens)
    if not pieces:
        return None
    if closed:
        found = _apposed(sentence, pieces, people, number)
    else:
        found = _read(sentence, pieces[-1], people, number) or Phrase(pieces[-1][0].at, "other", None, "")
    if found.sort == "person":
        return found
    return _holder(sentence, tokens, people, number) or found


def _holder(sentence: str, tokens: Sequence[Token], people: People, number: int) -> Phrase | None:
    """The person before the post with which `tokens` end: "NAME, Chair of the committee"."""
    first, end = tokens[0].at, tokens[-1].at + len(tokens[-1].word)
    holder = holder_before(sentence[first:end])
    if holder is None:
        return None
    name, speaks = holder
    if not speaks and _NEW_SUBJECT.match(sentence, first + name.after, end):
        return None
    if not RELATIVE.isdisjoint(sentence[first : first + name.lead].lower().split()[-1:]):
        # "Kent CC, where NAME is leader"
        return None
    full = people.meant(name.text.split(), number) if speaks else None
    start = first + name.start
    return Phrase(start, "other", None, name.text) if full is None else Phrase(start, "person", full, full)


def _between(word: str) -> bool:
    low = word.lower()
    return low in words_in("between") or low.strip(".") in days() or (low.endswith("ly") and not is_capital(word))


def _pieces(tokens: Sequence[Token]) -> list[list[Token]]:
    """The last pieces of `tokens` between commas or dashes, as far back as the last quoted words."""
    pieces: list[list[Token]] = [[]]
    for token in reversed(tokens):
        if token.word[0] in MASKS or token.word in ";:":
            break
        if token.word == "," or token.word in DASHES:
            if len(pieces) == _MOST_PIECES:
                break
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece[::-1] for piece in reversed(pieces) if piece]


def _antecedent(sentence: str, tokens: list[Token], people: People, number: int) -> Phrase:
    while tokens and (tokens[-1].word == "," or tokens[-1].word in DASHES):
        tokens = tokens[:-1]
    pieces = _pieces(tokens)
    if not pieces:
        return Phrase(0, "other", None, "who")
    return _agent(sentence, pieces[-1], people, number) or _apposed(sentence, pieces, people, number)


def _agent(sentence: str, piece: Sequence[Token], people: People, number: int) -> Phrase | None:
    """The person at the end of `piece` behind "by": "thanked by NAME, who said"."""
    by = next((at for at in range(len(piece) - 1, 0, -1) if piece[at].small == "by"), None)
    found = None if by is None else _read(sentence, piece[by + 1 :], people, number)
    return found if found is not None and found.sort == "person" else None


def _apposed(sentence: str, pieces: Sequence[Sequence[Token]], people: People, number: int) -> Phrase:
    """The subject before one or more appositions: the nearest person; or else the nearest phrase."""
    nearest: Phrase | None = None
    for piece in reversed(pieces):
        if piece is not pieces[0] and is_clause(piece):
            continue
        found = _read(sentence, piece, people, number)
        if found is not None and found.sort == "person":
            return found
        opener = piece[0].small in words_in("openers") or piece[0].small in ("who", "whose")
        if (found is not None and nearest is None and not opener) or (
            found is not None and found.sort == "body" and not opener and piece is not pieces[0]
        ):
            nearest = found
    return nearest or Phrase(pieces[-1][0].at, "other", None, "")


def _read(sentence: str, piece: Sequence[Token], people: People, number: int) -> Phrase | None:
    found = _phrase(piece)
    if found is None:
        return None
    first, last = found
    end = piece[-1].at + len(piece[-1].word)
    words = sentence[piece[first].at : end]
    if not is_capital(piece[last].word):
        return Phrase(piece[first].at, sort_of(piece, first, last), None, words)
    if piece[first].small == "the" and last - first == 1:
        return Phrase(piece[first].at, "body", None, words)
    name = people.meant([token.word for token in piece[first : last + 1]], number)
    if name is not None:
        return Phrase(piece[first].at, "person", name, words)
    return Phrase(piece[first].at, body_or_other(piece, first, last), None, words)


def body_or_other(piece: Sequence[Token], first: int, last: int) -> Sort:
    """A single capital word may be a person whom the text does not name in full: it is a body only if that shows."""
    word = bare(piece[last].word)
    if bare(piece[first].word) in words_in("titles"):
        return "other"
    single = first == last and not (word.isupper() and len(word) > 1) and not is_body(word)
    if single and first and piece[first - 1].small == "the":
        return "body"
    return "other" if single else "body"


def sort_of(piece: Sequence[Token], first: int, last: int) -> Sort:
    """A noun for people or bodies, a thing that says something, or an object."""
    word = piece[last].small.removesuffix("s")
    if word in words_in("speaking_nouns") or piece[last].small in words_in("speaking_nouns") or holds_post(word):
        return "noun"
    things = words_in("saying_things")
    return "thing" if word in things or piece[last].small in things else "object"


def _phrase(piece: Sequence[Token]) -> tuple[int, int] | None:
    """The first and last word of the head of the phrase at the end of `piece`: "John Smith" of "John Smith of Ohio"."""
    last = len(piece) - 1
    if last < 0 or is_possessive(piece[last].word):
        return None
    first = _run_start(piece, last) if is_capital(piece[last].word) else _noun_start(piece, last)
    if first is None:
        return None
    before = piece[first - 1].small if first else ""
    if before == "the" and is_capital(piece[last].word):
        first -= 1
        before = piece[first - 1].small if first else ""
    if before in words_in("prepositions"):
        return _phrase(piece[: first - 1]) if first > 1 else None
    return first, last


def _run_start(piece: Sequence[Token], last: int) -> int | None:
    first = last
    while first > 0:
        before = piece[first - 1]
        if is_capital(before.word) or before.word == "&":
            first -= 1
        else:
            joined = next((size for size in (2, 3) if are_joined(piece, first, size)), None)
            if joined is None:
                break
            first -= joined
    while first < last and (piece[first].small in words_in("openers") or piece[first].small in days()):
        first += 1
    if first == last and (piece[last].small in words_in("openers") or piece[last].small in days()):
        return None
    return first


def _noun_start(piece: Sequence[Token], last: int) -> int | None:
    """Where the phrase of the common noun at `last` begins: at its article, a possessive, or the piece's start."""
    if piece[last].small in words_in("prepositions") or piece[last].small in words_in("openers"):
        return None
    for first in range(last, max(-1, last - LONGEST_PHRASE), -1):
        word = piece[first]
        if word.small in words_in("determiners"):
            return first
        if is_possessive(word.word):
            start = first
            while start > 0 and (
                is_capital(piece[start - 1].word) or piece[start - 1].small in words_in("determiners")
            ):
                start -= 1
            return start
        if word.small in words_in("prepositions") or word.small in words_in("openers"):
            return first + 1 if first < last else None
    return 0 if last < LONGEST_PHRASE else None
