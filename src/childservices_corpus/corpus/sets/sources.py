"""The record sets that tell where things come from: links, documents, ledger, provenance, sightings, problems."""

from collections.abc import Callable, Collection
from typing import Literal, Never, Self

from ...models import Document, Fate, Link, Problem, ProblemCode, Provenance, Relation, Segment, Sighting
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
        """Those for which all of the conditions hold; `source` and `target` are ids of records."""
        return self._where(tests, unknown, {"relation": relation, "source": source, "target": target})


class Documents(RecordSet[Document]):
    """The dumps that were read; their text is in ``corpus.text(document_id)``."""

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
        """Those for which all of the conditions hold."""
        conditions = {"name": name, "publisher": publisher, "layout": layout, "encoding": encoding}
        return self._where(tests, unknown, conditions)


class Ledger(RecordSet[Segment]):
    """What became of every character of the dumps."""

    _table_name = "ledger"

    def where(
        self,
        *tests: Callable[[Segment], bool],
        fate: Fate | Collection[Fate] | Unset = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """Those for which all of the conditions hold."""
        return self._where(tests, unknown, {"fate": fate, "record": record, "document": document})


class ProvenanceRows(RecordSet[Provenance]):
    """Where the value of each field stands."""

    _table_name = "provenance"

    def where(
        self,
        *tests: Callable[[Provenance], bool],
        field: Asked = UNSET,
        record: Asked = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """Those for which all of the conditions hold."""
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
        """Those for which all of the conditions hold."""
        conditions = {"publisher": publisher, "section": section, "record": record, "document": document}
        return self._where(tests, unknown, conditions)


class Problems(RecordSet[Problem]):
    """What could not be read as it should be."""

    _table_name = "problems"

    def where(
        self,
        *tests: Callable[[Problem], bool],
        code: ProblemCode | Collection[ProblemCode] | Unset = UNSET,
        severity: Literal["error", "warning"] | Unset = UNSET,
        document: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """Those for which all of the conditions hold; `document` is a document's name or id."""
        return self._where(tests, unknown, {"code": code, "severity": severity, "document": document})
