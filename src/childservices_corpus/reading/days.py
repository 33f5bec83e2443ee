"""The days that pages state for their records."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from ..arrow import to_mask, to_rows
from ..layouts.contract import NOBODY, LineFinding
from ..layouts.scan import Scan
from ..text.date_lines import read_date
from ..text.lines import Ints
from .columns import Repeated, Texts, date_spans, used_dates

# So few texts are compared one by one.
_FEW = 400


@dataclass(frozen=True, eq=False)
class Days:
    """The day of each record: the words of the page, the day that they name, and what is wrong with them."""

    texts: Texts
    words: Repeated[str]
    day: Repeated[date | None]
    findings: list[LineFinding]


def read_days(scan: Scan, number: Ints) -> Days:
    """The day that the page states for each of the records `number`; of several, the first in :func:`date_spans`."""
    if not len(number):
        return Days(Texts(scan.lines, number, number), Repeated(number, []), Repeated(number, [], pa.date32()), [])
    start, stop = np.full((2, scan.records), NOBODY, dtype=np.int64)
    record, begin, end = used_dates(scan)
    start[record], stop[record] = begin, end
    texts = Texts(scan.lines, start[number], stop[number])
    codes, words = _numbered(texts)
    days = [read_date(line) for line in words]
    bad = np.array([*(day is None for day in days), False], dtype=np.bool_)[codes]
    return Days(
        texts,
        Repeated(codes, words),
        Repeated(np.where(bad, NOBODY, codes), days, pa.date32()),
        [
            *(LineFinding("bad-date", line, line) for line in _lines_at(scan, texts.start[bad])),
            *_second_dates(scan, number, texts),
        ],
    )


def _numbered(texts: Texts) -> tuple[Ints, list[str]]:
    """For each of `texts`, the index of its words among all words, each once; :data:`NOBODY` for a missing text."""
    if len(texts) < _FEW:
        rows = texts.words()
        known = {one: at for at, one in enumerate(dict.fromkeys(one for one in rows if one is not None))}
        return np.array([NOBODY if one is None else known[one] for one in rows], dtype=np.int64), list(known)
    dates = texts.arrow.dictionary_encode()
    return np.where(to_mask(dates.is_valid()), to_rows(dates.indices), NOBODY), dates.dictionary.to_pylist()


def _second_dates(scan: Scan, number: Ints, used: Texts) -> list[LineFinding]:
    """Findings for date lines that name another day than the used date line of the same record."""
    record, start, stop = date_spans(scan)
    if (record[1:] > record[:-1]).all():
        return []
    ours = np.isin(record, number)
    record, start, stop = record[ours], start[ours], stop[ours]
    if len(record) == len(number[used.there]):
        return []
    mine = dict(zip(number.tolist(), zip(used.start.tolist(), used.rows(), strict=True), strict=True))
    words = Texts(scan.lines, start, stop).rows()
    found = []
    for line, owner, at, other in zip(_lines_at(scan, start), record.tolist(), start.tolist(), words, strict=True):
        chosen, text = mine.get(owner, (at, None))
        if at != chosen and read_date(other) != read_date(text or ""):
            found.append(LineFinding("second-date", line, line, other))
    return found


def _lines_at(scan: Scan, offsets: Ints) -> list[int]:
    lines: list[int] = (np.searchsorted(scan.lines.begin, offsets, side="right") - 1).tolist()
    return lines
