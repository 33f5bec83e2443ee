"""Which records are connected by links so far."""

from array import array

import numpy as np
import numpy.typing as npt

from .keys import Numbers


class Groups:
    """Groups of connected records, and how many links each record has."""

    def __init__(self, size: int) -> None:
        self._above = array("I", range(size))
        self._links = array("I", bytes(size * self._above.itemsize))

    def _top(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def joined(self, one: int, other: int) -> bool:
        """True if the two are connected, in one step or several."""
        return self._top(one) == self._top(other)

    def all_joined(self, one: Numbers, other: Numbers) -> npt.NDArray[np.bool_]:
        """True for each pair that is connected."""
        above = np.frombuffer(self._above, np.uint32)
        joined: npt.NDArray[np.bool_] = _tops(above, one) == _tops(above, other)
        return joined

    def tops(self) -> Numbers:
        """A number for each record, the same for all records that are connected."""
        above = np.frombuffer(self._above, np.uint32)
        return _tops(above, above)

    def links(self, records: Numbers) -> npt.NDArray[np.uint32]:
        """How many links each of `records` has."""
        found: npt.NDArray[np.uint32] = np.frombuffer(self._links, np.uint32)[records]
        return found

    def links_of_either(self, one: int, other: int) -> int:
        """How many links the one of the two has that has more."""
        return max(self._links[one], self._links[other])

    def join(self, one: int, other: int) -> None:
        """Take over a link between the two."""
        self._above[self._top(other)] = self._top(one)
        self._links[one] += 1
        self._links[other] += 1


def _tops(above: Numbers, of: Numbers) -> Numbers:
    """The top of the group of each of the records `of`; `above` has the record above each record."""
    tops = above[of]
    while (higher := above[tops]).tobytes() != tops.tobytes():
        tops = higher
    return tops
