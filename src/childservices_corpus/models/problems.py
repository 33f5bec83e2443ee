"""What went wrong on a page, said so that somebody can act on it."""

from typing import Literal

from pydantic import Field

from .base import DocumentId, Frozen, NonEmpty, Offset

ProblemCode = Literal[
    "unknown-layout",
    "broken-layout",
    "decoded-as-windows-1252",
    "not-unicode",
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
]


class Problem(Frozen):
    """Something that could not be read as it should be: where it is, what it means and what to do."""

    code: ProblemCode = Field(description="Short name of the sort of problem.")
    severity: Literal["error", "warning"] = Field(
        description="error: text could not be used; warning: it was used, with a doubt."
    )
    message: NonEmpty = Field(description="What is wrong, in a sentence.")
    hint: NonEmpty = Field(description="A way out.")
    document: NonEmpty = Field(description="Name of the document.")
    document_id: DocumentId = Field(description="SHA-256 of the document's bytes, in hex.")
    line: int = Field(ge=1, description="Line at which it begins, from 1.")
    start: Offset = Field(description="Offset of the first code point concerned.")
    end: Offset = Field(description="Offset just after the last code point concerned.")

    def __str__(self) -> str:
        return f"{self.document}:{self.line} (offset {self.start}): {self.code}: {self.message} {self.hint}"
