"""ADCS's feed of statements: title, body, then a block of tags and related articles that ends the item.

A page of one statement is the same form with one item. Items are cut apart at their closing blocks first; what each
line of a body is, is read afterwards by :mod:`.statement_body`.
"""

import re

import numpy as np
import numpy.typing as npt

from ..calendar_dates import looks_like_date
from ..lines import Flags, Ints, Lines, per_lines
from ..reference import table
from ..strings import judged
from .base import CODE, NOBODY, Finding, FormLayout, Labels, blank_labels
from .forms import gaps
from .statement_body import LONG_PARAGRAPH, QUOTES, label_bodies, repeats

# The feed cuts titles at about 65 characters; a line this long is no title but the middle of a cut item.
LONGEST_TITLE = 120
_TAG_LINES = 40
_EVENT_DAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d{1,2} [a-z]+ \d{2,4}(?: \d{1,2}:\d{2})?", re.IGNORECASE
)
_NO_TITLE = re.compile(r".*\b(?:said|say|says):?|\W*ends?\W*", re.IGNORECASE)
_OPENS_TITLE = re.compile(
    r"comment(?::| on )|adcs (?:response:|responds to |comment )|press release:|pr - ", re.IGNORECASE
)
_LEAD_IN = re.compile(r".*\b(?:said|say|says):", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[^.]\.[\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"']?$")
_LAST_LETTERS = [ord(letter) for letter in "dysDYS"]
_TAGS, _NONE, _RELATED = 1, 2, 3
_MARKERS = {"tags": _TAGS, "no_tags": _NONE, "related": _RELATED}


@per_lines
def _markers(lines: Lines) -> npt.NDArray[np.int8]:
    """For each filled line, which line of a closing block it is; 0 for others."""
    words = {table("forms")["adcs"][key].lower(): code for key, code in _MARKERS.items()}
    initials = [ord(letter) for word in words for letter in (word[0], word[0].upper())]
    filled = lines.filled
    sized = np.flatnonzero(np.isin(lines.length[filled], [len(word) for word in words]))
    candidates = sized[np.isin(lines.first[filled[sized]], initials)]
    codes = np.zeros(len(filled) + 1, dtype=np.int8)
    codes[candidates] = judged(lines, filled[candidates], lambda content: words.get(content.lower(), 0))
    return codes


def score(lines: Lines) -> float:
    """High as soon as one whole closing block is there; a single line of one is weaker evidence."""
    codes = _markers(lines)
    kinds = {code for code in _MARKERS.values() if (codes == code).any()}
    if not kinds:
        return 0.0
    if kinds == {_RELATED} and (codes == _RELATED).sum() > 1:
        return 0.9
    return 0.7 + 0.1 * len(kinds) if _TAGS in kinds else 0.6


@per_lines
def _boxes(lines: Lines) -> Flags:
    """For each filled line, whether it is the heading of a box at the top of a page."""
    names = {name.lower() for name in table("forms")["adcs"]["boxes"]}
    initials = [ord(letter) for name in names for letter in (name[0], name[0].upper())]
    short = np.flatnonzero(lines.length[lines.filled] <= max(map(len, names)))
    short = short[np.isin(lines.first[lines.filled[short]], initials)]
    boxes = np.zeros(len(lines.filled) + 1, dtype=np.bool_)
    boxes[short] = judged(lines, lines.filled[short], lambda words: words.lower() in names)
    return boxes


def anchors(lines: Lines) -> Ints:
    """Boxes at the top of a page, and the line after each closing block that another line follows."""
    codes = _markers(lines)
    if not codes.any():
        return np.zeros(0, dtype=np.int64)
    after = np.flatnonzero(codes == _RELATED) + 1
    return lines.filled[np.union1d(np.flatnonzero(_boxes(lines)), after[after < len(lines.filled)])]


def _blocks(lines: Lines) -> tuple[Ints, Ints]:
    """Closing blocks as half-open ranges of places: first places, and places after the last."""
    markers = _markers(lines)
    codes: list[int] = markers.tolist()
    adjacent: list[bool] = [*(gaps(lines) == 0).tolist(), False]
    whole = (markers[:-2] == _TAGS) & (markers[1:-1] == _NONE) & (markers[2:] == _RELATED)
    ordinary: list[bool] = np.append(whole, (False, False)).tolist()
    starts: list[int] = []
    ends: list[int] = [0]
    for start in np.flatnonzero(_markers(lines)).tolist():
        if start >= ends[-1]:
            starts.append(start)
            plain = ordinary[start] and not adjacent[start + 3]
            ends.append(start + 3 if plain else _block_end(codes, adjacent, start))
    return np.array(starts, dtype=np.int64), np.array(ends[1:], dtype=np.int64)


def _block_end(codes: list[int], adjacent: list[bool], start: int) -> int:
    """Place after the closing block that begins at `start`: tags and titles of related articles are part of it."""
    end = start + 1
    if codes[start] == _TAGS:
        nearby = codes[end : end + _TAG_LINES]
        if _RELATED in nearby and _TAGS not in nearby[: nearby.index(_RELATED)]:
            end += nearby.index(_RELATED) + 1
        elif codes[end] == _NONE:
            end += 1
    if codes[end - 1] != _RELATED:
        return end
    # Titles of related articles stand right below, a blank line after them; a new item has one before it.
    related = end
    while adjacent[related] and not codes[related]:
        related += 1
    return end if codes[related] else related


def label(lines: Lines) -> Labels:
    """Label a page of ADCS's feed, or several one after the other."""
    labels = blank_labels(lines, "statement")
    filled = lines.filled
    starts, ends = _blocks(lines)
    _label_blocks(lines, labels, starts, ends)
    first = np.append(np.zeros(1, dtype=np.int64), ends)
    last = np.append(starts, len(filled))
    for number in np.flatnonzero(_boxes(lines)[first]).tolist():
        first[number] = _after_boxes(lines, labels, int(first[number]), int(last[number]))
    closed = np.arange(len(first)) < len(starts)
    some = first < last
    first, last, closed = first[some], last[some], closed[some]
    for number in _suspects(lines, first, last).tolist():
        title = _title_place(lines, int(first[number]), int(last[number]))
        if title > first[number]:
            code = "unexpected-text" if number else "orphan-text"
            labels.findings.append(Finding(code, int(filled[first[number]]), int(filled[title - 1])))
            first[number] = title
    titled = _titled(lines, filled[first])
    if len(first) and first[0] == 0:
        titled[0] &= not _is_rest(lines, int(last[0]))
    kept = titled & (closed | (last - first > 1))
    for number in np.flatnonzero(~titled | ~closed | (last - first == 1)).tolist():
        code = _amiss(titled=bool(titled[number]), closed=bool(closed[number]), alone=last[number] - first[number] == 1)
        labels.findings.append(Finding(code, int(filled[first[number]]), int(filled[last[number] - 1])))
    label_bodies(lines, labels, first[kept], last[kept])
    labels.section = np.full(int(kept.sum()), NOBODY, dtype=np.int64)
    return labels


def _label_blocks(lines: Lines, labels: Labels, starts: Ints, ends: Ints) -> None:
    """Closing blocks are separators; tags and related titles inside them are furniture."""
    depth = np.zeros(len(lines.filled) + 1, dtype=np.int64)
    np.add.at(depth, starts, 1)
    np.add.at(depth, ends, -1)
    inside = np.cumsum(depth)[:-1] > 0
    marker = _markers(lines)[:-1] > 0
    labels.fate[lines.filled[inside]] = np.where(marker[inside], CODE["separator"], CODE["furniture"])


def _after_boxes(lines: Lines, labels: Labels, first: int, last: int) -> int:
    """The place after the boxes that begin at `first`: each a heading, perhaps a name, and a day."""
    boxes = _boxes(lines)
    place = first
    while place < last and boxes[place]:
        days = (at for at in range(place + 1, min(place + 3, last)) if _is_day(lines, at))
        after = next(days, place) + 1
        labels.fate[lines.filled[place:after]] = CODE["furniture"]
        place = after
    return place


def _is_day(lines: Lines, place: int) -> bool:
    return _EVENT_DAY.match(lines.content(int(lines.filled[place]))) is not None


def _suspects(lines: Lines, first: Ints, last: Ints) -> Ints:
    """Numbers of the items whose second line could be their title: short, and no lead-in."""
    second = lines.filled[np.minimum(first + 1, last - 1)]
    return np.flatnonzero(
        (last - first > 2) & (lines.length[second] <= LONGEST_TITLE) & (lines.last[second] != ord(":"))
    )


def _title_place(lines: Lines, first: int, last: int) -> int:
    """The place of an item's title: below a date, or below lines of a menu or titles of related articles.

    Another line than the first is taken for the title only if it opens as titles of statements do, above a body.
    """
    title = lines.content(int(lines.filled[first]))
    for place in range(first + 1, min(first + _TAG_LINES, last - 1)):
        words = lines.content(int(lines.filled[place]))
        if len(words) > LONGEST_TITLE or words.endswith((".", ":")) or repeats(title, words):
            break
        if _OPENS_TITLE.match(words) and _is_body(lines.content(int(lines.filled[place + 1]))):
            return place
    return first + looks_like_date(title)


def _is_body(words: str) -> bool:
    return len(words) >= LONG_PARAGRAPH or words.startswith(QUOTES) or _LEAD_IN.fullmatch(words) is not None


def _is_rest(lines: Lines, last: int) -> bool:
    """Whether the first line of a page is the rest of a paragraph that the dump cut, not the title of the item."""
    words = lines.content(int(lines.filled[0]))
    if words[0].islower():
        return True
    led = last > 1 and _LEAD_IN.fullmatch(lines.content(int(lines.filled[1]))) is not None
    return _SENTENCE_END.search(words) is not None and not led


def _titled(lines: Lines, line: Ints) -> Flags:
    """Whether each of the lines `line` could be a title."""
    titled = lines.length[line] <= LONGEST_TITLE
    # Only with one of these at its end is a line one of those that no title is.
    last = lines.last[line]
    word = ((last | ord(" ")) >= ord("a")) & ((last | ord(" ")) <= ord("z")) | ((last >= ord("0")) & (last <= ord("9")))
    doubtful = np.flatnonzero(titled & (~word | np.isin(last, _LAST_LETTERS)))
    titled[doubtful] = [_NO_TITLE.fullmatch(words) is None for words in lines.contents(line[doubtful])]
    return titled


def _amiss(*, titled: bool, closed: bool, alone: bool) -> str:
    """The problem of an item that lacks a part."""
    if not titled:
        return "missing-title"
    if closed:
        return "missing-body"
    return "cut-record" if alone else "unclosed-record"


LAYOUT = FormLayout("adcs-feed", "adcs", score, label, anchors)
