"""Articles as columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..calendar_dates import read_date
from ..layouts.base import NOBODY, Finding
from ..lines import Ints
from ..scan import Scan
from .ids import UNIT_SEPARATOR, ids
from .values import Repeated, Texts, headings, line_texts, lines_with


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields
    have the names of the model's; ``day`` is the day that the date line names.
    """

    number: Ints
    id: pa.Array
    publisher: Repeated[str]
    section: Repeated[str]
    title: Texts
    summary: Texts
    published_text: Repeated[str]
    day: Repeated[date | None]
    bad_dates: list[Finding]


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(~scan.statement)
    title_line, date_line, summary_line = (
        lines_with(scan, fate)[number] for fate in ("title", "published_text", "summary")
    )
    title, date_text, summary = (line_texts(scan, lines) for lines in (title_line, date_line, summary_line))
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
        published_text=Repeated(codes, words),
        day=Repeated(np.where(bad, NOBODY, codes), days, pa.date32()),
        bad_dates=[Finding("bad-date", line, line) for line in date_line[bad].tolist()],
    )
