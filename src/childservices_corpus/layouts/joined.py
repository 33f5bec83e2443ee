"""Scans of several documents, one after the other, as one scan: what reads records then reads all of them at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from ..arrow import values
from ..models import Document
from ..text.documents import WITH_SURROGATES
from ..text.encoded import Written
from ..text.lines import Ints, Lines
from .contract import CODE
from .scan import Scan, unread
from .shifted import shifted


@dataclass(frozen=True, eq=False)
class Sources:
    """The documents of a scan, in its order.

    ``records`` has the number of the first record of each document, and then the number of all records. ``starts`` and
    ``stops`` bound each document in the text of the scan, in code points; what is between two documents belongs to
    neither.
    """

    documents: tuple[Document, ...]
    records: Ints
    starts: Ints
    stops: Ints

    @classmethod
    def of(cls, scan: Scan) -> "Sources":
        """The one document of `scan`."""
        records, size = np.array([0, scan.records]), len(scan.document.text)
        return cls((scan.document,), records, np.zeros(1, dtype=np.int64), np.array([size]))

    def __len__(self) -> int:
        return len(self.documents)

    @cached_property
    def ids(self) -> pa.Array:
        """The ids of the documents."""
        return values([document.id for document in self.documents], pa.string())

    def of_records(self, numbers: Ints) -> Ints:
        """The document of each of the records `numbers`, as an index."""
        if len(self) == 1:
            return np.zeros(len(numbers), dtype=np.int64)
        return np.searchsorted(self.records, numbers, side="right") - 1

    def of_offsets(self, offsets: Ints) -> Ints:
        """The document of the character at each of `offsets`, as an index."""
        if len(self) == 1:
            return np.zeros(len(offsets), dtype=np.int64)
        return np.searchsorted(self.starts, offsets, side="right") - 1


@dataclass(frozen=True, eq=False)
class Joined:
    """One scan of several documents."""

    scan: Scan
    sources: Sources


def can_join(scan: Scan) -> bool:
    """Whether the records of `scan` are read in the same way among those of other documents.

    Where characters are left out of a text, offsets are counted from its own beginning. The headline of a single record
    without a title may be made of the address of its document.
    """
    untitled = scan.records == 1 and CODE["title"] not in scan.fates
    return not (untitled or len(scan.lines.written.left_out) or scan.document.encoding in WITH_SURROGATES)


def joined(scans: Sequence[Scan]) -> Joined:
    """`scans`, which can be joined, as one; it has no findings, since these are about lines of single documents."""
    sizes = [len(scan.lines.text) for scan in scans]
    offset, line = _firsts(sizes), _firsts([len(scan.lines) for scan in scans])
    record = _firsts([scan.records for scan in scans])
    publishers = tuple(dict.fromkeys(name for scan in scans for name in scan.publishers))
    lines = _lines([scan.lines for scan in scans], offset)
    stops = [scan.value_stop for scan in scans]
    own_stops = any(stop is not scan.lines.stop for stop, scan in zip(stops, scans, strict=True))

    def of_lines(column: Callable[[Scan], Any], firsts: Ints) -> Any:
        parts = zip(scans, firsts.tolist(), strict=True)
        return np.concatenate([shifted(column(scan), first) for scan, first in parts])

    joint = Scan(
        document=scans[0].document,
        lines=lines,
        fate=np.concatenate([scan.fate for scan in scans]),
        record=of_lines(lambda scan: scan.record, record),
        value_start=of_lines(lambda scan: scan.value_start, offset),
        value_stop=of_lines(lambda scan: scan.value_stop, offset) if own_stops else lines.stop,
        statement=np.concatenate([scan.statement for scan in scans]),
        publisher=np.concatenate([_numbered(scan, publishers) for scan in scans]),
        publishers=publishers,
        section=of_lines(lambda scan: scan.section, line),
        section_stop={
            at + int(first): stop + int(low)
            for scan, first, low in zip(scans, line, offset, strict=True)
            for at, stop in scan.section_stop.items()
        },
        findings=[],
        inner=[
            inner._replace(record=inner.record + int(first), start=inner.start + int(low), end=inner.end + int(low))
            for scan, first, low in zip(scans, record, offset, strict=True)
            for inner in scan.inner
        ],
        page=np.concatenate([scan.page for scan in scans]),
        complete=np.concatenate([scan.complete for scan in scans]),
    )
    sources = Sources(
        tuple(scan.document for scan in scans), np.append(record, joint.records), offset, offset + np.array(sizes)
    )
    return Joined(joint, sources)


@cache
def nothing() -> Scan:
    """The scan of a page without text."""
    return unread(Document(id="0" * 64, name="nothing", encoding="utf-8", n_bytes=0, n_chars=0), "")


def _firsts(counts: Sequence[int]) -> Ints:
    """Where each of several parts of these sizes begins."""
    return np.cumsum([0, *counts[:-1]])


def _numbered(scan: Scan, publishers: tuple[str, ...]) -> Ints:
    """The publisher of each record of `scan`, as an index into `publishers`."""
    numbers = np.array([publishers.index(name) for name in scan.publishers], dtype=np.int64)
    return numbers[scan.publisher]


def _lines(parts: Sequence[Lines], offset: Ints) -> Lines:
    """All lines of `parts`, as lines of one text."""
    written = [part.written for part in parts]
    own = Written("".join([one.own.text for one in written]), suspect=any(one.own.suspect for one in written))
    text = own
    if any(one.of_page is not None for one in written):
        text = replace(own, text="".join([one.text for one in written]), of_page=own)
    shifts: list[Any] = [
        np.concatenate([getattr(part, name) + low for part, low in zip(parts, offset.tolist(), strict=True)])
        for name in ("begin", "after", "start", "stop", "value_start")
    ]
    points: list[Any] = [np.concatenate([getattr(part, name) for part in parts]) for name in ("first", "last")]
    return Lines(text, *shifts, *points)
