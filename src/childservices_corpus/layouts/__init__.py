"""The forms of page that can be read, one file each; :mod:`.registry` finds them.

A layout in another package imports what it needs from here; docs/layouts.md shows how to write one.
"""

from ..models import ListingOrder
from ..text.lines import Lines
from .common.listing import ListingForm
from .contract import (
    BOUNDED,
    CODE,
    CUT,
    FATES,
    FILLER,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    UNKNOWN,
    WEAK,
    WHOLE,
    Claims,
    FormLayout,
    Inner,
    Layout,
    LineFinding,
    LineLabels,
    blank_labels,
)

__all__ = [
    "BOUNDED",
    "CODE",
    "CUT",
    "FATES",
    "FILLER",
    "MARK",
    "NOBODY",
    "OPEN",
    "SHAPE",
    "UNKNOWN",
    "WEAK",
    "WHOLE",
    "Claims",
    "FormLayout",
    "Inner",
    "Layout",
    "LineFinding",
    "LineLabels",
    "Lines",
    "ListingForm",
    "ListingOrder",
    "blank_labels",
]
