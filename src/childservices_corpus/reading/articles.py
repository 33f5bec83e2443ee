"""Articles as columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from ..layouts.contract import NOBODY, UNKNOWN, LineFinding
from ..layouts.scan import Scan
from ..text.date_lines import read_date
from ..text.lines import Flags, Ints
from .columns import (
    RaggedTexts,
    Repeated,
    Texts,
    bylines,
    date_spans,
    headings,
    line_texts,
    lines_with,
    mine,
    offsets_of,
    publisher_topics,
    used_dates,
)  # fmt: skip
from .headlines import contents, cut, first_items, headlines
from .ids import ids
from .paragraphs import paragraph_lines

# The MJ cuts its summaries at 97 characters, and adds dots. A shorter summary that ends in dots is whole.
SHORTEST_CUT = 80


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
    form: Repeated[str]
    title: Texts
    headline: pa.Array
    headline_basis: pa.Array
    summary: Texts
    summary_truncated: pa.Array
    paragraphs: RaggedTexts
    subheadings: RaggedTexts
    complete: pa.Array
    publisher_topics: RaggedTexts
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
    publisher = Repeated(scan.publisher[number], scan.publishers)
    line, last = paragraph_lines(scan, statements=False)
    paragraphs = _lists(scan, number, (scan.record[line], scan.value_start[line], scan.value_stop[last]))
    line = mine(scan, "subheadings")
    subheadings = _lists(scan, number, (scan.record[line], scan.value_start[line], scan.value_stop[line]))
    heads = headlines(title, summary.arrow, first_items(paragraphs))
    content = contents(paragraphs, title.arrow, date_text.arrow, summary.arrow)
    dates = date_text.arrow.dictionary_encode()
    codes = dates.indices.fill_null(NOBODY).to_numpy().astype(np.int64)
    words = dates.dictionary.to_pylist()
    days = [read_date(line) for line in words]
    bad = np.isin(codes, [code for code, day in enumerate(days) if day is None])
    return Articles(
        number=number,
        id=ids(publisher.arrow, heads.headline, content),
        publisher=publisher,
        section=headings(scan, number),
        form=Repeated(scan.page[number].astype(np.int64), ("listing", "page")),
        title=title,
        headline=heads.headline,
        headline_basis=heads.basis,
        summary=summary,
        summary_truncated=cut(summary.arrow, SHORTEST_CUT),
        paragraphs=paragraphs,
        subheadings=subheadings,
        complete=pa.array(scan.complete[number] > 0, pa.bool_(), mask=scan.complete[number] == UNKNOWN),
        publisher_topics=_lists(scan, number, publisher_topics(scan)),
        authors=_lists(scan, number, bylines(scan)),
        published_text=Repeated(codes, words),
        day=Repeated(np.where(bad, NOBODY, codes), days, pa.date32()),
        content=content,
        bad_dates=[
            *(LineFinding("bad-date", line, line) for line in _lines_at(scan, date_text.start[bad])),
            *_second_dates(scan, number, date_text),
        ],
    )


def _lists(scan: Scan, number: Ints, spans: tuple[Ints, Ints, Ints]) -> RaggedTexts:
    """For each of the records `number`, its values among `spans`: record, start and end of each, in order."""
    record, start, stop = spans
    ours: Flags = ~scan.statement[record]
    record = record[ours]
    return RaggedTexts(Texts(scan.lines, start[ours], stop[ours]), offsets_of(record, number))


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
