"""The line above the title of LocalGov's single articles: the author's name and the day, or the day alone."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from ...reference.lexicon import lowered
from ...text.date_lines import LONGEST, looks_like_date
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.bylines import names
from ..common.line_shapes import dated, ends_sentence
from ..common.pairs import LONGEST_TITLE

_LONGEST_NAMES = 80
_MOST_NAMES = 4
# The month is a word, so a day in figures is not such a line.
_NAMED_DAY = re.compile(r"(?P<names>.*\S)\s+(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4})")
_NAME = re.compile(
    r"(?:[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*)(?: [^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*){1,3}"
)
_STAFF = re.compile(r"(?:LocalGov|Staff|Guest) \w+", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Heads:
    """Places of lines above titles; offsets of the names (start and stop are equal for a day alone) and of the day."""

    place: Ints
    names: Ints
    names_stop: Ints
    day: Ints

    @property
    def named(self) -> Flags:
        """Which of the lines name an author."""
        return self.names < self.names_stop


@per_lines
def heads(lines: Lines) -> Heads:
    """The lines of a page that name author and day, or the day alone above a title."""
    found = [*_named(lines), *_days(lines)]
    columns = np.array(sorted(found), dtype=np.int64).reshape(-1, 4)
    return Heads(*columns.T)


def _named(lines: Lines) -> list[tuple[int, int, int, int]]:
    """Lines of a name and a day above a title."""
    filled = lines.filled
    closing = lines.last[filled]
    digit = (closing >= ord("0")) & (closing <= ord("9"))
    likely = digit & (lines.length[filled] <= _LONGEST_NAMES + LONGEST) & ~lines.bulleted[filled]
    found = []
    for place in np.flatnonzero(likely[:-1] & ~dated(lines)[:-1]).tolist():
        line = int(filled[place])
        match = _NAMED_DAY.fullmatch(lines.plain(line))
        if match and looks_like_date(match["day"]) and _are_names(match["names"]):
            start = int(lines.start[line])
            found.append((place, start, start + match.end("names"), start + match.start("day")))
    return found


def _are_names(words: str) -> bool:
    """Whether `words` are nothing but names of people, each of two to four words with capitals."""
    told = list(names(words, 0, len(words)))
    if not 1 <= len(told) <= _MOST_NAMES or len(words) > _LONGEST_NAMES:
        return False
    parts = [words[start:stop] for start, stop in told]
    rest = re.sub(r"\band\b|&", "", words)
    for part in parts:
        rest = rest.replace(part, "", 1)
    return not re.sub(r"[\s,;/.]", "", rest) and all(map(_is_name, parts))


def _is_name(words: str) -> bool:
    if _STAFF.fullmatch(words):
        return True
    if not _NAME.fullmatch(words) or words.isupper():
        return False
    parts = words.split()
    own = all(part[0].isupper() or part.lower() in _particles() for part in parts)
    return own and parts[0][0].isupper() and not any(part.lower() in _no_names() for part in parts)


@cache
def _particles() -> frozenset[str]:
    return frozenset(lowered("particle"))


@cache
def _no_names() -> frozenset[str]:
    """Words that are no part of a name."""
    single = (*lowered("byline_post"), *lowered("byline_body"), *lowered("no_name"), *lowered("not_body"))
    return frozenset(single) | {"published", "updated", "posted", "minutes", "agenda", "meeting", "date", "cabinet"}


def _days(lines: Lines) -> list[tuple[int, int, int, int]]:
    """Days alone above a title: the line above is not a title itself, and the line below is not a summary."""
    filled = lines.filled
    title = _title_like(lines)
    days = np.flatnonzero(dated(lines)[:-2])
    days = days[title[days + 1] & ~title[days + 2] & ~np.where(days > 0, title[days - 1], False)]
    letters = [
        place for place in days.tolist() if any(letter.isalpha() for letter in lines.content(int(filled[place])))
    ]
    return [(place, *[int(lines.start[filled[place]])] * 3) for place in letters]


def _title_like(lines: Lines) -> Flags:
    """For each filled line, whether it may be a title: short, and without a stop at its end."""
    return ~ends_sentence(lines) & (lines.length[lines.filled] <= LONGEST_TITLE) & ~dated(lines)
