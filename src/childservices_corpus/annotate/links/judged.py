"""What the rules say of two records: a relation with its score and its evidence."""

from typing import NamedTuple

from ...models import Relation
from .features import Features


class Judged(NamedTuple):
    """The relation of a record to another one, how sure it is, and why."""

    source: Features
    target: Features
    relation: Relation
    score: float
    evidence: str


class Linked(NamedTuple):
    """A link between two records, which are numbers in the order of ids."""

    source: int
    target: int
    relation: Relation
    score: float
    evidence: str
