"""Problems in the reading of a page, each with a way out."""

from typing import Literal

from pydantic import Field

from ..html import html_card
from ..safe.terminal import visible
from .base import DocumentId, Frozen, NonEmpty, Offset

ProblemCode = Literal[
    "unknown-layout",
    "publisher-by-days",
    "broken-layout",
    "decoded-as-windows-1252",
    "not-unicode",
    "publisher-by-form",
    "orphan-text",
    "unexpected-text",
    "cut-record",
    "unclosed-record",
    "missing-date",
    "missing-summary",
    "missing-title",
    "missing-body",
    "bad-date",
    "empty-document",
    "duplicate-dump",
    "contradiction",
    "out-of-order",
    "no-such-record",
    "unreadable-input",
    "unreadable-row",
    "internal-fault",
    "differing-readings",
    "second-date",
    "shared-id",
    "bad-number",
    "cut-character",
    "decoded-twice",
    "zeros",
    "lost-characters",
    "html-page",
    "wrapped-lines",
    "other-publisher",
    "not-a-text",
    "text-above-title",
]


class Problem(Frozen):
    """Text that could not be read, or only with doubt: its place, what is wrong, and what to do."""

    code: ProblemCode = Field(description="Short name of the kind of problem.")
    severity: Literal["error", "warning"] = Field(
        description="error: text could not be used; warning: text was used, with doubt."
    )
    message: NonEmpty = Field(description="What is wrong, in a sentence.")
    hint: NonEmpty = Field(description="A way out.")
    document: NonEmpty = Field(description="Name of the document.")
    document_id: DocumentId = Field(
        description="SHA-256 of the document's bytes, in hex; of zero bytes if the document could not be read."
    )
    line: int = Field(ge=1, description="Line at which the problem begins, from 1.")
    start: Offset = Field(description="Offset of the first code point concerned.")
    end: Offset = Field(description="Offset just after the last code point concerned.")

    def __str__(self) -> str:
        # A message may end in words of the page, without a stop.
        between = " " if self.message.endswith(".") else " \N{EN DASH} "
        told = f"{self.document}:{self.line} (offset {self.start}): {self.code}: {self.message}{between}{self.hint}"
        return visible(told, lines=False)

    def _repr_html_(self) -> str:
        facts = [("kind", f"{self.code} ({self.severity})"), ("way out", self.hint)]
        return html_card(self.message, facts, foot=f"{self.document}, line {self.line}, offset {self.start}")
