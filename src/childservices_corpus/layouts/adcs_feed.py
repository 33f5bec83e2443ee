"""ADCS's feed of statements: title, body, then a block of tags and related articles that ends the item.

A page of one statement is the same form with one item. Items are cut apart at their closing blocks first; what each
line of a body is, is read afterwards by :mod:`.statement_body`.
"""

import re

import numpy as np

from ..lines import Flags, Ints, Lines
from ..reference import table
from .base import NOBODY, Finding, FormLayout, Inner, Labels, blank_labels
from .forms import bulleted
from .statement_body import read_body

# The feed cuts titles at about 65 characters; a line this long is no title but the middle of a cut item.
LONGEST_TITLE = 120
_TAG_LINES = 12
_EVENT_DAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d{1,2} [a-z]+ \d{2,4}(?: \d{1,2}:\d{2})?", re.IGNORECASE
)
_NO_TITLE = re.compile(r".*\b(?:said|say|says):?|\W*ends?\W*", re.IGNORECASE)
_OPEN, _NONE, _CLOSE = "tags", "no_tags", "related"


def _markers(lines: Lines) -> dict[int, str]:
    """Places among the filled lines that belong to closing blocks, and which of their lines each is."""
    words = {table("forms")["adcs"][key].lower(): key for key in (_OPEN, _NONE, _CLOSE)}
    initials = {ord(letter) for word in words for letter in (word[0], word[0].upper())}
    sizes = [len(word) for word in words]
    filled = lines.filled
    candidates = np.flatnonzero(np.isin(lines.first[filled], sorted(initials)) & np.isin(lines.length[filled], sizes))
    contents = (content.lower() for content in lines.contents(filled[candidates]))
    return {
        place: words[content] for place, content in zip(candidates.tolist(), contents, strict=True) if content in words
    }


def score(lines: Lines) -> float:
    """High as soon as one whole closing block is there; a single line of one is weaker evidence."""
    kinds = set(_markers(lines).values())
    if not kinds:
        return 0.0
    return 0.7 + 0.1 * len(kinds) if _OPEN in kinds else 0.6


def _boxes(lines: Lines) -> list[int]:
    """Places among the filled lines of the headings of boxes at the top of a page."""
    names = {name.lower() for name in table("forms")["adcs"]["boxes"]}
    short = np.flatnonzero(lines.length[lines.filled] <= max(map(len, names)))
    contents = lines.contents(lines.filled[short])
    return [place for place, words in zip(short.tolist(), contents, strict=True) if words.lower() in names]


def anchors(lines: Lines) -> Ints:
    """Boxes at the top of a page, and the line after each closing block that another line follows."""
    markers = _markers(lines)
    ends = [place + 1 for place, kind in markers.items() if kind == _CLOSE and place + 1 < len(lines.filled)]
    return lines.filled[sorted({*_boxes(lines), *ends})] if markers else np.zeros(0, dtype=np.int64)


def _block_end(lines: Lines, markers: dict[int, str], start: int) -> int:
    """Place after the closing block that begins at `start`: tags and titles of related articles are part of it."""
    end = start + 1
    if markers[start] == _OPEN:
        nearby = (place for place in range(start + 1, start + 1 + _TAG_LINES) if markers.get(place) in (_OPEN, _CLOSE))
        closing = next(nearby, None)
        if closing is not None and markers[closing] == _CLOSE:
            end = closing + 1
        elif markers.get(end) == _NONE:
            end += 1
    if markers.get(end - 1) != _CLOSE:
        return end
    # Titles of related articles stand right below, a blank line after them; a new item has one before it.
    related = end
    while related < len(lines.filled) and related not in markers and _adjacent(lines, related):
        related += 1
    return end if related in markers else related


def _adjacent(lines: Lines, place: int) -> bool:
    """True if the filled line at `place` stands right below the filled line before it."""
    return int(lines.filled[place] - lines.filled[place - 1]) == 1


def _blocks(lines: Lines, markers: dict[int, str], labels: Labels) -> list[tuple[int, int]]:
    """Closing blocks as half-open ranges of places, each labelled."""
    blocks: list[tuple[int, int]] = []
    done = 0
    for start in sorted(markers):
        if start < done:
            continue
        done = _block_end(lines, markers, start)
        for place in range(start, done):
            labels.mark(int(lines.filled[place]), "separator" if place in markers else "furniture")
        blocks.append((start, done))
    return blocks


def _strip_boxes(lines: Lines, labels: Labels, places: list[int], boxes: frozenset[int]) -> list[int]:
    """`places` without the boxes among them: heading, perhaps a name, and the day of the event."""
    kept: list[int] = []
    skip_to = -1
    for number, place in enumerate(places):
        if place in boxes:
            skip_to = number
            for offset, following in enumerate(places[number + 1 : number + 3], start=1):
                if _EVENT_DAY.match(lines.content(int(lines.filled[following]))):
                    skip_to = number + offset
                    break
        if number <= skip_to:
            labels.mark(int(lines.filled[place]), "furniture")
        else:
            kept.append(place)
    return kept


def _is_title(words: str) -> bool:
    return len(words) <= LONGEST_TITLE and _NO_TITLE.fullmatch(words) is None


def label(lines: Lines) -> Labels:
    """Label a page of ADCS's feed, or several one after the other."""
    labels = blank_labels(lines, "statement")
    filled = lines.filled
    boxes = frozenset(_boxes(lines))
    blocks = _blocks(lines, _markers(lines), labels)
    list_items = bulleted(lines)
    records = 0
    before = 0
    for start, end in [*blocks, (len(filled), len(filled))]:
        closed = start < end
        item = [int(filled[place]) for place in _strip_boxes(lines, labels, list(range(before, start)), boxes)]
        before = end
        if item and _label_item(lines, labels, item, records, list_items, closed=closed):
            records += 1
    labels.section = np.full(records, NOBODY, dtype=np.int64)
    return labels


def _label_item(lines: Lines, labels: Labels, item: list[int], record: int, list_items: Flags, *, closed: bool) -> bool:
    """Label the lines of one item; returns whether a record came of it."""
    title = lines.content(item[0])
    if not _is_title(title):
        labels.findings.append(Finding("missing-title", item[0], item[-1]))
        return False
    if len(item) == 1 and not closed:
        labels.findings.append(Finding("cut-record", item[0], item[0]))
        return False
    if len(item) == 1:
        labels.findings.append(Finding("missing-body", item[0], item[0]))
    elif not closed:
        labels.findings.append(Finding("unclosed-record", item[0], item[-1]))
    labels.mark(item[0], "title", record)
    for line, part in zip(item[1:], read_body(lines, title, item[1:], list_items), strict=True):
        labels.mark(line, part.fate, record)
        labels.value[line] = part.value
        labels.inner.extend(Inner(record, field, low, high) for field, low, high in part.inner)
    return True


LAYOUT = FormLayout("adcs-feed", "adcs", score, label, anchors)
