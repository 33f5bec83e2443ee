"""Which records are pages that we read: by kind, by host, and by what a layout recognises."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

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
_HOST = re.compile(r"https?://([\w.-]++)(?::[0-9]*+)?(?:[/?#]|\Z)", re.IGNORECASE)
_BEGINNING = 1 << 15
_WORD = 20


@dataclass(frozen=True)
class Choice:
    """Which pages to take: those of ``hosts`` (``None`` for any), and only ``recognised`` ones, within ``limits``."""

    hosts: frozenset[str] | None
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
    address = _address_wanted(record, choice.hosts)
    if isinstance(address, Passed):
        return address
    if record.field("WARC-Truncated"):
        return Passed("cut", f"the crawler cut it off ({record.field('WARC-Truncated')[:_WORD]})")
    content = content_of(record, choice.limits)
    if isinstance(content, Passed):
        return content
    unread = _why_unread(content, address) if choice.recognised else None
    return unread or Taken(content, address, _saved(record))


def _address_wanted(record: Record, hosts: frozenset[str] | None) -> str | Passed:
    """The address of `record` if it is of a kind that can be a page, and of one of `hosts`, or of any."""
    if record.field("WARC-Type").lower() not in KINDS:
        return Passed("kind")
    uri = record.field("WARC-Target-URI")
    # Some crawlers write angle brackets around it.
    uri = uri[1:-1] if uri.startswith("<") and uri.endswith(">") else uri
    # Most records of a crawl are of another host, so the host is looked at before the whole address.
    host = _HOST.match(uri)
    if host is not None and hosts is not None and not _is_of(host.group(1), hosts):
        return Passed("host")
    try:
        return read_address(uri)
    except InputError:
        return Passed("address")


def _is_of(host: str, hosts: frozenset[str]) -> bool:
    """Whether `host` or a host above it is one of `hosts`."""
    host = host.lower().rstrip(".")
    while host not in hosts:
        _, point, host = host.partition(".")
        if not point:
            return False
    return True


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
