"""A crawl file among the inputs of a build: each page that is taken is a dump, whose bytes stay in the crawl file."""

import os
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..text.dumps import Dump
from ..text.given import GivenFile, LeftOut
from ..text.page_facts import PageFacts
from .choosing import Choice, choice_of
from .content import content_of
from .limits import DEFAULTS, CrawlLimits
from .pages import CrawlPages, opened
from .records import Lost, Place, Record, records
from .report import NAMED, CrawlReport

_ANY = 1 << 62


@dataclass(frozen=True)
class HeldPage:
    """A page that is read from its crawl file when it is asked for."""

    path: Path
    place: Place
    limits: CrawlLimits

    def read(self) -> bytes:
        """The bytes of the page; raises :class:`~childservices_corpus.errors.InputError` if they are not there."""
        if self.place.inner:
            content = _reader.read(self)
        else:
            with opened(self.path) as file:
                content = _content(records(file, self.limits, self.place, checked=False), self)
        if content is None:
            raise InputError(
                f"{self.path}: the file changed during the build; build again when no program writes to it"
            )
        return content


class _Reader(threading.local):
    """Reads pages inside a gzip member; those of one member in their order are read in one pass over it."""

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._found: Iterator[Record | Lost] = iter(())
        self._key: tuple[object, ...] = ()
        self._last = 0

    def read(self, page: HeldPage) -> bytes | None:
        """The bytes of `page`; ``None`` if it is not at its place."""
        # After a fork, two processes would share one place in the file.
        key = (os.getpid(), page.path, page.place.offset, page.limits)
        if key != self._key or page.place.inner <= self._last:
            if self._file is not None:
                self._file.close()
            self._file, self._key = opened(page.path), key
            self._found = records(self._file, page.limits, page.place, checked=False)
        self._last = page.place.inner
        return _content(self._found, page)


_reader = _Reader()


def _content(found: Iterator[Record | Lost], page: HeldPage) -> bytes | None:
    """The bytes of `page` if it is among the records that are `found`."""
    for one in found:
        if one.place >= page.place:
            content = content_of(one, page.limits) if isinstance(one, Record) and one.place == page.place else None
            return content if isinstance(content, bytes) else None
    return None


class CrawlInputs:
    """Gives the pages of crawl files as dumps, and what may have been lost; ``reports`` has a report for each file.

    Arguments are those of :func:`~.pages.crawl_pages`, or one `choice` in place of them.
    """

    def __init__(
        self,
        hosts: Iterable[str] | None = None,
        limits: CrawlLimits | None = None,
        *,
        choice: Choice | None = None,
    ) -> None:
        self.reports: list[CrawlReport] = []
        self._choice = choice or choice_of(hosts, limits)
        # How much of the file a record takes is known only where the file is read from its start.
        self._again = replace(self._choice.limits, largest_stored=_ANY)

    def __call__(self, given: GivenFile) -> Iterator[Dump | LeftOut]:
        """The pages of the crawl file `given`; raises what :func:`~.pages.crawl_pages` raises."""
        pages = CrawlPages(given.path, given.name, self._choice)
        for page in pages:
            yield Dump(
                page.name,
                sha256(page.content).hexdigest(),
                given.path,
                by_itself=given.by_itself,
                facts=PageFacts(page.address, page.saved),
                held=HeldPage(given.path, page.place, self._again),
                size=len(page.content),
            )
        report = pages.report
        self.reports.append(report)
        yield from (LeftOut(one.name, one.why, unreadable=True) for one in report.not_taken)
        if len(report.not_taken) == NAMED:
            yield LeftOut(given.name, f"only the first {NAMED} places that may be a loss are named", unreadable=True)
        if not report.taken:
            yield LeftOut(given.name, f"none of its pages was taken: {'; '.join(report.why())}")


def every_page(largest: int) -> CrawlInputs:
    """Gives all pages of at most `largest` bytes, of any host and recognised or not: for pages whose hash is known."""
    page = max(largest, DEFAULTS.largest_page)
    # The size of the page bounds what a trap unpacks to.
    limits = CrawlLimits(page, max(2 * page, DEFAULTS.largest_stored), largest_ratio=page)
    return CrawlInputs(choice=Choice(None, limits, recognised=False))
