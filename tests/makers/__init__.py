"""Pages with known truth, in every form that the three publishers really have. The library's own code is not used.

``made(form, seed)`` gives a page of one form and ``joining(seed)`` several pages one after the other; ``changes``
changes a page, and ``judge`` compares what was read with what is true.
"""

from .forms import FOREIGN, FORMS, KNOWN, NEW, made
from .truth import Made, Page

__all__ = ["FOREIGN", "FORMS", "KNOWN", "NEW", "Made", "Page", "made"]
