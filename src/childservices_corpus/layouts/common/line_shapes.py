"""Shapes of lines in every layout: gaps, headings, sentences."""

import re
from functools import cache, lru_cache

import numpy as np

from ...reference import table
from ...reference.lexicon import months, numbered
from ...text.date_lines import LONGEST, looks_like_date
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import last_but_one, may_end
from ...text.parts import per_line
from ...text.points import among, distinct, true_at
from ...text.seams import opened
from ...text.slices import judged
from .whole_lines import equal_to, one_of

_FULL_STOP = ord(".")
_ELLIPSIS = ord("\N{HORIZONTAL ELLIPSIS}")
_CLOSERS = [ord(mark) for mark in ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'", '"', ")")]
_APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}")
_OPENERS = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}", "'", '"')
# Listings cut long summaries with an ellipsis; a title may also end in an ellipsis, but is shorter.
_CUT_SUMMARY = 60
# A date line ends in a year, a time, "am" or "pm"; in any letter only if it begins with a day: "8 June 2021, Tuesday".
_DATE_ENDS = [ord(mark) for mark in "0123456789mM)"]
# A day in digits, then other words; in a date line only a time may follow the day.
_SHORTEST_LED = len("1/2/2025 A")
_LEADING_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+(?=[^\s|])")
# Labels of days, such as "Published:", and "the" begin with one of these letters.
_LABELS = "dflput"
_ASCII = 0x7F
_MONTH_FIRST = re.compile(r"[A-Za-z]{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}")
# Kinds of days: any, with letters, with the month in letters behind its day, with a slash before the year.
_DAY, _LETTERED, _SPELLED, _SLASHED = 1, 2, 4, 8
# The days of some ten years are kept, in several forms.
_DAYS = 1 << 14
HEADING_LENGTH = 60
HEADING_WORDS = 7


@cache
def known_sections() -> frozenset[str]:
    """Headings of sections that are always headings, in lower case."""
    names = [section.lower() for section in table("forms")["sections"]]
    return frozenset(name.replace(mark, other) for name in names for mark in _APOSTROPHES for other in _APOSTROPHES)


@per_line
def section_headings(lines: Lines) -> Flags:
    """For each filled line, whether it is the heading of a known section."""
    return one_of(lines, _section_words())


@cache
def _section_words() -> tuple[str, ...]:
    return tuple(sorted({small(name) for name in known_sections()}))


@cache
def _date_starts() -> list[int]:
    """The letters with which a date line may begin, in either case."""
    words = {*_LABELS, *(word[0].lower() for word in (*months(), *numbered("weekdays", "weekdays_short")))}
    return sorted({ord(letter) for word in words for letter in (word, word.upper())})


def ending_in(lines: Lines, words: str) -> Ints:
    """Places of lines that end in `words`."""
    if lines.whole is None and words not in lines.text:
        # A search of a whole page is quicker than a look at the end of each line.
        return np.zeros(0, dtype=np.int64)
    likely = true_at(may_end(lines, [words]) & (lines.lasts == ord(words[-1]))).tolist()
    found = [place for place in likely if lines.content(int(lines.filled[place])).endswith(words)]
    return np.array(found, dtype=np.int64)


@per_lines
def opens_file(lines: Lines) -> Ints:
    """Places of the first lines of files: a byte order mark opens the line, or a blank line above it."""
    places = distinct(np.searchsorted(lines.filled, opened(lines)))
    found: Ints = places[places < len(lines.filled)]
    return found


@per_lines
def gaps(lines: Lines) -> Ints:
    """For each filled line, the number of blank lines directly above it; a new file counts as a blank line."""
    found = np.diff(lines.filled, prepend=-1) - 1
    first = opens_file(lines)
    found[first] = np.maximum(found[first], 1)
    return found


@per_line
def ends_sentence(lines: Lines) -> Flags:
    """For each filled line, whether it ends with a full stop (closing marks may follow) or is cut by an ellipsis."""
    last = lines.lasts
    done: Flags = (last == _FULL_STOP) | ((last == _ELLIPSIS) & (lines.lengths > _CUT_SUMMARY))
    closed = true_at(among(last, _CLOSERS) & (lines.lengths > 1))
    done[closed] = last_but_one(lines, closed) == _FULL_STOP
    return done


@per_line
def dated(lines: Lines) -> Flags:
    """For each filled line, whether it is a date line."""
    found: Flags = _days(lines) > 0
    return found


@per_line
def lettered(lines: Lines) -> Flags:
    """For each filled line, whether it is a day with letters, of any form: "12 May 2022", "May 12, 2022"."""
    found: Flags = _days(lines) & _LETTERED > 0
    return found


@per_line
def spelled(lines: Lines) -> Flags:
    """For each filled line, whether it is a day with the month in letters; a day in digits is LocalGov's.

    A day alone with the month first, "March 9, 2022", is a day of others: The MJ writes so only beside bylines.
    """
    found: Flags = _days(lines) & _SPELLED > 0
    return found


@per_line
def slashed(lines: Lines) -> Flags:
    """For each filled line, whether it is a day written like 12/05/2022."""
    found: Flags = _days(lines) & _SLASHED > 0
    return found


@per_line
def _days(lines: Lines) -> Ints:
    """For each filled line, the kind of day that all of it is, as a sum of kinds; 0 for any other line."""
    filled = lines.filled
    kinds = np.zeros(len(filled), dtype=np.int64)
    opening = lines.firsts
    digit = in_range(opening, "0", "9")
    ends = digit | (among(lines.lasts, _DATE_ENDS) & ((opening > _ASCII) | among(opening, _date_starts())))
    short = true_at((lines.lengths <= LONGEST) & ends)
    kinds[short] = judged(lines, filled[short], _kind_of_day)
    return kinds


@lru_cache(maxsize=_DAYS)
def _kind_of_day(words: str) -> int:
    if not looks_like_date(words):
        return 0
    kind = _DAY + _SLASHED * (words[-len("/2022") :][:1] == "/")
    if words.lower() == words.upper():
        return kind
    return kind + _LETTERED + _SPELLED * (_MONTH_FIRST.search(words) is None)


@per_line
def day_led(lines: Lines) -> Ints:
    """For each filled line such as ``11/02/2025 Words``, the offset of the words after the day; 0 for other lines."""
    filled = lines.filled
    opening = lines.firsts
    digit = in_range(opening, "0", "9")
    found = np.zeros(len(filled), dtype=np.int64)
    places = true_at(digit & (lines.lengths >= _SHORTEST_LED) & ~dated(lines))
    bounds = (lines.start[filled[places]].tolist(), lines.stop[filled[places]].tolist())
    for place, start, stop in zip(places.tolist(), *bounds, strict=True):
        match = _LEADING_DAY.match(lines.text, start, stop)
        if match:
            found[place] = match.end()
    return found


def below_related(lines: Lines) -> Flags:
    """For each filled line, whether it is below "Related Articles" without a blank line between."""
    markers, count = equal_to(lines, (table("forms")["adcs"]["related"].lower(),)), len(lines.filled)
    if not len(markers):
        return np.zeros(count, dtype=np.bool_)
    recent = np.searchsorted(markers, np.arange(count)) - 1
    run = np.cumsum(gaps(lines) > 0)
    below: Flags = (recent >= 0) & (run[markers[recent]] == run)
    return below


def heading_like(line: str) -> bool:
    """True if `line` could be the heading of a section: short, few words, not quoted, not ending in a full stop."""
    if line.lower() in known_sections():
        return True
    return (
        len(line) <= HEADING_LENGTH
        and len(line.split()) <= HEADING_WORDS
        and line[:1].isupper()
        and not line.endswith((".", "!", "?", ":", ";", ","))
        and not line.startswith(_OPENERS)
    )
