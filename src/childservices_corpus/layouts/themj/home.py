"""The MJ's home page: a promotion, the lead with its title twice, news, "Read More News...", opinions, more articles.

Below the title of each opinion is the lead's title again, a caption that is nobody's.
"""

from dataclasses import dataclass

import numpy as np

from ...models import ListingOrder
from ...reference import table
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, per_lines
from ..common.from_claims import form_from_claims
from ..common.line_shapes import dated
from ..common.own_lines import equal_to, stops, told
from ..common.pairs import LONGEST_TITLE
from ..contract import BOUNDED, CODE, MARK, NOBODY, OPEN, SHAPE, Claims, LineLabels, blank_labels
from .article_labels import prose
from .paywalls import label_paywalls

# The lead and its news have about 13 lines.
_ABOVE = 60
_MOST_OPINIONS, _MOST_PAIRS = 12, 60
_PROMOTION = 3
_ASKS = (ord("?"), ord("!"), ord("\N{RIGHT SINGLE QUOTATION MARK}"), ord("\N{RIGHT DOUBLE QUOTATION MARK}"))


@dataclass(frozen=True)
class _Home:
    """Places of a home page: its first line, the titles and summaries of its records, and where its sure part ends.

    ``pairs`` are titles of the articles below the opinions.
    """

    first: int
    titles: list[int]
    summaries: list[int]
    stop: int
    pairs: list[int]


@per_lines
def _homes(lines: Lines) -> tuple[_Home, ...]:
    mark = small(table("forms")["themj"]["home"])
    found: list[_Home] = []
    low, marks = 0, equal_to(lines, (mark,)).tolist()
    for place in [*marks, len(lines.filled)] if marks or len(_doubled(lines)) else ():
        lead = _lead(lines, place, low) if place in marks else NOBODY
        # Where the page is cut above the line, a promotion and a lead that are each given twice open it.
        opened = [at for at in _promoted(lines) if low <= at < (lead if lead != NOBODY else place)]
        if lead == NOBODY and opened:
            found.append(_cut_home(lines, opened[0]))
            low = found[-1].pairs[-1] + 2 if found[-1].pairs else found[-1].stop
        elif lead != NOBODY:
            found.append(_home(lines, lead, place, low))
            low = found[-1].stop
    return tuple(found)


@per_lines
def _doubled(lines: Lines) -> Ints:
    """Places of lines that are given twice."""
    length = lines.length[lines.filled]
    first = lines.first[lines.filled]
    likely = np.flatnonzero((np.diff(length) == 0) & (np.diff(first.astype(np.int64)) == 0)).tolist()
    return np.array([place for place in likely if told(lines, place) == told(lines, place + 1)], dtype=np.int64)


def _promoted(lines: Lines) -> list[int]:
    """Places of leads given twice, below a promotion given twice and a sentence."""
    doubled = _doubled(lines)
    leads = doubled[np.isin(doubled - _PROMOTION, doubled)]
    return [place for place in leads.tolist() if place + 2 < len(lines.filled) and prose(lines)[place - 1]]


def _cut_home(lines: Lines, lead: int) -> _Home:
    """A home page without its line between news and opinions: the pairs below the lead are as sure as they look."""
    return _Home(lead - _PROMOTION, [lead], [lead + 2], lead + 3, _pairs(lines, lead + 3))


def _pairs(lines: Lines, place: int) -> list[int]:
    pairs: list[int] = []
    while place + 1 < len(lines.filled) and len(pairs) < _MOST_PAIRS and _is_pair(lines, place):
        pairs.append(place)
        place += 2
    return pairs


def _lead(lines: Lines, mark: int, low: int) -> int:
    """The place of the lead's title: given twice, and pairs of title and summary between it and the line `mark`."""
    for place in range(mark - 3, max(low, mark - _ABOVE) - 1, -1):
        title, below = lines.filled[place : place + 2]
        same = (mark - place) % 2 and lines.length[title] == lines.length[below]
        if same and told(lines, place) == told(lines, place + 1):
            return place
    return NOBODY


def _home(lines: Lines, lead: int, mark: int, low: int) -> _Home:
    titles, summaries = [lead], [lead + 2]
    for place in range(lead + 3, mark - 1, 2):
        titles.append(place)
        summaries.append(place + 1)
    caption, place, count = told(lines, lead), mark + 1, len(lines.filled)
    while place + 2 < count and len(titles) < mark + _MOST_OPINIONS and told(lines, place + 1) == caption:
        titles.append(place)
        summaries.append(place + 2)
        place += 3
    promoted = lead - low >= _PROMOTION and told(lines, lead - 3) == told(lines, lead - 2)
    return _Home(lead - _PROMOTION * promoted, titles, summaries, place, _pairs(lines, place))


def _is_pair(lines: Lines, place: int) -> bool:
    """Whether a title and its summary can be at `place` and below."""
    title, summary = (int(line) for line in lines.filled[place : place + 2])
    if stops(lines)[place : place + 2].any() or dated(lines)[place : place + 2].any():
        return False
    if lines.length[title] > LONGEST_TITLE or lines.plain(title).isupper() or lines.plain(summary).endswith(":"):
        return False
    asks = lines.last[summary] in _ASKS
    return bool(asks or prose(lines)[place + 1] or lines.length[summary] > lines.length[title])


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """The page from its promotion to the last opinion; then each pair below, as far as it is free."""
    if turn == BOUNDED:
        return Claims.of((one.first, one.stop, MARK) for one in _homes(lines))
    rows = []
    for one in _homes(lines) if turn == OPEN else ():
        if not taken[one.first : one.stop].all():
            continue
        for place in one.pairs:
            if taken[place : place + 2].any():
                break
            rows.append((place, place + 2, SHAPE))
    return Claims.of(rows)


def label(lines: Lines) -> LineLabels:
    """Label a home page, or several one after the other."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    filled, homes = lines.filled, _homes(lines)
    record = 0
    for one in homes:
        labels.fate[filled[one.first : one.stop]] = CODE["furniture"]
        titles = [*one.titles, *one.pairs]
        summaries = [*one.summaries, *(place + 1 for place in one.pairs)]
        for title, summary in zip(titles, summaries, strict=True):
            labels.mark(int(filled[title]), "title", record)
            labels.mark(int(filled[summary]), "summary", record)
            if title == one.titles[0]:
                labels.mark(int(filled[title + 1]), "title_repeated", record)
            record += 1
    labels.section = np.full(record, NOBODY, dtype=np.int64)
    return labels


ORDER = ListingOrder(why="A home page shows articles by their weight, not by their day.")
LAYOUT = form_from_claims("themj-home", "themj", label, claims, ORDER)
