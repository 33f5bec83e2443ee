"""The result of ``parse`` for one page."""

from collections.abc import Sequence

from pydantic import ConfigDict, Field, InstanceOf

from .base import Frozen
from .problems import Problem
from .records import Article, Statement
from .sources import Document, Provenance, Segment


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
