"""Values of many records at once: slices of the page, normalised, and lists of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from ..layouts.base import CODE, NOBODY
from ..lines import Flags, Ints, slices
from ..scan import Scan

Item = TypeVar("Item")
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def normal(value: str) -> str:
    """The one normalisation values undergo: trimmed, no-break spaces as spaces."""
    return value.replace(NO_BREAK_SPACE, " ").strip()


def values(scan: Scan, starts: Ints, stops: Ints) -> list[str]:
    """The slices of the page from `starts` to `stops`, which are trimmed already, normalised."""
    text = scan.document.text
    found = slices(text, starts, stops)
    return [normal(value) for value in found] if NO_BREAK_SPACE in text else found


def line_values(scan: Scan, lines: Ints) -> list[str]:
    """The values that stand on `lines`."""
    return values(scan, scan.value[lines], scan.lines.stop[lines])


def optional_values(scan: Scan, lines: Ints) -> list[str | None]:
    """The values that stand on `lines`, ``None`` where there is no line."""
    if (lines == NOBODY).all():
        return [None] * len(lines)
    found: list[str | None] = [*line_values(scan, lines)]
    for missing in np.flatnonzero(lines == NOBODY).tolist():
        found[missing] = None
    return found


def lines_with(scan: Scan, fate: str) -> Ints:
    """For each record, the first line with `fate`, or :data:`NOBODY`."""
    at = mine(scan, scan.fate == CODE[fate])[::-1]
    line = np.full(scan.records, NOBODY, dtype=np.int64)
    line[scan.record[at]] = at
    return line


def mine(scan: Scan, chosen: Flags) -> Ints:
    """Lines among `chosen` that belong to a record."""
    return np.flatnonzero(chosen & (scan.record != NOBODY))


@dataclass(frozen=True, eq=False)
class Ragged(Generic[Item]):
    """A list for each record, kept as one flat list: that of record ``i`` is ``flat[offsets[i]:offsets[i + 1]]``."""

    flat: Sequence[Item]
    offsets: Ints

    def rows(self) -> list[tuple[Item, ...]]:
        """One tuple a record."""
        return [tuple(self.flat[low:high]) for low, high in pairwise(self.offsets.tolist())]


def ragged(flat: Sequence[Item], record: Ints, numbers: Ints) -> Ragged[Item]:
    """Lists for the records `numbers` from `flat`, whose items belong to the ascending `record`."""
    starts = np.searchsorted(record, numbers, side="left")
    return Ragged(flat, np.append(starts, len(flat)))


@dataclass(frozen=True, eq=False)
class Headings:
    """The heading each record stands under: an index into ``names``, or :data:`NOBODY`."""

    codes: Ints
    names: list[str]

    def rows(self) -> list[str | None]:
        """One name or ``None`` a record."""
        padded = [*self.names, None]
        return [padded[code] for code in self.codes.tolist()]


def headings(scan: Scan, numbers: Ints) -> Headings:
    """The headings that the records `numbers` stand under."""
    lines, codes = np.unique(scan.section[numbers], return_inverse=True)
    found = lines[lines != NOBODY]
    spans = section_spans(scan, found)
    return Headings(codes - (len(lines) - len(found)), values(scan, spans[:, 0], spans[:, 1]))


def section_spans(scan: Scan, lines: Ints) -> npt.NDArray[np.int64]:
    """Where the names of the sections with their headings on the ascending `lines` start and stop, a row each."""
    stops = [scan.section_stop.get(line, int(scan.lines.stop[line])) for line in lines.tolist()]
    return np.stack((scan.lines.start[lines], np.array(stops, dtype=np.int64)), axis=1)
