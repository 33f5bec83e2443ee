"""Cuts a document into pages, so that dumps of different forms joined into one are each read by their own layout."""

from dataclasses import dataclass

import numpy as np

from ..text.lines import Lines
from .contract import Layout
from .registry import layouts, named, recognise

# A stretch without anchors of its own is taken for a page only when its form is plain to see.
SURE = 0.8
SMALLEST = 4


@dataclass(frozen=True)
class Page:
    """Lines `low` up to `high` of a document and the layout that reads them; ``None`` if their form is unknown."""

    low: int
    high: int
    layout: Layout | None


def pages(lines: Lines, layout: str | None = None) -> list[Page]:
    """The pages of a document; with `layout`, the name of one, the whole document is one page of that form."""
    if layout is not None:
        return [Page(0, len(lines), named(layout))]
    cuts = _cuts(lines)
    bounds = zip([0, *cuts], [*cuts, len(lines)], strict=True)
    return [Page(low, high, recognise(lines.part(low, high))) for low, high in bounds]


def _cuts(lines: Lines) -> list[int]:
    """Lines at which a page of another form begins."""
    known = list(layouts().values())
    anchors = [layout.anchors(lines) for layout in known]
    owner = np.repeat(np.arange(len(known)), [len(found) for found in anchors])
    line = np.concatenate(anchors)
    if not len(line):
        return []
    order = np.lexsort((owner, line))
    line, owner = line[order], owner[order]
    # Where two layouts see a page begin, the later one in the registry has it.
    last_word = np.append(np.diff(line) > 0, True)
    line, owner = line[last_word], owner[last_word]
    cuts: list[int] = line[1:][np.diff(owner) != 0].tolist()
    first, last = int(line[0]), int(line[-1])
    if _is_page(lines.part(0, first), known[owner[0]]):
        cuts.insert(0, first)
    if last not in cuts and _is_page(lines.part(last, len(lines)), known[owner[-1]]):
        cuts.append(last)
    return cuts


def _is_page(part: Lines, neighbour: Layout) -> bool:
    """Whether `part` is surely a page of another form than `neighbour`, which stands next to it."""
    if len(part.filled) < SMALLEST:
        return False
    own = neighbour.score(part)
    return any(layout.score(part) >= SURE > own for layout in layouts().values() if layout.name != neighbour.name)
