"""From a document to labelled lines: for each line, its record and its part in that record.

Records, ledger, provenance and tables are all read from a :class:`Scan`; the text is not searched again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from ..collector import collector_paused
from ..models import Document, publisher_at
from ..text.documents import WITH_SURROGATES, has_surrogate
from ..text.lines import Flags, Ints, Lines, split
from ..text.markup import is_html, why_not_made
from ..text.wrapped import unwrapped
from .asking import labels_of
from .contract import CODE, NOBODY, UNKNOWN, Inner, Layout, LineFinding, LineLabels, blank_labels
from .contradictions import of_address, of_marks
from .end_to_end import listing
from .pages import pages
from .panel import BROKEN, Panel, panel
from .registry import Known, given, named, of_publisher, registry
from .shifted import filled, shifted, with_names
from .unreported import reported

MIXED = "+"


@dataclass(frozen=True, eq=False)
class Scan:
    """A document's lines with their labels.

    One entry a line: ``fate`` (a code of :data:`~.contract.CODE`), ``record`` (its number in the document, or
    ``NOBODY``), ``value_start`` and ``value_stop`` (offsets in code points). One entry a record: ``statement`` (true
    for a statement, false for an article), ``publisher`` (an index into ``publishers``), ``section`` (the line of its
    heading, or ``NOBODY``), ``page`` and ``complete`` (as in :class:`~.contract.LineLabels`).
    """

    document: Document
    lines: Lines
    fate: npt.NDArray[np.uint8]
    record: Ints
    value_start: Ints
    value_stop: Ints
    statement: Flags
    publisher: Ints
    publishers: tuple[str, ...]
    section: Ints
    section_stop: dict[int, int]
    findings: list[LineFinding]
    inner: list[Inner]
    page: Flags
    complete: Ints

    @property
    def records(self) -> int:
        """Number of records."""
        return len(self.section)

    @cached_property
    def inner_spans(self) -> dict[str, Ints]:
        """Record, start and end of the values inside lines, one row each, by field and in the order of the page."""
        found: dict[str, list[tuple[int, int, int]]] = {}
        for piece in self.inner:
            found.setdefault(piece.field, []).append((piece.start, piece.end, piece.record))
        return {name: np.array(sorted(rows), dtype=np.int64)[:, [2, 0, 1]] for name, rows in found.items()}

    @cached_property
    def fates(self) -> frozenset[int]:
        """The fates that lines of records have."""
        return frozenset(np.flatnonzero(np.bincount(self.owned_fate)).tolist())

    @cached_property
    def owned(self) -> Ints:
        """Lines that belong to a record."""
        return np.flatnonzero(self.record != NOBODY)

    @cached_property
    def owned_fate(self) -> npt.NDArray[np.uint8]:
        """The fate of each of the lines that belong to a record."""
        return self.fate[self.owned]


@collector_paused()
def scan(
    document: Document, layout: str | Layout | None = None, source: bytes | None = None, publisher: str | None = None
) -> Scan:
    """Label every line of `document`.

    `layout` is a layout or its name; without it, layouts that recognise the pages are used, or only those of
    `publisher`. The host of the document's address names the publisher too. `source` is the text in UTF-8, if known. If
    a layout that recognises a page fails, the next one reads it, and a finding says so. HTML without a made text is not
    read. Raises :class:`~childservices_corpus.errors.LayoutError` if `layout` fails or is of another publisher.
    """
    if document.made_by is None and is_html(document.text):
        return unread(document, why_not_made(), "html-page")
    lines, doubts = unwrapped(split(document.text, source))
    unsure = [LineFinding("wrapped-lines", *doubt) for doubt in doubts]
    if layout is not None:
        known = named(layout) if isinstance(layout, str) else given(layout)
        lines = replace(lines, publisher=of_publisher(known, publisher))
        labels = reported(lines, labels_of(known, lines), known.name)
        marks = of_marks(lines, known.publisher) if isinstance(layout, str) else ()
        wrong = [*unsure, *of_address(document, known.publisher, ()), *marks]
        return _joined(document, lines, [_Part(0, len(lines), known, labels)], wrong)
    if publisher is None and (whole := listing(document, lines)) is not None:
        return _joined(document, lines, [_Part(0, len(lines), *whole)], unsure)
    lines = replace(lines, publisher=publisher or publisher_at(document.address))
    found = registry()
    asked = panel(one for one in found.known.values() if publisher in (None, one.publisher))
    refused = [LineFinding(BROKEN, 0, max(0, len(lines) - 1), str(one)) for one in found.refused]
    parts = list(_read(lines, 0, asked))
    read = [(one.low, one.high - 1, one.known.publisher) for one in parts if one.known and one.labels.records]
    wrong = [*of_address(document, publisher, read), *(of_marks(lines, publisher) if publisher is not None else ())]
    return _joined(document, lines, parts, [*refused, *asked.faults.values(), *unsure, *wrong])


@dataclass(frozen=True)
class _Part:
    """Lines `low` up to `high`, the layout that read them (``None`` for unread lines), and their labels."""

    low: int
    high: int
    known: Known | None
    labels: LineLabels


def _read(lines: Lines, low: int, asked: Panel) -> Iterator[_Part]:
    """The pages of `lines`, which begin at line `low` of the document. If a layout fails, the others read its page."""
    for page in pages(lines, asked):
        part, bounds = lines.part(page.low, page.high), (low + page.low, low + page.high)
        if page.known is None:
            yield _Part(*bounds, None, reported(part, blank_labels(part, "article")))
            continue
        labels = asked.read(page.known, partial(labels_of, page.known, part), bounds)
        if labels is not None:
            yield _Part(*bounds, page.known, reported(part, labels))
        else:
            yield from _read(part, bounds[0], asked.without(page.known))


def unread(document: Document, words: str, code: str = "internal-fault") -> Scan:
    """The scan of a `document` that could not be read: all text is unrecognised; `code` and `words` say why."""
    lines = split(document.text)
    labels = blank_labels(lines, "article")
    if len(lines):
        labels.findings.append(LineFinding(code, 0, len(lines) - 1, words))
    return _joined(document, lines, [_Part(0, len(lines), None, labels)], [])


def _joined(document: Document, lines: Lines, parts: list[_Part], faults: list[LineFinding]) -> Scan:
    """The scan of a document, joined from its pages."""
    labelled = [part.labels for part in parts]
    counts = [labels.records for labels in labelled]
    firsts = list(accumulate(counts[:-1], initial=0))
    lows = [part.low for part in parts]
    publishers = [part.known.publisher if part.known is not None else "" for part in parts]
    names = tuple(dict.fromkeys(publishers))
    result = Scan(
        document=_described(document, parts),
        lines=lines,
        fate=np.concatenate([labels.fate for labels in labelled]),
        record=np.concatenate([shifted(one.record, first) for one, first in zip(labelled, firsts, strict=True)]),
        value_start=np.concatenate([labels.value_start for labels in labelled]),
        value_stop=_stops(lines, parts),
        statement=np.repeat([labels.kind == "statement" for labels in labelled], counts),
        publisher=np.repeat([names.index(publisher) for publisher in publishers], counts),
        publishers=names,
        section=np.concatenate(
            [shifted(with_names(one, lines, low), low) for one, low in zip(labelled, lows, strict=True)]
        ),
        section_stop={
            line + low: stop
            for labels, low in zip(labelled, lows, strict=True)
            for line, stop in labels.section_stop.items()
        },
        findings=[
            *faults,
            *(
                replace(finding, first=finding.first + low, last=finding.last + low)
                for labels, low in zip(labelled, lows, strict=True)
                for finding in labels.findings
            ),
        ],
        inner=[
            Inner(inner.record + first, inner.field, inner.start, inner.end) if first else inner
            for labels, first in zip(labelled, firsts, strict=True)
            for inner in labels.inner
        ],
        page=np.concatenate([filled(one.page, one.records, 0) for one in labelled]).astype(np.bool_),
        complete=np.concatenate([filled(one.complete, one.records, UNKNOWN) for one in labelled]).astype(np.int64),
    )
    if not len(lines.filled):
        return replace(result, findings=[LineFinding("empty-document", 0, 0)])
    return _without_surrogates(result)


def _stops(lines: Lines, parts: list[_Part]) -> Ints:
    """The offset at which the value on each line stops: the end of the line, unless a layout gives another."""
    if all(part.labels.value_stop is None for part in parts):
        return lines.stop
    given_stops = ((part.labels.value_stop, part.low, part.high) for part in parts)
    return np.concatenate([lines.stop[low:high] if stops is None else stops for stops, low, high in given_stops])


def _described(document: Document, parts: list[_Part]) -> Document:
    """`document` with the layouts that read its pages, and their publisher."""
    known = [part.known for part in parts if part.known is not None]
    publishers = {one.publisher for one in known}
    layout = MIXED.join(dict.fromkeys(one.name for one in known)) or None
    publisher = publishers.pop() if len(publishers) == 1 else None
    return document.model_copy(update={"layout": layout, "publisher": publisher})


def _without_surrogates(result: Scan) -> Scan:
    """`result` without records that contain a lone surrogate: file formats cannot store it."""
    if result.document.encoding not in WITH_SURROGATES or not has_surrogate(result.document.text):
        return result
    lines = result.lines
    bad = [line for line in lines.filled.tolist() if has_surrogate(lines.content(line))]
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
    spans = [np.flatnonzero(result.record == number) for number in hit]
    unstored = [LineFinding("not-unicode", int(span[0]), int(span[-1])) for span in spans]
    return replace(
        result,
        fate=fate,
        record=numbers[result.record],
        value_start=np.where(lost, lines.start, result.value_start),
        value_stop=np.where(lost, lines.stop, result.value_stop),
        statement=result.statement[keep],
        publisher=result.publisher[keep],
        section=section[keep],
        findings=[*result.findings, *unstored],
        inner=[inner._replace(record=int(numbers[inner.record])) for inner in result.inner if keep[inner.record]],
        page=result.page[keep],
        complete=result.complete[keep],
    )
