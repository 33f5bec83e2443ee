"""Cuts a document into pages: if a dump joins pages of different forms, each is read by its own layout.

If several layouts could read the same lines, the evidence decides: first the higher score, then the larger number of
lines at which the form certainly begins, then the alphabetical order of the names. The order in which layouts are
found has no effect.
"""

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import numpy as np

from ..errors import LayoutError
from ..text.lines import Ints, Lines
from .asking import anchors_of, score_of
from .contract import LineFinding
from .registry import Known

# Below this score the form of a page is unknown.
THRESHOLD = 0.4
# Lines without anchors of their form count as a page of it only at this score or above.
SURE = 0.8
SMALLEST = 4
BROKEN = "broken-layout"
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Page:
    """Lines `low` up to `high` of a document, and the layouts that could read them, most likely first."""

    low: int
    high: int
    likely: Iterable[Known]


@dataclass(frozen=True)
class Panel:
    """The layouts to ask about a document, in the order of their names.

    ``faults`` are findings about layouts that failed: one for a failure on the whole document, one for each page that a
    layout could not read.
    """

    members: tuple[Known, ...]
    faults: dict[tuple[str, int], LineFinding] = field(default_factory=dict)

    def ask(self, known: Known, answer: Callable[[], Answer], otherwise: Answer, part: tuple[int, int]) -> Answer:
        """The `answer` of a layout about a `part` of the lines; on failure `otherwise`, noted once."""
        return self._ask(known, answer, otherwise, part, -1)

    def read(self, known: Known, answer: Callable[[], Answer], page: Page) -> Answer | None:
        """The `answer` of a layout about a `page`; if it fails, ``None``, and a note for each such page."""
        return self._ask(known, answer, None, (page.low, page.high), page.low)

    def _ask(
        self, known: Known, answer: Callable[[], Answer], otherwise: Answer, part: tuple[int, int], key: int
    ) -> Answer:
        try:
            return answer()
        except LayoutError as error:
            low, high = part
            self.faults.setdefault((known.name, key), LineFinding(BROKEN, low, max(low, high - 1), str(error)))
            return otherwise


def panel(members: Iterable[Known]) -> Panel:
    """A panel of `members`, which may come in any order."""
    return Panel(tuple(sorted(members, key=lambda known: known.name)))


def pages(lines: Lines, asked: Panel) -> list[Page]:
    """The pages of a document, each with the layouts that recognise it."""
    nothing: Ints = np.zeros(0, dtype=np.int64)
    anchors = {
        known.name: asked.ask(known, partial(anchors_of, known, lines), nothing, (0, len(lines)))
        for known in asked.members
    }
    # If a layout cannot say where its pages begin, it is not asked about parts of the document.
    failed = {name for name, _ in asked.faults}
    asked = Panel(tuple(known for known in asked.members if known.name not in failed), asked.faults)
    cuts = _cuts(lines, asked, anchors)
    bounds = zip([0, *cuts], [*cuts, len(lines)], strict=True)
    return [Page(low, high, _Likely(lines, asked, anchors, low, high)) for low, high in bounds]


@dataclass(frozen=True, eq=False)
class _Likely:
    """The layouts that recognise lines `low` up to `high`, most likely first; a score is computed only when needed."""

    lines: Lines
    asked: Panel
    anchors: Mapping[str, Ints]
    low: int
    high: int

    def __iter__(self) -> Iterator[Known]:
        found: list[tuple[float, int, str, Known]] = []
        waiting = sorted((-self._begun(known), known.name, known) for known in self.asked.members)
        part = self.lines.part(self.low, self.high)
        for begun, name, known in waiting:
            # The other layouts have at most as many beginnings, so they cannot come before a form that is certain.
            if found and found[0][0] <= -1.0:
                yield found.pop(0)[-1]
            score = _score(self.asked, known, part, self.low)
            if score > THRESHOLD:
                bisect.insort(found, (-score, begun, name, known), key=lambda one: one[:3])
        for *_, known in found:
            yield known

    def _begun(self, known: Known) -> int:
        """The number of lines at which the form of a layout certainly begins."""
        first, last = np.searchsorted(self.anchors[known.name], (self.low, self.high)).tolist()
        return int(last - first)


def _score(asked: Panel, known: Known, part: Lines, low: int) -> float:
    return asked.ask(known, lambda: score_of(known, part), 0.0, (low, low + len(part)))


def _cuts(lines: Lines, asked: Panel, anchors: Mapping[str, Ints]) -> list[int]:
    """Lines at which a page of another form begins."""
    line, owner = _claims(lines, asked, [anchors[known.name] for known in asked.members])
    if not len(line):
        return []
    cuts: list[int] = line[1:][np.diff(owner) != 0].tolist()
    first, last = int(line[0]), int(line[-1])
    if _is_page(lines, 0, first, asked, asked.members[owner[0]]):
        cuts.insert(0, first)
    if last not in cuts and _is_page(lines, last, len(lines), asked, asked.members[owner[-1]]):
        cuts.append(last)
    return cuts


def _claims(lines: Lines, asked: Panel, found: list[Ints]) -> tuple[Ints, Ints]:
    """Each line at which a layout sees the beginning of a page, and the number of the layout that fits best."""
    every = np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
    owner = np.repeat(np.arange(len(found)), [len(lines_of) for lines_of in found])
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    line, first, claims = np.unique(every, return_index=True, return_counts=True)
    has = owner[first]
    before: tuple[list[int], int] = ([], -1)
    for at in np.flatnonzero(claims > 1).tolist():
        rivals = owner[first[at] : first[at] + claims[at]].tolist()
        # Consecutive lines that the same layouts claim are one question.
        if before != (rivals, at - 1):
            high = int(line[at + 1]) if at + 1 < len(line) else len(lines)
            has[at] = _best(lines, asked, rivals, int(line[at]), high)
        else:
            has[at] = has[at - 1]
        before = (rivals, at)
    return line, has


def _best(lines: Lines, asked: Panel, rivals: list[int], low: int, high: int) -> int:
    """Which layout of the numbers `rivals` fits the lines best; all of them see the beginning of a page at `low`."""
    part = lines.part(low, high)
    return min(rivals, key=lambda number: (-_score(asked, asked.members[number], part, low), number))


def _is_page(lines: Lines, low: int, high: int, asked: Panel, neighbour: Known) -> bool:
    """Whether the lines `low` to `high` are certainly a page of another form than `neighbour`, the form beside them."""
    part = lines.part(low, high)
    if len(part.filled) < SMALLEST:
        return False
    own = _score(asked, neighbour, part, low)
    return any(_score(asked, known, part, low) >= SURE > own for known in asked.members if known != neighbour)
