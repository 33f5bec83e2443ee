"""The fate of every character: segments that tile the document."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..layouts.base import CODE, NOBODY
from ..lines import Ints
from ..scan import Scan


@dataclass(frozen=True, eq=False)
class Fates:
    """The ledger as columns: start and end, code of the fate, number of the record or :data:`NOBODY`."""

    start: Ints
    end: Ints
    fate: npt.NDArray[np.int64]
    record: Ints

    def __len__(self) -> int:
        return len(self.start)


def read_fates(scan: Scan) -> Fates:
    """The ledger of `scan`: for each filled line the blank before it, its bullet if it has one, and its value."""
    lines, filled = scan.lines, scan.lines.filled
    count = len(filled)
    before = np.concatenate((np.zeros(1, dtype=np.int64), lines.stop[filled][:-1])) if count else filled
    value, stop = scan.value[filled], lines.stop[filled]
    start = np.stack((before, lines.start[filled], value), axis=1).reshape(-1)
    end = np.stack((lines.start[filled], value, stop), axis=1).reshape(-1)
    fate = np.empty((count, 3), dtype=np.int64)
    fate[:, 0], fate[:, 1], fate[:, 2] = CODE["blank"], CODE["separator"], scan.fate[filled]
    record = np.empty((count, 3), dtype=np.int64)
    record[:, 0] = NOBODY
    record[:, 1] = record[:, 2] = scan.record[filled]
    size = len(scan.document.text)
    tail = int(stop[-1]) if count else 0
    whole = Fates(
        np.append(start, tail),
        np.append(end, size),
        np.append(fate.reshape(-1), CODE["blank"]),
        np.append(record.reshape(-1), NOBODY),
    )
    return _cut_inner(scan, _take(whole, whole.end > whole.start))


def _take(fates: Fates, chosen: npt.NDArray[np.bool_]) -> Fates:
    return Fates(fates.start[chosen], fates.end[chosen], fates.fate[chosen], fates.record[chosen])


def _cut_inner(scan: Scan, fates: Fates) -> Fates:
    """Give values that stand inside a line, such as a label run into it, a segment of their own."""
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
