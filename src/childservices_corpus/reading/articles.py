"""Articles as columns."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import numpy as np
import pyarrow as pa

from ..arrow import numbers
from ..layouts.contract import UNKNOWN, LineFinding
from ..layouts.joined import nothing
from ..layouts.scan import Scan
from ..text.lines import Flags, Ints
from .author_names import Names
from .columns import (
    RaggedTexts,
    Repeated,
    Texts,
    bylines,
    headings,
    line_texts,
    lines_with,
    mine,
    offsets_of,
    publisher_topics,
)  # fmt: skip
from .days import read_days
from .headlines import cut, first_items, headlines
from .ids import contents, ids
from .paragraphs import paragraph_lines


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Other fields have
    the names of the model. In addition, ``day`` is the day that the date line names, and ``authors`` are the names in
    a byline.
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
    bad_dates: list[LineFinding]

    @cached_property
    def content(self) -> pa.Array:
        """The text that the id of each article is made of; few pages need it."""
        return contents(self.paragraphs, self.title.arrow, self.published_text.arrow, self.summary.arrow)


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(~scan.statement)
    return _read(scan, number) if len(number) else _none()


@cache
def _none() -> Articles:
    """Columns without rows."""
    return _read(nothing(), np.zeros(0, dtype=np.int64))


def _read(scan: Scan, number: Ints) -> Articles:
    """The articles `number` of `scan`."""
    title, summary = (line_texts(scan, lines_with(scan, fate)[number]) for fate in ("title", "summary"))
    days = read_days(scan, number)
    publisher = Repeated(scan.publisher[number], scan.publishers)
    line = paragraph_lines(scan, statements=False)
    paragraphs = _lists(scan, number, (scan.record[line], scan.value_start[line], scan.value_stop[line]))
    line = mine(scan, "subheadings")
    subheadings = _lists(scan, number, (scan.record[line], scan.value_start[line], scan.value_stop[line]))
    heads = headlines(scan, title, summary.arrow, first_items(paragraphs))
    content: tuple[pa.Array, ...] = (title.arrow, days.words.arrow, summary.arrow)
    if len(paragraphs.flat):
        content = (contents(paragraphs, *content),)
    return Articles(
        number=number,
        id=ids(publisher.arrow, heads.own, content),
        publisher=publisher,
        section=headings(scan, number),
        form=Repeated(scan.page[number].astype(np.int64), ("listing", "page")),
        title=title,
        headline=heads.headline,
        headline_basis=heads.basis,
        summary=summary,
        summary_truncated=cut(summary.arrow),
        paragraphs=paragraphs,
        subheadings=subheadings,
        complete=numbers(scan.complete[number] > 0, missing=scan.complete[number] == UNKNOWN),
        publisher_topics=_lists(scan, number, publisher_topics(scan)),
        authors=_lists(scan, number, bylines(scan), Names),
        published_text=days.words,
        day=days.day,
        bad_dates=days.findings,
    )


def _lists(scan: Scan, number: Ints, spans: tuple[Ints, Ints, Ints], kind: type[Texts] = Texts) -> RaggedTexts:
    """For each of the records `number`, its values among `spans`: record, start and end of each, in order."""
    record, start, stop = spans
    if not len(record):
        return RaggedTexts(kind(scan.lines, start, stop), np.zeros(len(number) + 1, dtype=np.int64))
    ours: Flags = ~scan.statement[record]
    record = record[ours]
    return RaggedTexts(kind(scan.lines, start[ours], stop[ours]), offsets_of(record, number))
