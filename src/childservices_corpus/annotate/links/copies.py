"""Records with the same title and text, word for word."""

import numpy as np
import numpy.typing as npt

from .keys import Numbers
from .sketches import Sketches


def originals(sketches: Sketches) -> Numbers:
    """For each record the number of the first one with the same content; its own number if it has no weight."""
    own = np.arange(len(sketches), dtype=np.uint32)
    found: Numbers = np.where(sketches["content"].any(axis=1), _firsts(sketches["content"]), own)
    return found


def twins(sketches: Sketches) -> npt.NDArray[np.bool_]:
    """True for a copy in which the rules see nothing that they do not see in an earlier one."""
    own = np.arange(len(sketches), dtype=np.uint32)
    seen = np.column_stack([sketches["content"], sketches["setting"]])
    found: npt.NDArray[np.bool_] = sketches["content"].any(axis=1) & (_firsts(seen) != own)
    return found


def _firsts(rows: npt.NDArray[np.uint64]) -> Numbers:
    """For each of `rows` the number of the first row that equals it."""
    _, first, place = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    found: Numbers = first[place.reshape(-1)].astype(np.uint32)
    return found
