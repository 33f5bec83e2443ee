"""What only all shares together show: records met in several of them, and contents that share an id.

All numbers of all readings are columns; only records with different readings become rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...arrow import Rows
from ...arrow.digests import digest
from ..readings import Disputed, Later
from .met import KINDS
from .part import Part


@dataclass(frozen=True)
class Whole:
    """The readings of all `parts`, in order; `names` are names of documents by id."""

    parts: Sequence[Part]
    names: Mapping[str, str]

    @cached_property
    def _starts(self) -> Rows:
        """The number of the first reading of each part, and the number of all readings."""
        counts = [len(part.readings("record")[0]) for part in self.parts]
        return np.cumsum([0, *counts])

    @cached_property
    def _records(self) -> Rows:
        return _joined(part.readings("record")[0] for part in self.parts)

    @cached_property
    def _again(self) -> tuple[Rows, Rows]:
        """The numbers of readings of records that were met before, and for each the number of the first reading."""
        order = np.argsort(self._records, kind="stable")
        in_order = self._records[order]
        new = np.append(True, in_order[1:] != in_order[:-1])[: len(order)]
        first = order[new][np.cumsum(new) - 1]
        return order[~new], first[~new]

    @cached_property
    def disputed(self) -> Disputed:
        """The different readings of each record that has several."""
        again, first = self._again
        readings = _joined(part.readings("reading")[0] for part in self.parts)
        differs = readings[again] != readings[first]
        others: dict[int, dict[int, int]] = defaultdict(dict)
        for number, of in zip(again[differs].tolist(), first[differs].tolist(), strict=True):
            others[of].setdefault(int(readings[number]), number)
        found = self._laters({*others, *(number for some in others.values() for number in some.values())})
        return {
            found[of].row["id"]: [found[of], *(found[number] for number in some.values())]
            for of, some in sorted(others.items())
        }

    def _laters(self, wanted: Iterable[int]) -> Mapping[int, Later]:
        """The readings with these numbers."""
        by_part: dict[int, list[int]] = defaultdict(list)
        for number in wanted:
            by_part[self._part_of(number)].append(number)
        found = {}
        for place, some in by_part.items():
            low = int(self._starts[place])
            for index, (table, row, at) in self.parts[place].laters([number - low for number in some]):
                found[index + low] = Later(table, row, at._replace(document=self.names[at.document_id]))
        return found

    def _part_of(self, number: int) -> int:
        return int(np.searchsorted(self._starts, number, side="right")) - 1

    def with_record(self, ids: Iterable[str]) -> list[list[str]]:
        """For each part, those of `ids` that it has a reading of."""
        wanted = sorted(ids)
        marks = np.array([digest(one) for one in wanted], dtype=np.int64)
        found = []
        for low, high in zip(self._starts[:-1], self._starts[1:], strict=True):
            there = np.isin(marks, self._records[low:high])
            found.append([one for one, held in zip(wanted, there.tolist(), strict=True) if held])
        return found

    def dropped(self) -> list[dict[str, Rows]]:
        """For each part, the rows of its tables whose records an earlier part has; most parts have none."""
        again = np.sort(self._again[0])
        found: list[dict[str, Rows]] = []
        for part, low, high in zip(self.parts, self._starts[:-1], self._starts[1:], strict=True):
            here = again[np.searchsorted(again, low) : np.searchsorted(again, high)] - low
            found.append(_rows_of(part, here) if len(here) else {})
        return found


def _rows_of(part: Part, indices: Rows) -> dict[str, Rows]:
    """The rows in the tables of `part` of its readings at `indices`; readings beside the tables are left out."""
    table, later = part.readings("table", "later")
    found = {}
    for number, name in enumerate(KINDS):
        own = np.flatnonzero((table == number) & (later == 0))
        rows = np.flatnonzero(np.isin(own, indices))
        if len(rows):
            found[name] = rows
    return found


def _joined(columns: Iterable[Rows]) -> Rows:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])
