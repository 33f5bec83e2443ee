"""The pages of a crawl file, one at a time, and the report on all the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..imports.extras import need
from ..text.names import label, visible
from .choosing import Choice, Taken, choice_of, look
from .limits import CrawlLimits
from .records import EXTRA, LIBRARY, Lost, Place, Record, records
from .report import CrawlReport, page_name
from .streams import Fault

_BUFFER = 1 << 16
_EMPTY = Fault("damaged", "the file is empty")


@dataclass(frozen=True)
class CrawlPage:
    """A page of a crawl file: ``parse(page.content, name=page.name, address=page.address, saved=page.saved)``.

    ``name`` is made of the name of the file and the offset of the record. ``content`` are the bytes of the page,
    without HTTP headers and unpacked. ``saved`` is the day of the record in UTC, ``None`` if it does not give one.
    ``file`` is the name of the crawl file, ``offset`` the place of the record, or of its gzip member, in it, and
    ``inner`` its place inside that member; ``date`` and ``uri`` are the fields WARC-Date and WARC-Target-URI.
    """

    name: str
    content: bytes
    address: str
    saved: date | None
    file: str
    offset: int
    inner: int
    date: str
    uri: str

    @property
    def place(self) -> Place:
        """The place of the record."""
        return Place(self.offset, self.inner)


class CrawlPages:
    """The pages of one crawl file; each loop over it reads the file anew, and ``report`` is that of the last loop."""

    def __init__(self, path: Path, name: str, choice: Choice) -> None:
        self.report = CrawlReport(name)
        self._path, self._name, self._choice = path, name, choice

    def __iter__(self) -> Iterator[CrawlPage]:
        report = self.report = CrawlReport(self._name)
        try:
            with opened(self._path) as file:
                for one in records(file, self._choice.limits):
                    page = self._page(one, report)
                    if page is not None:
                        report.taken += 1
                        yield page
        except OSError as error:
            raise unreadable(self._path, error) from error
        if not report.records:
            report.lose(Lost(Place(0), 0, _EMPTY))

    def _page(self, one: Record | Lost, report: CrawlReport) -> CrawlPage | None:
        if isinstance(one, Lost):
            report.lose(one)
            return None
        found = look(one, self._choice)
        if not isinstance(found, Taken):
            report.note(one.place, found)
            return None
        report.records += 1
        return CrawlPage(
            page_name(self._name, one.place),
            found.content,
            found.address,
            found.saved,
            self._name,
            *one.place,
            one.field("WARC-Date"),
            one.field("WARC-Target-URI"),
        )


def crawl_pages(
    path: str | Path,
    hosts: Iterable[str] | None = None,
    limits: CrawlLimits | None = None,
    *,
    name: str | None = None,
    recognised: bool = True,
) -> CrawlPages:
    """The pages of a crawl file, WARC or WET, plain or gzip: a loop over them reads one page at a time.

    `hosts` are those whose pages are taken, as ``themj.co.uk``, with the hosts below them; without it, the hosts of all
    publishers. Of these pages only those are taken that a layout recognises; with ``recognised=False`` all are.
    `limits` is the size that a page may have. `name` is the name of the file in the names of its pages.

    What is not taken is counted in ``report``. Damage never raises an error and costs only the records that it is in.

    Raises :class:`~childservices_corpus.errors.ExtraMissingError` without the extra ``crawl``, and
    :class:`~childservices_corpus.errors.InputError` for a file that cannot be read and for a host that cannot be one.
    """
    place = Path(path)
    need(LIBRARY, EXTRA)
    opened(place).close()
    return CrawlPages(place, label(name or visible(place.name)), choice_of(hosts, limits, recognised=recognised))


def opened(path: Path) -> BinaryIO:
    """The file `path`; raises :class:`~childservices_corpus.errors.InputError` if it cannot be read from any place."""
    try:
        file = path.open("rb", buffering=_BUFFER)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not file.seekable():
        file.close()
        raise InputError(f"{label(str(path))}: a crawl file cannot come from a pipe; give the path of a file")
    return file


def unreadable(path: Path, error: OSError | ValueError) -> InputError:
    """The error for a crawl file that cannot be read."""
    why = error.strerror if isinstance(error, OSError) else str(error)
    return InputError(f"{label(str(path))}: the file cannot be read ({why}); give the path of a crawl file")
