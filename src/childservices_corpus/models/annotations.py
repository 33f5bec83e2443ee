"""What annotators add: who said which words, what is named, and how records belong together."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from .base import DocumentId, Frozen, NonEmpty, Offset, RecordId
from .explaining import Explainable
from .wording import wrapped

MentionKind = Literal["person", "authority", "organisation", "money", "percentage", "date"]
# Where two finds cover the very same words, the kind that stands first here stays: the more particular one.
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
# The fields of a record that list what is mentioned of a kind.
LISTED: dict[str, MentionKind] = {"people": "person", "organisations": "organisation", "authorities": "authority"}
Relation = Literal["same_text", "same_story", "reprint", "press_release_of", "follow_up"]
QuotationId = Annotated[str, Field(pattern=r"^[a-z0-9]+/[a-z0-9-]+-[0-9a-f]{8}#q[0-9]+$")]


class Quotation(Explainable):
    """Words in quotation marks with whoever said them, or nobody where the page credits nobody."""

    id: QuotationId = Field(description="Id of the record, #q and the number of the quotation in it, from 0.")
    record_id: RecordId = Field(description="Record it stands in.")
    speaker: str | None = Field(default=None, description="Name of the speaker; null if unknown or anonymous.")
    role: str | None = Field(default=None, description="Role of the speaker as the page words it.")
    organisation: str | None = Field(default=None, description="Organisation spoken for.")
    text: NonEmpty = Field(description="The quoted words, without the outer marks.")
    document_id: DocumentId = Field(description="Document it stands in.")
    start: Offset = Field(description="Offset of the first quoted code point.")
    end: Offset = Field(description="Offset just after the last quoted code point.")

    def __str__(self) -> str:
        named = [part for part in (self.speaker, self.role, self.organisation) if part]
        return f"{wrapped(self.text)}\n  {', '.join(named) or 'speaker unknown'}\n  {self.id}"


class Mention(Frozen):
    """A name, an amount or a date where it stands in a record."""

    record_id: RecordId = Field(description="Record it stands in.")
    kind: MentionKind = Field(description="What is mentioned.")
    text: NonEmpty = Field(description="The words, as they stand.")
    ref: str | None = Field(default=None, description="What they refer to: a GSS code, a normal name, a value.")
    document_id: DocumentId = Field(description="Document it stands in.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")


class Link(Frozen):
    """Two records that belong together; it marks and never removes."""

    source_id: RecordId = Field(description="The record that refers, or the earlier id of two equals.")
    target_id: RecordId = Field(description="The record referred to.")
    relation: Relation = Field(description="How they belong together.")
    score: Annotated[float, Field(ge=0, le=1)] = Field(description="Strength of the match, from 0 to 1.")
    evidence: str = Field(description="Why they are linked, in words.")
