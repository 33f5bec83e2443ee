"""Many pages that are a listing of The MJ with bullets from end to end, labelled at once.

Such a page is title, day and summary again and again, each as the form has it, and not a line on it is a sign of
another form. Then no other layout can claim a line, and the labels follow from the order of the lines alone. Any other
page is left to :mod:`.scan`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np

from ..models import Document, publisher_at
from ..text.compared import unusual
from ..text.encoded import comparing
from ..text.lines import Flags, Ints, Lines, lines_of
from ..text.openings import holding
from ..text.splitting import bullets
from ..text.wrapping.joints import joints
from .common.line_shapes import dated
from .common.listing import SUMMARY_LENGTH
from .contract import CODE, NOBODY, UNKNOWN
from .joined import Joined, Sources
from .registry import OUR_PACKAGE, registry
from .scan import Scan
from .themj.bulleted import LAYOUT, READ, no_items, outside

# A short line between two documents, with blank lines around: it is of no form, and it ends whatever is above it.
_BETWEEN = "\n\n-\n\n"
_PLAIN = "utf-8"
_PARTS = ("title", "published_text", "summary")


class Listings(NamedTuple):
    """The scan of the documents that are such listings, and which of the documents they are."""

    found: Joined
    numbers: list[int]


def may_be_listing(document: Document, utf8: bytes | None) -> bool:
    """Whether a document may be such a listing: a bullet opens it, and nothing known of it speaks against The MJ."""
    if utf8 is None or document.encoding != _PLAIN or _opening().match(document.text) is None:
        return False
    return publisher_at(document.address) in (None, LAYOUT.publisher)


def whole_listings(documents: Sequence[Document], texts: Sequence[bytes]) -> Listings | None:
    """Those of `documents` that are such listings, in one scan; `texts` are their texts in UTF-8.

    ``None`` if fewer than two of them are.
    """
    known = registry()
    if known.refused or any(one.package != OUR_PACKAGE for one in known.known.values()):
        # Layouts of other packages may claim any line.
        return None
    numbers = list(range(len(documents)))
    joint = unusual(_BETWEEN.encode().join(texts))
    if joint.odd or joint.suspect:
        numbers = [number for number in numbers if not any(unusual(texts[number]))]
    if not numbers:
        return None
    text = _BETWEEN.join([documents[number].text for number in numbers])
    lines = lines_of(comparing(text, _BETWEEN.encode().join([texts[number] for number in numbers])))
    sizes = np.array([len(documents[number].text) for number in numbers], dtype=np.int64)
    starts = np.cumsum(np.append(0, sizes[:-1] + len(_BETWEEN)))
    good = _are_listings(lines, starts, starts + sizes)
    if np.count_nonzero(good) < 2:
        return None
    chosen = np.flatnonzero(good).tolist()
    found = _labelled(lines, [documents[numbers[one]] for one in chosen], starts[good], (starts + sizes)[good])
    return Listings(found, [numbers[one] for one in chosen])


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*[{re.escape(''.join(bullets()))}]")


def _owner(lines: Lines, at: Ints, starts: Ints, stops: Ints) -> Ints:
    """The document of each of the lines `at`, as an index; :data:`NOBODY` for a line between two of them."""
    begin = lines.begin[at]
    owner = np.searchsorted(starts, begin, side="right") - 1
    return np.where((owner >= 0) & (begin < stops[owner]), owner, NOBODY)


def _are_listings(lines: Lines, starts: Ints, stops: Ints) -> Flags:
    """For each document, whether all of it is such a listing."""
    filled, count = lines.filled, len(starts)
    owner = _owner(lines, filled, starts, stops)
    size = np.bincount(owner[owner != NOBODY], minlength=count)
    first = np.searchsorted(owner[owner != NOBODY], np.arange(count)) + np.arange(count)
    part = (np.arange(len(filled)) - first[owner]) % len(_PARTS)
    bullet, day = lines.bullets, dated(lines)
    title, summary = part == 0, part == 2
    good = np.where(title, bullet, ~bullet) & (day == (part == 1))
    good &= ~summary | ((lines.lengths > SUMMARY_LENGTH) & ~outside(lines))
    good &= ~holding(lines, "|") | day
    for known in registry().known.values():
        signs = getattr(known.layout, "signs", None)
        if known.layout is not LAYOUT and signs is not None:
            good &= ~signs(lines)
    good &= no_items(lines, title, summary & (np.arange(len(filled)) - first[owner] < READ * len(_PARTS)))
    amiss = np.bincount(owner[~good & (owner != NOBODY)], minlength=count)
    wrapped = joints(lines)
    if wrapped is not None:
        at = _owner(lines, wrapped.line[wrapped.sign > 0], starts, stops)
        amiss += np.bincount(at[at != NOBODY], minlength=count)
    listings: Flags = (size > 0) & (size % len(_PARTS) == 0) & (amiss == 0)
    return listings


def _labelled(lines: Lines, documents: Sequence[Document], starts: Ints, stops: Ints) -> Joined:
    """The scan of `documents`, which are such listings, from `starts` to `stops` in the text of `lines`."""
    owner = _owner(lines, np.arange(len(lines)), starts, stops)
    own = owner != NOBODY
    names = ("begin", "after", "start", "stop", "value_start", "first", "last")
    begin, after, *others = (getattr(lines, name)[own] for name in names)
    kept = Lines(lines.written, begin, np.minimum(after, stops[owner[own]]), *others)
    filled, fate = kept.filled, np.full(len(kept), CODE["blank"], dtype=np.uint8)
    record, value_start = np.full(len(kept), NOBODY, dtype=np.int64), kept.start.copy()
    for number, name in enumerate(_PARTS):
        fate[filled[number :: len(_PARTS)]] = CODE[name]
    record[filled] = np.arange(len(filled)) // len(_PARTS)
    titles = filled[:: len(_PARTS)]
    value_start[titles] = kept.value_start[titles]
    count = len(titles)
    named = {"layout": LAYOUT.name, "publisher": LAYOUT.publisher}
    scan = Scan(
        document=documents[0],
        lines=kept,
        fate=fate,
        record=record,
        value_start=value_start,
        value_stop=kept.stop,
        statement=np.zeros(count, dtype=np.bool_),
        publisher=np.zeros(count, dtype=np.int64),
        publishers=(LAYOUT.publisher,),
        section=np.full(count, NOBODY, dtype=np.int64),
        section_stop={},
        findings=[],
        inner=[],
        page=np.zeros(count, dtype=np.bool_),
        complete=np.full(count, UNKNOWN, dtype=np.int64),
    )
    records = np.searchsorted(begin[titles], np.append(starts, stops[-1]))
    described = tuple(document.model_copy(update=named) for document in documents)
    return Joined(replace(scan, document=described[0]), Sources(described, records, starts, stops))
