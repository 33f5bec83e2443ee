"""LocalGov's page of one article: author and day on one line, title, picture, summary, paragraphs, jobs and adverts."""

from functools import lru_cache

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines
from ..common.byline_names import names
from ..common.foreign_lines import feet
from ..common.line_shapes import ends_sentence
from ..contract import (
    BOUNDED,
    CODE,
    CUT,
    FILLER,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    UNKNOWN,
    WEAK,
    WHOLE,
    Claims,
    FormLayout,
    Inner,
    LineFinding,
    LineLabels,
    blank_labels,
    signs_at,
)
from ..stretches import ranges_of
from .bodies import label_bodies, prose
from .found_articles import Article, articles
from .furniture import furniture
from .heads import heads
from .site_lines import (
    compared,
    foreign_marks,
    lead_ins,
    pointers,
    pointers_below,
)

_OURS = "localgov"
# So many paragraphs below a title, under a day alone, have the shape of an article.
_PARAGRAPHS = 3


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Articles that the site's own lines end; then those open below; last of all those under a day alone."""
    rows = []
    for one in articles(lines):
        if turn == BOUNDED and one.closed:
            rows.append((one.first, one.after, MARK))
        elif turn != BOUNDED and not taken[one.first : one.text + 1].any() and not one.closed:
            if feet(lines)[one.stop : one.stop + 1].any():
                continue
            stop = _free_until(taken, one)
            if turn == OPEN and (one.sure or one.named or lines.publisher == _OURS):
                rows.append((one.first, stop, MARK if one.sure else SHAPE))
            elif turn == WEAK and _is_likely(lines, taken, one, stop):
                rows.append((one.first, stop, SHAPE))
    if turn == BOUNDED:
        claimed = {place for first, stop, _ in rows for place in (first, stop - 1)}
        rows += [(low, high, FILLER) for low, high in ranges_of(furniture(lines)).tolist() if high - 1 not in claimed]
    return Claims.of(rows)


def _free_until(taken: Flags, one: Article) -> int:
    owned = np.flatnonzero(taken[one.text : one.stop])
    return one.text + int(owned[0]) if len(owned) else one.stop


def _is_likely(lines: Lines, taken: Flags, one: Article, stop: int) -> bool:
    """Whether a text under a day alone has the shape of an article that begins there, and nothing speaks against it."""
    above = one.first - 1
    begins = above < 0 or taken[above] or prose(lines)[above] or foreign_marks(lines)[one.first]
    told = ends_sentence(lines)[one.text : stop]
    against = stop < len(taken) and foreign_marks(lines)[stop] and not taken[stop] and _is_closing(lines, stop)
    asked = lines.last[lines.filled[one.text]] == ord("?")
    against = against or lead_ins(lines)[one.text : stop].any()
    return bool(begins and len(told) >= _PARAGRAPHS and (told[0] or asked) and told.mean() > 0.5 and not against)


def _is_closing(lines: Lines, place: int) -> bool:
    """Whether the line at `place` ends pages of others."""
    return not compared(lines, place).startswith("\N{COPYRIGHT SIGN}")


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in articles of this form and the furniture below."""
    inside = sum(one.after - one.first for one in articles(lines) if one.sure or one.closed)
    return inside / max(len(lines.filled), 1)


def anchors(lines: Lines) -> Ints:
    """First lines of articles."""
    return lines.filled[[one.first for one in articles(lines) if one.sure or one.closed]]


def label(lines: Lines) -> LineLabels:
    """Label pages of one article each."""
    labels = blank_labels(lines, "article")
    labels.fate[lines.filled[furniture(lines)]] = CODE["furniture"]
    found = articles(lines)
    label_bodies(lines, labels, ((one.text + 1, one.stop - (one.pointer != NOBODY)) for one in found))
    for record, one in enumerate(found):
        _label_article(lines, labels, one, record)
    labels.section = np.full(len(found), NOBODY, dtype=np.int64)
    labels.page = np.ones(len(found), dtype=np.bool_)
    labels.complete = np.array([_completeness(one) for one in found], dtype=np.int64)
    return labels


def _completeness(one: Article) -> int:
    if one.pointer != NOBODY:
        return CUT
    return WHOLE if one.closed else UNKNOWN


@lru_cache(maxsize=4096)
def _names(words: str) -> tuple[tuple[int, int], ...]:
    """Start and stop of each of the names in `words`."""
    return tuple(names(words, 0, len(words)))


def _label_article(lines: Lines, labels: LineLabels, one: Article, record: int) -> None:
    at = lines.filled
    if one.head != NOBODY:
        line, found = int(at[one.head]), heads(lines)
        labels.mark(line, "published_text", record)
        labels.value_start[line] = found.day[one.number]
        span = (int(found.names[one.number]), int(found.names_stop[one.number]))
        named = _names(lines.text[slice(*span)])
        labels.inner.extend(Inner(record, "byline", span[0] + low, span[0] + high) for low, high in named)
    labels.mark(int(at[one.title]), "title", record)
    labels.fate[at[one.title + 1 : one.text]] = CODE["furniture"]
    labels.mark(int(at[one.text]), "summary", record)
    if one.pointer != NOBODY:
        labels.fate[at[one.pointer]] = CODE["furniture"]
    if not (one.sure or one.named or one.closed or lines.publisher == _OURS):
        line = int(at[one.first])
        labels.findings.append(LineFinding("publisher-by-form", line, line))


def signs(lines: Lines) -> Flags:
    """The site's furniture, and lines that say where a text goes on: they close an article."""
    return furniture(lines) | signs_at(lines, np.append(pointers(lines), pointers_below(lines)))


ORDER = ListingOrder(why="Each article states its day.")
LAYOUT = FormLayout("localgov-article", _OURS, score, label, anchors, ORDER, claims, signs)
