"""Findings of layouts as problems, each with a place, a message and a hint."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from ..layouts.contract import LineFinding
from ..layouts.scan import Scan
from ..models import Document, Problem
from ..models.wording import counted
from ..reference import table
from ..text.binary import not_a_text
from ..text.date_lines import half_a_date
from ..text.decoding import CUT, DECLARED, LAST_RESORT
from ..text.twice import decoded_twice

EXCERPT = 60
_LINE_END = re.compile(r"\r\n|\r|\n")
UNKNOWN = "unknown-layout"


def read_problems(scan: Scan, findings: Sequence[LineFinding]) -> list[Problem]:
    """The problems of a document, in the order of the page."""
    text = scan.document.text
    if not scan.records and {finding.code for finding in findings} <= {UNKNOWN} and (why := not_a_text(text)):
        return [problem(scan.document, "not-a-text", 1, 0, len(text), why)]
    ordered = sorted(findings, key=lambda finding: (finding.first, finding.last, finding.code))
    found = [*decoding_problems(scan.document), *_suspect_problems(scan)]
    starts, ends = [0] * len(ordered), [len(text)] * len(ordered)
    if len(scan.lines):
        written, lines = scan.lines.written, scan.lines
        starts = written.own_starts(lines.start[[finding.first for finding in ordered]]).tolist()
        ends = written.own_stops(lines.stop[[finding.last for finding in ordered]]).tolist()
    numbers = [(finding.first + 1, finding.last + 1) for finding in ordered]
    if ordered and scan.lines.written.of_page is not None:
        # The page may have more lines than are read, where wrapping has parted them.
        numbers = list(zip(_line_numbers(text, starts), _line_numbers(text, ends), strict=True))
    for finding, number, start, end in zip(ordered, numbers, starts, ends, strict=True):
        if finding.code == UNKNOWN:
            found.append(_unknown(scan, finding, number, start, max(start, end)))
        else:
            words = finding.words if finding.words is not None else text[start : min(max(start, end), start + EXCERPT)]
            variant = "day" if finding.code == "unexpected-text" and half_a_date(words) else None
            place = Place(scan.document.name, scan.document.id, number[0], start, max(start, end))
            found.append(worded(finding.code, words, place, variant))
    return found


def _line_numbers(text: str, offsets: Sequence[int]) -> list[int]:
    """The numbers, from 1, of the lines of `text` at these offsets; the text is read once."""
    ends = [found.end() for found in _LINE_END.finditer(text)]
    return [bisect_right(ends, offset) + 1 for offset in offsets]


def _unknown(scan: Scan, finding: LineFinding, number: tuple[int, int], start: int, end: int) -> Problem:
    """The problem of lines that no layout reads, or not the layout that the caller named; `number`: first and last."""
    first, last = number
    named = f"line {first}" if first == last else f"lines {first} to {last}"
    words = f"{named} ({counted(end - start, 'characters')})"
    place = Place(scan.document.name, scan.document.id, first, start, end)
    if finding.words is not None:
        return worded(UNKNOWN, f"{finding.words} does not fit {words}", place, "named")
    return worded(UNKNOWN, words, place, "beside" if scan.records else None)


def decoding_problems(document: Document) -> list[Problem]:
    """The problem in the decoding of the bytes, if there is one."""
    text, found = document.text, []
    if LAST_RESORT in document.encoding and not document.encoding.endswith(DECLARED):
        first = next((offset for offset, letter in enumerate(text) if ord(letter) > 0x7F), 0)
        found.append(problem(document, "decoded-as-windows-1252", document.line_of(first), first, len(text)))
    if document.encoding.endswith(CUT):
        last = max(0, len(text) - 1)
        before = text[max(0, last - EXCERPT) : last].strip()
        found.append(problem(document, "cut-character", document.line_of(last), last, len(text), before))
    return found


def _suspect_problems(scan: Scan) -> list[Problem]:
    """One problem for each mistake that was made with the text before it was saved: its first place, and how often."""
    document, text, found = scan.document, scan.document.text, []
    if not scan.lines.written.own.suspect:
        return []
    twice = decoded_twice(text)
    if twice is not None:
        words = f"{text[twice.start : twice.end]} (taken for {twice.taken_for})"
        found.append(problem(document, "decoded-twice", document.line_of(twice.start), twice.start, twice.end, words))
    own = text[:-1] if document.encoding.endswith(CUT) else text
    for code, character in (("zeros", "\0"), ("lost-characters", "\N{REPLACEMENT CHARACTER}")):
        first = own.find(character)
        if first >= 0:
            last, times = own.rfind(character) + 1, str(own.count(character))
            found.append(problem(document, code, document.line_of(first), first, last, times))
    return found


def problem(document: Document, code: str, line: int, start: int, end: int, excerpt: str | None = None) -> Problem:
    """One problem at a place of `document`, with the wording of ``reference/problems.toml``."""
    words = excerpt if excerpt is not None else document.text[start : min(end, start + EXCERPT)]
    return worded(code, words, Place(document.name, document.id, line, start, end))


class Place(NamedTuple):
    """A place in a document, without the document itself."""

    document: str
    document_id: str
    line: int
    start: int
    end: int


# The document id of an input without a single readable byte.
NO_BYTES = sha256(b"").hexdigest()


def worded(code: str, words: str, place: Place, variant: str | None = None) -> Problem:
    """The problem `code` at `place`; `words` fill the gap in its message, or in that of a `variant` of it."""
    row = table("problems")[code]
    if variant is not None:
        row = {**row, **row[variant]}
    quoted = words.encode("utf-8", "replace").decode("utf-8")
    return Problem.model_validate(
        {
            "code": code,
            "severity": row["severity"],
            "message": row["message"].format(text=quoted),
            "hint": row["hint"],
            **place._asdict(),
        }
    )


def unreadable(name: str, why: str, code: str = "unreadable-input") -> Problem:
    """The problem of an input called `name` that could not be read; `why` is the reason."""
    return worded(code, why, Place(name, NO_BYTES, 1, 0, 0))
