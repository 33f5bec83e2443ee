"""A layout made of its claims and its labels: score and anchors follow from the claims."""

from collections.abc import Callable

import numpy as np

from ...models import ListingOrder
from ...text.lines import Flags, Ints, Lines
from ..contract import FILLER, TURNS, Claims, FormLayout, LineLabels


def form_from_claims(
    name: str,
    publisher: str,
    label: Callable[[Lines], LineLabels],
    claims: Callable[[Lines, Flags, int], Claims],
    order: ListingOrder | None = None,
    signs: Callable[[Lines], Flags] | None = None,
) -> FormLayout:
    """The layout: its score is the share of filled lines that it claims, and its anchors are where claims begin."""

    def claimed(lines: Lines) -> Flags:
        taken = np.zeros(len(lines.filled), dtype=np.bool_)
        for turn in TURNS:
            found = claims(lines, taken.copy(), turn)
            sure = found.basis != FILLER
            for first, stop in zip(found.first[sure].tolist(), found.stop[sure].tolist(), strict=True):
                taken[first:stop] = True
        return taken

    def score(lines: Lines) -> float:
        return float(claimed(lines).mean()) if len(lines.filled) else 0.0

    def anchors(lines: Lines) -> Ints:
        return lines.filled[np.flatnonzero(np.diff(claimed(lines).astype(np.int8), prepend=0) > 0)]

    return FormLayout(name, publisher, score, label, anchors, order, claims, signs)
