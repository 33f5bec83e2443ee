"""Articles as columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..layouts.contract import NOBODY, LineFinding
from ..layouts.scan import Scan
from ..text.date_lines import read_date
from ..text.lines import Ints
from .columns import (
    RaggedTexts,
    Repeated,
    Texts,
    date_spans,
    headings,
    inner_spans,
    line_texts,
    lines_with,
    offsets_of,
    used_dates,
)  # fmt: skip
from .ids import UNIT_SEPARATOR, ids


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Other fields have
    the names of the model. In addition, ``day`` is the day that the date line names, ``authors`` are the names in a
    byline, and ``content`` is the text that the id is made of.
    """

    number: Ints
    id: pa.Array
    publisher: Repeated[str]
    section: Repeated[str]
    title: Texts
    summary: Texts
    authors: RaggedTexts
    published_text: Repeated[str]
    day: Repeated[date | None]
    content: pa.Array
    bad_dates: list[LineFinding]


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(~scan.statement)
    title, summary = (line_texts(scan, lines_with(scan, fate)[number]) for fate in ("title", "summary"))
    date_text = _dates_used(scan, number)
    author, author_start, author_stop = inner_spans(scan, "byline")
    publisher = Repeated(scan.publisher[number], scan.publishers)
    content = pc.binary_join_element_wise(
        title.arrow, date_text.arrow, summary.arrow, UNIT_SEPARATOR, null_handling="replace", null_replacement=""
    )
    dates = date_text.arrow.dictionary_encode()
    codes = dates.indices.fill_null(NOBODY).to_numpy().astype(np.int64)
    words = dates.dictionary.to_pylist()
    days = [read_date(line) for line in words]
    bad = np.isin(codes, [code for code, day in enumerate(days) if day is None])
    return Articles(
        number=number,
        id=ids(publisher.arrow, title.arrow, content),
        publisher=publisher,
        section=headings(scan, number),
        title=title,
        summary=summary,
        authors=RaggedTexts(Texts(scan.lines, author_start, author_stop), offsets_of(author, number)),
        published_text=Repeated(codes, words),
        day=Repeated(np.where(bad, NOBODY, codes), days, pa.date32()),
        content=content,
        bad_dates=[
            *(LineFinding("bad-date", line, line) for line in _lines_at(scan, date_text.start[bad])),
            *_second_dates(scan, number, date_text),
        ],
    )


def _dates_used(scan: Scan, number: Ints) -> Texts:
    """The date of each of the records `number`; if it has several, the first in the order of :func:`date_spans`."""
    start, stop = np.full((2, scan.records), NOBODY, dtype=np.int64)
    record, begin, end = used_dates(scan)
    start[record], stop[record] = begin, end
    return Texts(scan.lines, start[number], stop[number])


def _second_dates(scan: Scan, number: Ints, used: Texts) -> list[LineFinding]:
    """Findings for date lines that name another day than the used date line of the same record."""
    record, start, stop = date_spans(scan)
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
