"""Publishers: whose pages there are, and what is known of each.

Ours are in the table ``reference/publishers.toml``. A package adds its own under the entry point group
``childservices_corpus.publishers``, each entry named as its publisher, so that no package is imported for its name.
"""

from datetime import date
from functools import cache
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from ..errors import RuleError
from ..reference import table
from ..reference.entries import Entry, entries, in_one_line
from .base import Frozen, NonEmpty, PublisherName

GROUP = "childservices_corpus.publishers"
Direction = Literal["newest_first", "oldest_first", "none"]


class ListingOrder(Frozen):
    """Which way a listing runs, and how far an item may stand out of its place and still count as in order.

    An item further astray is reported and says nothing of its neighbours.

        >>> ListingOrder(direction="newest_first", tolerance_days=1).tolerance_days
        1
    """

    direction: Direction = Field(default="none", description="none: the order of the items says nothing of their days.")
    tolerance_days: int = Field(default=0, ge=0, description="How many days an item may stand out of its place.")
    why: str = Field(default="", description="What the claim rests on.")


class Publisher(Frozen):
    """A publisher of pages: its name in ids and tables, and what dates its records or says for whom its people speak.

        >>> gazette = Publisher(name="gazette", full_name="The Gazette of Examples")
        >>> gazette.order.direction
        'none'

    Raises :class:`pydantic.ValidationError`, which names the field, for a value that cannot be.
    """

    name: PublisherName = Field(description="Short name, in small letters and digits; every id begins with it.")
    full_name: NonEmpty = Field(description="Name as its readers know it.")
    speaks_for: str | None = Field(
        default=None, description="Organisation that its people speak for when their role names none; null for none."
    )
    founded: date | None = Field(default=None, description="Day before which it can have issued nothing.")
    founded_source: str | None = Field(default=None, description="Where the day of its founding is from.")
    own_offices: tuple[str, ...] = Field(
        default=(), description="Words in the name of an office whose holder speaks for it (role_terms.toml)."
    )
    known_as: tuple[str, ...] = Field(
        default=(), description="Other names by which statements call it as an outlet, in small letters."
    )
    order: ListingOrder = Field(
        default=ListingOrder(), description="Which way its listings run, where a layout does not say otherwise."
    )

    @model_validator(mode="after")
    def _founding_has_a_source(self) -> Self:
        if (self.founded is None) != (self.founded_source is None):
            raise RuleError("founded and founded_source belong together: give both, or neither")
        return self


class PublisherFault(NamedTuple):
    """A publisher that a package registers and that cannot be used: the package, and why."""

    package: str
    why: str


def publisher_names() -> tuple[str, ...]:
    """The names of all publishers in the table and in installed packages, in order; imports no package for it."""
    return tuple(sorted({*_ours(), *_added()}))


def publisher(name: str) -> Publisher | None:
    """What is known of the publisher called `name`; ``None`` if it is in no table or its package cannot be used."""
    found = _ours().get(name) or _loaded(name)
    return found if isinstance(found, Publisher) else None


def publisher_called(words: str) -> str | None:
    """The name of the publisher that `words` call by its name, its full name or another of its names, in any case."""
    return _called().get(words.lower().strip())


@cache
def _called() -> dict[str, str]:
    rows = [row for row in map(publisher, publisher_names()) if row is not None]
    return {words: row.name for row in rows for words in (row.name, row.full_name.lower(), *row.known_as)}


def publisher_fault(name: str) -> PublisherFault | None:
    """Why the publisher that a package registers as `name` cannot be used; ``None`` where nothing is amiss."""
    if name in _ours() and name in _added():
        return PublisherFault(_added()[name].package, "the name is that of a publisher of our own table")
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
