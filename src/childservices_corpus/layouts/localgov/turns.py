"""Runs of titles and summaries in turn on LocalGov's listings, each ended by what is there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ...text.lines import Ints, Lines, per_lines
from ...text.points import distinct
from ..adcs.boxes import boxed
from ..stretches import ranges_of
from .furniture import furniture
from .site_lines import headings
from .texts import DATED, FAR, KINDS, SPACED, Texts, texts

# Without a heading, so many pairs with a day in figures, or with two blank lines, show that a listing is LocalGov's.
_FEWEST = {DATED: 2, SPACED: 3}
_BELOW_ADVERT = 2
# A box of another publisher is at most so many lines above its first record.
_BELOW_BOX = 4
# A paragraph where a title should be is longer than lines of law and contact.
_PARAGRAPH = 90
# So many lines may be between a heading and its first title.
_BELOW_HEADING = 3


@dataclass(frozen=True, eq=False)
class Run:
    """Titles and summaries in turn: the entries of :class:`Texts` that are titles.

    ``headed``: a heading of the site is above. ``lone`` is the entry of a last title that the end of the page cuts off
    from its summary; -1 without one.
    """

    titles: Ints
    headed: bool
    lone: int = -1


@per_lines
def runs(lines: Lines) -> list[Run]:
    """The runs of a page, in order: below its headings, and pairs whose days or blank lines show the form."""
    found = texts(lines)
    walk = _Walk(lines, found)
    begins = distinct(np.searchsorted(found.place, headings(lines), side="right")).tolist()
    limits = [*begins, len(found.place)]
    result = list(walk.unheaded(0, limits[0]))
    for at, limit in zip(begins, limits[1:], strict=True):
        run = walk.headed(at, limit)
        if run is not None:
            result.append(run)
        result.extend(walk.unheaded(at if run is None else int(run.titles[-1]) + 2, limit))
    return result


class _Walk:
    """Follows titles and summaries in turn, and decides at each irregular place whether they go on."""

    def __init__(self, lines: Lines, found: Texts) -> None:
        self._lines, self._found = lines, found
        self._bad = {
            (kind, turn): np.flatnonzero(~found.pair[kind][turn::2]) * 2 + turn for kind in KINDS for turn in (0, 1)
        }
        self._breaks = np.append(np.flatnonzero(~found.joined) + 1, len(found.place))
        first, next_ = found.own[:-2], found.own[2:]
        self._shown = np.flatnonzero(first & next_ & (found.kind[:-2] == found.kind[2:]))

    def headed(self, at: int, limit: int) -> Run | None:
        """The run below a heading; ``None`` if nothing of the form is there."""
        limit = min(limit, int(self._breaks[np.searchsorted(self._breaks, at, side="right")])) if at < limit else limit
        for start in range(at, min(at + _BELOW_HEADING, limit)):
            kind = self._kind(start, limit)
            if self._found.pair[kind][start] or (start + 2 < limit and self._passes(start, kind, limit)):
                return self._run(start, limit, kind, headed=True)
        return None

    def _kind(self, at: int, limit: int) -> int:
        """The kind of the pair at `at`; more blank lines than in the pair below count as that pair's."""
        kind = int(self._found.kind[at])
        return SPACED if kind == FAR and self._pairs(at + 2, SPACED, limit) else kind

    def unheaded(self, at: int, limit: int) -> Iterator[Run]:
        """Runs of pairs from `at` on whose days in figures or blank lines show that they are LocalGov's."""
        while True:
            number = int(np.searchsorted(self._shown, at))
            if number == len(self._shown) or self._shown[number] >= limit:
                return
            start = int(self._shown[number])
            kind = DATED if self._found.pair[DATED][start] else SPACED
            run = self._run(start, limit, kind, headed=False)
            parts = self._between_strangers(run) if kind == SPACED else [run]
            yield from (one for one in parts if len(one.titles) >= self._fewest(one, kind) and not self._below_box(one))
            at = int(run.titles[-1]) + 2

    def _between_strangers(self, run: Run) -> list[Run]:
        """The parts of `run` between titles that no listing of LocalGov has."""
        own = self._found.own[run.titles]
        parts = [Run(run.titles[low:high], headed=False) for low, high in ranges_of(own).tolist()]
        return [*parts[:-1], replace(parts[-1], lone=run.lone)] if own[-1] else parts

    def _fewest(self, run: Run, kind: int) -> int:
        """How many pairs show a run without a heading; below the site's own lines a run goes on after an advert."""
        place = int(self._found.place[run.titles[0]])
        return _BELOW_ADVERT if place and furniture(self._lines)[place - 1] else _FEWEST[kind]

    def _below_box(self, run: Run) -> bool:
        """Whether a box of another publisher is right above the first line of `run`."""
        place = int(self._found.place[run.titles[0]])
        return bool(boxed(self._lines)[max(place - _BELOW_BOX, 0) : place].any())

    def _run(self, at: int, limit: int, kind: int, *, headed: bool) -> Run:
        pairs = self._found.pair[kind]
        limit = min(limit, int(self._breaks[np.searchsorted(self._breaks, at, side="right")]))
        parts: list[Ints] = []
        while at < limit:
            bad = self._bad[kind, at % 2]
            number = int(np.searchsorted(bad, at))
            stop = min(int(bad[number]) if number < len(bad) else len(pairs), limit)
            parts.append(np.arange(at, stop, 2))
            at = int(parts[-1][-1]) + 2 if len(parts[-1]) else at
            if self._mispaired(at, kind, parts[-1]):
                parts.append(np.array([at - 1]))
                parts[-2] = parts[-2][:-1]
                at += 1
            elif self._passes(at, kind, limit):
                parts.append(np.array([at]))
                at += 2
            elif self._strays(at, kind, limit):
                at += 1
            else:
                break
        titles = np.concatenate(parts)
        return Run(self._without_article(titles, at, limit, kind), headed, self._lone(at, limit))

    def _mispaired(self, at: int, kind: int, before: Ints) -> bool:
        """Whether the last pair was two titles, so that the line at `at` is the summary of the second."""
        found = self._found
        if kind <= SPACED or not len(before) or at >= len(found.place) or found.in_turn[before[-1]]:
            return False
        return bool(found.in_turn[at - 1] and found.kind[at - 1] == kind)

    def _passes(self, at: int, kind: int, limit: int) -> bool:
        """Whether the lines at `at` are a pair although their ends do not show it: a pair follows, or nothing does."""
        found = self._found
        if at + 1 >= limit or not found.free[at]:
            return False
        # Two blank lines and more are the same form, where the lines above or below show it.
        stretched = {kind, int(found.kind[at])} == {FAR, SPACED}
        if not (stretched or found.kind[at] == kind):
            return False
        if at + 2 >= limit:
            return (stretched and bool(found.in_turn[at])) or (not found.told[at] and self._ends_page(at + 1))
        return self._pairs(at + 2, kind, limit) and not (
            self._pairs(at + 1, kind, limit) and self._pairs(at + 3, kind, limit)
        )

    def _pairs(self, at: int, kind: int, limit: int) -> bool:
        return at + 1 < limit and bool(self._found.pair[kind][at])

    def _ends_page(self, at: int) -> bool:
        """Whether the line at `at`, which nothing follows, may be a summary: a question, or cut by the page's end."""
        line = int(self._lines.filled[self._found.place[at]])
        return self._lines.content(line).endswith("?") or self._found.place[at] == len(self._lines.filled) - 1

    def _strays(self, at: int, kind: int, limit: int) -> bool:
        """Whether the line at `at` is a title without a summary, or a heading: pairs go on below it."""
        if at >= limit or self._found.told[at] or not self._found.free[at] or not self._pairs(at + 1, kind, limit):
            return False
        return at + 4 >= limit or self._pairs(at + 3, kind, limit)

    def _without_article(self, titles: Ints, at: int, limit: int, kind: int) -> Ints:
        """`titles` without the last, if more paragraphs below show that an article begins there."""
        found = self._found
        if kind <= SPACED or at >= limit or len(titles) < 2 or not found.told[at]:
            return titles
        line = self._lines.filled[found.place[at]]
        goes_on = found.free[at - 1] and self._lines.length[line] > _PARAGRAPH
        return titles[:-1] if goes_on else titles

    def _lone(self, at: int, limit: int) -> int:
        """The entry of a title that ends the page, if `at` is one."""
        found = self._found
        last = at + 1 == limit and found.place[at] == len(self._lines.filled) - 1
        joined = last and at > 0 and found.place[at] == found.place[at - 1] + 1
        return at if joined and not found.told[at] else -1
