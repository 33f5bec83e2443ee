"""Pairs of records that share a key: how many there are, and their order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.links.pairs import first_code
from childservices_corpus.annotate.links.sharing import MOST, NEXT, Sharing
from childservices_corpus.annotate.links.spilled import RECORDS, spilled

CODES = st.lists(st.lists(st.integers(0, 2**64 - 1)), max_size=6)


@given(CODES, st.integers(1, 3 * RECORDS), st.integers(1, 9))
def test_pairs_come_in_order_and_once_from_memory_and_from_a_file(
    some_at_a_time: list[list[int]], records: int, held: int
) -> None:
    size = first_code(records)
    codes = [np.array([code % size for code in some], np.uint64) for some in some_at_a_time]
    with spilled(iter(codes), records, held=held) as pairs:
        found = [pairs.of(number).tolist() for number in range(pairs.ranges)]
        again = pairs.of(0).tolist()
    assert [code for part in found for code in part] == sorted({int(code) for some in codes for code in some})
    assert again == found[0]
    assert all(first_code(RECORDS * n) <= code for n, part in enumerate(found) for code in part)
    assert all(code < first_code(RECORDS * (n + 1)) for n, part in enumerate(found) for code in part)


def test_the_pairs_of_a_crowd_grow_with_its_size() -> None:
    size = 5 * MOST
    numbers, keys = np.arange(size, dtype=np.uint32), np.full(size, 7, np.uint64)
    found = list(Sharing.of(numbers, keys).pairs())
    assert size < sum(one.size for one, _ in found) <= size * (NEXT + 1)
    assert all((one < other).all() for one, other in found)
