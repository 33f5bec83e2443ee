"""Where facts from outside (an address, a publisher, a layout) name another publisher than the page does."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from ..models import Document, publisher_at
from ..models.publishers import full_name
from ..text.lines import Lines
from .asking import labels_of
from .contract import LineFinding
from .pages import pages
from .panel import panel
from .registry import registry

CODE = "other-publisher"
# First and last line of a page with records, and the publisher of its layout.
Stretch = tuple[int, int, str]


def of_address(document: Document, given: str | None, read: Iterable[Stretch]) -> Iterator[LineFinding]:
    """A finding if the host of the address is another publisher's than the `given` one, or than those of the records.

    `read` are the pages with records. Each other publisher is named once, at its first page.
    """
    host = publisher_at(document.address)
    if host is None:
        return
    told = f"the address {document.address} is of {full_name(host)}"
    if given is not None:
        if given != host:
            yield LineFinding(CODE, 0, 0, f"{told}, and the given publisher or layout is of {full_name(given)}")
        return
    seen = {host}
    for first, last, whose in read:
        if whose not in seen:
            seen.add(whose)
            yield LineFinding(
                CODE, first, last, f"{told}, and the records here are read as those of {full_name(whose)}"
            )


def of_marks(lines: Lines, given: str) -> Iterator[LineFinding]:
    """A finding for each other publisher whose marks are on a page that is read as one of the `given` publisher."""
    seen, asked = {given}, panel(registry().known.values())
    for page in pages(replace(lines, publisher=given), asked):
        if page.known is None or page.known.publisher in seen:
            continue
        part = lines.part(page.low, page.high)
        labels = asked.read(page.known, partial(labels_of, page.known, part), (page.low, page.high))
        if labels is not None and labels.records:
            seen.add(page.known.publisher)
            others = full_name(page.known.publisher)
            own = full_name(given)
            words = f"the given publisher or layout is of {own}, and the lines here have marks of {others}"
            yield LineFinding(CODE, page.low, page.high - 1, words)
