"""The forms of page that can be read, one file each; :mod:`.registry` finds them.

A layout in another package imports what it needs from here; docs/layouts.md shows how to write one.
"""

from ..models import ListingOrder
from ..text.lines import Lines
from .common.listing import ListingForm
from .contract import (
    CODE,
    CUT,
    FATES,
    NOBODY,
    UNKNOWN,
    WHOLE,
    FormLayout,
    Inner,
    Layout,
    LineFinding,
    LineLabels,
    blank_labels,
)

__all__ = [
    "CODE",
    "CUT",
    "FATES",
    "NOBODY",
    "UNKNOWN",
    "WHOLE",
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
