"""Articles as columns."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from ..calendar_dates import read_date
from ..layouts.base import CODE, NOBODY, Finding
from ..layouts.forms import normal
from ..lines import Ints
from ..scan import Scan
from .ids import UNIT_SEPARATOR, record_ids


@dataclass(frozen=True, eq=False)
class Articles:
    """The articles of a document, one entry each, in the order of the page.

    ``number`` is the number of the record in the document, which is also its position in the page. Fields
    have the names of the model's.
    """

    number: Ints
    id: list[str]
    publisher: list[str]
    section: list[str | None]
    title: list[str]
    summary: list[str | None]
    published_text: list[str | None]
    day: list[date | None]
    bad_dates: list[Finding]


def read_articles(scan: Scan) -> Articles:
    """The articles of `scan`."""
    number = np.flatnonzero(scan.kind == "article")
    line_of = {fate: _lines(scan, fate) for fate in ("title", "published_text", "summary")}
    title = [normal(value) for value in _values(scan, line_of["title"][number])]
    published_text = _optional(scan, line_of["published_text"][number])
    summary = _optional(scan, line_of["summary"][number])
    days = {words: read_date(words) for words in set(published_text) - {None} if words is not None}
    publisher: list[str] = scan.publisher[number].tolist()
    separator = UNIT_SEPARATOR
    contents = [
        f"{words}{separator}{dated or ''}{separator}{told or ''}"
        for words, dated, told in zip(title, published_text, summary, strict=True)
    ]
    return Articles(
        number=number,
        id=record_ids(publisher, title, contents),
        publisher=publisher,
        section=sections(scan, number),
        title=title,
        summary=summary,
        published_text=published_text,
        day=[days.get(words) if words is not None else None for words in published_text],
        bad_dates=_bad_dates(scan, line_of["published_text"][number], published_text, days),
    )


def _lines(scan: Scan, fate: str) -> Ints:
    """For each record, the line with `fate`, or :data:`NOBODY`."""
    at = np.flatnonzero((scan.fate == CODE[fate]) & (scan.record != NOBODY))
    line = np.full(scan.records, NOBODY, dtype=np.int64)
    line[scan.record[at]] = at
    return line


def _values(scan: Scan, lines: Ints) -> list[str]:
    text = scan.document.text
    return [text[a:b] for a, b in zip(scan.value[lines].tolist(), scan.lines.stop[lines].tolist(), strict=True)]


def _optional(scan: Scan, lines: Ints) -> list[str | None]:
    """The values at `lines`, ``None`` where there is no line."""
    values: list[str | None] = [normal(value) for value in _values(scan, lines)]
    for missing in np.flatnonzero(lines == NOBODY).tolist():
        values[missing] = None
    return values


def sections(scan: Scan, number: Ints) -> list[str | None]:
    """The heading each of the records `number` stands under."""
    names: dict[int, str | None] = {NOBODY: None}
    lines = scan.section[number].tolist()
    for line in set(lines) - {NOBODY}:
        low, high = section_span(scan, line)
        names[line] = normal(scan.document.text[low:high])
    return [names[line] for line in lines]


def section_span(scan: Scan, line: int) -> tuple[int, int]:
    """Where the name of the section with its heading on `line` stands."""
    return int(scan.lines.start[line]), scan.section_stop.get(line, int(scan.lines.stop[line]))


def _bad_dates(
    scan: Scan, lines: Ints, published_text: list[str | None], days: dict[str, date | None]
) -> list[Finding]:
    bad = {words for words, day in days.items() if day is None}
    if not bad:
        return []
    return [
        Finding("bad-date", line, line)
        for line, words in zip(lines.tolist(), published_text, strict=True)
        if words in bad
    ]
