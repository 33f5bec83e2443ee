"""What each line in the body of a statement is: paragraph, subheading, list item, label, end marker, byline …"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..calendar_dates import MONTHS
from ..lines import Flags, Lines
from ..reference import table

# Every structural line in the feed is shorter; longer ones are paragraphs without a further look.
LONGEST_STRUCTURAL = 400
LONGEST_LABEL = 60
LONGEST_SUBHEADING = 90
LONGEST_BYLINE = 180
BYLINE_LINES_FROM_END = 3
LONG_PARAGRAPH = 120

_LABEL = re.compile(
    r"(?:view|read|download|watch|listen to|see)\b(?: [\w\N{RIGHT SINGLE QUOTATION MARK}'&-]+){1,8}", re.IGNORECASE
)
_INNER_LABEL = re.compile(r" [-\N{EN DASH}|] ((?:view|read|download|watch) [a-z]+(?: [a-z]+){0,2})$", re.IGNORECASE)
_WORD_COUNT = re.compile(r"(?:words|word count)\s?:?\s?([\d,]+)(?: words)?", re.IGNORECASE)
# The feed misspells both words at times ("firsst appearaed").
_FIRST_PUBLISHED = re.compile(
    r"th(?:is|e) [a-z ]{3,30}?(?:was )?(?:firs+t|originally) (?:app?ear[a-z]*|publi[a-z]*)\b(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S+|www\.\S+")
_DAY_OR_MONTH = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?\b(?:{MONTHS}) \d{{4}}", re.IGNORECASE)
_OUTLET_LEAD = re.compile(r"(?: as part of [^\n]{0,60}?)? (?:in|on|by|at) (?:the )?", re.IGNORECASE)
_OUTLET_END = re.compile(r"\s+(?:website|magazine|on|in)\b|\s*[-\N{EN DASH}|(,]|\s+https?:|\.?$", re.IGNORECASE)
_NAME = r"[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]+(?: [A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'-]+){1,3}"
_POST = r"(?:Vice )?(?:President|Chair|Director|Secretary|Chief Executive|Treasurer|Minister)"
_BYLINE = re.compile(rf"(?:[Bb]y )?{_NAME}(?:,| is| was)(?: [^\n]{{0,60}}?)?\b{_POST}\b[^\n:]*")
_SAYS = re.compile(r"\b(?:said|say|says)\b")
_QUOTES = ("\N{LEFT DOUBLE QUOTATION MARK}", '"')


@dataclass(frozen=True)
class Part:
    """One line of a body: its fate, where its value starts, and values that stand inside it."""

    fate: str
    value: int
    inner: tuple[tuple[str, int, int], ...] = ()


def read_body(lines: Lines, title: str, body: Sequence[int], list_items: Flags) -> list[Part]:
    """What each of the lines `body`, those below `title`, is; `list_items` says which lines start with a bullet."""
    parts: list[Part] = []
    ended = False
    count = len(body)
    for number, line in enumerate(body):
        start = int(lines.start[line])
        size = int(lines.stop[line]) - start
        if list_items[line]:
            words = lines.content(line)
            value = start + 1 + len(words[1:]) - len(words[1:].lstrip())
            parts.append(Part("notes" if ended else "paragraphs", value))
            continue
        if size > LONGEST_STRUCTURAL:
            parts.append(Part("notes" if ended else "paragraphs", start))
            continue
        words = lines.content(line)
        if is_end_marker(words) and not ended:
            ended = True
            parts.append(Part("end_marker", start))
        elif is_link_label(words):
            parts.append(Part("link_labels", start))
        elif ended:
            parts.append(Part("notes", start))
        elif number == 0 and repeats(title, words):
            parts.append(Part("title_repeated", start))
        else:
            following = body[number + 1] if number + 1 < count else None
            near_end = number >= count - BYLINE_LINES_FROM_END
            parts.append(_read_line(lines, words, start, following, near_end=near_end and number > 0))
    return parts


def _read_line(lines: Lines, words: str, start: int, following: int | None, *, near_end: bool) -> Part:
    """What one line before the end marker is."""
    if _WORD_COUNT.fullmatch(words):
        return Part("word_count", start)
    provenance = _FIRST_PUBLISHED.match(words)
    if provenance:
        return Part("first_published", start)
    if near_end and len(words) <= LONGEST_BYLINE and _BYLINE.match(words) and not _SAYS.search(words):
        return Part("byline", start)
    if is_subheading(words, lines.content(following)[:LONG_PARAGRAPH] if following is not None else ""):
        return Part("subheadings", start)
    label = _INNER_LABEL.search(words)
    if label:
        return Part("paragraphs", start, (("link_labels", start + label.start(1), start + label.end(1)),))
    return Part("paragraphs", start)


def is_end_marker(words: str) -> bool:
    """True for ENDS, Ends and their kin."""
    return words.rstrip(".").upper() in table("forms")["adcs"]["end_markers"]


def is_link_label(words: str) -> bool:
    """True for a line that is nothing but the label of a link, such as ``View written speech``."""
    return len(words) <= LONGEST_LABEL and _LABEL.fullmatch(words) is not None


def repeats(title: str, words: str) -> bool:
    """True if `words` are `title` again, or the whole of a title that the page cut with dots."""
    if words == title:
        return True
    stem = title.rstrip(".\N{HORIZONTAL ELLIPSIS}")
    return stem != title and len(stem) > 20 and words.startswith(stem) and not words.endswith((".", ":"))


def is_subheading(words: str, following: str) -> bool:
    """True for a short line without a stop that stands over a paragraph; `following` is how the next line begins."""
    if len(words) > LONGEST_SUBHEADING or not words[:1].isupper() or _SAYS.search(words):
        return False
    if not following.startswith(_QUOTES) and len(following) < LONG_PARAGRAPH:
        return False
    return words.startswith("On ") or not words.endswith(
        (".", "!", "?", ":", ",", ";", "\N{RIGHT DOUBLE QUOTATION MARK}")
    )


@dataclass(frozen=True)
class ProvenanceLine:
    """The parts of a provenance line as offsets into it; ``None`` for a part it lacks."""

    outlet: tuple[int, int] | None
    date_text: tuple[int, int] | None
    url: tuple[int, int] | None


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
    """The number in a line such as "Words: 781"."""
    match = _WORD_COUNT.fullmatch(words)
    return int(match[1].replace(",", "") or 0) if match else None
