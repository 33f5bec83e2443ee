"""Whether the beginning of an article is a comment: its writer speaks to the readers, as news never does.

"We must act", "it doesn't have to be so", "Autumn must surely be on its way", "What are councillors for?": outside
all quoted words, and without a source.
"""

import re
from functools import cache

from ..language.view import Passage
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from .article_words import (
    ASKING,
    AUXILIARIES,
    EXCLAIMING,
    OURS,
    SHORT_ENDS,
    SHORT_WITH_IS,
    Look,
    comments,
    credits,
    look_at,
    readers,
)
from .first_person import TOGETHER, Word, outside

_RIGHT = "\N{RIGHT SINGLE QUOTATION MARK}"
# "We" begins a sentence; "Our Place" and "US" are names.
_BEGINS = r"(?:(?<=[.!?] )|^)"
_SHORT = rf"(?i:{'|'.join(SHORT_ENDS)})\b|\b(?i:{'|'.join(SHORT_WITH_IS)})'s\b"
_QUESTION = re.compile(r"\?\W*$")
# A question that is cut, and an exclamation: at the beginning of a sentence.
_ASKS = re.compile(
    rf"{_BEGINS}(?:{'|'.join(map(str.capitalize, ASKING))}) (?:{'|'.join(AUXILIARIES)})\b"
    r"(?! (?:believed|thought|said|claimed|described|understood)\b)[^.?!]*(?:\.\.\.|\N{HORIZONTAL ELLIPSIS})$"
    rf"|{_BEGINS}(?:{'|'.join(map(str.capitalize, EXCLAIMING))}) "
)
_OURS = re.compile(
    rf"(?<![\w'{_RIGHT}-])(?:(?:{'|'.join(OURS)})(?![\w-])"
    rf"|{_BEGINS}(?:{'|'.join(map(str.capitalize, OURS))})\b(?! [A-Z]))"
)
_ANY_OURS = (*OURS, *map(str.capitalize, OURS))
# "Pay as you go" is a name of a thing.
_NOT_YOU = re.compile(r"\b(?:as|thank|see) $")
_REACH = 6


def title_words(title: Passage) -> Word | None:
    """The "we", "our" or "my" of a `title` that quotes nothing and credits nothing: "We must act on boats"."""
    text = title.text
    if not any(word in text for word in _ANY_OURS) or _is_credited(look_at(text)):
        return None
    found = (_OURS.search(text, *part) for part in outside(text))
    return next((Word(title, *word.span()) for word in found if word), None)


def comment_words(lead: Passage) -> Word | None:
    """The words of `lead` that only a comment has; ``None`` without any, or if a source is credited."""
    text = lead.text
    look = look_at(text)
    speaks, voiced, asks = look.has("readers", "short"), look.has("comment"), look.has("asked")
    if not (speaks or voiced or asks or "?" in text) or _is_credited(look):
        return None
    for low, high in outside(text):
        for found in _speaking().finditer(text, low, high) if speaks else ():
            everybody = lead.field == "paragraphs" and TOGETHER.match(text, found.start())
            if not everybody and not _NOT_YOU.search(look.lowered, max(0, found.start() - _REACH), found.start()):
                return Word(lead, *found.span())
        voice = _voices().search(look.lowered, low, high) if voiced else None
        if voice:
            return Word(lead, *voice.span())
        asked = (_ASKS.search(text, low, high) if asks else None) or (
            _QUESTION.search(text, low, high) if high == len(text) else None
        )
        if asked:
            return Word(lead, asked.start(), min(asked.end(), asked.start() + _REACH))
    return None


def _is_credited(look: Look) -> bool:
    """True if the text has a word that credits a source."""
    return look.has("credit") and _credited().search(look.lowered) is not None


@cache
def _speaking() -> re.Pattern[str]:
    """Words with which a writer speaks to readers: as written, since a capital inside a sentence makes a name."""
    small_words = "|".join(map(re.escape, readers()))
    capitals = "|".join(re.escape(word.capitalize()) for word in readers())
    short = _SHORT.replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]")
    return re.compile(
        rf"(?<![\w'{_RIGHT}-])(?:{small_words})(?![\w-])"
        rf"|{_BEGINS}(?:{capitals})(?= [a-z])|{short}"
    )


@cache
def _voices() -> WordSearch:
    return any_of(comments())


@cache
def _credited() -> WordSearch:
    return any_of(credits())
