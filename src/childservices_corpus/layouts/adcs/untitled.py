"""ADCS's statements and blogs since 2024, which have no title.

A statement begins with ``NAME, ROLE, said:`` or ``Commenting on X, NAME, ROLE, said:``. A blog begins with the name,
the role, the post and the council of its author, one a line, or with ``ADCS Blog``.
"""

from dataclasses import fields

import numpy as np

from ...text.lines import Flags, Ints, Lines
from ..contract import (
    CODE,
    MARK,
    NOBODY,
    OPEN,
    SHAPE,
    Claims,
    FormLayout,
    LineFinding,
    LineLabels,
    blank_labels,
    no_signs,
)
from .body import label_bodies
from .claimed import untitled_page
from .facts import closes, ends
from .items import NO_TITLE, Items, bare
from .menus import label_menus, with_menus
from .starts import blogs

_OURS = "adcs"
_SCORE = 0.9


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Statements and blogs without a title; without any mark, a page that is one text."""
    alone = untitled_page(lines, taken, turn)
    if alone is not None:
        return Claims.of([(*alone, SHAPE)])
    if turn != OPEN:
        return Claims.of(())
    found = bare(lines, taken)
    return Claims(with_menus(lines, found.first), found.stop, np.full(len(found.first), MARK, dtype=np.int64))


def label(lines: Lines) -> LineLabels:
    """Label statements and blogs without a title, one after the other."""
    found = bare(lines, np.zeros(len(lines.filled), dtype=np.bool_))
    if lines.publisher == _OURS and len(lines.filled) and not len(found.first):
        found = Items.of([(0, NO_TITLE, len(lines.filled), len(lines.filled))])
    return _labelled(lines, found)


def _labelled(lines: Lines, found: Items) -> LineLabels:
    """The labels of the records `found`; what holds no paragraph is not a record."""
    labels = blank_labels(lines, "statement")
    label_bodies(lines, labels, found.first, found.stop, title="paragraphs")
    label_menus(lines, labels)
    heads, bodies = blogs(lines)
    for first, body in zip(heads.tolist(), bodies.tolist(), strict=True):
        if first in found.first:
            labels.fate[lines.filled[first:body]] = CODE["byline"]
    told = np.isin(np.arange(len(found.first)), labels.record[labels.fate == CODE["paragraphs"]])
    if not told.all():
        return _labelled(lines, Items(*(getattr(found, part.name)[told] for part in fields(found))))
    labels.section = np.full(len(found.first), NOBODY, dtype=np.int64)
    _report_cut(lines, labels, found.first, found.stop)
    return labels


def _report_cut(lines: Lines, labels: LineLabels, first: Ints, stop: Ints) -> None:
    """Report statements that neither a closing mark nor an end marker ends."""
    whole = closes(lines)[stop - 1] | (np.add.reduceat(ends(lines), first) > 0 if len(first) else stop < 0)
    whole |= np.isin(first, blogs(lines)[0])
    for low, high in zip(first[~whole].tolist(), stop[~whole].tolist(), strict=True):
        labels.findings.append(LineFinding("unclosed-record", int(lines.filled[low]), int(lines.filled[high - 1])))


def score(lines: Lines) -> float:
    """High if a statement or a blog without a title begins the page."""
    if not len(lines.filled):
        return 0.0
    return _SCORE if 0 in bare(lines, np.zeros(len(lines.filled), dtype=np.bool_)).first[:1] else 0.0


def anchors(lines: Lines) -> Ints:
    """The first lines of statements and blogs without a title."""
    return lines.filled[bare(lines, np.zeros(len(lines.filled), dtype=np.bool_)).first]


LAYOUT = FormLayout("adcs-untitled", _OURS, score, label, anchors, None, claims, no_signs)
