"""LocalGov's page of one author with bullets: the name; bullet and title, summary, the title again; ``Sign Up``."""

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines, per_lines
from ...text.points import true_at
from ..common.line_shapes import heading_like
from ..contract import BOUNDED, CODE, FILLER, MARK, NOBODY, Claims, FormLayout, LineLabels, blank_labels, signs_at
from ..stretches import ranges_of
from .furniture import furniture
from .site_lines import foreign_marks

# Title, summary, the title again.
_LINES = 3


@per_lines
def _titles(lines: Lines) -> Ints:
    """Places of titles behind a bullet that are repeated two lines below."""
    filled = lines.filled
    bulleted = lines.bullets
    size = lines.stop[filled] - lines.value_start[filled]
    likely = bulleted.copy()
    likely[-2:] = False
    likely[:-2] &= ~bulleted[1:-1] & ~bulleted[2:] & (size[:-2] == lines.lengths[2:])
    again = [place for place in true_at(likely).tolist() if _value(lines, place) == _value(lines, place + 2)]
    return np.array(again, dtype=np.int64)


def _value(lines: Lines, place: int) -> str:
    line = int(lines.filled[place])
    return lines.text[lines.value_start[line] : lines.stop[line]]


def _heading(lines: Lines, title: int) -> int:
    """The place of the author's name above the title at `title`; :data:`NOBODY` without one."""
    if not title or foreign_marks(lines)[title] or not heading_like(lines.content(int(lines.filled[title - 1]))):
        return NOBODY
    return title - 1


def _cut(lines: Lines, titles: Ints) -> int:
    """The place of a last title that the end of the page cuts off from its repetition; :data:`NOBODY` without one."""
    last = int(titles[-1]) + _LINES if len(titles) else len(lines.filled)
    below = len(lines.filled) - last
    return last if below in (1, 2) and lines.bulleted[lines.filled[last]] else NOBODY


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each bulleted title with its summary and its repetition; the name above and the line below."""
    if turn != BOUNDED:
        return Claims.of(())
    titles = _titles(lines)
    rows = [(place, place + _LINES, MARK) for place in titles.tolist()]
    first = titles[titles > np.append(0, titles[:-1] + _LINES)].tolist()
    heads = {_heading(lines, place) for place in first} - {NOBODY}
    rows += [(place, place + 1, FILLER) for place in heads]
    cut = _cut(lines, titles)
    if cut != NOBODY:
        rows.append((cut, len(lines.filled), FILLER))
    rows += [(low, high, FILLER) for low, high in ranges_of(furniture(lines)).tolist() if low not in heads]
    return Claims.of(rows)


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in records of this form and furniture."""
    inside = _LINES * len(_titles(lines))
    around = int(furniture(lines).sum()) + 1 if inside else 0
    return min(1.0, (inside + around) / max(len(lines.filled), 1))


def anchors(lines: Lines) -> Ints:
    """The author's name above the first record, or else its title."""
    titles = _titles(lines)
    first = titles[titles > np.append(-1, titles[:-1] + _LINES)].tolist()
    return lines.filled[
        [max(_heading(lines, place), place - 1) if _heading(lines, place) >= 0 else place for place in first]
    ]


def label(lines: Lines) -> LineLabels:
    """Label a page of one author's articles, or several one after the other."""
    labels = blank_labels(lines, "article")
    at = lines.filled
    labels.fate[at[furniture(lines)]] = CODE["furniture"]
    titles = _titles(lines)
    cut = _cut(lines, titles)
    every = titles if cut == NOBODY or cut + 1 == len(at) else np.append(titles, cut)
    numbers = np.arange(len(every))
    for offset, fate in enumerate(("title", "summary")):
        labels.fate[at[every + offset]] = CODE[fate]
        labels.record[at[every + offset]] = numbers
    labels.fate[at[titles + 2]] = CODE["title_repeated"]
    labels.record[at[titles + 2]] = numbers[: len(titles)]
    labels.value_start[at[every]] = lines.value_start[at[every]]
    labels.section = np.full(len(every), NOBODY, dtype=np.int64)
    for number, place in enumerate(every.tolist()):
        above = _heading(lines, place) if not number or every[number - 1] + _LINES != place else NOBODY
        if above != NOBODY and labels.fate[at[above]] == CODE["unrecognised"]:
            labels.mark(int(at[above]), "section")
            labels.section[number] = at[above]
    labels.section = np.maximum.accumulate(labels.section)
    return labels


def signs(lines: Lines) -> Flags:
    """Titles that are repeated, and the site's furniture."""
    return signs_at(lines, _titles(lines)) | furniture(lines)


ORDER = ListingOrder(why="One author's articles, without days.")
LAYOUT = FormLayout("localgov-author-bullets", "localgov", score, label, anchors, ORDER, claims, signs)
