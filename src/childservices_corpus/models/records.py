"""The two kinds of record: an article of a news listing and a statement of an association."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from ..errors import RuleError
from ..html import html_card
from ..safe.terminal import visible
from .base import DocumentId, Frozen, NonEmpty, Offset, PublisherName, RecordId
from .dates import Basis, DateRange, Evidence
from .explaining import Explainable
from .headlines import HeadlineBasis, headline_of
from .wording import card

Genre = Literal["news", "opinion", "interview", "feature", "exclusive"]
Kind = Literal["comment", "response", "press_release", "speech", "column", "submission", "publication", "event"]
Form = Literal["listing", "page"]
# The word for a record of each table.
TYPES = {"articles": "article", "statements": "statement"}
ParagraphRole = Literal["body", "list_item", "byline", "first_published", "word_count"]
_HEADLINE = "The title, words of the page's address, or the first words; never null."
_HEADLINE_BASIS = "Source of the headline: page (the title), address or words."
# More words than any text has; a larger number would not fit into a table.
WordCount = Annotated[int, Field(ge=0, lt=10**9)]


class Speaker(Frozen):
    """A person who speaks in a statement, in the role that the statement gives."""

    name: str | None = Field(default=None, description="Name without honorifics; null for an anonymous speaker.")
    role: str | None = Field(default=None, description="Role as the page words it; null if none is given.")
    organisation: str | None = Field(default=None, description="Organisation spoken for; null if unknown.")


class FirstPublished(Frozen):
    """The first publication of a reprinted column, according to its provenance line."""

    outlet: str | None = Field(default=None, description="Name of the outlet as written, without an article.")
    date_text: str | None = Field(default=None, description="Date as written; a month alone is common.")
    url: str | None = Field(default=None, description="Address as written.")


class Article(Explainable):
    """One item of a news listing: the words of a publisher, and their date."""

    id: RecordId = Field(description="Stable id: publisher, slug of the title, 8 hex digits of the content's hash.")
    publisher: PublisherName = Field(description="Publisher of the listing.")
    section: str | None = Field(default=None, description="Heading of the listing above the item.")
    form: Form = Field(default="listing", description="Item of a listing, or article on a page of its own.")
    title: NonEmpty | None = Field(default=None, description="Headline, in the words of the page; null without one.")
    headline: str = Field(default="", description=_HEADLINE)
    headline_basis: HeadlineBasis = Field(default="page", description=_HEADLINE_BASIS)
    summary: str | None = Field(
        default=None, description="Standfirst, in the words of the page; null where the page lacks it."
    )
    summary_truncated: bool = Field(default=False, description="True when the page cuts the summary with dots.")
    paragraphs: tuple[str, ...] = Field(default=(), description="Paragraphs below the summary, in order.")
    subheadings: tuple[str, ...] = Field(default=(), description="Headings inside the body.")
    complete: bool | None = Field(
        default=None,
        description="True if the whole text is on the page; false if a paywall, a pointer to the rest or dots cut it; "
        "null where nothing says so.",
    )
    publisher_topics: tuple[str, ...] = Field(default=(), description="Topics that the publisher's page gives.")
    genre: Genre | None = Field(default=None, description="News, opinion, interview, feature or exclusive.")
    authors: tuple[str, ...] = Field(
        default=(),
        description="Names of the authors, from a byline, from the summary or, for a teaser, from the article's page.",
    )
    published_text: str | None = Field(
        default=None, description="Date line, in the words of the page; null if undated."
    )
    published_earliest: date | None = Field(default=None, description="First possible day of publication.")
    published_latest: date | None = Field(default=None, description="Last possible day of publication.")
    published_basis: Basis = Field(default="unknown", description="Strongest evidence for the days.")
    published_evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="Evidence other than the date line; the place of the date line is in the provenance table.",
    )
    people: tuple[str, ...] = Field(default=(), description="People named.")
    organisations: tuple[str, ...] = Field(default=(), description="Organisations named.")
    authorities: tuple[str, ...] = Field(default=(), description="GSS codes of the local authorities named.")
    topics: tuple[str, ...] = Field(default=(), description="Topic slugs, the main one first.")
    document_id: DocumentId = Field(description="Dump of the reading that is shown: the first or a better one.")
    position: Offset = Field(description="Position in that page, counted from 0.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        first, last = self.published_earliest, self.published_latest
        if first is not None and last is not None and first > last:
            raise RuleError(f"published_earliest {first} is after published_latest {last}")
        if not self.headline:
            _give_headline(self, self.summary or next(iter(self.paragraphs), ""))
        return self

    date_field: ClassVar[str] = "published"
    stories: ClassVar[tuple[str, ...]] = (date_field,)

    def __str__(self) -> str:
        head = f"{self.publisher}, {self.genre or 'genre unknown'}, {self.published.in_words()}"
        return visible(card(self.headline, head, self._body(), self._labelled(), _place(self)))

    def _repr_html_(self) -> str:
        return _html_of(self, self._labelled(), self._body())

    def _labelled(self) -> list[tuple[str, str]]:
        return [("by", ", ".join(self.authors)), ("topics", ", ".join(self.topics))]

    def _body(self) -> str:
        return "\n\n".join(part for part in (self.summary, *self.paragraphs) if part)

    @property
    def published(self) -> DateRange:
        """Day of publication as a range, with its evidence."""
        return DateRange(
            earliest=self.published_earliest,
            latest=self.published_latest,
            basis=self.published_basis,
            evidence=(
                *_stated(self.published_earliest, self.published_latest, self.published_basis, self.published_text),
                *self.published_evidence,
            ),
        )

    @property
    def dated(self) -> DateRange:
        """The date of the record, whatever its kind: the days of publication."""
        return self.published


class Statement(Explainable):
    """One item of a statements feed: the words of an association, divided into the parts of the page."""

    id: RecordId = Field(description="Stable id: publisher, slug of the title, 8 hex digits of the content's hash.")
    publisher: PublisherName = Field(description="Publisher of the feed.")
    title: NonEmpty | None = Field(default=None, description="Title, in the words of the page; null without one.")
    headline: str = Field(default="", description=_HEADLINE)
    headline_basis: HeadlineBasis = Field(default="page", description=_HEADLINE_BASIS)
    title_truncated: bool = Field(default=False, description="True when the page cuts the title with dots.")
    kind: Kind = Field(description="Kind of statement.")
    stub: bool = Field(default=False, description="True when the item only points to a text elsewhere.")
    text: str = Field(
        default="",
        description="All text below the title, as one slice of the page; all text of an untitled record.",
    )
    paragraphs: tuple[str, ...] = Field(
        default=(), description="Content lines in order: lead-ins, paragraphs, list items, bylines, provenance lines."
    )
    paragraph_roles: tuple[ParagraphRole, ...] = Field(default=(), description="Role of each of the paragraphs.")
    subheadings: tuple[str, ...] = Field(default=(), description="Headings inside the body.")
    link_labels: tuple[str, ...] = Field(default=(), description="Labels of links, such as View response.")
    end_marker: str | None = Field(default=None, description="ENDS or Ends, as on the page; null if the page lacks it.")
    notes: tuple[str, ...] = Field(default=(), description="Lines after the end marker.")
    byline: str | None = Field(default=None, description="Line that names the author of a column.")
    word_count: WordCount | None = Field(default=None, description="Length in words, if the page states it.")
    first_published: FirstPublished | None = Field(default=None, description="First publication, if it was elsewhere.")
    responding_to: tuple[str, ...] = Field(
        default=(), description="The report, event or text that it comments on or responds to."
    )
    speakers: tuple[Speaker, ...] = Field(default=(), description="Speakers with their roles.")
    published_text: str | None = Field(
        default=None, description="Day in a list of texts, in the words of the page; null elsewhere."
    )
    publisher_topics: tuple[str, ...] = Field(default=(), description="Topics that the publisher's page gives.")
    issued_earliest: date | None = Field(default=None, description="First possible day of issue.")
    issued_latest: date | None = Field(default=None, description="Last possible day of issue.")
    issued_basis: Basis = Field(default="unknown", description="Strongest evidence for the days.")
    issued_evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="Evidence other than the day in a list; the place of that day is in the provenance table.",
    )
    people: tuple[str, ...] = Field(default=(), description="People named.")
    organisations: tuple[str, ...] = Field(default=(), description="Organisations named.")
    authorities: tuple[str, ...] = Field(default=(), description="GSS codes of the local authorities named.")
    topics: tuple[str, ...] = Field(default=(), description="Topic slugs, the main one first.")
    document_id: DocumentId = Field(description="Dump of the reading that is shown: the first or a better one.")
    position: Offset = Field(description="Position in that page, counted from 0.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        first, last = self.issued_earliest, self.issued_latest
        if first is not None and last is not None and first > last:
            raise RuleError(f"issued_earliest {first} is after issued_latest {last}")
        if len(self.paragraphs) != len(self.paragraph_roles):
            raise RuleError(f"{len(self.paragraphs)} paragraphs but {len(self.paragraph_roles)} paragraph_roles")
        if not self.headline:
            _give_headline(self, self.text)
        return self

    date_field: ClassVar[str] = "issued"
    stories: ClassVar[tuple[str, ...]] = (date_field,)

    def __str__(self) -> str:
        head = f"{self.publisher}, {self.kind}, {self.issued.in_words()}"
        return visible(card(self.headline, head, self.text, self._labelled(), _place(self)))

    def _repr_html_(self) -> str:
        return _html_of(self, self._labelled(), self.text)

    def _labelled(self) -> list[tuple[str, str]]:
        speakers = [", ".join(part for part in (one.name or "unnamed", one.role) if part) for one in self.speakers]
        return [("said by", "; ".join(speakers)), ("topics", ", ".join(self.topics))]

    @property
    def issued(self) -> DateRange:
        """Day of issue as a range, with its evidence."""
        return DateRange(
            earliest=self.issued_earliest,
            latest=self.issued_latest,
            basis=self.issued_basis,
            evidence=(
                *_stated(self.issued_earliest, self.issued_latest, self.issued_basis, self.published_text),
                *self.issued_evidence,
            ),
        )

    @property
    def dated(self) -> DateRange:
        """The date of the record, whatever its kind: the days of issue."""
        return self.issued


def _give_headline(record: Article | Statement, words: str) -> None:
    """Give a record that was made without a headline its own; `words` are the beginning of its text."""
    headline, basis = headline_of(record.title, None, words)
    if not headline:
        raise RuleError("a record without a title needs words of its text for its headline")
    # The record is frozen for its users; here it is still being made.
    vars(record).update(headline=headline, headline_basis=basis)


def _stated(first: date | None, last: date | None, basis: Basis, words: str | None) -> tuple[Evidence, ...]:
    """The date line as evidence, unless the days were corrected by hand."""
    if words is None or first is None or basis != "stated":
        return ()
    return (Evidence(kind="stated", earliest=first, latest=last, words=words),)


def _place(record: Article | Statement) -> str:
    return f"{record.id}, number {record.position} of document {record.document_id[:12]}"


def _html_of(record: Article | Statement, labelled: list[tuple[str, str]], body: str) -> str:
    facts = [(record.date_field, record.dated.with_basis()), ("publisher", record.publisher), *labelled]
    return html_card(record.headline, facts, body, record.id)
