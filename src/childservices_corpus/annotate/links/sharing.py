"""Which records share a key, and the pairs of these.

A key that very many records share does not pair all of them, so that the number of pairs stays linear. Up to
:data:`MOST` records all are paired. In a larger crowd each is paired with the first record and with those next to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .hashes import stirred
from .keys import Keys, Numbers

MOST = 200
NEXT = 20
# Pairs made at a time: a bound of memory.
AT_ONCE = 1 << 17
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Sharing:
    """Groups of records with one key: where each group starts in `numbers`, and its size. Of equal groups only one."""

    numbers: Numbers
    starts: Longs
    sizes: Longs

    @classmethod
    def of(cls, numbers: Numbers, keys: Keys) -> "Sharing":
        """The groups of two records or more; `numbers` and `keys` are two columns."""
        if not keys.size:
            none = np.zeros(0, np.int64)
            return cls(numbers, none, none)
        order = np.argsort(keys)
        numbers, keys = numbers[order], keys[order]
        edges = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
        starts, sizes = edges[:-1], np.diff(edges)
        starts, sizes = starts[sizes > 1], sizes[sizes > 1]
        total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(stirred(numbers.astype(np.uint64)))])
        _, first = np.unique(total[starts + sizes] - total[starts], return_index=True)
        return cls(numbers, starts[first], sizes[first])

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Sharing":
        """The `chosen` groups."""
        return Sharing(self.numbers, self.starts[chosen], self.sizes[chosen])

    def reduced(self, function: np.ufunc, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """For each group the values of its records in one by `function`; `values` has one for each record."""
        if not self.starts.size:
            return values[:0]
        edges = np.column_stack((self.starts, self.starts + self.sizes)).ravel()
        # A group may end where the records end, and that place must exist.
        of_members = np.append(values[self.numbers], values[:1])
        found: npt.NDArray[Any] = function.reduceat(of_members, edges)[::2]
        return found

    def pairs(self) -> Iterator[tuple[Numbers, Numbers]]:
        """The pairs, some at a time: the lower and the higher number of each.

        A pair of several groups comes several times.
        """
        for size in np.unique(self.sizes[self.sizes <= MOST]).tolist():
            first, second = np.triu_indices(size, 1)
            of_size = self.starts[self.sizes == size]
            step = max(1, AT_ONCE // first.size)
            for begin in range(0, of_size.size, step):
                places = of_size[begin : begin + step, None]
                yield _ordered(self.numbers[places + first].ravel(), self.numbers[places + second].ravel())
        for place in np.flatnonzero(self.sizes > MOST).tolist():
            start = int(self.starts[place])
            group = np.sort(self.numbers[start : start + int(self.sizes[place])])
            yield _ordered(np.repeat(group[:1], group.size - 1), group[1:])
            for step in range(1, NEXT + 1):
                yield _ordered(group[:-step], group[step:])


def _ordered(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    different = one != other
    one, other = one[different], other[different]
    return np.minimum(one, other), np.maximum(one, other)
