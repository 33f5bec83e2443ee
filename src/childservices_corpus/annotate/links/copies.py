"""Records with the same title and text, word for word."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from .features import Features
from .keys import Numbers
from .rules import REPLIES
from .sketches import ALL_WORDS, Sketches


def originals(sketches: Sketches, item: Callable[[int], Features]) -> Numbers:
    """For each record the number of the first one with the same title and text; its own number if it has no weight.

    `item` gives the features of a record by its number.
    """
    first = np.arange(len(sketches), dtype=np.uint32)
    heavy = np.flatnonzero(sketches["content"].any(axis=1))
    first[heavy] = heavy[_firsts(sketches["content"][heavy])]
    # By their sketches two long texts only begin alike.
    whole: dict[int, dict[str, int]] = defaultdict(dict)
    unsure = np.isin(first, first[sketches["count"] == ALL_WORDS]) & (
        np.bincount(first, minlength=len(first))[first] > 1
    )
    for number in np.flatnonzero(unsure).tolist():
        first[number] = whole[int(first[number])].setdefault(item(number).whole, number)
    return first


def twins(first: Numbers, item: Callable[[int], Features]) -> npt.NDArray[np.bool_]:
    """True for a copy in which the rules see nothing that they do not see in an earlier one; `first` are its originals.

    `item` gives the features of a record by its number.
    """
    found = np.zeros(len(first), np.bool_)
    seen = set()
    for number in np.flatnonzero(np.bincount(first, minlength=len(first))[first] > 1).tolist():
        setting = (int(first[number]), *_setting(item(number)))
        found[number] = setting in seen
        seen.add(setting)
    return found


def _setting(item: Features) -> tuple[object, ...]:
    """All that the rules look at."""
    told = item.told
    place = (told.document_id, told.position) if item.kind in REPLIES else None
    return told.publisher, item.kind, item.days, told.title, item.raw, told.form, told.truncated, told.outlet, place


def _firsts(rows: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """For each of `rows` the number of the first row that equals it."""
    _, first, place = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    found: npt.NDArray[np.int64] = first[place.reshape(-1)]
    return found
