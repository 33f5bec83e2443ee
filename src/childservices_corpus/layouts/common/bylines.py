"""Lines "By NAME | DAY", and the names in them. No-break spaces count as spaces."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from ...reference import table
from ...reference.lexicon import capitalised, lowered
from ...text.date_lines import looks_like_date
from ...text.lines import Ints, Lines, per_lines, slices

LONGEST_BYLINE = 200
_BY = "By "
_BAR = "|"
_COMMA = ","
_JOINED = re.compile(r"\s(?:and|&)\s")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Bylines:
    """Places of bylines below a title; offsets in code points of the start and stop of the names and of the day."""

    place: Ints
    names: Ints
    names_stop: Ints
    day: Ints


@per_lines
def bylines(lines: Lines) -> Bylines:
    """The bylines of a page. The line above a byline is a title and not itself a byline."""
    filled = lines.filled
    closing = lines.last[filled]
    digit = (closing >= ord("0")) & (closing <= ord("9"))
    likely = np.flatnonzero((lines.first[filled] == ord(_BY[0])) & digit & (lines.length[filled] <= LONGEST_BYLINE))
    contents = slices(lines.written.plain, lines.start[filled[likely]], lines.stop[filled[likely]])
    found: list[tuple[int, int, int, int]] = []
    for place, words in zip(likely.tolist(), contents, strict=True):
        names, bar, day = words.rpartition(_BAR)
        own_title = place > 0 and (not found or found[-1][0] < place - 1)
        if own_title and bar and words.startswith(_BY) and looks_like_date(day.strip()):
            line = int(filled[place])
            start = int(lines.start[line])
            stops = (start + len(names.rstrip()), int(lines.stop[line]) - len(day.strip()))
            found.append((place, start + len(_BY), *stops))
    columns = np.array(found, dtype=np.int64).reshape(-1, 4)
    return Bylines(*columns.T)


def names(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Start and stop of each name in `text` between `start` and `stop`, without an honorific before the name.

    Names are joined by commas, "and" or "&". After a comma, a post, a body or a place (``reference/lexicon.toml``,
    ``organisations.toml``, ``authorities.csv``) ends the names: the rest describes the same author.
    """
    low = start
    while low < stop:
        comma = text.find(_COMMA, low, stop)
        high = comma if comma >= 0 else stop
        parts = [_bare(text, *span) for span in _joined(text, low, high)]
        if low > start and _is_post_or_body([text[begin:end] for begin, end in parts]):
            return
        yield from ((begin, end) for begin, end in parts if begin < end and text[begin].isupper())
        low = high + 1


def _joined(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Bounds of the parts between "and" and "&"."""
    for joint in _JOINED.finditer(text, start, stop):
        yield start, joint.start()
        start = joint.end()
    yield start, stop


def _bare(text: str, start: int, stop: int) -> tuple[int, int]:
    """The bounds without white space around the name and honorifics before it."""
    stop = start + len(text[start:stop].rstrip())
    titles = _honorifics().match(text, start, stop)
    return (titles.end() if titles else start), stop


def _is_post_or_body(parts: list[str]) -> bool:
    """Whether one of `parts`, which commas separate, contains a word of posts or bodies, or is a body or a place."""
    spoken = (f" {' '.join(_WORD.findall(part.lower()))} " for part in parts)
    return any(part in _bodies() for part in parts) or any(
        f" {words} " in part for part in spoken for words in _words()
    )


@cache
def _words() -> tuple[str, ...]:
    """Words that are never part of a name, in small letters."""
    return tuple(lowered("byline_post") | lowered("byline_body"))


@cache
def _bodies() -> frozenset[str]:
    """Names of bodies, and of the places of councils."""
    council = files("childservices_corpus.reference").joinpath("authorities.csv").read_text(encoding="utf-8")
    places = (row["name"] for row in csv.DictReader(council.splitlines()))
    groups = table("organisations").values()
    forms = (form for group in groups for name, others in group.items() for form in (name, *others))
    return frozenset((*places, *forms))


@cache
def _honorifics() -> re.Pattern[str]:
    """White space and honorifics before a name."""
    return re.compile(rf"\s*(?:(?:{'|'.join(capitalised('honorific'))})\.?\s+)*")
