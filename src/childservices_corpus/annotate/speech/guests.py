"""Whether the byline of an article shows a guest: a title or post that journalists do not have, or a picture.

"By Cllr NAME |", "By NAME, leader of BODY |", "By NAME, BODY |". A guest gives an opinion; a journalist may report.
"""

import re
from collections.abc import Sequence
from functools import cache

from ...models import Article
from ...reference.lexicon import capitalised, lowered
from ...text.fold import small
from ..language.view import Passage, View
from ..language.visible import seen
from .first_person import Word
from .outlets import names_outlet

# What describes an author is behind a comma, a bracket or a dash, or a word such as "of", up to the bar before the day.
_DESCRIBED = re.compile(
    r"\s*(?:[,(]|[-\N{EN DASH}\N{EM DASH}]\s|(?:of|at|from|for|as)\s)\s*(?P<words>[^|\n\s,)][^|\n,)]*)"
)
_JOINT = re.compile(r"(?:and|with|jr|jnr|sr|snr|i+|iv)\b", re.IGNORECASE)
_BULLET = r"[\N{BULLET}*-]"


def guest_words(view: View) -> Word | None:
    """The words of the byline that show a guest; ``None`` without a byline, or for one that a journalist may have."""
    line, record = view.byline, view.record
    if line is None or not isinstance(record, Article):
        return None
    names = [seen(name) for name in record.authors]
    bar = len(line.text.partition("|")[0])
    for name in names:
        start = line.text.find(name, 0, bar)
        found = None if start < 0 else _titled(line, start) or _described(line, start + len(name), bar, names)
        if found is not None:
            return found
    return _pictured(line, names)


def _titled(line: Passage, name: int) -> Word | None:
    """The title of the author at `name`: "Cllr", "Dr"; "Lord" is a part of a name."""
    before = re.compile(rf"(?<!\w){_titles()}\.? *$").search(line.text, 0, name)
    found = before or re.compile(rf"{_titles()}\b").match(line.text, name)
    return None if found is None else Word(line, *found.span())


@cache
def _titles() -> str:
    """The branches of a pattern for titles that a journalist's byline does not have."""
    titles = {*capitalised("honorific")}.difference(capitalised("of_anybody"))
    return rf"(?:{'|'.join(map(re.escape, sorted(titles, key=len, reverse=True)))})"


def _described(line: Passage, end: int, bar: int, authors: Sequence[str]) -> Word | None:
    """The words behind a name that say what else the author does: ", leader of BODY"; not ", senior reporter"."""
    found = _DESCRIBED.match(line.text, end, bar)
    if found is None:
        return None
    words = found["words"].rstrip()
    if "@" in words or _JOINT.match(words) or words.startswith(tuple(authors)) or _is_journalist(words):
        return None
    return Word(line, found.start("words"), found.start("words") + len(words))


def _is_journalist(words: str) -> bool:
    """True for "senior reporter" and "The MJ"."""
    return names_outlet(words) or not lowered("desk").isdisjoint(small(words).split())


def _pictured(line: Passage, authors: Sequence[str]) -> Word | None:
    """The name again below the byline, with a bullet: the words under a picture of the author."""
    for name in authors:
        if re.search(rf"\n\s*{_BULLET}\s*{re.escape(name)}\s*$", line.raw):
            start = line.text.rindex(name)
            return Word(line, start, start + len(name))
    return None
