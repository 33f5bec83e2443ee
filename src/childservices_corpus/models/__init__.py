"""The vocabulary of the package: frozen, validated models.

JSON Schema, Arrow schemas and the data dictionary are generated from these models.
"""

from .annotations import (
    LISTED,
    MENTION_KINDS,
    Link,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Relation,
    SpeakerBasis,
)
from .base import Frozen
from .dates import BASES, Basis, DateRange, Evidence
from .explaining import Explainable, Source, bind, bind_all
from .headlines import HeadlineBasis, first_words, headline_of
from .parsed import Parsed
from .problems import Problem, ProblemCode
from .publishers import (
    ListingOrder,
    Publisher,
    publisher,
    publisher_at,
    publisher_called,
    publisher_fault,
    publisher_names,
)
from .reasons import RULES, Reason, Rule, TopicCue, TopicScore
from .records import Article, FirstPublished, Form, Genre, Kind, ParagraphRole, Speaker, Statement
from .sources import Document, Fate, Provenance, Segment, Sighting, Span
from .texts import AnnotatedText, TextMention, TextQuotation

__all__ = [
    "BASES",
    "LISTED",
    "MENTION_KINDS",
    "RULES",
    "AnnotatedText",
    "Article",
    "Basis",
    "DateRange",
    "Document",
    "Evidence",
    "Explainable",
    "Fate",
    "FirstPublished",
    "Form",
    "Frozen",
    "Genre",
    "HeadlineBasis",
    "Kind",
    "Link",
    "ListingOrder",
    "Mention",
    "MentionKind",
    "ParagraphRole",
    "Parsed",
    "Problem",
    "ProblemCode",
    "Provenance",
    "Publisher",
    "Quotation",
    "QuotationKind",
    "Reason",
    "Relation",
    "Rule",
    "Segment",
    "Sighting",
    "Source",
    "Span",
    "Speaker",
    "SpeakerBasis",
    "Statement",
    "TextMention",
    "TextQuotation",
    "TopicCue",
    "TopicScore",
    "bind",
    "bind_all",
    "first_words",
    "headline_of",
    "publisher",
    "publisher_at",
    "publisher_called",
    "publisher_fault",
    "publisher_names",
]
