"""The corpus: its tables, read when first asked for, as record sets."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..errors import NotFoundError
from ..models import Article, Statement
from ..tables.schemas import TABLES, schema
from .query.store import Corrections, Resolver, Store, Tables, Vocabulary
from .sets import display
from .sets.records import Articles, Mentions, Quotations, Statements
from .sets.sources import Documents, Ledger, Links, Problems, ProvenanceRows, Sightings

if TYPE_CHECKING:
    import duckdb

    from ..evaluation.quality import Quality
    from ..search.hits import Hits
    from .describe import Description


class Corpus(Store):
    """A dataset to ask: each table but `sources` is an attribute, read when it is first used.

    `tables` gives a table by name: a mapping of Arrow tables, or a function that gives an Arrow table, or opens a
    Parquet file anew at each call, which is then read piece by piece, by several threads where it is large.
    `vocabulary` lists, by column, what is right to ask for though no record has it, such as all topics or the names of
    authorities; `authorities` gives the GSS codes of a local authority's name, in addition to the names that the
    mentions show; `corrections` reads what was corrected by hand, and `quality` the measured quality; `check` is called
    before a file is read and raises an error if it is no longer the one that was opened.
    """

    def __init__(
        self,
        tables: Tables,
        *,
        vocabulary: Vocabulary | None = None,
        authorities: Resolver | None = None,
        corrections: Corrections | None = None,
        quality: "Callable[[], Quality] | None" = None,
        check: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(tables, vocabulary or {}, authorities, corrections or tuple, check)
        self._quality = quality

    @classmethod
    def from_tables(cls, tables: Mapping[str, pa.Table], **options: Any) -> "Corpus":
        """The corpus of `tables` in memory; those that are missing are empty."""
        return cls(tables, **options)

    @property
    def articles(self) -> Articles:
        """Articles of the news listings."""
        return Articles(self)

    @property
    def statements(self) -> Statements:
        """Statements of the feeds."""
        return Statements(self)

    @property
    def quotations(self) -> Quotations:
        """Quoted words with their speakers."""
        return Quotations(self)

    @property
    def mentions(self) -> Mentions:
        """Names, amounts and dates with their places."""
        return Mentions(self)

    @property
    def links(self) -> Links:
        """Pairs of records that belong together."""
        return Links(self)

    @property
    def documents(self) -> Documents:
        """The dumps that were read."""
        return Documents(self)

    @property
    def ledger(self) -> Ledger:
        """What became of every character."""
        return Ledger(self)

    @property
    def provenance(self) -> ProvenanceRows:
        """Where each value stands."""
        return ProvenanceRows(self)

    @property
    def sightings(self) -> Sightings:
        """Each appearance of a record in a dump."""
        return Sightings(self)

    @property
    def problems(self) -> Problems:
        """What could not be read, or only with a doubt."""
        return Problems(self)

    def search(self, query: str, limit: int = 10, engine: str = "auto") -> "Hits[Article | Statement]":
        """The `limit` best matches among articles and statements, with scores, snippets and places.

        For quotations ask ``corpus.quotations.hits(query)``.
        """
        from ..search.find import find_hits

        return find_hits(self, {"articles": None, "statements": None}, query, limit, engine)

    def describe(self) -> "Description":
        """How many records have each field filled, by table and publisher."""
        from .describe import describe

        return describe(self)

    def quality(self, field: str | None = None) -> "Quality":
        """How good each field is, or `field`: figures measured against labels by eye when the release was built.

        Raises :class:`NotFoundError` where nothing was measured, as for dumps without labels, and
        :class:`~childservices_corpus.errors.QueryError` for a field that is not measured.
        """
        if self._quality is None:
            raise NotFoundError("this corpus comes from no release folder, so that nothing was measured")
        found = self._quality()
        return found if field is None else found.of(field)

    def to_duckdb(self, connection: "duckdb.DuckDBPyConnection | None" = None) -> "duckdb.DuckDBPyConnection":
        """Register every table but `sources` in `connection` under its name; returns it, or a new one in memory."""
        found = connection
        for name in TABLES:
            found = self.records(name).to_duckdb(found)
        assert found is not None
        return found

    def records(self, table: str) -> Any:
        """The record set of the table of that name; raises :class:`NotFoundError` for any other."""
        schema(table)
        return getattr(self, table)

    def __repr__(self) -> str:
        return display.corpus_text(self)

    def _repr_html_(self) -> str:
        return display.corpus_html(self)
