"""Columns of one page's labels, as columns of its document: numbers go on from the pages above."""

import numpy as np

from ..text.lines import Flags, Ints, Lines
from .contract import NOBODY, LineLabels


def filled(column: Ints | Flags | None, records: int, fill: int) -> Ints | Flags:
    """`column`, or `fill` for each of `records` records."""
    return np.full(records, fill) if column is None else column


def with_names(labels: LineLabels, lines: Lines, low: int) -> Ints:
    """The heading of each record; a heading of nothing but a publisher's own words names no section."""
    nameless = [line for line, stop in labels.section_stop.items() if stop <= lines.start[line + low]]
    return np.where(np.isin(labels.section, nameless), NOBODY, labels.section) if nameless else labels.section


def shifted(numbers: Ints, by: int) -> Ints:
    """`numbers` plus `by`; ``NOBODY`` stays."""
    return numbers if by == 0 else np.where(numbers == NOBODY, NOBODY, numbers + by)
