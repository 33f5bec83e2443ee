"""The MJ's home page: a promotion, the lead with its title twice, news, "Read More News...", opinions, more articles.

Below the title of each opinion is the lead's title again: a caption, and not a part of the record.
"""

from dataclasses import dataclass

import numpy as np

from ...models import ListingOrder
from ...reference import table
from ...text.date_lines import looks_like_date
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.points import true_at
from ..adcs.facts import leads
from ..adcs.places import next_of
from ..common.from_claims import form_from_claims
from ..common.line_shapes import gaps, opens_file
from ..common.whole_lines import equal_to, told
from ..contract import (
    BOUNDED,
    CODE,
    FILLER,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    Claims,
    LineFinding,
    LineLabels,
    blank_labels,
    signs_at,
)  # fmt: skip
from .article_labels import prose
from .closing import closing
from .paywalls import label_paywalls
from .turns import could_be_pair, may_be_pair

# The lead and its news have about 13 lines.
_ABOVE = 60
_MOST_PAIRS = 60
_PROMOTION = 3
_POINTS, _SMALL = 32, 0x20


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


@dataclass(frozen=True)
class _Pairs:
    """For each filled line, whether a title and its summary are there, or could be beside others, or a lead-in is."""

    sure: list[bool]
    fair: list[bool]
    lead: list[bool]


@per_lines
def _homes(lines: Lines) -> tuple[_Home, ...]:
    marks = equal_to(lines, (small(table("forms")["themj"]["home"]),)).tolist()
    doubled = _doubled(lines)
    promoted = _promoted(lines, doubled)
    pairs = _pair_flags(lines) if marks or len(promoted) else _Pairs([], [], [])
    found: list[_Home] = []
    low = 0
    # Where the page is cut above the line, a promotion and a lead that are each given twice open it.
    for place in [*marks, len(lines.filled)]:
        lead = _lead(doubled, place, low) if place < len(lines.filled) else NOBODY
        opened = promoted[np.searchsorted(promoted, low) :][:1].tolist()
        if lead != NOBODY:
            found.append(_home(lines, lead, place, low, pairs))
            low = found[-1].stop
        elif opened and opened[0] < place:
            found.append(_cut_home(opened[0], pairs))
            low = found[-1].titles[-1] + 2
    return tuple(found)


@per_lines
def _doubled(lines: Lines) -> Ints:
    """Places of lines that are given twice."""
    length, first = lines.lengths, lines.firsts.astype(np.int64)
    likely = true_at((np.diff(length) == 0) & (np.diff(first) == 0)).tolist()
    return np.array([place for place in likely if told(lines, place) == told(lines, place + 1)], dtype=np.int64)


def _promoted(lines: Lines, doubled: Ints) -> Ints:
    """Places of leads given twice, below a promotion given twice and a sentence."""
    leads = doubled[np.isin(doubled - _PROMOTION, doubled)]
    found: Ints = leads[(leads + 2 < len(lines.filled)) & prose(lines)[leads - 1]]
    return found


def _lead(doubled: Ints, mark: int, low: int) -> int:
    """The place of the lead's title: given twice, and pairs of title and summary between it and the line `mark`."""
    near = doubled[np.searchsorted(doubled, max(low, mark - _ABOVE)) : np.searchsorted(doubled, mark - 2)]
    odd = near[(mark - near) % 2 == 1]
    return int(odd[-1]) if len(odd) else NOBODY


def _cut_home(lead: int, pairs: _Pairs) -> _Home:
    """A home page without its line between news and opinions: the pairs below the lead are as sure as they look."""
    below = _pairs(pairs, lead + 3)
    return _Home(lead - _PROMOTION, [lead], [lead + 2], lead + 3, below)


def _pairs(pairs: _Pairs, place: int) -> list[int]:
    """Places of titles from `place` on: a fair pair counts above a sure one, or where the dump cuts its summary."""
    sure, fair, stop, count = pairs.sure, pairs.fair, place, len(pairs.sure)
    while stop + 1 < count and stop - place < 2 * _MOST_PAIRS:
        cut = stop + 2 == count
        if not (sure[stop] or (fair[stop] and (cut or sure[stop + 2]))):
            break
        stop += 2
    # A title and a paragraph above more text are the beginning of a text of others.
    stop -= 2 * (place < stop < count and pairs.lead[stop])
    return list(range(place, stop, 2))


def _home(lines: Lines, lead: int, mark: int, low: int, pairs: _Pairs) -> _Home:
    titles, summaries = [lead, *range(lead + 3, mark - 1, 2)], [lead + 2, *range(lead + 4, mark, 2)]
    length = lines.lengths
    caption, place, count = told(lines, lead), mark + 1, len(lines.filled)
    while place + 2 < count and length[place + 1] == length[lead] and told(lines, place + 1) == caption:
        titles.append(place)
        summaries.append(place + 2)
        place += 3
    promoted = lead - low >= _PROMOTION and next_of(_doubled(lines), lead - _PROMOTION, lead) == lead - _PROMOTION
    return _Home(lead - _PROMOTION * promoted, titles, summaries, place, _pairs(pairs, place))


def _pair_flags(lines: Lines) -> _Pairs:
    """Where a title and its summary can be, one below the other."""
    fair = could_be_pair(lines).copy()
    opened = opens_file(lines)
    fair[opened] = fair[np.maximum(opened - 1, 0)] = False
    # A caption cannot be a summary.
    fair[np.maximum(_captions(lines) - 1, 0)] = False
    last = lines.lasts
    # "NAME 3 May 2022" is a line of LocalGov; a line in capitals is a section.
    odd = fair & (in_range(last, "0", "9") | in_range(last, "A", "Z"))
    for place in true_at(odd).tolist():
        words = lines.plain(int(lines.filled[place]))
        fair[place] = not (words.isupper() or looks_like_date(" ".join(words.rsplit(None, 3)[-3:])))
    return _Pairs((fair & may_be_pair(lines)).tolist(), fair.tolist(), _goes_on(lines).tolist())


def _goes_on(lines: Lines) -> Flags:
    """For each filled line, whether a text of others goes on there: a lead-in, or two paragraphs set apart."""
    told, space = prose(lines) & ~lines.bullets, gaps(lines)
    found = leads(lines).copy()
    found[1:-1] |= told[1:-1] & told[2:] & (space[1:-1] == space[:-2]) & (space[1:-1] == space[2:]) & (space[1:-1] > 0)
    return found


def _captions(lines: Lines) -> Ints:
    """Places of lines that give the words of a line again that is given twice somewhere above."""
    doubled = _doubled(lines)
    words = {told(lines, place) for place in doubled.tolist()}
    # Letters of one case and the other differ in one bit.
    keys = lines.lengths << _POINTS | lines.firsts | _SMALL
    likely = true_at(np.isin(keys, keys[doubled]))
    return likely[[told(lines, place) in words for place in likely.tolist()]] if len(likely) else likely


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
        else:
            rows += [(place, stop, FILLER) for place, stop in _cut(lines, one)]
    return Claims.of(rows)


def _cut(lines: Lines, home: _Home) -> list[tuple[int, int]]:
    """The bounds of an item without its summary, which a dump cuts off: a title, or a title above its caption."""
    place, count = max([home.stop, *(pair + 2 for pair in home.pairs)]), len(lines.filled)
    if not place < count <= place + 2 or closing(lines)[place] or prose(lines)[place]:
        return []
    return [(place, count)] if count == place + 1 or place + 1 in _captions(lines) else []


def label(lines: Lines) -> LineLabels:
    """Label a home page, or several one after the other."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    filled, homes = lines.filled, _homes(lines)
    record = 0
    for one in homes:
        labels.fate[filled[one.first : one.stop]] = CODE["furniture"]
        titles, summaries = [*one.titles, *one.pairs], [*one.summaries, *(place + 1 for place in one.pairs)]
        numbers = range(record, record + len(titles))
        for fate, places in (("title", titles), ("summary", summaries), ("title_repeated", [titles[0] + 1])):
            at = filled[places]
            labels.fate[at] = CODE[fate]
            labels.record[at] = numbers[: len(places)]
        record = numbers.stop
        for place, stop in _cut(lines, one):
            labels.findings.append(LineFinding("cut-record", int(filled[place]), int(filled[stop - 1])))
    labels.section = np.full(record, NOBODY, dtype=np.int64)
    return labels


ORDER = ListingOrder(why="A home page shows articles by their weight, not by their day.")
LAYOUT = form_from_claims("themj-home", "themj", label, claims, ORDER, lambda lines: signs_at(lines, _doubled(lines)))
