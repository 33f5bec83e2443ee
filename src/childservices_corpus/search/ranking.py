"""What an engine finds: numbers of texts, best first, and how good each is."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from .query import Expression


@dataclass(frozen=True)
class Ranking:
    """Numbers of texts, the best first, their scores, larger is better, and how many match in all."""

    numbers: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    total: int

    @classmethod
    def empty(cls) -> "Ranking":
        """Nothing found."""
        return cls(np.array([], dtype=np.int64), np.array([], dtype=np.float64), 0)


class Matcher(Protocol):
    """An engine: an index of numbered texts."""

    @property
    def name(self) -> str:
        """Name of the engine."""
        ...

    def close(self) -> None:
        """Let go of files."""

    def match(self, expression: Expression, first: int, last: int, limit: int | None) -> Ranking:
        """The texts numbered `first` to before `last` that `expression` holds for, best first, `limit` at most."""
        ...
