"""What :func:`~childservices_corpus.annotate_text` finds in a text: quotations, speakers and mentions with offsets."""

from pydantic import Field

from .annotations import MentionKind, QuotationKind, SpeakerBasis
from .base import Frozen, NonEmpty, Offset
from .records import Speaker


class TextQuotation(Frozen):
    """Words in quotation marks in a text, with the person or body that the text credits, if it credits one."""

    start: Offset = Field(description="Offset of the first quoted code point.")
    end: Offset = Field(description="Offset just after the last quoted code point.")
    text: NonEmpty = Field(description="The quoted words, without the outer marks.")
    speaker: str | None = Field(default=None, description="Name of the speaker; null if unknown or anonymous.")
    role: str | None = Field(default=None, description="Role of the speaker in the words of the text.")
    organisation: str | None = Field(default=None, description="Organisation spoken for.")
    kind: QuotationKind = Field(
        default="speech", description="speech; or title, the name of a work; or scare, a word that is only marked."
    )
    basis: SpeakerBasis = Field(default="unknown", description="How the speaker was found; unknown without a speaker.")


class TextMention(Frozen):
    """A name, an amount or a date in a text, with its place."""

    kind: MentionKind = Field(description="What is mentioned.")
    text: NonEmpty = Field(description="The words of the text.")
    ref: str | None = Field(default=None, description="Meaning of the words: a GSS code, a normal name, a value.")
    start: Offset = Field(description="Offset of the first code point.")
    end: Offset = Field(description="Offset just after the last code point.")


class AnnotatedText(Frozen):
    """The quotations, speakers and mentions of a text.

    ``quotations`` are speech. Words in marks that are not speech are apart, in ``other_marked``.
    """

    quotations: tuple[TextQuotation, ...] = Field(description="Quoted speech, in order.")
    speakers: tuple[Speaker, ...] = Field(description="Those who are credited with a quotation, each once, in order.")
    mentions: tuple[TextMention, ...] = Field(description="Names, amounts and dates, in order.")
    other_marked: tuple[TextQuotation, ...] = Field(
        default=(), description="Words in marks that are not speech: titles of works and single marked words."
    )
