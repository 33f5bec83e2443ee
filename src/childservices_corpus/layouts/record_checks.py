"""Checks of the records that a layout makes: which lines are theirs, how they begin, and what is said of each."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from ..errors import LayoutError
from ..models import Article, Statement
from ..text.lines import Flags, Ints, Lines
from .contract import CODE, CUT, FATES, NOBODY, UNKNOWN, WHOLE, LineLabels

KINDS: dict[str, type[Article | Statement]] = {"article": Article, "statement": Statement}
# A record has at most one of each of these.
# A second date line is reported when the record is read.
_ONCE = ("title", "summary", "end_marker")
# Fates of lines that are inside a record but are not a field: a title given again, and the line of an author's name.
_REPEATED, _BYLINE = "title_repeated", "byline"
# A record has one of these at least: its headline and its id are made of their words.
_WORDED = {"article": ("title", "summary", "paragraphs"), "statement": ("title", "paragraphs")}


def whole_numbers(values: Any, what: str) -> Ints:
    """`values` as a column of whole numbers; raises :class:`LayoutError` for anything else."""
    if not isinstance(values, np.ndarray) or values.ndim != 1 or values.dtype.kind not in "iu":
        given = (
            f"{values.ndim} dimensions of {values.dtype}" if isinstance(values, np.ndarray) else type(values).__name__
        )
        raise LayoutError(f"{what} must be one array of whole numbers, not {given}")
    return values.astype(np.int64)


def told(wrong: Flags, lines: Lines, what: str) -> Iterator[str]:
    """A sentence about the first line that is `wrong`."""
    if wrong.any():
        line = int(np.argmax(wrong))
        yield f"line {line + 1} of {len(lines)} {what}"


@cache
def _of_kind(kind: str) -> Flags:
    """For each fate, whether lines of records of this `kind` may have it."""
    fields = KINDS[kind].model_fields
    own = [name != "section" and (name in fields or name in (_REPEATED, _BYLINE)) for name in FATES]
    return np.array(own, dtype=np.bool_)


def of_records(kind: str, fate: Ints, record: Ints, section: Ints, lines: Lines) -> Iterator[str]:
    """What is wrong with the assignment of lines to records."""
    inside = _of_kind(kind)[fate]
    yield from told(inside != (record != NOBODY), lines, f"is in a record without a fate of {kind}s, or the reverse")
    owned = np.flatnonzero(record != NOBODY)
    owner = record[owned]
    if (owner[1:] < owner[:-1]).any():
        yield f"records are not in the order of the page: a smaller one follows {owner[:-1][np.diff(owner) < 0][0]}"
        return
    first = owned[np.append(True, owner[1:] > owner[:-1])[: len(owner)]]
    if len(first) != len(section):
        yield f"section has {len(section)} entries, but lines belong to {len(first)} records; give one a record"
        return
    yield from _of_first_lines(kind, fate, record, first, lines)
    for name in _ONCE:
        having = record[(fate == CODE[name]) & (record != NOBODY)]
        if len(having) > 1 and (np.diff(having) == 0).any():
            yield f"record {having[1:][np.diff(having) == 0][0]} has more than one {name}"


def _of_first_lines(kind: str, fate: Ints, record: Ints, first: Ints, lines: Lines) -> Iterator[str]:
    """What is wrong with the first lines of records, and with records without words."""
    titled, worded = (np.zeros(len(first), dtype=np.bool_) for _ in range(2))
    titled[record[(fate == CODE["title"]) & (record != NOBODY)]] = True
    for name in _WORDED[kind]:
        worded[record[(fate == CODE[name]) & (record != NOBODY)]] = True
    # The text of a statement is what stands below its title. An article may have its day or its author above the title.
    # The title of a statement may be above, cut with dots.
    opened = (fate[first] == CODE["title"]) | (fate[first] == CODE[_REPEATED])
    above = titled & ~opened if kind == "statement" else fate[first] == CODE[_REPEATED]
    yield from told(_at(first[above], lines), lines, "begins a record but is not labelled as a title")
    yield from told(_at(first[~worded], lines), lines, f"begins a record without any of {', '.join(_WORDED[kind])}")


def of_sections(fate: Ints, record: Ints, section: Ints, lines: Lines) -> Iterator[str]:
    """What is wrong with the section headings of records."""
    some = section[section != NOBODY]
    if not len(some):
        return
    if not 0 <= some.min() <= some.max() < len(lines):
        yield f"section names line {some[(some < 0) | (some >= len(lines))][0]}, on a page of {len(lines)} lines"
        return
    yield from told(
        _at(some[fate[some] != CODE["section"]], lines), lines, "is named as a section but is not labelled as one"
    )
    owned = np.flatnonzero(record != NOBODY)
    first = owned[np.flatnonzero(np.diff(record[owned], prepend=NOBODY))]
    if len(first) == len(section) and (section >= first).any():
        yield f"record {int(np.argmax(section >= first))} is above the heading of its section"


def _at(numbers: Ints, lines: Lines) -> Flags:
    found = np.zeros(len(lines), dtype=np.bool_)
    found[numbers] = True
    return found


def page_column(labels: LineLabels, records: int) -> Flags | None:
    """Which records are articles on a page of their own."""
    if labels.page is None:
        return None
    if not isinstance(labels.page, np.ndarray) or labels.page.dtype != np.bool_ or labels.page.shape != (records,):
        raise LayoutError(f"page must be one array of true and false, with an entry for each of {records} records")
    if labels.kind != "article" and labels.page.any():
        raise LayoutError("page is for articles; a statement is not an item of a listing")
    return labels.page.copy()


def complete_column(labels: LineLabels, records: int) -> Ints | None:
    """For each record, whether the page holds its whole text."""
    if labels.complete is None:
        return None
    found = whole_numbers(labels.complete, "complete")
    if len(found) != records or not np.isin(found, (UNKNOWN, CUT, WHOLE)).all():
        raise LayoutError(f"complete must be UNKNOWN, CUT or WHOLE for each of {records} records")
    if labels.kind != "article" and (found != UNKNOWN).any():
        raise LayoutError("complete is for articles")
    return found
