"""The record sets about sources: links, documents, ledger, provenance, sightings, problems."""

from collections.abc import Callable, Collection
from typing import Literal, Never, Self

from ...models import (
    Document,
    Fate,
    Link,
    Problem,
    ProblemCode,
    Provenance,
    Reason,
    Relation,
    Rule,
    Segment,
    Sighting,
    TopicScore,
)
from ..query.conditions import UNSET, Asked, Unset
from .base import RecordSet
from .records import Publishers


class Links(RecordSet[Link]):
    """Pairs of records that belong together."""

    _table_name = "links"

    def where(
        self,
        *tests: Callable[[Link], bool],
        relation: Relation | Collection[Relation] | Unset = UNSET,
        source: Asked = UNSET,
        target: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The links that meet all of the conditions; `source` and `target` are ids of records."""
        return self._where(tests, unknown, {"relation": relation, "source": source, "target": target})


class Topics(RecordSet[TopicScore]):
    """The topics of records, each with its score and the cues that fired."""

    _table_name = "topics"

    def where(
        self,
        *tests: Callable[[TopicScore], bool],
        topic: Asked = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The rows that meet all of the conditions; ``where(lambda row: row.score >= 6)`` asks for a score."""
        return self._where(tests, unknown, {"topic": topic, "record": record, "document": document})


class Reasons(RecordSet[Reason]):
    """The words that decided a value that rules worked out."""

    _table_name = "reasons"

    def where(
        self,
        *tests: Callable[[Reason], bool],
        field: Asked = UNSET,
        rule: Rule | Collection[Rule] | Unset = UNSET,
        value: Asked = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The reasons that meet all of the conditions."""
        conditions = {"field": field, "rule": rule, "value": value, "record": record, "document": document}
        return self._where(tests, unknown, conditions)


class Documents(RecordSet[Document]):
    """The dumps that were read; ``corpus.text(document_id)`` gives the text of a dump."""

    _table_name = "documents"

    def where(
        self,
        *tests: Callable[[Document], bool],
        name: Asked = UNSET,
        publisher: Asked = UNSET,
        layout: Asked = UNSET,
        encoding: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The documents that meet all of the conditions."""
        conditions = {"name": name, "publisher": publisher, "layout": layout, "encoding": encoding}
        return self._where(tests, unknown, conditions)


class Ledger(RecordSet[Segment]):
    """The fate of every character of the dumps."""

    _table_name = "ledger"

    def where(
        self,
        *tests: Callable[[Segment], bool],
        fate: Fate | Collection[Fate] | Unset = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The segments that meet all of the conditions."""
        return self._where(tests, unknown, {"fate": fate, "record": record, "document": document})


class ProvenanceRows(RecordSet[Provenance]):
    """The place of the value of each field."""

    _table_name = "provenance"

    def where(
        self,
        *tests: Callable[[Provenance], bool],
        field: Asked = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The provenance rows that meet all of the conditions."""
        return self._where(tests, unknown, {"field": field, "record": record, "document": document})


class Sightings(RecordSet[Sighting]):
    """Each appearance of a record in a dump."""

    _table_name = "sightings"

    def where(
        self,
        *tests: Callable[[Sighting], bool],
        publisher: Publishers = UNSET,
        section: Asked = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The sightings that meet all of the conditions."""
        conditions = {"publisher": publisher, "section": section, "record": record, "document": document}
        return self._where(tests, unknown, conditions)


class Problems(RecordSet[Problem]):
    """Text that could not be read as it should be."""

    _table_name = "problems"

    def where(
        self,
        *tests: Callable[[Problem], bool],
        code: ProblemCode | Collection[ProblemCode] | Unset = UNSET,
        severity: Literal["error", "warning"] | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The problems that meet all of the conditions; `document` is a document's name or id."""
        return self._where(tests, unknown, {"code": code, "severity": severity, "document": document})
