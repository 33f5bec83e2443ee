"""What marked words are in any text: speech, the name of a work, or words that are only marked."""

import re

from ...models import QuotationKind
from .marks import Stretch
from .speech_or_title import is_title
from .verbs_of_saying import Seen, says

_SURELY_SPEECH = 7
_FEWEST = 4
_LONGEST_NAME = 8
_SHORT, _FAR_WORDS = 1, 9
_KNOWN_AS = re.compile(r"\b(?:known|identified) as \W*$|nicknamed \W*$|so-called \W*$")
_SMALL = frozenset(
    ("of", "the", "for", "and", "a", "an", "in", "on", "to", "&", "into", "with", "by", "or", "at", "from", "is")
)
_NAMED = frozenset(("titled", "entitled", "named", "headlined", "titled,", "entitled,"))
_ENDS = (".", "!", "?", ",")


def kind_of(text: str, stretch: Stretch, seen: Seen | None, *, known: bool) -> QuotationKind:  # noqa: PLR0911 - a case a line
    """Speech, a title or a scare word; `known` if the words go on from others with a credit."""
    words = text[stretch.start : stretch.end]
    count = len(words.split())
    before = text[max(0, stretch.start - 30) : stretch.start - stretch.opened].split()
    near = before[-1] if before else ""
    if near in ("as", "nicknamed", "so-called") and _KNOWN_AS.search(text, max(0, stretch.start - 30), stretch.start):
        return "scare"
    may_be_title = not words.endswith(_ENDS) and (seen is None or seen.verb in ("called", "noun"))
    if _is_name_of_work(words, near) or (may_be_title and is_title(text, stretch)):
        return "title"
    after = text[stretch.end + 1 : stretch.end + 3]
    if count == 1 and near[:1].isupper() and after[:1] == " " and after[1:2].isupper() and words[:1].isupper():
        return "scare"
    if seen is not None and count <= _SHORT and seen.gap > _FAR_WORDS:
        return "scare"
    if seen is not None or known or count >= _SURELY_SPEECH:
        return "speech"
    if count >= _FEWEST and words.endswith(_ENDS) and not words.endswith(","):
        return "speech"
    return "scare"


def _is_name_of_work(words: str, near: str) -> bool:
    """True for the name of a programme, a book or a song: capitals in most words, and not behind a verb of saying."""
    tokens = words.split()
    if len(tokens) > _LONGEST_NAME:
        return False
    if near in _NAMED:
        return True
    major = [token for token in (token.strip(".,?!'") for token in tokens) if token.lower() not in _SMALL]
    if not major or near.endswith(":") or says().fullmatch(near.rstrip(",")):
        return False
    capital = all(token[:1].isupper() or token[:1].isdigit() for token in major)
    return capital and (len(tokens) > 1 or near in ("on", "in")) and near != "" and "I" not in major
