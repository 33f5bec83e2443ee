"""Many pages that are a listing of The MJ with bullets from end to end, labelled at once.

:mod:`.end_to_end` says which pages these are. Any other page is left to :mod:`.scan`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..models import Document
from ..text.compared import unusual
from ..text.encoded import comparing
from ..text.lines import Ints, Lines, lines_of
from .contract import NOBODY, UNKNOWN
from .end_to_end import PARTS, are_listings, labels_of_listing, owners
from .joined import Joined, Sources
from .registry import registry
from .scan import Scan
from .themj.bulleted import LAYOUT

# A short line between two documents, with blank lines around: it is of no form, and it ends whatever is above it.
_BETWEEN = "\n\n-\n\n"


class Listings(NamedTuple):
    """The scan of the documents that are such listings, and which of the documents they are."""

    found: Joined
    numbers: list[int]


def whole_listings(documents: Sequence[Document], texts: Sequence[bytes]) -> Listings | None:
    """Those of `documents` that are such listings, in one scan; `texts` are their texts in UTF-8.

    ``None`` if fewer than two of them are.
    """
    if not registry().only_ours:
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
    good = are_listings(lines, starts, starts + sizes)
    if np.count_nonzero(good) < 2:
        return None
    chosen = np.flatnonzero(good).tolist()
    found = _labelled(lines, [documents[numbers[one]] for one in chosen], starts[good], (starts + sizes)[good])
    return Listings(found, [numbers[one] for one in chosen])


def _labelled(lines: Lines, documents: Sequence[Document], starts: Ints, stops: Ints) -> Joined:
    """The scan of `documents`, which are such listings, from `starts` to `stops` in the text of `lines`."""
    owner = owners(lines, np.arange(len(lines)), starts, stops)
    own = owner != NOBODY
    names = ("begin", "after", "start", "stop", "value_start", "first", "last")
    begin, after, *others = (getattr(lines, name)[own] for name in names)
    kept = Lines(lines.written, begin, np.minimum(after, stops[owner[own]]), *others)
    labels, titles = labels_of_listing(kept), kept.filled[:: len(PARTS)]
    count = labels.records
    named = {"layout": LAYOUT.name, "publisher": LAYOUT.publisher}
    scan = Scan(
        document=documents[0],
        lines=kept,
        fate=labels.fate,
        record=labels.record,
        value_start=labels.value_start,
        value_stop=kept.stop,
        statement=np.zeros(count, dtype=np.bool_),
        publisher=np.zeros(count, dtype=np.int64),
        publishers=(LAYOUT.publisher,),
        section=labels.section,
        section_stop={},
        findings=[],
        inner=[],
        page=np.zeros(count, dtype=np.bool_),
        complete=np.full(count, UNKNOWN, dtype=np.int64),
    )
    records = np.searchsorted(begin[titles], np.append(starts, stops[-1]))
    described = tuple(document.model_copy(update=named) for document in documents)
    return Joined(replace(scan, document=described[0]), Sources(described, records, starts, stops))
