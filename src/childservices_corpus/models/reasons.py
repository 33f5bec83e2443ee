"""Why a value that rules worked out is what it is: the words of the page that decided, with their places."""

from typing import Annotated, Literal

from pydantic import Field

from .base import DocumentId, Frozen, NonEmpty, Offset, RecordId

Rule = Literal[
    "title",
    "pointer",
    "quoted",
    "told",
    "signed",
    "first_published",
    "first_person",
    "paper",
    "byline",
    "named",
    "before",
    "after",
    "around",
    "colon",
    "signature",
    "pronoun",
    "continued",
    "answered",
    "lent",
    "compared",
    "default",
]
# What each rule says of the words that decided.
RULES: dict[Rule, str] = {
    "title": "the title says so",
    "pointer": "the item only points to another text",
    "quoted": "it quotes a speaker",
    "told": "it reports in the third person what was said or published",
    "signed": "a line names its author",
    "first_published": "a line says where it appeared first",
    "first_person": "its author says I or we",
    "paper": "it calls itself a paper, or links to its paper",
    "byline": "these words say who wrote it",
    "named": "the page has these words",
    # How the speaker of a quotation was found, as in the field ``basis``.
    "before": "the words before the quotation credit it",
    "after": "the words after the quotation credit it",
    "around": "the sentence around the quotation credits it",
    "colon": "a colon between the speaker and the quotation credits it",
    "signature": "the name behind a dash signs the quotation",
    "pronoun": "a pronoun beside the quotation means the speaker",
    "continued": "the quotation continues the words of the speaker",
    "answered": "the page says what it answers",
    "lent": "the page of the article names its author",
    "compared": "these words were compared",
    "default": "nothing on the page says otherwise; this is where the record begins",
}
CuePart = Literal["title", "opening", "subheading", "body"]


class Reason(Frozen):
    """One reason for a value that rules worked out: words of the page, with their place."""

    record_id: RecordId = Field(description="The record; of a link, the one that refers to the other.")
    field: NonEmpty = Field(
        description="The field of the record, such as kind; quotations.speaker for a part of a quotation; links."
    )
    item: Offset | None = Field(
        default=None, description="Index of the value in a list, or number of the quotation, from 0; null for others."
    )
    value: NonEmpty = Field(description="The value; of a link, its relation and the other record.")
    rule: Rule = Field(description="How the words decide.")
    words: NonEmpty = Field(description="The words of the page.")
    document_id: DocumentId = Field(description="The document that holds the words.")
    start: Offset = Field(description="Offset of the first code point of the words.")
    end: Offset = Field(description="Offset just after the last code point of the words.")


class TopicCue(Frozen):
    """Words of a record that speak for a topic, or against it."""

    cue: NonEmpty = Field(description="The cue, as the table of topics has it.")
    part: CuePart = Field(description="Part of the record.")
    added: float = Field(description="What it added to the score; negative for a cue against the topic.")
    words: NonEmpty = Field(description="The words of the page.")
    start: Offset = Field(description="Offset of the first code point of the words.")
    end: Offset = Field(description="Offset just after the last code point of the words.")


class TopicScore(Frozen):
    """A topic of a record, with its score and the cues that fired."""

    record_id: RecordId = Field(description="The record.")
    topic: NonEmpty = Field(description="Slug of the topic.")
    score: Annotated[float, Field(ge=0)] = Field(description="Sum of what the cues added.")
    bar: Annotated[float, Field(ge=0)] = Field(description="Least score for a topic of this record.")
    cues: tuple[TopicCue, ...] = Field(description="The cues, in the order of the page.")
    document_id: DocumentId = Field(description="The document that holds the words.")
