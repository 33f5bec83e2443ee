"""Pages that are a listing of The MJ with bullets from end to end: another layout cannot claim a line of them.

Such a page is title, day and summary again and again, each as the form has it, and not a line on it is a sign of
another form. The labels follow from the order of the lines alone.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from ..models import Document, publisher_at
from ..text.lines import Flags, Ints, Lines
from ..text.openings import holding
from ..text.splitting import bullets
from ..text.wrapping.joints import joints
from .common.line_shapes import dated
from .common.listing import SUMMARY_LENGTH
from .contract import CODE, NOBODY, FormLayout, LineLabels, no_signs
from .registry import OURS, Known, registry
from .themj.bulleted import LAYOUT, READ, no_items, outside

PARTS = ("title", "published_text", "summary")
_PLAIN = "utf-8"
# A page with more white space above its first line is read as any other.
_TOP = 1000


def may_be_listing(document: Document) -> bool:
    """Whether a document may be such a listing: a bullet opens it, and nothing known of it speaks against The MJ."""
    if document.encoding != _PLAIN or document.text[:_TOP].lstrip()[:1] not in bullets():
        return False
    return publisher_at(document.address) in (None, LAYOUT.publisher)


def listing(document: Document, lines: Lines) -> tuple[Known, LineLabels] | None:
    """The layout and the labels of `lines`, the lines of `document`, if it is such a listing; ``None`` if not."""
    if (
        not (may_be_listing(document) and registry().only_ours)
        or lines.written.of_page is not None
        or lines.written.suspect
    ):
        return None
    title = np.arange(len(lines.filled)) % len(PARTS) == 0
    if not np.array_equal(lines.bullets, title) or not dated(lines)[1 :: len(PARTS)].all():
        return None
    if not are_listings(lines, np.zeros(1, dtype=np.int64), np.array([len(lines.text)])).all():
        return None
    return registry().known[LAYOUT.name], labels_of_listing(lines)


def owners(lines: Lines, at: Ints, starts: Ints, stops: Ints) -> Ints:
    """The document of each of the lines `at`, as an index; :data:`NOBODY` for a line between two of them."""
    begin = lines.begin[at]
    owner = np.searchsorted(starts, begin, side="right") - 1
    return np.where((owner >= 0) & (begin < stops[owner]), owner, NOBODY)


def are_listings(lines: Lines, starts: Ints, stops: Ints) -> Flags:
    """For each document, from `starts` to `stops` in the text of `lines`, whether all of it is such a listing."""
    filled, count = lines.filled, len(starts)
    owner = owners(lines, filled, starts, stops)
    size = np.bincount(owner[owner != NOBODY], minlength=count)
    first = np.searchsorted(owner[owner != NOBODY], np.arange(count)) + np.arange(count)
    part = (np.arange(len(filled)) - first[owner]) % len(PARTS)
    bullet, day = lines.bullets, dated(lines)
    title, summary = part == 0, part == 2
    good = np.where(title, bullet, ~bullet) & (day == (part == 1))
    good &= ~summary | ((lines.lengths > SUMMARY_LENGTH) & ~outside(lines))
    good &= ~holding(lines, "|") | day
    for signs in _signs_of_others():
        good &= ~signs(lines)
    good &= no_items(lines, title, summary & (np.arange(len(filled)) - first[owner] < READ * len(PARTS)))
    amiss = np.bincount(owner[~good & (owner != NOBODY)], minlength=count)
    wrapped = joints(lines)
    if wrapped is not None:
        at = owners(lines, wrapped.line[wrapped.sign > 0], starts, stops)
        amiss += np.bincount(at[at != NOBODY], minlength=count)
    listings: Flags = (size > 0) & (size % len(PARTS) == 0) & (amiss == 0)
    return listings


@cache
def _signs_of_others() -> tuple[Callable[[Lines], Flags], ...]:
    """What finds the signs of each other form of ours that has any in the first turn."""
    signs = (layout.signs for layout in OURS if isinstance(layout, FormLayout) and layout is not LAYOUT)
    return tuple(one for one in signs if one is not None and one is not no_signs)


def labels_of_listing(lines: Lines) -> LineLabels:
    """The labels of `lines`, if all of them are such a listing."""
    filled, fate = lines.filled, np.full(len(lines), CODE["blank"], dtype=np.uint8)
    record, value_start = np.full(len(lines), NOBODY, dtype=np.int64), lines.start.copy()
    for number, name in enumerate(PARTS):
        fate[filled[number :: len(PARTS)]] = CODE[name]
    record[filled] = np.arange(len(filled)) // len(PARTS)
    titles = filled[:: len(PARTS)]
    value_start[titles] = lines.value_start[titles]
    return LineLabels("article", fate, record, value_start, np.full(len(titles), NOBODY, dtype=np.int64))
