"""Whether the beginning of an article is a comment: its writer speaks to the readers, as news never does.

"We must act", "it doesn't have to be so", "Autumn must surely be on its way", "What are councillors for?": outside
all quoted words, and without a source.
"""

import re
from functools import cache

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.view import Passage
from ..language.whole_words import any_of
from .first_person import TOGETHER, Word, outside

_RIGHT = "\N{RIGHT SINGLE QUOTATION MARK}"
# "We" begins a sentence; "Our Place" and "US" are names.
_BEGINS = r"(?:(?<=[.!?] )|^)"
_SHORT = r"(?i:n't|'(?:re|ve|ll))\b|\b(?i:it|that|there|here|what|let)'s\b"
_QUESTION = re.compile(r"\?\W*$")
# A question that is cut, and an exclamation: at the beginning of a sentence.
_AUXILIARY = "is|are|was|were|can|could|do|does|did|will|would|should|has|have|must"
_ASKS = re.compile(
    rf"{_BEGINS}(?:What|Why|Who|Where|When|How) (?:{_AUXILIARY})\b"
    r"(?! (?:believed|thought|said|claimed|described|understood)\b)[^.?!]*(?:\.\.\.|\N{HORIZONTAL ELLIPSIS})$"
    rf"|{_BEGINS}What an? "
)
_OURS = re.compile(rf"(?<![\w'{_RIGHT}-])(?:(?:we|our|my)(?![\w-])|{_BEGINS}(?:We|Our|My)\b(?! [A-Z]))")
# "Pay as you go" is a name of a thing.
_NOT_YOU = re.compile(r"\b(?:as|thank|see) $")
_REACH = 6


def title_words(title: Passage) -> Word | None:
    """The "we", "our" or "my" of a `title` that quotes nothing and credits nothing: "We must act on boats"."""
    if _credited().search(small(title.text)):
        return None
    found = (_OURS.search(title.text, *part) for part in outside(title.text))
    return next((Word(title, *word.span()) for word in found if word), None)


def comment_words(lead: Passage) -> Word | None:
    """The words of `lead` that only a comment has; ``None`` without any, or if a source is credited."""
    text = lead.text
    lowered = small(text)
    if _credited().search(lowered):
        return None
    for low, high in outside(text):
        for found in _speaking().finditer(text, low, high):
            everybody = lead.field == "paragraphs" and TOGETHER.match(text, found.start())
            if not everybody and not _NOT_YOU.search(lowered, max(0, found.start() - _REACH), found.start()):
                return Word(lead, *found.span())
        voice = _voices().search(lowered, low, high)
        if voice:
            return Word(lead, *voice.span())
        asked = _ASKS.search(text, low, high) or (_QUESTION.search(text, low, high) if high == len(text) else None)
        if asked:
            return Word(lead, asked.start(), min(asked.end(), asked.start() + _REACH))
    return None


@cache
def _speaking() -> re.Pattern[str]:
    """Words with which a writer speaks to readers: as written, since a capital inside a sentence makes a name."""
    readers = [word for word in table("forms")["themj"]["pairs"]["readers"] if word.islower()]
    small_words = "|".join(map(re.escape, readers))
    capitals = "|".join(re.escape(word.capitalize()) for word in readers)
    short = _SHORT.replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]")
    return re.compile(
        rf"(?<![\w'{_RIGHT}-])(?:{small_words})(?![\w-])"
        rf"|{_BEGINS}(?:{capitals})(?= [a-z])|{short}"
    )


@cache
def _voices() -> re.Pattern[str]:
    return any_of(table("genres")["comment"]["words"])


@cache
def _credited() -> re.Pattern[str]:
    return any_of({*words_of("quoting"), *words_of("news"), *table("genres")["credits"]["words"]})
