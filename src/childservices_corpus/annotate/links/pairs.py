"""Candidate pairs: the records that share a key and that may belong together by their sketches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .keys import Keys, Numbers
from .sharing import Sharing
from .sketches import ALIKE, REVISED, Flags, Sketches, possible, quiet

# In a crowd of more records with one key, pairs that are connected already are not looked at again.
CROWD = 50
# A pair is one number: the lower of its records, the higher one, and what the two may be to each other. There is room
# for half a billion records, a hundred times what a build can hold.
_FLAG_BITS, _NUMBER_BITS = 5, 29
_FLAGS, _NUMBERS = np.uint64((1 << _FLAG_BITS) - 1), np.uint64((1 << _NUMBER_BITS) - 1)
_OTHER, _ONE = np.uint64(_FLAG_BITS), np.uint64(_FLAG_BITS + _NUMBER_BITS)
Codes = npt.NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Keyed:
    """Records, by number, and their keys.

    Each of the slices has the numbers of records and their keys, as two columns, and has all records of each of its
    keys; the slices are asked for twice. ``dropped`` marks records that are not paired. ``seen`` is the first day on
    which each record was seen, as an ordinal, 0 if unknown; ``None`` if not a single day is known.
    """

    slices: Callable[[], Iterable[tuple[Numbers, Keys]]]
    sketches: Sketches
    dropped: npt.NDArray[np.bool_]
    seen: npt.NDArray[np.int32] | None = None


def few_pairs(records: Keyed) -> Iterator[Codes]:
    """The candidates that share a key with few others, some at a time; a pair may come several times."""
    for shared in _shared(records):
        for one, other in shared.where(shared.sizes <= CROWD).pairs():
            yield _coded(one, other, _flags(records, one, other))


def crowd_pairs(records: Keyed, tops: Numbers) -> Iterator[Codes]:
    """The candidates that share the key of a crowd, some at a time; a pair may come several times.

    `tops` has a number for each record, the same for two that are connected. Such a pair is left out if the two can
    only be alike.
    """
    forms = records.sketches["form"]
    revised = records.seen is not None
    for shared in _shared(records):
        crowds = shared.where(shared.sizes > CROWD)
        if not revised:
            joined = crowds.reduced(np.minimum, tops) == crowds.reduced(np.maximum, tops)
            crowds = crowds.where(~(joined & quiet(crowds.reduced(np.bitwise_or, forms))))
        for pair in crowds.pairs():
            one, other = pair if revised else _asked(pair, forms, tops)
            joined = tops[one] == tops[other]
            flags = _flags(records, one, other)
            yield _coded(one, other, np.where(joined & (flags == ALIKE), np.uint8(0), flags))


def _asked(pair: tuple[Numbers, Numbers], forms: Flags, tops: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs without those that are connected and can only be alike."""
    one, other = pair
    asked = ~((tops[one] == tops[other]) & quiet(forms[one] | forms[other]))
    return one[asked], other[asked]


def decoded(codes: Codes) -> tuple[Numbers, Numbers, Flags]:
    """The lower and the higher number of the records of each pair, and what the two may be to each other."""
    one, other = codes >> _ONE, codes >> _OTHER & _NUMBERS
    return one.astype(np.uint32), other.astype(np.uint32), (codes & _FLAGS).astype(np.uint8)


def first_code(number: int) -> int:
    """Not more than the code of any pair whose lower record has this `number` or a higher one."""
    return number << (_FLAG_BITS + _NUMBER_BITS)


def _shared(records: Keyed) -> Iterator[Sharing]:
    for numbers, keys in records.slices():
        kept = ~records.dropped[numbers]
        yield Sharing.of(numbers[kept], keys[kept])


def _flags(records: Keyed, one: Numbers, other: Numbers) -> Flags:
    """What each pair may be. It may be a revision only where it is known which of the two was seen first."""
    flags = possible(records.sketches, one, other)
    if records.seen is None:
        return flags & np.uint8(~REVISED & 0xFF)
    ours, theirs = records.seen[one], records.seen[other]
    dated = (ours > 0) & (theirs > 0) & (ours != theirs)
    return np.where(dated, flags, flags & np.uint8(~REVISED & 0xFF))


def _coded(one: Numbers, other: Numbers, flags: Flags) -> Codes:
    """The pairs that may be something to each other, as numbers."""
    kept = flags > 0
    one, other = one[kept], other[kept]
    codes: Codes = (one.astype(np.uint64) << _ONE) | (other.astype(np.uint64) << _OTHER) | flags[kept]
    return codes
