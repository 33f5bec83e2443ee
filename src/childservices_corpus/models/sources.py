"""Places in documents: documents, spans, the ledger's segments, provenance and sightings."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, InstanceOf, model_validator

from ..errors import RuleError
from .base import DocumentId, Frozen, NonEmpty, Offset, RecordId

_LINE_END = re.compile(r"\r\n?|\n")

Fate = Literal[
    "title",
    "title_repeated",
    "published_text",
    "summary",
    "paragraphs",
    "subheadings",
    "link_labels",
    "end_marker",
    "notes",
    "byline",
    "first_published",
    "word_count",
    "publisher_topics",
    "section",
    "separator",
    "furniture",
    "blank",
    "unrecognised",
]


class Span(Frozen):
    """Half-open range ``[start, end)`` of Unicode code points in a document's decoded text.

    The definition is the one of the text position selector of W3C Web Annotation.
    """

    document_id: DocumentId = Field(description="SHA-256 of the document's bytes, in hex.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise RuleError(f"span ends at {self.end}, before its start {self.start}")
        return self

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of this span from `text`, the decoded text of its document."""
        return text[self.start : self.end]


class Document(Frozen):
    """A dump after decoding: its text, unchanged, with every offset in code points; of HTML, the text made of it."""

    id: DocumentId = Field(description="SHA-256 of the document's bytes, in hex.")
    name: NonEmpty = Field(description="Name of the dump: its path below the given folder or pattern, or another name.")
    publisher: str | None = Field(default=None, description="Publisher of the page; null if unknown or more than one.")
    layout: str | None = Field(
        default=None, description="Name of the layout that read it; several names are joined by +."
    )
    encoding: NonEmpty = Field(description="How the bytes were decoded: utf-8, utf-8-sig, utf-16, windows-1252 …")
    n_bytes: Offset = Field(description="Length of the dump in bytes.")
    n_chars: Offset = Field(description="Length of the text in code points.")
    made_by: str | None = Field(
        default=None,
        description="Library and version that made the text of an HTML page; null if the text is that of the dump.",
    )
    address: str | None = Field(
        default=None, pattern=r"^https?://\S+$", description="Web address of the page; null if unknown."
    )
    saved: date | None = Field(default=None, description="Day on which the page was saved; null if unknown.")
    terms: str | None = Field(default=None, description="Terms of use of the page; null if unknown.")
    text: InstanceOf[str] = Field(
        default="", exclude=True, repr=False, description="The decoded or made text; not a column of the table."
    )

    def line_of(self, offset: int) -> int:
        """Number of the line, from 1, that contains `offset`; lines end at LF, CR LF or a lone CR."""
        return bisect_right(self._line_ends, offset) + 1

    @cached_property
    def _line_ends(self) -> Sequence[int]:
        # A page may have as many problems as lines, so the lines are looked up and not counted again.
        return array("q", (match.end() for match in _LINE_END.finditer(self.text)))


class Segment(Frozen):
    """A stretch of a document with its fate; the segments of a document tile it without gap or overlap."""

    document_id: DocumentId = Field(description="Document the segment belongs to.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")
    fate: Fate = Field(
        description="Use of the text: a field of a record, section, separator, furniture, blank or unrecognised."
    )
    record_id: RecordId | None = Field(default=None, description="Record it belongs to; null outside records.")


class Provenance(Frozen):
    """The place of a value: the slice equals the value, up to no-break spaces and what is trimmed at its ends.

    White space, controls and format characters (``reference/characters.toml``) are trimmed. The author "Ann Sample Jr"
    of a page with "Ann Sample, Jr" has no row, since the value is not a slice.
    """

    record_id: RecordId = Field(description="Record the value belongs to.")
    field: NonEmpty = Field(description="Name of the field, such as title or paragraphs.")
    item: Offset | None = Field(default=None, description="Index within a list field, from 0; null for others.")
    document_id: DocumentId = Field(description="The document that holds it.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")


class Sighting(Frozen):
    """One appearance of a record in a dump; a record seen in several dumps has one row and several sightings."""

    record_id: RecordId = Field(description="Record that was seen.")
    document_id: DocumentId = Field(description="Dump it was seen in.")
    position: Offset = Field(description="Place in the page, from 0.")
    section: str | None = Field(default=None, description="Heading above it in that page.")
    start: Offset = Field(description="Offset at which the record begins in that page.")
    end: Offset = Field(description="Offset just after the record in that page.")
