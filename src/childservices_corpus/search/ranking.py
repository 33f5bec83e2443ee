"""The result of an engine: numbers of texts, best first, with their scores."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from .query import Expression


@dataclass(frozen=True)
class Ranking:
    """Numbers of texts, best first, their scores (larger is better), and the number of all matches."""

    numbers: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    total: int

    @classmethod
    def empty(cls) -> "Ranking":
        """An empty result."""
        return cls(np.array([], dtype=np.int64), np.array([], dtype=np.float64), 0)


class Matcher(Protocol):
    """An engine: an index of numbered texts."""

    @property
    def name(self) -> str:
        """The name of the engine."""
        ...

    def close(self) -> None:
        """Close the files."""

    def match(self, expression: Expression, first: int, last: int, limit: int | None) -> Ranking:
        """The texts numbered from `first` to before `last` that match `expression`, best first, at most `limit`."""
        ...
