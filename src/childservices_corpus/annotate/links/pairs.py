"""Candidate pairs: the records that share a key and that may belong together by their sketches.

A key that very many records share does not pair all of them, so that the number of pairs stays linear. Up to
:data:`MOST` records all are paired. In a larger crowd each is paired with the first record and with those next to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .hashes import Hashes, stirred
from .keys import Keys, Numbers
from .sketches import Flags, Sketches, possible

# In a crowd of more, pairs that are connected already are not looked at again.
CROWD = 50
MOST = 200
NEXT = 20
CROWDED = 128
# Pairs made at a time: a bound of memory.
AT_ONCE = 1 << 19
_HALF = np.uint64(32)


@dataclass(frozen=True)
class Candidates:
    """Pairs, each once, sorted: numbers of the records, the lower first, and what the two may be to each other.

    The flag :data:`CROWDED` marks a pair that shares only keys of crowds.
    """

    one: Numbers
    other: Numbers
    flags: Flags


def candidate_pairs(
    slices: Iterable[tuple[Numbers, Keys]], sketches: Sketches, dropped: npt.NDArray[np.bool_]
) -> Candidates:
    """The candidates among the records with these `sketches`, without those that are `dropped`.

    Each slice has the numbers of records and their keys, as two columns, and has all records of each of its keys.
    """
    codes, flags = np.zeros(0, np.uint64), np.zeros(0, np.uint8)
    for numbers, keys in slices:
        kept = ~dropped[numbers]
        found = [_looked_at(pairs, crowded, sketches) for pairs, crowded in pairs_of(numbers[kept], keys[kept])]
        codes = np.concatenate([codes, *[some for some, _ in found]])
        flags = np.concatenate([flags, *[some for _, some in found]])
        codes, flags = _once(codes, flags)
    one, other = _numbers(codes)
    return Candidates(one, other, flags)


def _looked_at(codes: Keys, crowded: bool, sketches: Sketches) -> tuple[Keys, Flags]:
    flags = possible(sketches, *_numbers(codes))
    kept = flags > 0
    return codes[kept], flags[kept] | np.uint8(CROWDED * crowded)


def _numbers(codes: Keys) -> tuple[Numbers, Numbers]:
    return (codes >> _HALF).astype(np.uint32), codes.astype(np.uint32)


def _once(codes: Keys, flags: Flags) -> tuple[Keys, Flags]:
    """Each pair once; a pair that shares a key outside of crowds is not marked."""
    if not codes.size:
        return codes, flags
    order = np.argsort(codes, kind="stable")
    codes, flags = codes[order], flags[order]
    starts = np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))
    return codes[starts], np.bitwise_and.reduceat(flags, starts)


def pairs_of(numbers: Numbers, keys: Keys) -> Iterator[tuple[Keys, bool]]:
    """Pairs of `numbers` that share one of `keys`, some at a time, and whether the key is that of a crowd.

    A pair is one number: the lower of its two in the upper 32 bits, the higher one in the lower bits. A pair with
    several keys in common comes several times.
    """
    order = np.argsort(keys)
    ordered = numbers[order].astype(np.uint64)
    starts, sizes = _groups(ordered, keys[order])
    for size in np.unique(sizes[sizes <= MOST]).tolist():
        first, second = np.triu_indices(size, 1)
        of_size = starts[sizes == size]
        step = max(1, AT_ONCE // first.size)
        for begin in range(0, of_size.size, step):
            places = of_size[begin : begin + step, None]
            yield _coded(ordered[places + first].ravel(), ordered[places + second].ravel()), size > CROWD
    for place in np.flatnonzero(sizes > MOST).tolist():
        group = np.sort(ordered[starts[place] : starts[place] + sizes[place]])
        yield _coded(np.repeat(group[:1], group.size - 1), group[1:]), True
        for step in range(1, NEXT + 1):
            yield _coded(group[:-step], group[step:]), True


def _groups(numbers: Hashes, keys: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where each group of records with one of the sorted `keys` starts, and its size; of equal groups only one."""
    if not keys.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    edges = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
    starts, sizes = edges[:-1], np.diff(edges)
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(stirred(numbers))])
    _, first = np.unique(total[starts + sizes] - total[starts], return_index=True)
    return starts[first], sizes[first]


def _coded(one: Hashes, other: Hashes) -> Keys:
    different = one != other
    one, other = one[different], other[different]
    codes: Keys = (np.minimum(one, other) << _HALF) | np.maximum(one, other)
    return codes
