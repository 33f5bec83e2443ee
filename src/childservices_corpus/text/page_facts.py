"""What is known of a dump from outside: its address, the day it was saved, its publisher, its layout."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from ..errors import InputError, WrongTypeError
from ..models import Document, publisher_names
from ..reference import table

_SCHEMES = frozenset({"http", "https"})
Read = TypeVar("Read")


@dataclass(frozen=True)
class PageFacts:
    """The facts about one dump; ``None`` for each that is unknown. The facts are checked when they are read."""

    address: str | None = None
    saved: date | None = None
    publisher: str | None = None
    layout: str | None = None

    def of(self, document: Document) -> Document:
        """`document` with its address and the day it was saved."""
        if self.address is None and self.saved is None:
            return document
        return document.model_copy(update={"address": self.address, "saved": self.saved})

    def after(self, name: str) -> str:
        """The name of a dump, and its address and day of saving in brackets."""
        known = [*([self.address] if self.address else []), *([f"saved {self.saved}"] if self.saved else [])]
        return f"{name} ({', '.join(known)})" if known else name


NOTHING = PageFacts()


def given_facts(
    address: str | None, saved: date | str | None, publisher: str | None, layout: str | None = None
) -> PageFacts:
    """The facts that a caller gives.

    Raises :class:`~childservices_corpus.errors.InputError` for a fact that cannot be true, and
    :class:`~childservices_corpus.errors.WrongTypeError` for a `saved` that is neither a day nor its words.
    """
    if saved is not None and (not isinstance(saved, date | str) or isinstance(saved, datetime)):
        raise WrongTypeError(f"saved is a day (datetime.date, or str such as '2024-05-12'), not {type(saved).__name__}")
    words = saved.isoformat() if isinstance(saved, date) else saved
    return PageFacts(_read(read_address, address), _read(read_saved, words), _read(read_publisher, publisher), layout)


def _read(reader: Callable[[str], Read], words: str | None) -> Read | None:
    return None if words is None else reader(words)


def read_address(words: str) -> str:
    """`words`, a web address; raises :class:`~childservices_corpus.errors.InputError` for anything else."""
    try:
        parts = urlsplit(words)
        sound = parts.scheme in _SCHEMES and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        sound = False
    if not sound or not words.isprintable() or any(letter.isspace() for letter in words):
        raise InputError(
            f"the address {words!r} is not an http or https address; write it in full, as https://www.example.org/news"
        )
    return words


def read_saved(words: str) -> date:
    """The day in `words`; raises :class:`~childservices_corpus.errors.InputError` for a day that cannot be."""
    years = table("date_phrases")
    try:
        day = date.fromisoformat(words)
    except ValueError:
        day = None
    if day is None or day.isoformat() != words or not years["first_year"] <= day.year <= years["last_year"]:
        raise InputError(f"saved {words!r} is not a day on which a page can be saved; write it as 2024-05-12")
    return day


def read_publisher(words: str) -> str:
    """`words`, the name of a publisher; raises :class:`~childservices_corpus.errors.InputError` for an unknown one."""
    names = publisher_names()
    if words not in names:
        raise InputError(f"the publisher {words!r} is unknown; the publishers are {', '.join(names)}")
    return words
