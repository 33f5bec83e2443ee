"""The vocabulary: every thing the package speaks of, as a frozen, validated model.

JSON Schema, Arrow schemas and the data dictionary are generated from here; it imports nothing else of
ours but the errors.
"""

from .annotations import LISTED, MENTION_KINDS, Link, Mention, MentionKind, Quotation, Relation
from .base import PUBLISHERS, Frozen, Publisher
from .dates import BASES, Basis, DateRange, Evidence
from .explaining import Explainable, Source, bind, bind_all
from .parsed import Parsed
from .problems import Problem, ProblemCode
from .records import Article, FirstPublished, Genre, Kind, ParagraphRole, Speaker, Statement
from .sources import Document, Fate, Provenance, Segment, Sighting, Span

__all__ = [
    "BASES",
    "LISTED",
    "MENTION_KINDS",
    "PUBLISHERS",
    "Article",
    "Basis",
    "DateRange",
    "Document",
    "Evidence",
    "Explainable",
    "Fate",
    "FirstPublished",
    "Frozen",
    "Genre",
    "Kind",
    "Link",
    "Mention",
    "MentionKind",
    "ParagraphRole",
    "Parsed",
    "Problem",
    "ProblemCode",
    "Provenance",
    "Publisher",
    "Quotation",
    "Relation",
    "Segment",
    "Sighting",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "bind",
    "bind_all",
]
