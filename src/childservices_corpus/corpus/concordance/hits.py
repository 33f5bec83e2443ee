"""The hits of a search as a table to take out."""

from typing import Self, TypeVar

import pyarrow as pa

from ...arrow import table_of
from ...models import Frozen
from ...search.hits import Hits
from ..output import Out
from ..query.store import Store
from .facts import FACTS, facts_of

Found_co = TypeVar("Found_co", bound=Frozen, covariant=True)
SCHEMA = pa.schema(
    [
        pa.field("score", pa.float64()),
        pa.field("record_id", pa.string()),
        pa.field("quotation_id", pa.string()),
        *(pa.field(name, kind) for name, kind in FACTS.items() if name != "record_id"),
        pa.field("snippet", pa.string()),
        pa.field("field", pa.string()),
    ]
)


class RecordHits(Out, Hits[Found_co]):
    """The best matches of a query, the number of all matches, the engine, and notes; also as a frame or a file.

    As a table, each hit is a row: its score, the record, the words around the first place and the field of that place.
    """

    _table_name = "hits"
    _corpus: Store

    @classmethod
    def of(cls, corpus: Store, hits: Hits[Found_co]) -> Self:
        """The `hits` of a search in `corpus`."""
        found = cls(hits.query, hits, hits.total, hits.engine, hits.notes)
        found._corpus = corpus
        return found

    def to_arrow(self) -> pa.Table:
        """A row for each hit, the best first."""
        owners = [getattr(hit.record, "record_id", None) for hit in self]
        ids = [str(getattr(hit.record, "id", "")) for hit in self]
        facts = facts_of(self._corpus, [owner or one for owner, one in zip(owners, ids, strict=True)])
        rows = [
            {
                "score": hit.score,
                "quotation_id": one if owner else None,
                "snippet": hit.snippet.text,
                "field": hit.snippet.field,
                **fact,
            }
            for hit, owner, one, fact in zip(self, owners, ids, facts, strict=True)
        ]
        return table_of(rows, SCHEMA)
