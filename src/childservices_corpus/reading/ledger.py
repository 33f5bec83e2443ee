"""The fate of every character: segments that tile the document."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..layouts.contract import CODE, NOBODY
from ..layouts.joined import Sources
from ..layouts.scan import Scan
from ..text.lines import Ints


@dataclass(frozen=True, eq=False)
class Fates:
    """The ledger as columns: start and end in code points, code of the fate, number of the record or :data:`NOBODY`."""

    start: Ints
    end: Ints
    fate: npt.NDArray[np.int64]
    record: Ints

    def __len__(self) -> int:
        return len(self.start)


def read_fates(scan: Scan, sources: Sources) -> Fates:
    """The ledger of `scan`: for each filled line the blank before it, its value, and the marks around the value."""
    lines, filled = scan.lines, scan.lines.filled
    count = len(filled)
    before = np.concatenate((np.zeros(1, dtype=np.int64), lines.stop[filled][:-1])) if count else filled
    stop = lines.stop[filled]
    bounds = [before, lines.start[filled], scan.value_start[filled], stop]
    if scan.value_stop is not lines.stop:
        bounds.insert(3, scan.value_stop[filled])
    parts = len(bounds) - 1
    # One row for each part of each line, and one for what is below the last line.
    start, end, fate, record = np.empty((4, count * parts + 1), dtype=np.int64)
    start[-1], end[-1] = (stop[-1] if count else 0), len(lines.text)
    fate[-1], record[-1] = CODE["blank"], NOBODY
    for number in range(parts):
        own = slice(number, -1, parts)
        start[own], end[own] = bounds[number], bounds[number + 1]
        fate[own] = (CODE["blank"], CODE["separator"], scan.fate[filled], CODE["separator"])[number]
        record[own] = scan.record[filled] if number else NOBODY
    whole = Fates(start, end, fate, record)
    found = _cut_inner(scan, _take(whole, whole.end > whole.start))
    return _in_page(scan, found) if len(sources) == 1 else _in_documents(found, sources)


def _in_documents(fates: Fates, sources: Sources) -> Fates:
    """`fates` cut where documents begin and end; what is between two documents is left out."""
    if not len(fates):
        return fates
    # Both are in order already, so that a stable sort is quick.
    cuts = np.stack((sources.starts, sources.stops), axis=1).reshape(-1)
    start = np.sort(np.concatenate((fates.start, cuts)), kind="stable")
    start = start[(np.diff(start, prepend=-1) > 0) & (start < fates.end[-1])]
    home = np.searchsorted(fates.start, start, side="right") - 1
    cut = Fates(start, np.append(start[1:], fates.end[-1]), fates.fate[home], fates.record[home])
    whose = sources.of_offsets(start)
    return _take(cut, (whose >= 0) & (start < sources.stops[whose]))


def _take(fates: Fates, chosen: npt.NDArray[np.bool_]) -> Fates:
    return Fates(fates.start[chosen], fates.end[chosen], fates.fate[chosen], fates.record[chosen])


def _cut_inner(scan: Scan, fates: Fates) -> Fates:
    """Give each value inside a line, such as a label at its end, its own segment."""
    pieces = sorted((piece.start, piece.end, CODE[piece.field]) for piece in scan.inner)
    if not pieces:
        return fates
    cuts = np.array([bound for low, high, _ in pieces for bound in (low, high)], dtype=np.int64)
    start = np.sort(np.concatenate((fates.start, cuts)), kind="stable")
    start = start[(np.diff(start, prepend=-1) > 0) & (start < fates.end[-1])]
    home = np.searchsorted(fates.start, start, side="right") - 1
    fate = fates.fate[home]
    for low, high, code in pieces:
        fate[np.searchsorted(start, low) : np.searchsorted(start, high)] = code
    return Fates(start, np.append(start[1:], fates.end[-1]), fate, fates.record[home])


def _in_page(scan: Scan, fates: Fates) -> Fates:
    """`fates` with offsets into the page's own text; characters that the comparing form leaves out are blank."""
    written, size = scan.lines.written, len(scan.document.text)
    if not len(written.left_out):
        return fates
    values = ~np.isin(fates.fate, (CODE["blank"], CODE["separator"]))
    stop = np.where(values, written.own_stops(fates.end), written.own_starts(fates.end))
    start = np.append(written.own_starts(fates.start[:1]), stop[:-1])
    # A value at either end of the page has its own segment, apart from the characters around it.
    head, tail = int(start[0]) if len(start) else size, int(stop[-1]) if len(stop) else size
    around = Fates(
        np.concatenate(([0], start, [tail])),
        np.concatenate(([head], stop, [size])),
        np.concatenate(([CODE["blank"]], fates.fate, [CODE["blank"]])),
        np.concatenate(([NOBODY], fates.record, [NOBODY])),
    )
    return _take(around, around.end > around.start)
