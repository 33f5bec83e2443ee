"""Labelled pages whose text is not kept here: their labels, and their texts in a folder of somebody who has them.

``pages.jsonl`` names each page by its address, the length of its text in code points, and the SHA-256 of that text. It
says since which day rules may have been written or mended with the page (``used``); null if never.
``records.jsonl`` has the facts of each record: offsets into the text, days, codes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from ..errors import InputError
from ..text.documents import read_bytes
from ..text.json_text import from_json

PAGES = "pages.jsonl"
RECORDS = "records.jsonl"
Span = tuple[int, int]
# The facts of one record.
Facts = Mapping[str, Any]
# Pages whose misses have never been used, and pages that rules may have been written or mended with.
Group = Literal["unseen", "used"]


@dataclass(frozen=True)
class UnseenPage:
    """A labelled page: its name, publisher and address, the length and SHA-256 of its text, and its records.

    ``used`` is the first day on which rules may have been written or mended with the page; ``None`` if never.
    """

    name: str
    publisher: str
    address: str
    length: int
    sha256: str
    used: date | None
    records: tuple[Facts, ...]

    @property
    def group(self) -> Group:
        """The group of figures that the page counts for."""
        return "unseen" if self.used is None else "used"

    @property
    def counted(self) -> int:
        """The number of records that must be found; an optional one may be found or not."""
        return sum(not facts.get("optional") for facts in self.records)


@dataclass(frozen=True)
class UnseenLabels:
    """All labelled pages; ``digest`` is the SHA-256 over both files and identifies the labels behind a figure."""

    pages: tuple[UnseenPage, ...]
    digest: str


def read_unseen(folder: Path) -> UnseenLabels:
    """The labels in `folder`.

    Raises :class:`~childservices_corpus.errors.InputError` for a file that is missing, and for a row that cannot be
    read; the message names the line.
    """
    contents = [read_bytes(folder / name) for name in (PAGES, RECORDS)]
    records: dict[str, list[Facts]] = {}
    for row in _rows(folder / RECORDS, contents[1], ("page", "record", "start")):
        records.setdefault(row["page"], []).append(row)
    pages = tuple(
        UnseenPage(
            name=row["page"],
            publisher=row["publisher"],
            address=row["address"],
            length=row["length"],
            sha256=row["sha256"],
            used=_day(folder / PAGES, row),
            records=tuple(records.pop(row["page"], ())),
        )
        for row in _rows(folder / PAGES, contents[0], ("page", "publisher", "address", "length", "sha256", "used"))
    )
    if records:
        raise InputError(f"{folder / RECORDS}: the page {next(iter(records))!r} is not in {PAGES}")
    return UnseenLabels(pages, sha256(b"".join(contents)).hexdigest())


def _rows(path: Path, data: bytes, wanted: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        try:
            row = from_json(line)
            missing = [name for name in wanted if name not in row]
        except (ValueError, TypeError) as error:
            raise InputError(f"{path}:{number}: is not a label ({error!r})") from error
        if missing:
            raise InputError(f"{path}:{number}: is not a label: it needs {', '.join(missing)}")
        yield row


def _day(path: Path, row: Mapping[str, Any]) -> date | None:
    try:
        return None if row["used"] is None else date.fromisoformat(row["used"])
    except (ValueError, TypeError) as error:
        raise InputError(f"{path}: {row['page']}: used is a day, as YYYY-MM-DD, or null ({error})") from error


@dataclass(frozen=True)
class FoundTexts:
    """The texts that were found, by name of the page, and a sentence for each page whose text was not found."""

    texts: Mapping[str, str]
    told: tuple[str, ...]


def find_texts(labels: UnseenLabels, folder: Path) -> FoundTexts:
    """The texts of the labelled pages among the ``.txt`` files of `folder`; only the text counts, not the file's name.

    Line ends are read as line feeds, and white space at the end is not counted. Raises
    :class:`~childservices_corpus.errors.InputError` if the folder holds none of the pages.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: is not a folder; give the folder that holds the texts of the pages")
    here = [plain_text(read_bytes(path)) for path in sorted(folder.glob("*.txt"))]
    by_sum = {sha256(text.encode()).hexdigest(): text for text in here}
    texts = {page.name: by_sum[page.sha256] for page in labels.pages if page.sha256 in by_sum}
    if not texts:
        raise InputError(
            f"{folder}: holds none of the labelled pages; the README beside the labels says how to get them"
        )
    told = tuple(f"{page.name}: its text is not in {folder}" for page in labels.pages if page.name not in texts)
    return FoundTexts(texts, told)


def plain_text(data: bytes) -> str:
    """The text of a file as the labels count it."""
    return data.decode("utf-8", "replace").replace("\r\n", "\n").rstrip()
