"""Pages with known truth, in every form that the three publishers really have. The library's own code is not used.

``made(form, seed)`` gives a page of one form and ``joining(seed)`` several pages one after the other; ``changes``
changes a page, and ``judge`` compares what was read with what is true.
"""

from .changes import CHANGES, changed
from .forms import FOREIGN, FORMS, KNOWN, NEW, made
from .joined import join, joining
from .judging import Difference, Verdict, judge
from .truth import Made, Page

__all__ = [
    "CHANGES",
    "FOREIGN",
    "FORMS",
    "KNOWN",
    "NEW",
    "Difference",
    "Made",
    "Page",
    "Verdict",
    "changed",
    "join",
    "joining",
    "judge",
    "made",
]
