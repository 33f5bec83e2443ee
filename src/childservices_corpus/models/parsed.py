"""The result of ``parse`` for one page."""

from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, Field, InstanceOf, field_serializer

from .base import Frozen
from .explaining import bind, source_of
from .problems import Problem
from .records import Article, Statement
from .sources import Document, Provenance, Segment

_SOURCE = "source"


class Parsed(Frozen):
    """The content of one page: its records, the fate of each of its characters, and the problems.

    ``ledger`` and ``provenance`` are sequences that make an item only when it is used, which saves memory on large
    pages.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    document: Document = Field(description="The decoded page.")
    articles: tuple[Article, ...] = Field(default=(), description="Articles in the order of the page.")
    statements: tuple[Statement, ...] = Field(default=(), description="Statements in the order of the page.")
    ledger: InstanceOf[Sequence[Segment]] = Field(description="Segments that tile the text, in order.")
    provenance: InstanceOf[Sequence[Provenance]] = Field(description="The place of each value that was read.")
    problems: tuple[Problem, ...] = Field(default=(), description="Text that could not be read, or only with doubt.")

    @field_serializer("ledger")
    def _whole_ledger(self, ledger: Sequence[Segment]) -> tuple[Segment, ...]:
        return tuple(ledger)

    @field_serializer("provenance")
    def _whole_provenance(self, provenance: Sequence[Provenance]) -> tuple[Provenance, ...]:
        return tuple(provenance)

    def __getstate__(self) -> dict[Any, Any]:
        # The records of one page have one source, so that after a pickle they can still open the page.
        source = next((source_of(record) for record in (*self.articles, *self.statements)), None)
        return {**super().__getstate__(), _SOURCE: source}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__({name: value for name, value in state.items() if name != _SOURCE})
        if state[_SOURCE] is not None:
            for record in (*self.articles, *self.statements):
                bind(record, state[_SOURCE])
