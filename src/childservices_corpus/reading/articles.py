"""Articles as columns."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..calendar_dates import read_date
from ..layouts.base import Finding
from ..lines import Ints
from ..scan import Scan
from .ids import UNIT_SEPARATOR, ids
from .values import Named, Texts, headings, line_texts, lines_with


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields
    have the names of the model's; ``day`` is the day that the date line names.
    """

    number: Ints
    id: pa.Array
    publisher: Named
    section: Named
    title: Texts
    summary: Texts
    published_text: Texts
    day: pa.Array
    bad_dates: list[Finding]


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(~scan.statement)
    title_line, date_line, summary_line = (
        lines_with(scan, fate)[number] for fate in ("title", "published_text", "summary")
    )
    title, published_text, summary = (line_texts(scan, lines) for lines in (title_line, date_line, summary_line))
    publisher = Named(scan.publisher[number], scan.publishers)
    content = pc.binary_join_element_wise(
        title.arrow, published_text.arrow, summary.arrow, UNIT_SEPARATOR, null_handling="replace", null_replacement=""
    )
    dates = published_text.arrow.dictionary_encode()
    days = [read_date(words) for words in dates.dictionary.to_pylist()]
    bad = pc.is_in(dates.indices, pa.array([code for code, day in enumerate(days) if day is None], pa.int32()))
    return Articles(
        number=number,
        id=ids(publisher.arrow, title.arrow, content),
        publisher=publisher,
        section=headings(scan, number),
        title=title,
        summary=summary,
        published_text=published_text,
        day=pa.array(days, pa.date32()).take(dates.indices),
        bad_dates=[Finding("bad-date", line, line) for line in date_line[np.asarray(bad)].tolist()],
    )
