"""Floors: the least quality allowed for each field, pinned together with the hash of the labels.

The table ``floors.toml`` is beside the labels. A floor is the least value of a figure. For widths in days and counts of
open ranges it is the greatest value.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import Any

from ..errors import InputError, NotFoundError, QueryError
from .quality import ALL, MEASURES, Quality

FLOORS = "floors.toml"
_LESS_IS_BETTER = ("median_days", "open")
_HEAD = """\
# The least that each figure of `childservices-corpus evaluate` may be, or the most for widths in days and for counts of
# open ranges, and the SHA-256 of the labels. Written by `childservices-corpus evaluate --pin`; comments are not kept.
"""
# Pinned figures are cut to this step, so that a floor is a round number and never above the measured value.
_UNITS = 1000


@dataclass(frozen=True)
class Floor:
    """The bound of one figure."""

    field: str
    measure: str
    group: str
    bound: float

    @property
    def downward(self) -> bool:
        """True if less is better, so that the bound is the greatest value allowed."""
        return self.measure in _LESS_IS_BETTER

    def holds(self, value: float | None) -> bool:
        """Whether `value` keeps to the floor; a figure without a value does not."""
        return value is not None and (value <= self.bound if self.downward else value >= self.bound)

    def __str__(self) -> str:
        return f"{self.field} ({self.group}): {self.measure} at {'most' if self.downward else 'least'} {self.bound:g}"


@dataclass(frozen=True)
class Floors:
    """All floors, and the hash of the labels that they are for."""

    labels_sha256: str
    floors: tuple[Floor, ...]


def read_floors(path: Path) -> Floors:
    """The floors in the file at `path`; raises :class:`~childservices_corpus.errors.InputError` if it is damaged."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors(content["labels_sha256"], tuple(map(_floor, content["floor"])))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: is not a table of floors ({error!r}); restore it from version control") from error


def _floor(row: Mapping[str, Any]) -> Floor:
    measure = row["measure"]
    if measure not in MEASURES:
        raise QueryError(f"a measure called {measure!r} does not exist")
    bound = row["most" if measure in _LESS_IS_BETTER else "least"]
    return Floor(row["field"], measure, row.get("group", ALL), float(bound))


def missed(floors: Sequence[Floor], quality: Quality) -> Iterator[tuple[Floor, float | None]]:
    """The floors that `quality` misses, each with its measured value; an unmeasured figure misses every floor."""
    for one in floors:
        value = _value(quality, one)
        if not one.holds(value):
            yield one, value


def _value(quality: Quality, one: Floor) -> float | None:
    try:
        return quality.value(one.field, one.measure, one.group)
    except NotFoundError:
        return None


def faults(floors: Floors, quality: Quality) -> Iterator[str]:
    """One sentence for each fault: labels that differ from the pinned ones, and floors that `quality` misses."""
    if floors.labels_sha256 != quality.labels_sha256:
        yield (
            f"the labels have the SHA-256 {quality.labels_sha256}, not the pinned {floors.labels_sha256}; if they "
            "were changed on purpose, run evaluate --pin"
        )
    for one, value in missed(floors.floors, quality):
        yield f"{one}, but it is {'open or not measured' if value is None else f'{value:g}'}"


def pinned(floors: Floors, quality: Quality, *, raised: bool = False, lowered: bool = False) -> Floors:
    """`floors` for the labels of `quality`.

    With `raised`, floors go up to the measured values. With `lowered`, missed floors go down to them. Raises
    :class:`~childservices_corpus.errors.InputError` if a floor is missed and must not be lowered.
    """
    low = list(missed(floors.floors, quality))
    if low and (not lowered or any(value is None for _, value in low)):
        told = "; ".join(f"{one}, measured {'nothing' if value is None else f'{value:g}'}" for one, value in low)
        raise InputError(f"a floor is missed; --lower-floors lowers it to a measured value: {told}")
    missing = {one for one, _ in low}
    return Floors(
        quality.labels_sha256,
        tuple(
            replace(one, bound=_cut(one, _value(quality, one))) if raised or one in missing else one
            for one in floors.floors
        ),
    )


def _cut(one: Floor, value: float | None) -> float:
    assert value is not None
    return ceil(value * _UNITS) / _UNITS if one.downward else floor(value * _UNITS) / _UNITS


def to_toml(floors: Floors) -> str:
    """The content of ``floors.toml``."""
    rows = (
        f"[[floor]]\nfield = {json.dumps(one.field)}\nmeasure = {json.dumps(one.measure)}\n"
        f"group = {json.dumps(one.group)}\n{'most' if one.downward else 'least'} = {one.bound:g}\n"
        for one in floors.floors
    )
    return f"{_HEAD}labels_sha256 = {json.dumps(floors.labels_sha256)}\n\n" + "\n".join(rows)
