"""The phrase named right after a verb or "by", and the subject with which a sentence begins."""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from ..people.roles import holds_post
from .people_in_text import People, bare, words_in
from .phrases import LONGEST_PHRASE, Phrase, body_or_other, pronoun, sort_of
from .sentences import MASKS
from .tokens import (
    DASHES,
    OTHERS,
    REACH,
    Token,
    days,
    is_capital,
    is_possessive,
    particles,
    tokens_of,
    without_brackets,
)

_LEADING = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_MOST_OPENERS = 4
_JOINTS = frozenset(("but", "and", "yet", "still", "so", "meanwhile", "then", "however", "instead", "also", "or"))


def agent_after(sentence: str, low: int, high: int, people: People, number: int) -> Phrase | None:
    """The phrase right after a verb or "by", in ``sentence[low:high]``: "said NAME", "said the leader, NAME"."""
    tokens = without_brackets(tokens_of(sentence, low, min(high, low + REACH)))
    piece: list[Token] = []
    pieces: list[list[Token]] = []
    for token in tokens:
        if token.word[0] in MASKS or token.word in ";:":
            break
        if token.word == "," or token.word in DASHES:
            pieces.append(piece)
            piece = []
            if len(pieces) == 2:
                break
        else:
            piece.append(token)
    pieces.append(piece)
    head = _upto_clause(pieces[0])
    if not head:
        return None
    if (meant := pronoun(head[0])) is not None:
        return meant
    found = _forward(sentence, head, people, number)
    if found is not None and found.sort in ("noun", "body") and len(pieces) > 1 and pieces[1]:
        beside = _forward(sentence, pieces[1], people, number)
        # "the leader, NAME": the next piece is a name alone.
        alone = is_capital(pieces[1][0].word) and all(
            is_capital(token.word) or token.word in particles() for token in pieces[1]
        )
        if alone and beside is not None and beside.sort == "person":
            return beside
    return found


def _upto_clause(piece: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in piece:
        low = token.small
        if found and (
            low in ("who", "that", "which", "when", "as", "while", "after", "during", "in", "on", "and", "if")
        ):
            break
        if not found and (low in days() or low in words_in("between")):
            continue
        if found and low in days():
            break
        found.append(Token(token.at, token.word.rstrip(".") if len(token.word) > 3 else token.word))
    return found


def _forward(sentence: str, piece: Sequence[Token], people: People, number: int) -> Phrase | None:
    """The phrase at the start of `piece`: its last run of capitals before a preposition, or its noun."""
    if piece[0].small in OTHERS or piece[0].small in words_in("prepositions"):
        return Phrase(piece[0].at, "other", None, piece[0].word)
    end = next((n for n, token in enumerate(piece) if n and token.small in words_in("prepositions")), len(piece))
    head = piece[:end]
    words = sentence[piece[0].at : piece[-1].at + len(piece[-1].word)]
    last = head[-1]
    if not is_capital(last.word):
        return Phrase(piece[0].at, sort_of(head, 0, len(head) - 1), None, words)
    first = len(head) - 1
    while first > 0 and (is_capital(head[first - 1].word) or head[first - 1].word in particles()):
        if is_possessive(head[first - 1].word):
            break
        first -= 1
    if is_possessive(last.word):
        return Phrase(piece[0].at, "other", None, words)
    name = people.meant([token.word for token in head[first:]], number)
    if name is not None and not (head[0].small == "the" and len(head) == 2):
        return Phrase(piece[0].at, "person", name, words)
    return Phrase(piece[0].at, body_or_other(head, first, len(head) - 1), None, words)


def main_subject(sentence: str, low: int, high: int, people: People, number: int) -> Phrase | None:
    """The subject with which ``sentence[low:high]`` begins, also after a phrase such as "In Ohio on Monday,".

    A subject that may be somebody else has the sort ``other``.
    """
    tokens = without_brackets(tokens_of(sentence, low, min(high, low + REACH)))
    piece: list[Token] = []
    unknown: Phrase | None = None
    tried = 0
    for token in chain(tokens, [Token(high, ",")]):
        if token.word != ",":
            piece.append(token)
            continue
        found = _first_subject(piece, people, number)
        if found is not None and (found.sort != "other" or tried):
            return found
        # "The minister, NAME, …": a noun is the subject if a name does not follow.
        unknown = unknown or found
        tried += 1
        if tried == _MOST_OPENERS:
            break
        piece = []
    return unknown


def _first_subject(piece: Sequence[Token], people: People, number: int) -> Phrase | None:
    """The subject at the start of `piece`; ``None`` if it begins otherwise."""
    at = 0
    while at < len(piece) and piece[at].small in _JOINTS:
        at += 1
    seen: list[Token] = []
    for token in piece[at : at + LONGEST_PHRASE]:
        low = token.small
        if not seen and (meant := pronoun(token)) is not None:
            return meant
        if token.word[0] in MASKS or token.word in ";:" or low in OTHERS or low in words_in("openers"):
            break
        if low in words_in("prepositions") or (seen and low in _subject_ends()):
            break
        named = bool(seen) and is_capital(seen[-1].word) and seen[-1].small not in _LEADING
        if named and not is_capital(token.word) and token.word not in particles() and not holds_post(low):
            break
        seen.append(token)
    person = _person_noun(seen)
    while seen and not is_capital(seen[-1].word):
        seen.pop()
    if person and not any(is_capital(token.word) for token in seen[1:]):
        return Phrase(person.at, "other", None, person.word)
    if not seen or is_possessive(seen[-1].word) or all(token.small in days() for token in seen):
        return None
    first = len(seen) - 1
    while first > 0 and (is_capital(seen[first - 1].word) or seen[first - 1].word in particles()):
        first -= 1
    name = people.meant([token.word for token in seen[first:]], number)
    if name is not None:
        return Phrase(seen[first].at, "person", name, name)
    single = len(seen) == 1 and seen[0].at > 0 and not bare(seen[0].word).isupper()
    return Phrase(seen[first].at, "other", None, "") if single else None


def _person_noun(seen: Sequence[Token]) -> Token | None:
    """The noun of "the president", "a woman" at the start of a sentence: somebody whom it does not name."""
    if len(seen) < 2 or seen[0].small not in words_in("determiners"):
        return None
    return next((token for token in seen[1:] if token.small in words_in("persons") or holds_post(token.small)), None)


@cache
def _subject_ends() -> frozenset[str]:
    return frozenset((*words_in("between"), *words_in("being"), "who"))
