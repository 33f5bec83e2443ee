"""Checks of the answers of a layout: an answer that is out of range, out of order or without meaning is refused.

The sentences about faults do not name the layout; the caller adds the name. They count lines from 1.
"""

from collections.abc import Iterator
from numbers import Real
from typing import Any

import numpy as np

from ..errors import LayoutError
from ..reference import table
from ..text.lines import Flags, Ints, Lines
from .contract import (
    CODE,
    FATES,
    FILLER,
    MARK,
    NOBODY,
    Claims,
    Inner,
    LineFinding,
    LineLabels,
)
from .record_checks import KINDS, complete_column, of_records, of_sections, page_column, told, whole_numbers

# Problems from which a release is checked again: they say what was done with the page, not what is in it.
_OF_THE_BUILD = frozenset({"internal-fault", "differing-readings", "shared-id", "broken-layout", "duplicate-dump"})
# Values that may be inside a line, by the kind of record.
INNER = {
    "article": ("published_text", "byline", "publisher_topics"),
    "statement": ("link_labels", "published_text", "publisher_topics"),
}


def checked_score(score: Any) -> float:
    """`score` as a number from 0 to 1; raises :class:`LayoutError` for anything else."""
    if not isinstance(score, Real) or isinstance(score, bool) or not 0 <= float(score) <= 1:
        raise LayoutError(f"its score is {score!r}; a score is a number from 0 to 1")
    return float(score)


def checked_anchors(anchors: Any, lines: Lines) -> Ints:
    """`anchors` sorted, without duplicates; raises :class:`LayoutError` if they are not numbers of lines."""
    found = whole_numbers(anchors, "its anchors")
    if len(found) and not 0 <= found.min() <= found.max() < len(lines):
        raise LayoutError(f"its anchors go from {found.min()} to {found.max()}, on a page of {len(lines)} lines")
    return np.unique(found)


def checked_claims(claims: Any, lines: Lines) -> Claims:
    """`claims` as they are; raises :class:`LayoutError` if they leave the page, overlap, or are out of order."""
    if not isinstance(claims, Claims):
        raise LayoutError(f"its claims are a {type(claims).__name__}, not Claims")
    first, stop, basis = (
        whole_numbers(getattr(claims, part), f"{part} of its claims") for part in ("first", "stop", "basis")
    )
    if not len(first) == len(stop) == len(basis):
        raise LayoutError("first, stop and basis of its claims differ in length")
    if len(first) and (first[0] < 0 or stop.max() > len(lines.filled) or (first >= stop).any()):
        raise LayoutError(f"a claim is empty or outside the {len(lines.filled)} filled lines of the page")
    if (first[1:] < stop[:-1]).any():
        raise LayoutError("its claims overlap or are not in the order of the page")
    if len(basis) and not FILLER <= basis.min() <= basis.max() <= MARK:
        raise LayoutError("the basis of a claim is FILLER, SHAPE or MARK")
    return Claims(first, stop, basis)


def checked_labels(labels: Any, lines: Lines) -> LineLabels:
    """A checked copy of `labels`; raises :class:`LayoutError` with the first rule that they break."""
    if not isinstance(labels, LineLabels):
        raise LayoutError(f"its label function returns a {type(labels).__name__}, not LineLabels")
    if labels.kind not in KINDS:
        raise LayoutError(f"the kind of its records is {labels.kind!r}; it must be article or statement")
    columns = {name: _column(getattr(labels, name), name, len(lines)) for name in ("fate", "record", "value_start")}
    stops = None if labels.value_stop is None else _column(labels.value_stop, "value_stop", len(lines))
    section = whole_numbers(labels.section, "section")
    for broken in _broken(labels.kind, columns, lines.stop if stops is None else stops, section, lines):
        raise LayoutError(broken)
    # Not a copy of what was given: its class may be the layout's own, and do as it likes.
    return LineLabels(
        labels.kind,
        fate=columns["fate"].astype(np.uint8),
        record=columns["record"],
        value_start=columns["value_start"],
        value_stop=stops,
        section=section,
        section_stop=_headings(labels.section_stop, columns["fate"], lines),
        findings=[_finding(finding, lines) for finding in labels.findings],
        inner=_inner(labels.inner, labels.kind, columns["record"], lines),
        page=page_column(labels, len(section)),
        complete=complete_column(labels, len(section)),
    )


def _column(values: Any, name: str, size: int) -> Ints:
    found = whole_numbers(values, name)
    if len(found) != size:
        raise LayoutError(f"{name} has {len(found)} entries, but the page has {size} lines; give one a line")
    return found


def _broken(kind: str, columns: dict[str, Ints], stop: Ints, section: Ints, lines: Lines) -> Iterator[str]:
    fate, record, start = columns["fate"], columns["record"], columns["value_start"]
    yield from told((fate < 0) | (fate >= len(FATES)), lines, f"has a fate that does not exist (0 to {len(FATES) - 1})")
    yield from told(
        (fate == CODE["blank"]) != (lines.stop == lines.start),
        lines,
        "is blank but has another fate, or has text but the fate blank",
    )
    yield from told(
        (record < NOBODY) | (record >= len(section)), lines, f"has a record number outside 0 to {len(section) - 1}"
    )
    yield from told((start < lines.start) | (stop > lines.stop) | (start > stop), lines, "has a value outside the line")
    yield from of_records(kind, fate, record, section, lines)
    yield from told(
        _untrimmed(lines, start, stop) | ((record != NOBODY) & (start == stop)),
        lines,
        "has a value that is empty or has white space around it",
    )
    yield from of_sections(fate, record, section, lines)


def _untrimmed(lines: Lines, start: Ints, stop: Ints) -> Flags:
    """Whether the value of each line begins or ends with white space; a value that fills its line does not."""
    found = np.zeros(len(lines), dtype=np.bool_)
    odd = (start < stop) & ((start != lines.start) & (start != lines.value_start) | (stop != lines.stop))
    at = np.flatnonzero(odd)
    text = lines.text
    bounds = zip(start[at].tolist(), stop[at].tolist(), strict=True)
    found[at] = [text[low].isspace() or text[high - 1].isspace() for low, high in bounds]
    return found


def _headings(stops: Any, fate: Ints, lines: Lines) -> dict[int, int]:
    """The offset at which each heading stops that is shorter than its line, by line."""
    if not isinstance(stops, dict):
        raise LayoutError(f"section_stop is a {type(stops).__name__}, not a dict of lines and offsets")
    found: dict[int, int] = {}
    for line, stop in stops.items():
        if not _is_line(line, lines) or fate[line] != CODE["section"]:
            raise LayoutError(f"section_stop names {line!r}, which is not the line of a section")
        low = int(lines.start[line])
        # A heading may be only its suffix; then the section does not have a name.
        if not isinstance(stop, int | np.integer) or not low <= stop <= lines.stop[line]:
            raise LayoutError(
                f"section_stop gives {stop!r} as the end of line {int(line) + 1}, which is outside the line"
            )
        if lines.text[low:stop] != lines.text[low:stop].strip():
            raise LayoutError(f"section_stop leaves white space at the end of line {int(line) + 1}")
        found[int(line)] = int(stop)
    return found


def _is_line(number: Any, lines: Lines) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool) and 0 <= int(number) < len(lines)


def _finding(finding: Any, lines: Lines) -> LineFinding:
    code = finding.code if isinstance(finding, LineFinding) else finding
    if type(code) is not str or code not in table("problems"):
        raise LayoutError(f"it reports {code!r}, which is not a code of reference/problems.toml")
    if code in _OF_THE_BUILD:
        raise LayoutError(f"it reports {code!r}, which only a build can know")
    first, last = finding.first, finding.last
    if not (_is_line(first, lines) and _is_line(last, lines) and first <= last):
        raise LayoutError(f"it reports lines {first!r} to {last!r}, on a page of {len(lines)} lines")
    if finding.words is not None and not isinstance(finding.words, str):
        raise LayoutError(f"the words of its report are a {type(finding.words).__name__}, not a str")
    return LineFinding(finding.code, int(first), int(last), finding.words)


def _inner(pieces: Any, kind: str, record: Ints, lines: Lines) -> list[Inner]:
    """The values inside lines: each is trimmed, is in a line of its record, and does not overlap another."""
    found = list(pieces)
    for piece in found:
        if not isinstance(piece, Inner) or piece.field not in INNER[kind]:
            raise LayoutError(f"a value inside a line of a {kind} is one of {', '.join(INNER[kind])}, not {piece!r}")
    if not found:
        return found
    try:
        bounds = np.array([(piece.start, piece.end, piece.record) for piece in found], dtype=np.int64)
    except (TypeError, ValueError, OverflowError) as error:
        raise LayoutError("the offsets of a value inside a line must be whole numbers") from error
    start, end, owner = bounds.T
    line = np.clip(np.searchsorted(lines.begin, start, side="right") - 1, 0, len(lines) - 1)
    astray = (start < lines.start[line]) | (end > lines.stop[line]) | (start >= end)
    astray |= (owner == NOBODY) | (record[line] != owner)
    text = lines.text
    for number in np.flatnonzero(astray).tolist() or _ragged(text, found):
        raise LayoutError(
            f"a value inside a line is empty, is untrimmed, or is not in a line of its record: {found[number]}"
        )
    order = np.argsort(start)
    if (start[order][1:] < end[order][:-1]).any():
        raise LayoutError("two values inside a line overlap")
    return [piece if _is_plain(piece) else _plain(piece) for piece in found]


def _is_plain(piece: Inner) -> bool:
    """Whether a value inside a line is of no class of its layout's own."""
    return type(piece) is Inner and type(piece.record) is type(piece.start) is type(piece.end) is int


def _plain(piece: Inner) -> Inner:
    return Inner(int(piece.record), piece.field, int(piece.start), int(piece.end))


def _ragged(text: str, pieces: list[Inner]) -> list[int]:
    return [number for number, one in enumerate(pieces) if text[one.start].isspace() or text[one.end - 1].isspace()]
