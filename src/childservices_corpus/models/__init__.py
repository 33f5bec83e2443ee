"""The vocabulary of the package: frozen, validated models.

JSON Schema, Arrow schemas and the data dictionary are generated from these models. A name is imported at its first use:
a command that only prints needs neither models nor pydantic.
"""

from typing import TYPE_CHECKING

from ..imports.first_use import first_use

if TYPE_CHECKING:
    from .annotations import LISTED as LISTED
    from .annotations import MENTION_KINDS as MENTION_KINDS
    from .annotations import Link as Link
    from .annotations import Mention as Mention
    from .annotations import MentionKind as MentionKind
    from .annotations import Quotation as Quotation
    from .annotations import QuotationKind as QuotationKind
    from .annotations import Relation as Relation
    from .annotations import SpeakerBasis as SpeakerBasis
    from .base import Frozen as Frozen
    from .bodies import Authority as Authority
    from .bodies import Organisation as Organisation
    from .bodies import Tenure as Tenure
    from .dates import BASES as BASES
    from .dates import Basis as Basis
    from .dates import DateRange as DateRange
    from .dates import Evidence as Evidence
    from .explaining import Explainable as Explainable
    from .explaining import Source as Source
    from .explaining import bind as bind
    from .explaining import bind_all as bind_all
    from .headlines import HeadlineBasis as HeadlineBasis
    from .headlines import first_words as first_words
    from .headlines import headline_of as headline_of
    from .parsed import Parsed as Parsed
    from .problems import Problem as Problem
    from .problems import ProblemCode as ProblemCode
    from .publishers import ListingOrder as ListingOrder
    from .publishers import Publisher as Publisher
    from .publishers import publisher as publisher
    from .publishers import publisher_at as publisher_at
    from .publishers import publisher_called as publisher_called
    from .publishers import publisher_fault as publisher_fault
    from .publishers import publisher_names as publisher_names
    from .reasons import RULES as RULES
    from .reasons import Reason as Reason
    from .reasons import Rule as Rule
    from .reasons import TopicCue as TopicCue
    from .reasons import TopicScore as TopicScore
    from .records import Article as Article
    from .records import FirstPublished as FirstPublished
    from .records import Form as Form
    from .records import Genre as Genre
    from .records import Kind as Kind
    from .records import ParagraphRole as ParagraphRole
    from .records import Speaker as Speaker
    from .records import Statement as Statement
    from .sources import Document as Document
    from .sources import Fate as Fate
    from .sources import Provenance as Provenance
    from .sources import Segment as Segment
    from .sources import Sighting as Sighting
    from .sources import Span as Span
    from .texts import AnnotatedText as AnnotatedText
    from .texts import TextMention as TextMention
    from .texts import TextQuotation as TextQuotation

_HOMES: dict[str, str] = {
    "LISTED": ".annotations",
    "MENTION_KINDS": ".annotations",
    "Link": ".annotations",
    "Mention": ".annotations",
    "MentionKind": ".annotations",
    "Quotation": ".annotations",
    "QuotationKind": ".annotations",
    "Relation": ".annotations",
    "SpeakerBasis": ".annotations",
    "Frozen": ".base",
    "Authority": ".bodies",
    "Organisation": ".bodies",
    "Tenure": ".bodies",
    "BASES": ".dates",
    "Basis": ".dates",
    "DateRange": ".dates",
    "Evidence": ".dates",
    "Explainable": ".explaining",
    "Source": ".explaining",
    "bind": ".explaining",
    "bind_all": ".explaining",
    "HeadlineBasis": ".headlines",
    "first_words": ".headlines",
    "headline_of": ".headlines",
    "Parsed": ".parsed",
    "Problem": ".problems",
    "ProblemCode": ".problems",
    "ListingOrder": ".publishers",
    "Publisher": ".publishers",
    "publisher": ".publishers",
    "publisher_at": ".publishers",
    "publisher_called": ".publishers",
    "publisher_fault": ".publishers",
    "publisher_names": ".publishers",
    "RULES": ".reasons",
    "Reason": ".reasons",
    "Rule": ".reasons",
    "TopicCue": ".reasons",
    "TopicScore": ".reasons",
    "Article": ".records",
    "FirstPublished": ".records",
    "Form": ".records",
    "Genre": ".records",
    "Kind": ".records",
    "ParagraphRole": ".records",
    "Speaker": ".records",
    "Statement": ".records",
    "Document": ".sources",
    "Fate": ".sources",
    "Provenance": ".sources",
    "Segment": ".sources",
    "Sighting": ".sources",
    "Span": ".sources",
    "AnnotatedText": ".texts",
    "TextMention": ".texts",
    "TextQuotation": ".texts",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll] - all of them are strings
__getattr__, __dir__ = first_use(__name__, _HOMES)
