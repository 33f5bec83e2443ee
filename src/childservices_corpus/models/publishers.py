"""Publishers and the facts about each.

Our publishers are in the table ``reference/publishers.toml``. A package adds its own under the entry point group
``childservices_corpus.publishers``. An entry has the name of its publisher, so that the name is known without an
import of the package.
"""

from datetime import date
from functools import cache
from typing import Annotated, Literal, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator

from ..errors import RuleError
from ..reference import table
from ..reference.entries import Entry, entries, in_one_line
from .base import Frozen, NonEmpty, PublisherName

GROUP = "childservices_corpus.publishers"
Direction = Literal["newest_first", "oldest_first", "none"]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class ListingOrder(Frozen):
    """The order of days in a listing, and how far an item may be out of place and still count as in order.

    An item further out of place is reported, and is not evidence for the items beside it.

        >>> ListingOrder(direction="newest_first", tolerance_days=1).tolerance_days
        1
    """

    direction: Direction = Field(
        default="none", description="none: the order of the items is not evidence for their days."
    )
    tolerance_days: int = Field(default=0, ge=0, description="Number of days by which an item may be out of place.")
    why: str = Field(default="", description="Reason for the claim.")


class Rights(Frozen):
    """Whose the words of a publisher's pages are, and its terms of use, as far as pages that were seen say so."""

    owner: NonEmpty | None = Field(default=None, description="Owner of the words, as a page of the site names it.")
    source: str = Field(default="", description="The page that names the owner.")
    terms: str | None = Field(
        default=None, pattern=r"^https?://\S+$", description="Address of its terms of use; null if they were not seen."
    )
    terms_say: str = Field(default="", description="What the terms say about copying, and what they are the terms of.")


class Publisher(Frozen):
    """A publisher of pages: its name in ids and tables, and facts that help to date its records and name its speakers.

        >>> gazette = Publisher(name="gazette", full_name="The Gazette of Examples")
        >>> gazette.order.direction
        'none'

    Raises :class:`pydantic.ValidationError`, which names the field, for an invalid value.
    """

    name: PublisherName = Field(description="Short name, in small letters and digits; every id begins with it.")
    full_name: NonEmpty = Field(description="Full name, as readers know it.")
    speaks_for: str | None = Field(
        default=None, description="Organisation of its speakers whose role does not name one; null without a default."
    )
    founded: date | None = Field(
        default=None, description="Day of its founding; earlier days are impossible for its records."
    )
    founded_source: str | None = Field(default=None, description="Source for the day of its founding.")
    own_offices: tuple[str, ...] = Field(
        default=(), description="Words in the names of offices whose holders speak for it (role_terms.toml)."
    )
    known_as: tuple[str, ...] = Field(
        default=(), description="Other names of it as an outlet in statements, in small letters."
    )
    hosts: tuple[Host, ...] = Field(
        default=(), description="Hosts of its pages, as example.org; hosts below them, as www.example.org, count too."
    )
    order: ListingOrder = Field(
        default=ListingOrder(), description="Order of its listings, unless a layout gives another."
    )
    rights: Rights = Field(default=Rights(), description="Owner of its words, and its terms of use.")

    @model_validator(mode="after")
    def _founding_has_a_source(self) -> Self:
        if (self.founded is None) != (self.founded_source is None):
            raise RuleError("founded and founded_source belong together: give both or neither")
        return self


class PublisherFault(NamedTuple):
    """A publisher that cannot be used: the package that registers it, and the reason."""

    package: str
    why: str


def publisher_names() -> tuple[str, ...]:
    """The sorted names of all publishers in the table and in installed packages; it does not import a package."""
    return tuple(sorted({*_ours(), *_added()}))


def publisher(name: str) -> Publisher | None:
    """The publisher called `name`; ``None`` if it is unknown or its package cannot be used."""
    found = _ours().get(name) or _loaded(name)
    return found if isinstance(found, Publisher) else None


def full_name(name: str) -> str:
    """The full name of the publisher called `name`, as readers know it; `name` itself if it is unknown."""
    found = publisher(name)
    return name if found is None else found.full_name


def publisher_called(words: str) -> str | None:
    """The name of the publisher that `words` name in short, in full or by another of its names, in any case."""
    return _called().get(words.lower().strip())


@cache
def _called() -> dict[str, str]:
    rows = [row for row in map(publisher, publisher_names()) if row is not None]
    return {words: row.name for row in rows for words in (row.name, row.full_name.lower(), *row.known_as)}


def publisher_at(address: str | None) -> str | None:
    """The name of the publisher whose host is in `address`; ``None`` if it is of another host, or not an address.

    The longest host that fits counts. A host that several publishers claim belongs to the one in our own table.
    """
    try:
        host = (urlsplit(address or "").hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    below = (".".join(labels[number:]) for number in range(len(labels)))
    # Publishers of other packages are looked up only if there is a host.
    return next((name for name in map(_hosts().get, below) if name is not None), None) if host else None


@cache
def _hosts() -> dict[str, str]:
    ours = [row for row in map(publisher, _ours()) if row is not None]
    added = [row for row in map(publisher, sorted(_added().keys() - _ours().keys())) if row is not None]
    claimed = [host for row in added for host in row.hosts]
    found = {host: row.name for row in added for host in row.hosts if claimed.count(host) == 1}
    return found | {host: row.name for row in ours for host in row.hosts}


def publisher_fault(name: str) -> PublisherFault | None:
    """Why the publisher that a package registers as `name` cannot be used; ``None`` if it can be used."""
    if name in _ours() and name in _added():
        return PublisherFault(_added()[name].package, "the name belongs to a publisher of our own table")
    found = None if name in _ours() else _loaded(name)
    return found if isinstance(found, PublisherFault) else None


@cache
def _ours() -> dict[str, Publisher]:
    return {name: Publisher.model_validate({"name": name, **row}) for name, row in table("publishers").items()}


@cache
def _added() -> dict[str, Entry]:
    return entries(GROUP)


@cache
def _loaded(name: str) -> Publisher | PublisherFault | None:
    entry = _added().get(name)
    if entry is None:
        return None
    try:
        found = entry.load()
    except Exception as error:
        return PublisherFault(entry.package, f"it cannot be imported: {in_one_line(error)}")
    if not isinstance(found, Publisher):
        return PublisherFault(entry.package, f"{entry.points[0].value} is a {type(found).__name__}, not a Publisher")
    if found.name != name:
        return PublisherFault(entry.package, f"its entry point is called {name!r}, but its publisher {found.name!r}")
    return found
