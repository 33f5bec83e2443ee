"""Annotations: quoted words and their speakers, mentions of names, and links between records."""

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from ..html import html_card
from ..safe.terminal import visible
from .base import RECORD_ID, DocumentId, NonEmpty, Offset, RecordId
from .explaining import Explainable
from .wording import wrapped

MentionKind = Literal["person", "authority", "organisation", "money", "percentage", "date"]
# If two finds cover the same words, the kind that comes first here, the more specific, is kept.
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
# Fields of a record that list its mentions of one kind.
LISTED: dict[str, MentionKind] = {"people": "person", "organisations": "organisation", "authorities": "authority"}
Relation = Literal["same_text", "same_story", "teaser_of", "reprint", "press_release_of", "follow_up", "revision_of"]
QuotationId = Annotated[str, Field(pattern=rf"^{RECORD_ID}#[qm][0-9]+$")]
QuotationKind = Literal["speech", "title", "scare"]
SpeakerBasis = Literal["before", "after", "around", "colon", "signature", "pronoun", "continued", "unknown"]


class Quotation(Explainable):
    """Words in quotation marks, with the person or body that the page credits, if it credits one."""

    main: ClassVar[str] = "text"

    id: QuotationId = Field(
        description="Id of the record, then #q and the number of the quotation in the record, from 0. "
        "Words that are not speech have #m and a number of their own."
    )
    record_id: RecordId = Field(description="The record that holds it.")
    speaker: str | None = Field(default=None, description="Name of the speaker; null if unknown or anonymous.")
    role: str | None = Field(default=None, description="Role of the speaker as the page words it.")
    organisation: str | None = Field(default=None, description="Organisation spoken for.")
    text: NonEmpty = Field(description="The quoted words, without the outer marks.")
    document_id: DocumentId = Field(description="The document that holds it.")
    start: Offset = Field(description="Offset of the first quoted code point.")
    end: Offset = Field(description="Offset just after the last quoted code point.")
    kind: QuotationKind = Field(
        default="speech", description="speech; or title, the name of a work; or scare, a word that is only marked."
    )
    basis: SpeakerBasis = Field(default="unknown", description="How the speaker was found; unknown without a speaker.")

    def __str__(self) -> str:
        named = [part for part in (self.speaker, self.role, self.organisation) if part]
        return visible(f"{wrapped(self.text)}\n  {', '.join(named) or 'speaker unknown'}\n  {self.id}")

    def _repr_html_(self) -> str:
        facts = [("role", self.role or ""), ("organisation", self.organisation or ""), ("kind", self.kind)]
        basis = "" if self.basis == "unknown" else self.basis
        return html_card(self.speaker or "speaker unknown", [*facts, ("found by", basis)], self.text, self.id)


class Mention(Explainable):
    """A name, an amount or a date in a record, with its place."""

    main: ClassVar[str] = "text"

    record_id: RecordId = Field(description="The record that holds it.")
    kind: MentionKind = Field(description="What is mentioned.")
    text: NonEmpty = Field(description="The words of the page.")
    ref: str | None = Field(default=None, description="Meaning of the words: a GSS code, a normal name, a value.")
    document_id: DocumentId = Field(description="The document that holds it.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")

    def _repr_html_(self) -> str:
        return html_card(self.text, [("kind", self.kind), ("meaning", self.ref or "")], foot=self.record_id)


class Link(Explainable):
    """Two records that belong together; both stay in their tables."""

    main: ClassVar[str] = "evidence"

    source_id: RecordId = Field(
        description="The record that refers to the other; of two equal records, the one with the earlier id."
    )
    target_id: RecordId = Field(description="The record referred to.")
    relation: Relation = Field(description="How they belong together.")
    score: Annotated[float, Field(ge=0, le=1)] = Field(description="Strength of the match, from 0 to 1.")
    evidence: str = Field(description="Why they are linked, in words.")

    def _repr_html_(self) -> str:
        facts = [("from", self.source_id), ("to", self.target_id), ("score", f"{self.score:g}")]
        return html_card(self.relation, facts, self.evidence)
