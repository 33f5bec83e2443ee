"""Articles as columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ..calendar_dates import read_date
from ..layouts.base import Finding
from ..lines import Ints
from ..scan import Scan
from .ids import UNIT_SEPARATOR, record_ids
from .values import Headings, headings, line_values, lines_with, optional_values


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields
    have the names of the model's; ``day`` is the day that the date line names.
    """

    number: Ints
    id: list[str]
    publisher: list[str]
    section: Headings
    title: list[str]
    summary: list[str | None]
    published_text: list[str | None]
    day: list[date | None]
    bad_dates: list[Finding]


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(scan.kind == "article")
    title_line, date_line, summary_line = (
        lines_with(scan, fate)[number] for fate in ("title", "published_text", "summary")
    )
    title = line_values(scan, title_line)
    published_text = optional_values(scan, date_line)
    summary = optional_values(scan, summary_line)
    publisher: list[str] = scan.publisher[number].tolist()
    separator = UNIT_SEPARATOR
    contents = (
        f"{words}{separator}{dated or ''}{separator}{told or ''}"
        for words, dated, told in zip(title, published_text, summary, strict=True)
    )
    days = {words: read_date(words) if words else None for words in set(published_text)}
    bad = {words for words, day in days.items() if words and day is None}
    return Articles(
        number=number,
        id=record_ids(publisher, title, contents),
        publisher=publisher,
        section=headings(scan, number),
        title=title,
        summary=summary,
        published_text=published_text,
        day=[days[words] for words in published_text],
        bad_dates=[
            Finding("bad-date", line, line)
            for line, words in zip(date_line.tolist(), published_text, strict=True)
            if bad and words in bad
        ],
    )
