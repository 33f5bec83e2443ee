"""The facts of a release, as one frozen value: what every file about it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ...curation.folder import UsedTable
from ...evaluation.quality import Quality
from ...evaluation.unseen_pinned import PinnedGroups
from ...models.publishers import Publisher, full_name, publisher
from ...reference import table
from ...storage.sums import hash_over
from ...tables.schemas import DATE_PREFIX
from .columns import Column, columns_of


def known_publisher(name: str | None) -> Publisher | None:
    """The publisher called `name`; ``None`` if a page is of none or of several, or if the publisher is unknown."""
    return None if name is None else publisher(name)


def publisher_in_words(name: str | None) -> str:
    """The full name of the publisher called `name`, as readers know it; its short name if nothing more is known."""
    return "unknown, or several" if name is None else full_name(name)


@dataclass(frozen=True)
class TableFacts:
    """The file of a table: its rows, its hash and its size; nulls and an example by the path of a column.

    Only columns that are not lists or parts have a count of nulls. A column without a value has no example.
    """

    name: str
    rows: int
    sha256: str
    n_bytes: int
    nulls: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.parquet"

    @property
    def about(self) -> str:
        """What its rows are, in a few words."""
        return str(table("tables")[self.name]["about"])

    @property
    def key(self) -> list[str]:
        """The columns that together identify a row; empty if there are none."""
        return list(table("tables")[self.name]["key"])

    @property
    def refers(self) -> Mapping[str, list[str]]:
        """By column, the columns of other tables in which its values are found, such as ``documents.id``."""
        found: Mapping[str, list[str]] = table("tables")[self.name]["refers"]
        return found

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns."""
        return columns_of(self.name)


@dataclass(frozen=True)
class Page:
    """A dump and what is known of its page."""

    id: str
    name: str
    publisher: str | None
    layout: str | None
    encoding: str
    n_chars: int
    address: str | None
    saved: date | None
    terms: str | None


@dataclass(frozen=True)
class Pages:
    """The dumps of one publisher: how many there are, with how many of them an address, a day or terms are known."""

    publisher: str | None
    count: int
    addresses: int
    saved: int
    terms: int


@dataclass(frozen=True)
class Records:
    """The records of one publisher: how many, how many without a day, and how many to the day.

    `first` and `last` are the first and the last day of those to the day.
    """

    publisher: str
    articles: int
    statements: int
    undated: int
    to_the_day: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Coverage:
    """How many records of each publisher lie in each month or year, surely and possibly.

    ``counts`` has a pair (surely, possibly) for each period, by publisher.
    """

    by: str
    periods: tuple[str, ...]
    counts: Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class Quoted:
    """How many quotations are speech, and of how many of these the speaker is unknown."""

    speech: int = 0
    unnamed: int = 0


@dataclass(frozen=True)
class ReleaseFacts:
    """The facts of a release; see :func:`.gather.facts_of`.

    `pages` are the dumps one by one; empty if there are too many to list. `own` is true if version, dumps and curated
    tables are those of the package: the release of the project, or a copy of it. Any other is a private build.
    """

    version: str
    digest: str
    tables: tuple[TableFacts, ...]
    n_pages: int
    pages: tuple[Page, ...]
    by_publisher: tuple[Pages, ...]
    records: tuple[Records, ...]
    coverage: Coverage
    curated: tuple[UsedTable, ...] = ()
    corrected: int = 0
    quoted: Quoted = Quoted()
    quality: Quality | None = None
    pinned: PinnedGroups = field(default_factory=dict)
    own: bool = False

    @cached_property
    def rows(self) -> dict[str, int]:
        """The number of rows by table."""
        return {one.name: one.rows for one in self.tables}

    @cached_property
    def contents(self) -> str:
        """SHA-256, in hex, over the hashes of its tables and its curated tables: a line each, as in ``SHA256SUMS``."""
        sums = {one.file: one.sha256 for one in self.tables} | {one.name: one.sha256 for one in self.curated}
        return hash_over(sums)

    @property
    def annotated(self) -> bool:
        """True if rules and curated tables worked out what pages do not say themselves."""
        return bool(self.curated)

    @property
    def total(self) -> int:
        """The number of articles and statements."""
        return sum(self.rows[name] for name in DATE_PREFIX)

    def table(self, name: str) -> TableFacts:
        """The facts of the table `name`."""
        return next(one for one in self.tables if one.name == name)
