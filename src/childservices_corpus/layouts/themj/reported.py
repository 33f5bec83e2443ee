"""Whether short and long lines in turn are headlines and summaries of news: The MJ's plain listing has no other mark.

Summaries report what somebody says, has done or is doing, below headlines of several words. Pages of others are lists
of terms, services, staff, questions, items of a meeting: they speak to their readers, define, or are in a row.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines
from ..adcs.places import matching
from ..stretches import places_of

# So many pairs of a run are read: a page of any size is judged by its beginning.
_READ = 12
_HALF, _THIRD = 0.5, 1 / 3
_MOST_ADDRESSING = 0.4
# Below the heading of a known section a headline may be shorter.
_WORDS, _WORDS_BELOW_HEADING = 4, 3
_FEWEST_IN_ORDER, _FEWEST_ALIKE = 5, 4
_TENSES = (
    r"\b(?:has|have) (?:\w+ly )?(?:been|be[a-z]+n|found|set|put|\w+ed)\b|"
    r"\b(?:is|are) (?:\w+ly )?(?:to be\b|[a-z]+ing\b)"
)
_DEFINED = (
    r"(?i)^(?:an?|the|any|some|those|these|information|someone|people|anyone)\b[^,.;:]{0,70}?"
    r"\b(?:that|which|who|where|when|for)\b|\b(?:means|refers to|is short for|is defined)\b|"
    r"^\S+(?: \S+){0,4} (?:is|are) (?:an?|the|when|how|where|what|one)\b"
)
_BYLINE = r"^By (?-i:[A-Z]\S+ ){2,4}(?:on|in|[|\x{2013}-]) "
_DAY = r"^\d{1,2}/\d{1,2}/\d{4}\b"
_CONTACT = r"\S@\S|\b\d{5} ?\d{6}\b"
_ARTICLE = re.compile(r"^(?:an?|the) ")

Shares = npt.NDArray[np.float64]


def reported(lines: Lines, runs: Ints, headed: Flags) -> Flags:
    """Which of `runs`, one row of first place and stop each, are news; `headed` have the heading of a section above."""
    if not len(runs):
        return headed
    place, run = places_of(runs[:, 0], np.minimum(runs[:, 1], runs[:, 0] + 2 * _READ))
    at_title = (place - runs[run, 0]) % 2 == 0
    title, run = place[at_title], run[at_title]

    def share(flags: Flags) -> Shares:
        return np.bincount(run, flags, len(runs)) / np.bincount(run, minlength=len(runs))

    wordy = np.where(headed, *(share(matching(lines, title, _of_words(n))) for n in (_WORDS_BELOW_HEADING, _WORDS)))
    asking = lines.last[lines.filled[title]] == ord("?")
    fits = share(matching(lines, title + 1, _news())) >= np.where(headed, _THIRD, _HALF)
    fits &= (wordy >= _HALF) & (share(asking) <= _HALF)
    fits &= share(matching(lines, title + 1, _addressing())) < _MOST_ADDRESSING
    fits &= share(matching(lines, title + 1, _DEFINED)) <= _HALF
    fits &= share(matching(lines, title, _items())) == 0
    for number in np.flatnonzero(fits).tolist():
        at = title[run == number] if len(runs) == 1 else title[slice(*np.searchsorted(run, (number, number + 1)))]
        fits[number] = not _listed(*(lines.contents(lines.filled[at + by]) for by in (0, 1)))
    return fits


def _listed(titles: list[str], texts: list[str]) -> bool:
    """Whether entries are of one list: in alphabetical order, ending alike, or each about its title."""
    names = [_ARTICLE.sub("", small(title)) for title in titles]
    if len(names) >= _FEWEST_IN_ORDER and names == sorted(names):
        return True
    told = [_ARTICLE.sub("", small(text)) for text in texts]
    about = sum(text.startswith(name) for name, text in zip(names, told, strict=True))
    # Several headlines may end in "in the North".
    ends = Counter(words[-1:] for words in {tuple(name.split()[-2:]) for name in names})
    most = max(ends.values())
    return about > _HALF * len(names) or most == len(names) > 2 or most >= max(_FEWEST_ALIKE, _HALF * len(names))


@cache
def _of_words(least: int) -> str:
    """The pattern of a line of at least so many words."""
    return rf"^\S+(?:\s+\S+){{{least - 1},}}"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


@cache
def _news() -> str:
    """The pattern of a summary that reports."""
    author = {word for word in lowered("author") | lowered("interview") if word.split()[0].endswith("s")}
    words = lowered("quoting") | lowered("news") | lowered("author_after") | author | set(_words("news"))
    return rf"(?i)\b(?:{_any_of(words - set(_words('no_news')))})\b|{_TENSES}"


@cache
def _addressing() -> str:
    """The pattern of a text that speaks to its readers or of itself: before any words that are quoted."""
    readers, acts, itself = (_any_of(_words(key)) for key in ("readers", "acts", "itself"))
    told = rf"^[^'\"\x{{2018}}\x{{201C}}]*\b(?:{readers})\b|^(?:{acts})\b"
    return rf"(?i){told}|\b(?:this|our|these) (?:{itself})\b|{_CONTACT}"


@cache
def _items() -> str:
    """The pattern of an item of a meeting, a programme or a series, of another paper's byline, or of a digest."""
    whole, labels = (_any_of(_words(key)) for key in ("items", "labels"))
    return rf"(?i)^(?:{whole})\b|^(?:{labels})\b[^:]{{0,20}}:|{_BYLINE}|{_DAY}"


def _words(key: str) -> list[str]:
    found: list[str] = table("forms")["themj"]["pairs"][key]
    return found
