"""Pages of statements to be dated, and the ranges that are found for them."""

from collections.abc import Sequence
from datetime import date

from childservices_corpus.annotate.dates.infer import LinkedPair, infer
from childservices_corpus.annotate.dates.listings import PageRecords, listings
from childservices_corpus.curation.date_evidence import CuratedDate
from childservices_corpus.parsing.objects import parse

# The range of a statement of which nothing is known but its publisher.
FOUNDED = "2007-02-01/"
Pages = Sequence[PageRecords]


def statement(title: str, text: str) -> str:
    return f"{title}\n\n{text}\n\n\nTags assigned to this article:\nRelated Articles\n\n"


def feed(*texts: str, event: str | None = None) -> Pages:
    """The listings of a page of ADCS's feed with one statement for each of `texts`."""
    box = f"Next Upcoming Event\n\n{event}\n\n" if event else ""
    return listings(parse(box + "".join(statement(f"Item {place}", text) for place, text in enumerate(texts))))


def dated(pages: Pages, curated: Sequence[CuratedDate] = (), linked: Sequence[LinkedPair] = ()) -> list[str]:
    """The ranges of the records of `pages` in their order, in EDTF."""
    found = infer(pages, curated, linked).ranges
    return [str(found[view.record.id]) for page in pages for view in page.views]


def ids(pages: Pages) -> list[str]:
    return [view.record.id for page in pages for view in page.views]


def known(record_id: str, earliest: date, latest: date | None = None) -> CuratedDate:
    latest = earliest if latest is None else latest
    return CuratedDate("adcs", record_id, "", earliest, latest, "event", "", "https://example.org")
