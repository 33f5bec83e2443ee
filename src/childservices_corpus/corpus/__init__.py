"""The corpus to query: record sets over tables that are read on demand."""

from .corpus import Corpus
from .opening import load
from .query.counting import Counts
from .sets.base import RecordSet
from .sets.records import Articles, Mentions, Quotations, Statements
from .sets.selection import Selection

__all__ = [
    "Articles",
    "Corpus",
    "Counts",
    "Mentions",
    "Quotations",
    "RecordSet",
    "Selection",
    "Statements",
    "load",
]
