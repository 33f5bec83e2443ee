"""The body of an article of The MJ alone: one paragraph a line, subheadings, and at times its paywall.

Without the paywall nothing says whose the text is, so that only a caller who names the layout gets it read.
"""

import numpy as np

from ...text.lines import Flags, Lines
from ..common.from_claims import form_from_claims
from ..contract import MARK, NOBODY, OPEN, Claims, LineLabels
from .above_paywall import Body, above_paywalls
from .article_labels import article_labels, close_labels, mark_body
from .paywalls import label_paywalls, paywalls


def _found(lines: Lines, taken: Flags) -> list[Body]:
    return [one for one in above_paywalls(lines, taken) if isinstance(one, Body)]


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each body with its paywall."""
    return Claims.of((one.first, one.wall.stop, MARK) for one in (_found(lines, taken) if turn == OPEN else ()))


def label(lines: Lines) -> LineLabels:
    """Label one body, or several one after the other; a page without a paywall is one body."""
    labels = article_labels(lines)
    label_paywalls(lines, labels)
    spans = [(one.first, one.stop) for one in _found(lines, np.zeros(len(lines.filled), dtype=np.bool_))]
    if not paywalls(lines) and len(lines.filled):
        spans = [(0, len(lines.filled))]
    cut = bool(paywalls(lines))
    for record, (first, stop) in enumerate(spans):
        mark_body(lines, labels, np.arange(first, stop), record)
    return close_labels(labels, [cut] * len(spans), [NOBODY] * len(spans))


LAYOUT = form_from_claims("themj-body", "themj", label, claims)
