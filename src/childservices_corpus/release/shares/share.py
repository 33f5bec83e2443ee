"""A share: some of the dumps of a build, with all that decides what is read from them, and the key of that."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from ...text.dumps import Dump
from ...text.page_facts import NOTHING, PageFacts

KEY_LENGTH = 32


@dataclass(frozen=True)
class Page:
    """A dump, the facts about it, and words on each exact copy of it."""

    dump: Dump
    facts: PageFacts = NOTHING
    copies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """Pages in their order.

    ``kept`` gives, for ids that different contents share, the hash of the content that keeps the id; ``failed`` gives
    the reason for documents that cannot be read, by id. With ``annotated``, records are annotated too.
    """

    pages: tuple[Page, ...]
    kept: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)
    annotated: bool = False

    def key(self, code: str) -> str:
        """A name for what is read from this share by the program with the hash `code`."""
        pages = [_told(page) for page in self.pages]
        return key_of([code, pages, sorted(self.kept.items()), sorted(self.failed.items()), self.annotated])

    def but(self, kept: Mapping[str, str] | None = None, failed: Mapping[str, str] | None = None) -> "Share":
        """The same share with more of `kept` and of `failed`; failures of other documents are left out."""
        own = {page.dump.document_id for page in self.pages}
        more = {one: why for one, why in (failed or {}).items() if one in own}
        return replace(self, kept={**self.kept, **(kept or {})}, failed={**self.failed, **more})

    def alone(self) -> list["Share"]:
        """Each page of this share as a share of its own."""
        return [replace(self, pages=(page,)) for page in self.pages]


def _told(page: Page) -> list[object]:
    facts = page.facts
    saved = None if facts.saved is None else facts.saved.isoformat()
    known = [facts.address, saved, facts.publisher, facts.layout]
    return [page.dump.name, page.dump.document_id, known, page.copies]


def key_of(decisive: object) -> str:
    """A key of everything in `decisive`, which is of lists, words and numbers."""
    return sha256(json.dumps(decisive).encode()).hexdigest()[:KEY_LENGTH]
