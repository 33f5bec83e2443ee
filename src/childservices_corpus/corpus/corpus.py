"""The corpus: its tables, read when first asked for, as record sets."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..documents import decode
from ..errors import NotFoundError
from ..explain import date_story, marked
from ..models import Article, Document, Explainable, Statement
from ..tables.schemas import TABLES, schema
from . import show
from .arrays import empty, text
from .asking import fold
from .bookkeeping import Documents, Ledger, Links, Problems, ProvenanceRows, Sightings
from .fields import Path
from .kinds import Articles, Mentions, Quotations, Statements
from .masks import any_of, distinct, plain
from .readers import Reader, TableLike, reader
from .standing import places

if TYPE_CHECKING:
    import duckdb

    from ..evaluation.quality import Quality
    from ..search.engines import SearchIndex
    from ..search.hits import Hits
    from .describe import Description

SOURCES = "sources"
_SOURCES_SCHEMA = pa.schema([("document_id", pa.string()), ("content", pa.binary())])
Resolver = Callable[[str], Collection[str]]


class Corpus:
    """A dataset to ask: each table is an attribute, read when it is first used.

    `tables` gives a table by name: a mapping of Arrow tables, or a function that gives an Arrow table, or opens a
    Parquet file anew at each call, which is then read piece by piece, by several threads where it is large.
    `vocabulary` lists, by column, values that are right though no record has them, such as all topics; `authorities`
    gives the GSS codes of a local authority's name, in addition to the names that the mentions show; `quality` reads
    the measured quality.
    """

    def __init__(
        self,
        tables: Callable[[str], TableLike] | Mapping[str, pa.Table],
        *,
        vocabulary: Mapping[str, Collection[str]] | None = None,
        authorities: Resolver | None = None,
        quality: "Callable[[], Quality] | None" = None,
    ) -> None:
        self._tables = tables
        self._vocabulary = dict(vocabulary or {})
        self._resolver = authorities
        self._quality = quality
        self._readers: dict[str, Reader] = {}
        self._rows: dict[str, dict[str, int]] = {}
        self._values: dict[tuple[str, Path], frozenset[Any]] = {}
        self._spellings: dict[tuple[str, Path], dict[str, list[str]]] = {}
        self._texts: dict[str, Document] = {}
        self._indexes: dict[tuple[str, str], SearchIndex] = {}

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
        """Quoted words with whoever said them."""
        return Quotations(self)

    @property
    def mentions(self) -> Mentions:
        """Names, amounts and dates where they stand."""
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
        """What could not be read as it should be."""
        return Problems(self)

    def search(self, query: str, limit: int = 10, engine: str = "auto") -> "Hits[Article | Statement]":
        """The `limit` best matches among articles and statements, with scores, snippets and places.

        For quotations ask ``corpus.quotations.hits(query)``.
        """
        from ..search.find import find_hits

        return find_hits(self, {"articles": None, "statements": None}, query, limit, engine)

    def search_index(self, table: str, engine: str = "auto", path: str | FilePath | None = None) -> "SearchIndex":
        """The search index that holds `table`, built when first asked for.

        With `path`, a folder, it is kept there in a file and used again as long as the records are the same; all later
        searches by that engine use it too.
        """
        from ..search.engines import build_index, choose
        from ..search.texts import family

        names = family(table)
        chosen, why = choose(engine, sum(self.reader(name).rows for name in names))
        key = (names[0], chosen)
        if key not in self._indexes or path is not None:
            self._indexes[key] = build_index(self, table, chosen, why, None if path is None else FilePath(path))
        return replace(self._indexes[key], why=why)

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
        """Register every table in `connection` under its name; returns it, or a new one in memory."""
        found = connection
        for name in TABLES:
            found = self.records(name).to_duckdb(found)
        assert found is not None
        return found

    def records(self, table: str) -> Any:
        """The record set of the table of that name; raises :class:`NotFoundError` for any other."""
        schema(table)
        return getattr(self, table)

    def text(self, document_id: str) -> str:
        """The decoded text of a document; raises :class:`NotFoundError` where this corpus does not hold it."""
        return self._document(document_id).text

    def explain(self, record: Explainable, field: str) -> str:
        """The raw lines in which the value of `field` of `record` stands, with its span marked."""
        if field in record.stories:
            return date_story(record)
        document_id: str = getattr(record, "document_id", "")
        return marked(record, field, self._document(document_id), places(self, record, field))

    def reader(self, table: str) -> Reader:
        """The table of that name, as one reads it piece by piece."""
        if table not in self._readers:
            self._readers[table] = reader(partial(self._table, table))
        return self._readers[table]

    def row_of(self, table: str, record_id: str) -> int | None:
        """The row of the record of that id."""
        if table not in self._rows:
            ids = plain(self.reader(table).column("id")).to_pylist()
            self._rows[table] = {one: row for row, one in enumerate(ids)}
        return self._rows[table].get(record_id)

    def vocabulary(self, path: str) -> Collection[str]:
        """Values of the column `path` that are right though no record may have them."""
        return self._vocabulary.get(path, ())

    def values(self, table: str, path: Path) -> frozenset[Any]:
        """The different values of a column, null left out."""
        key = (table, path)
        if key not in self._values:
            self._values[key] = distinct(self.reader(table), path)
        return self._values[key]

    def spellings(self, table: str, path: Path) -> Mapping[str, list[str]]:
        """How a column writes its names, by the folded name."""
        key = (table, path)
        if key not in self._spellings:
            found: dict[str, list[str]] = {}
            for value in sorted(self.values(table, path)):
                found.setdefault(fold(value), []).append(value)
            self._spellings[key] = found
        return self._spellings[key]

    def authority_codes(self, name: str) -> frozenset[str]:
        """The GSS codes that the local authority called `name` has."""
        resolved = frozenset(self._resolver(name)) if self._resolver else frozenset()
        return resolved | frozenset(self._mentioned.get(fold(name), {}).values())

    def authority_names(self) -> list[str]:
        """The names of local authorities that the mentions show."""
        return sorted({name for names in self._mentioned.values() for name in names})

    def document_ids(self) -> Mapping[str, str]:
        """The id of each document by its name."""
        return self._document_ids

    @cached_property
    def _document_ids(self) -> dict[str, str]:
        table = self.reader("documents").take(None, ["name", "id"])
        return dict(zip(table["name"].to_pylist(), table["id"].to_pylist(), strict=True))

    @cached_property
    def _mentioned(self) -> dict[str, dict[str, str]]:
        table = self.reader("mentions").take(None, ["kind", "text", "ref"])
        found: dict[str, dict[str, str]] = {}
        for row in table.filter(pc.equal(table["kind"], text("authority"))).to_pylist():
            if row["ref"] is not None:
                found.setdefault(fold(row["text"]), {})[row["text"]] = row["ref"]
        return found

    def _table(self, name: str) -> TableLike:
        if not isinstance(self._tables, Mapping):
            return self._tables(name)
        found = self._tables.get(name)
        return found if found is not None else empty(schema(name) if name in TABLES else _SOURCES_SCHEMA)

    def _document(self, document_id: str) -> Document:
        if document_id not in self._texts:
            sources = self.reader(SOURCES)
            rows = np.flatnonzero(any_of(sources, Path("document_id", None), [document_id]))
            known = self.row_of("documents", document_id)
            if not len(rows) or known is None:
                raise NotFoundError(f"this corpus does not hold the text of the document {document_id[:12]}…")
            content: bytes = sources.take(rows[:1], ["content"])["content"][0].as_py()
            self._texts[document_id] = self.documents[known].model_copy(update={"text": decode(content)[0]})
        return self._texts[document_id]

    def __repr__(self) -> str:
        return show.corpus_text(self)

    def _repr_html_(self) -> str:
        return show.corpus_html(self)
