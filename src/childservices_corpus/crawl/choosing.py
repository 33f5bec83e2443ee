"""Which records are pages that we read: by kind, by host, and by what a layout recognises."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from ..errors import InputError
from ..layouts.pages import pages
from ..layouts.panel import panel
from ..layouts.registry import registry
from ..models import publisher, publisher_at, publisher_names
from ..text.documents import from_bytes
from ..text.lines import split
from ..text.markup import is_html, why_not_made
from ..text.page_facts import read_address, read_saved
from ..text.wrapped import unwrapped
from .content import RESPONSE, Passed, content_of
from .limits import DEFAULTS, CrawlLimits
from .records import Record

# A page of text, an answer of a server, a file that was not fetched by HTTP.
KINDS = frozenset({"conversion", RESPONSE, "resource"})
_BEGINNING = 1 << 15
_WORD = 20


@dataclass(frozen=True)
class Choice:
    """Which pages to take: those of ``hosts``, and of them only ``recognised`` ones, within ``limits``."""

    hosts: frozenset[str]
    limits: CrawlLimits = DEFAULTS
    recognised: bool = True


def choice_of(hosts: Iterable[str] | None, limits: CrawlLimits | None = None, *, recognised: bool = True) -> Choice:
    """The choice that a caller makes; without `hosts`, those of all publishers.

    Raises :class:`~childservices_corpus.errors.InputError` for a host that is not the name of one.
    """
    given = publisher_hosts() if hosts is None else hosts
    return Choice(frozenset(map(_host, given)), limits or DEFAULTS, recognised)


def publisher_hosts() -> tuple[str, ...]:
    """The hosts of all publishers that can be used."""
    found = map(publisher, publisher_names())
    return tuple(sorted({host for row in found if row is not None for host in row.hosts}))


def _host(words: str) -> str:
    host = words.strip().lower().rstrip(".")
    if not host or any(letter in host for letter in "/:*@ "):
        raise InputError(f"the host {words!r} is not the name of a host; write it as themj.co.uk")
    return host


@dataclass(frozen=True)
class Taken:
    """A page to take: its content, its address, and the day of its record, if that is known."""

    content: bytes
    address: str
    saved: date | None


def look(record: Record, choice: Choice) -> Taken | Passed:
    """The page in `record`, or why it is passed over; the cheapest questions come first."""
    if record.field("WARC-Type").lower() not in KINDS:
        return Passed("kind")
    address = address_of(record)
    if address is None:
        return Passed("address")
    if not _is_of(address, choice.hosts):
        return Passed("host")
    if record.field("WARC-Truncated"):
        return Passed("cut", f"the crawler cut it off ({record.field('WARC-Truncated')[:_WORD]})")
    content = content_of(record, choice.limits)
    if isinstance(content, Passed):
        return content
    unread = _why_unread(content, address) if choice.recognised else None
    return unread or Taken(content, address, _saved(record))


def address_of(record: Record) -> str | None:
    """The web address of the page in `record`; ``None`` if it is missing or not a web address."""
    try:
        # Some crawlers write the address in angle brackets, as the first edition of the standard has it.
        return read_address(record.field("WARC-Target-URI").removeprefix("<").removesuffix(">"))
    except InputError:
        return None


def _is_of(address: str, hosts: frozenset[str]) -> bool:
    labels = (urlsplit(address).hostname or "").rstrip(".").split(".")
    return any(".".join(labels[number:]) in hosts for number in range(len(labels)))


def _saved(record: Record) -> date | None:
    """The day of a record, as its date has it, in UTC; ``None`` if it is missing or not a day."""
    words, _, _ = record.field("WARC-Date").partition("T")
    try:
        return read_saved(words)
    except InputError:
        return None


def _why_unread(content: bytes, address: str) -> Passed | None:
    """Why a page would not be read; ``None`` if a layout recognises it."""
    document = from_bytes(content)
    if document.made_by is None and is_html(document.text):
        return Passed("html", why_not_made())
    if len(document.text) > _BEGINNING and _is_recognised(document.text[:_BEGINNING], address):
        return None
    return None if _is_recognised(document.text, address) else Passed("unrecognised")


def _is_recognised(text: str, address: str) -> bool:
    lines = replace(unwrapped(split(text))[0], publisher=publisher_at(address))
    return any(page.known is not None for page in pages(lines, panel(registry().known.values())))
