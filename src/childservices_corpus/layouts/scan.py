"""From a document to labelled lines: which record each line belongs to and what it is there.

Everything else (records, ledger, provenance, tables) is read off a :class:`Scan`; the text is never searched again.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ..errors import LayoutError
from ..models import Document
from ..text.documents import WITH_SURROGATES
from ..text.lines import Flags, Ints, Lines, split
from .contract import CODE, NOBODY, Finding, Inner, Labels, blank_labels
from .pages import Page, pages

MIXED = "+"


@dataclass(frozen=True, eq=False)
class Scan:
    """A document's lines with their labels.

    One entry a line: ``fate`` (a code of :data:`~.contract.CODE`), ``record`` (number in the
    document or ``NOBODY``), ``value`` and ``stop`` (offsets at which the value starts and stops). One entry a record:
    ``statement`` (true for a statement, false for an article), ``publisher`` (a place in ``publishers``), ``section``
    (line of its heading or ``NOBODY``).
    """

    document: Document
    lines: Lines
    fate: npt.NDArray[np.uint8]
    record: Ints
    value: Ints
    stop: Ints
    statement: Flags
    publisher: Ints
    publishers: tuple[str, ...]
    section: Ints
    section_stop: dict[int, int]
    findings: list[Finding]
    inner: list[Inner]

    @property
    def records(self) -> int:
        """Number of records."""
        return len(self.section)

    @cached_property
    def owned(self) -> Ints:
        """Lines that belong to a record."""
        return np.flatnonzero(self.record != NOBODY)

    @cached_property
    def owned_fate(self) -> npt.NDArray[np.uint8]:
        """The fate of each of the lines that belong to a record."""
        return self.fate[self.owned]


def scan(document: Document, layout: str | None = None, source: bytes | None = None) -> Scan:
    """Label every line of `document`, with the layout called `layout` or with those that recognise its pages.

    `source` is the document's text in UTF-8, if it is at hand.
    """
    lines = split(document.text, source)
    found = pages(lines, layout)
    return _joined(document, lines, found, [_label(lines, page) for page in found])


def unread(document: Document, words: str) -> Scan:
    """`document` as a page on which reading failed: all of it is unrecognised, and `words` say what happened."""
    lines = split(document.text)
    labels = blank_labels(lines, "article")
    if len(lines):
        labels.findings.append(Finding("internal-fault", 0, len(lines) - 1, words))
    return _joined(document, lines, [Page(0, len(lines), None)], [labels])


def _joined(document: Document, lines: Lines, found: list[Page], labelled: list[Labels]) -> Scan:
    """The scan of a document from the labels of its pages."""
    counts = [labels.records for labels in labelled]
    pairs = list(zip(found, labelled, np.cumsum([0, *counts[:-1]]).tolist(), strict=True))
    publishers = [page.layout.publisher if page.layout is not None else "" for page in found]
    names = tuple(dict.fromkeys(publishers))
    result = Scan(
        document=_described(document, found),
        lines=lines,
        fate=np.concatenate([labels.fate for labels in labelled]),
        record=np.concatenate([_shift(labels.record, first) for _, labels, first in pairs]),
        value=np.concatenate([labels.value for labels in labelled]),
        stop=_stops(lines, found, labelled),
        statement=np.repeat([labels.kind == "statement" for labels in labelled], counts),
        publisher=np.repeat([names.index(publisher) for publisher in publishers], counts),
        publishers=names,
        section=np.concatenate([_shift(labels.section, page.low) for page, labels, _ in pairs]),
        section_stop={line + page.low: stop for page, labels, _ in pairs for line, stop in labels.section_stop.items()},
        findings=[
            replace(finding, first=finding.first + page.low, last=finding.last + page.low)
            for page, labels, _ in pairs
            for finding in labels.findings
        ],
        inner=[replace(inner, record=inner.record + first) for _, labels, first in pairs for inner in labels.inner],
    )
    if not len(lines.filled):
        return replace(result, findings=[Finding("empty-document", 0, 0)])
    return _without_surrogates(result)


def _stops(lines: Lines, found: list[Page], labelled: list[Labels]) -> Ints:
    """Where the value on each line stops: with its line, unless a layout says otherwise."""
    if all(labels.stop is None for labels in labelled):
        return lines.stop
    stops = zip(found, (labels.stop for labels in labelled), strict=True)
    return np.concatenate([lines.stop[page.low : page.high] if stop is None else stop for page, stop in stops])


def _label(lines: Lines, page: Page) -> Labels:
    part = lines.part(page.low, page.high)
    labels = page.layout.label(part) if page.layout is not None else blank_labels(part, "article")
    if page.layout is not None and not (len(labels.fate) == len(labels.record) == len(labels.value) == len(part)):
        raise LayoutError(f"the layout {page.layout.name!r} must give one label for each of the {len(part)} lines")
    labels.findings.extend(_unreported(part, labels))
    return labels


def _unreported(lines: Lines, labels: Labels) -> list[Finding]:
    """Findings for text that no layout recognised or reported, so that nothing is lost in silence."""
    unread = labels.fate[lines.filled] == CODE["unrecognised"]
    change = np.zeros(len(lines) + 1, dtype=np.int64)
    for finding in labels.findings:
        change[finding.first] += 1
        change[finding.last + 1] -= 1
    unread &= np.cumsum(change)[lines.filled] == 0
    if not unread.any():
        return []
    if not labels.records:
        at = lines.filled[unread]
        return [Finding("unknown-layout", int(at[0]), int(at[-1]))]
    return [Finding("unexpected-text", line, line) for line in lines.filled[unread].tolist()]


def _shift(numbers: Ints, by: int) -> Ints:
    """`numbers` moved by `by`, but for those that mean nobody."""
    return numbers if by == 0 else np.where(numbers == NOBODY, NOBODY, numbers + by)


def _described(document: Document, found: list[Page]) -> Document:
    """`document` with the layouts and the publisher that its pages turned out to have."""
    known = [page.layout for page in found if page.layout is not None]
    names = list(dict.fromkeys(layout.name for layout in known))
    publishers = {layout.publisher for layout in known}
    return document.model_copy(
        update={
            "layout": MIXED.join(names) or None,
            "publisher": publishers.pop() if len(publishers) == 1 else None,
        }
    )


def _without_surrogates(result: Scan) -> Scan:
    """`result` without the records that hold a lone surrogate: no file format could keep them."""
    if result.document.encoding not in WITH_SURROGATES or not _has_surrogate(result.document.text):
        return result
    lines = result.lines
    bad = [line for line in lines.filled.tolist() if _has_surrogate(lines.content(line))]
    hit = sorted(set(result.record[bad].tolist()) - {NOBODY})
    keep = np.ones(result.records, dtype=np.bool_)
    keep[hit] = False
    numbers = np.append(np.where(keep, np.cumsum(keep) - 1, NOBODY), NOBODY)
    fate, section = result.fate.copy(), result.section.copy()
    lost = (result.record != NOBODY) & (numbers[result.record] == NOBODY)
    fate[lost & (lines.stop > lines.start)] = CODE["unrecognised"]
    bad_headings = [line for line in bad if fate[line] == CODE["section"]]
    fate[bad_headings] = CODE["unrecognised"]
    section[np.isin(section, bad_headings)] = NOBODY
    spans = {number: np.flatnonzero(result.record == number) for number in hit}
    return replace(
        result,
        fate=fate,
        record=numbers[result.record],
        value=np.where(lost, lines.start, result.value),
        stop=np.where(lost, lines.stop, result.stop),
        statement=result.statement[keep],
        publisher=result.publisher[keep],
        section=section[keep],
        findings=[
            *result.findings,
            *(Finding("not-unicode", int(span[0]), int(span[-1])) for span in spans.values()),
        ],
        inner=[replace(inner, record=int(numbers[inner.record])) for inner in result.inner if keep[inner.record]],
    )


def _has_surrogate(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return True
    return False
