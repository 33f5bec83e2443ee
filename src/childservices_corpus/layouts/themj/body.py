"""The body of an article of The MJ alone: one paragraph a line, subheadings, and at times its paywall.

Without the paywall nothing says whose the text is, so it is read only if the caller names the layout or the publisher,
or the page's address does.
"""

import numpy as np

from ...text.lines import Flags, Lines
from ..common.from_claims import form_from_claims
from ..common.own_lines import company_lines, jobs
from ..common.unmarked import whole_text
from ..contract import MARK, NOBODY, OPEN, SHAPE, Claims, LineLabels, blank_labels, no_signs
from .above_paywall import Above, above_paywalls
from .article_labels import ORDER, close_labels, mark_bodies, prose
from .paywalls import label_paywalls, paywalls


def _found(lines: Lines, taken: Flags) -> Above:
    found = above_paywalls(lines, taken)
    return found.chosen(found.title == NOBODY)


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Each body with its paywall; without one, a page that is one text."""
    alone = whole_text(lines, taken, turn, prose, lambda page: jobs(page) | company_lines(page))
    if alone is not None:
        return Claims.of([(*alone, SHAPE)])
    if turn != OPEN or not len(paywalls(lines)):
        return Claims.of(())
    found = _found(lines, taken)
    return Claims(found.first, found.stop, np.full_like(found.first, MARK))


def label(lines: Lines) -> LineLabels:
    """Label one body, or several one after the other; a page without a paywall is one body."""
    labels = blank_labels(lines, "article")
    label_paywalls(lines, labels)
    walled, count = len(paywalls(lines)) > 0, len(lines.filled)
    found = _found(lines, np.zeros(count, dtype=np.bool_))
    first, stop = found.body, found.body_stop
    if not walled and count:
        first, stop = np.array([0]), np.array([count])
    mark_bodies(lines, labels, first, stop)
    return close_labels(labels, np.full(len(first), walled), np.full(len(first), NOBODY))


LAYOUT = form_from_claims("themj-body", "themj", label, claims, ORDER, no_signs)
