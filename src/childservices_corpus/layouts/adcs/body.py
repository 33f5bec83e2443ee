"""What each line in the body of a statement is: paragraph, subheading, list item, label, end marker, byline …"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...reference import table
from ...text.dates import month_words
from ...text.lines import Flags, Ints, Lines, Points, in_range, slices
from ...text.patterns import hold
from ...text.points import among
from ...text.slices import judged
from ..common.told_lines import is_told
from ..contract import CODE, Inner, LineLabels
from ..stretches import places_of
from .boxes import boxed

# A longer line is a paragraph and is not examined.
LONGEST_STRUCTURAL = 400
LONGEST_LABEL, LONGEST_END_MARKER = 60, 12
LONGEST_SUBHEADING, LONGEST_BYLINE = 90, 180
BYLINE_LINES_FROM_END = 3
LONG_PARAGRAPH = 120
MOST_DIGITS = 9

_LABEL = re.compile(
    r"(?:view|read|download|watch|listen to|see)\b(?: [\w\N{RIGHT SINGLE QUOTATION MARK}'&-]+){1,8}"
    r"(?: ?[*\N{DAGGER}])?",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(r" [-\N{EN DASH}|] ((?:view|read|download|watch) [a-z]+(?: [a-z]+){0,2})$", re.IGNORECASE)
_WORD_COUNT = re.compile(r"(?:words|word count)\s?:?\s?([\d,]+)(?: words)?", re.IGNORECASE)
# The feed misspells both words at times ("firsst appearaed").
_FIRST_PUBLISHED = re.compile(
    r"th(?:is|e) [a-z ]{3,30}?(?:was )?(?:firs+t|originally) (?:app?ear[a-z]*|publi[a-z]*)\b(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+|www\.\S+")
_DAY_OR_MONTH = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?\b(?:{month_words()}) \d{{4}}", re.IGNORECASE)
_OUTLET_LEAD = re.compile(r"(?: as part of [^\n]{0,60}?)? (?:in|on|by|at) (?:the )?", re.IGNORECASE)
_OUTLET_END = re.compile(r"\s+(?:website|magazine|on|in)\b|\s*[-\N{EN DASH}|(,]|\s+https?:|\.?$", re.IGNORECASE)
_AROUND_END = " -\N{EN DASH}\N{EM DASH}*#./:[]()"
_NAME = r"[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]+(?: [A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]+){1,3}"
_POST = r"(?:Vice )?(?:President|Chair|Director|Secretary|Chief Executive|Treasurer|Minister)"
_BYLINE = re.compile(rf"(?:[Bb]y )?{_NAME}(?:,| is| was)(?: [^\n]{{0,60}}?)?\b{_POST}\b[^\n:]*")
_SAYS = re.compile(r"\b(?:said|say|says)\b")
_STOPS = (".", "!", "?", ":", ",", ";", "\N{RIGHT DOUBLE QUOTATION MARK}")
# A line without these words cannot match the patterns above; the search for them is quick.
_STRUCTURAL_WORDS = "(?i)firs|originally|words?"
_LABEL_WORDS = "(?i) (?:view|read|download|watch) "
_LABEL_INITIALS = tuple("vrdwlsVRDWLS")
_DOTS = ".\N{HORIZONTAL ELLIPSIS}"
QUOTES = ("\N{LEFT DOUBLE QUOTATION MARK}", '"')


def label_bodies(lines: Lines, labels: LineLabels, first: Ints, last: Ints, *, title: str = "title") -> None:
    """Label the lines of statements.

    Statement number ``i`` has the filled lines at places ``first[i]`` up to ``last[i]``; the first of them has the fate
    `title`. Long lines are paragraphs or notes. Only short lines that could be something else are examined one by one.
    """
    filled = lines.filled
    place, record = places_of(first, last)
    line = filled[place]
    labels.record[line] = record
    labels.value_start[line] = lines.value_start[line]
    end_place = _end_places(lines, labels, line, place, record, last)
    labels.fate[line] = np.where(place > end_place[record], CODE["notes"], CODE["paragraphs"])
    labels.fate[filled[first]] = CODE[title]
    ended = np.flatnonzero(end_place < last)
    labels.fate[filled[end_place[ended]]] = CODE["end_marker"]
    end = np.minimum(last, end_place)
    likely = (lines.length[line] <= LONGEST_STRUCTURAL) & ~lines.bulleted[line]
    short = np.flatnonzero(likely & (place != first[record]) & (place != end_place[record]))
    short = short[_doubtful(lines, place[short], first[record[short]], end[record[short]])]
    owner = record[short]
    where = (line[short], place[short], owner, first[owner], end[owner])
    contents = slices(lines.written.plain, lines.start[line[short]], lines.stop[line[short]])
    for words, *numbers in zip(contents, *(column.tolist() for column in where), strict=True):
        _label_short(lines, labels, _Short(words, *numbers))


def _doubtful(lines: Lines, place: Ints, first: Ints, end: Ints) -> Flags:
    """Whether the lines at `place`, of statements from `first` up to `end`, could be more than paragraphs or notes.

    The test is quick and leaves few lines to read: it uses the length, the outermost characters and a few words.
    """
    line = lines.filled[place]
    length, opening, closing = lines.length[line], lines.first[line], lines.last[line]
    title = lines.filled[first]
    whole = (length == lines.length[title]) & (closing == lines.last[title])
    repeated = (place == first + 1) & (opening == lines.first[title]) & (whole | _among(lines.last[title], _DOTS))
    structural = _holding(lines, line, (place < end) & _among(opening, "TtWw"), _STRUCTURAL_WORDS)
    capital = in_range(opening, "A", "Z") | (opening > ord("~"))
    signed = (length <= LONGEST_BYLINE) & (place >= end - BYLINE_LINES_FROM_END) & (capital | _among(opening, "Bb"))
    signed = _holding(lines, line, signed & (place < end) & (place > first + 1), _POST)
    after = lines.filled[np.minimum(place + 1, len(lines.filled) - 1)]
    before = lines.filled[np.maximum(place - 1, 0)]
    inner = (_among(lines.last[before], _STOPS) | (place == first + 1)) & _among(lines.last[after], _STOPS)
    above_text = inner | (lines.length[after] >= LONG_PARAGRAPH) | _among(lines.first[after], QUOTES)
    open_ended = ~_among(closing, _STOPS) | (opening == ord("O"))
    heads = (length <= LONGEST_SUBHEADING) & capital & above_text & open_ended
    lower = closing | ord(" ")
    labelled = _holding(lines, line, (place < end) & in_range(lower, "a", "z"), _LABEL_WORDS)
    label = (length <= LONGEST_LABEL) & _among(opening, _LABEL_INITIALS)
    doubtful: Flags = label | ((place < end) & (repeated | structural | signed | heads | labelled))
    return doubtful


def _holding(lines: Lines, line: Ints, asked: Flags, words: str) -> Flags:
    """Which of the lines `line` hold the pattern `words`, in RE2's syntax; false for lines not `asked` about."""
    found = np.zeros(len(line), dtype=np.bool_)
    at = line[asked]
    found[asked] = hold(lines.written, lines.start[at], lines.stop[at], words)
    return found


def _among(points: Points, letters: Iterable[str]) -> Flags:
    return among(points, map(ord, letters))


def _end_places(lines: Lines, labels: LineLabels, line: Ints, place: Ints, record: Ints, last: Ints) -> Ints:
    """For each statement, the place of its first end marker; without an end marker, the place after its last line."""
    tiny = np.flatnonzero(lines.length[line] <= LONGEST_END_MARKER)
    markers = tiny[judged(lines, line[tiny], is_end_marker) > 0]
    markers = markers[labels.fate[line[markers]] != CODE["title"]][::-1]
    end_place = last.copy()
    end_place[record[markers]] = place[markers]
    return end_place


class _Short(NamedTuple):
    """A short line of the statement number `record`: its `words`, its `line` and `place`, and the bounds of the body.

    The title is at place `first`. At `end` is the end marker, or the first place after the body.
    """

    words: str
    line: int
    place: int
    record: int
    first: int
    end: int


def _label_short(lines: Lines, labels: LineLabels, short: _Short) -> None:
    """Label one short line that is so far a paragraph or a note, has no bullet and is not the end marker."""
    words = short.words
    if is_link_label(words):
        labels.fate[short.line] = CODE["link_labels"]
    elif short.place < short.end:
        fate = _fate(lines, short)
        labels.fate[short.line] = CODE[fate]
        if fate == "title_repeated" and lines.plain(title := int(lines.filled[short.first])) != words:
            # The page cuts the title with dots, and gives it in full below.
            labels.fate[[title, short.line]] = CODE[fate], CODE["title"]
        label = _INNER_LABEL.search(words) if fate == "paragraphs" and words[-1].isalpha() else None
        if label:
            start = int(lines.start[short.line])
            labels.inner.append(Inner(short.record, "link_labels", start + label.start(1), start + label.end(1)))


def _fate(lines: Lines, short: _Short) -> str:
    """What a short line before the end marker is."""
    words = short.words
    if short.place == short.first + 1 and repeats(lines.plain(int(lines.filled[short.first])), words):
        return "title_repeated"
    if words[0] in "Tt" and _FIRST_PUBLISHED.match(words):
        return "first_published"
    if words[0] in "Ww" and _WORD_COUNT.fullmatch(words):
        return "word_count"
    near_end = short.first + 1 < short.place and short.place >= short.end - BYLINE_LINES_FROM_END
    # "NAME, ROLE, added:" introduces quoted words.
    near_end = near_end and not words.endswith(":")
    if near_end and len(words) <= LONGEST_BYLINE and _BYLINE.match(words) and not _SAYS.search(words):
        return "byline"
    if len(words) <= LONGEST_SUBHEADING and short.place + 1 < short.end and _is_subheading(lines, short):
        return "subheadings"
    return "paragraphs"


def is_end_marker(words: str) -> bool:
    """True for an end marker: ``ENDS``, ``Ends`` and the like, with any marks around, or marks of the same meaning."""
    markers = table("forms")["adcs"]["end_markers"]
    return words in markers or words.strip(_AROUND_END).upper() in markers


def is_link_label(words: str) -> bool:
    """True for a line that is only the label of a link, such as ``View written speech``."""
    return words.startswith(_LABEL_INITIALS) and len(words) <= LONGEST_LABEL and _LABEL.fullmatch(words) is not None


def repeats(title: str, words: str) -> bool:
    """True if `words` repeat `title`, or give in full a title that the page cuts with dots."""
    if words == title:
        return True
    stem = title.rstrip(_DOTS)
    return stem != title and len(stem) > 20 and words.startswith(stem) and not words.endswith((".", ":"))


def _is_subheading(lines: Lines, short: _Short) -> bool:
    """True for a short line without a stop above a long paragraph or a quotation, or between two other paragraphs."""
    words, second = short.words, short.place == short.first + 1
    if not words[:1].isupper() or _SAYS.search(words) or is_told(words) or boxed(lines)[short.place]:
        return False
    above, below = (lines.content(int(lines.filled[short.place + step])) for step in (-1, 1))
    # A second heading is above a lead-in; other subheadings are between two paragraphs.
    inner = below.endswith(":") if second else above.endswith(_STOPS) and below.endswith(_STOPS)
    if not (inner or below.startswith(QUOTES) or len(below) >= LONG_PARAGRAPH):
        return False
    return (words.startswith("On ") and not words.endswith(".")) or not words.endswith(_STOPS)


@dataclass(frozen=True)
class ProvenanceLine:
    """The parts of a provenance line as offsets into it, in code points; ``None`` for a missing part."""

    outlet: tuple[int, int] | None
    date_text: tuple[int, int] | None
    url: tuple[int, int] | None

    def spans(self) -> list[tuple[str, tuple[int, int]]]:
        """Name and offsets of each part that is present."""
        parts = (("outlet", self.outlet), ("date_text", self.date_text), ("url", self.url))
        return [(name, span) for name, span in parts if span is not None]


def read_provenance_line(words: str) -> ProvenanceLine:
    """Outlet, date and address in a line such as "This column first appeared in the MJ"."""
    match = _FIRST_PUBLISHED.match(words)
    url = _URL.search(words)
    day = _DAY_OR_MONTH.search(words, 0, url.start() if url else len(words))
    outlet = None
    if match:
        lead = _OUTLET_LEAD.match(words, match.start("rest"))
        if lead:
            end = _OUTLET_END.search(words, lead.end())
            stop = end.start() if end else len(words)
            outlet = (lead.end(), stop) if stop > lead.end() else None
    return ProvenanceLine(outlet, day.span() if day else None, url.span() if url else None)


def read_word_count(words: str) -> int | None:
    """The number in a line such as "Words: 781"; ``None`` if it has more digits than any count of words."""
    match = _WORD_COUNT.fullmatch(words)
    digits = match[1].replace(",", "") if match else ""
    return int(digits) if 0 < len(digits) <= MOST_DIGITS else None
