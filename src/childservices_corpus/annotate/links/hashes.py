"""Hashes of words and keys that are the same on every machine, many at a time."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

_SEED = 1


def hashes(texts: Sequence[Sequence[str]]) -> Hashes:
    """The hash of each string, one sequence after the other."""
    # Imported here, since only a build links records.
    from rensa import RMinHash

    found = chain.from_iterable(RMinHash.hash_token_sets(texts))
    return stirred(np.fromiter(found, np.uint64, sum(map(len, texts))))


def signatures(texts: Sequence[Sequence[str]], size: int) -> Hashes:
    """The MinHash signature of each text as a row: for each of `size` permutations the least hash of its words."""
    from rensa import RMinHash

    found = np.empty((len(texts), size), np.uint64)
    # One by one takes half the time of a list of all, whose numbers become Python objects.
    for row, words in zip(found, texts, strict=True):
        one = RMinHash(size, _SEED)
        one.update(words)
        row[:] = one.digest()
    return found


def stirred(values: Hashes) -> Hashes:
    """Each of `values` with its bits mixed, one to one: the last steps of the generator SplitMix64."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
