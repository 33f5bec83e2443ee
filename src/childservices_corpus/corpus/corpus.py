"""The corpus: its tables as record sets, each read at its first use."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ..errors import NotFoundError
from ..models import Article, Statement
from ..tables.schemas import TABLES
from .query.both import columns_of
from .query.store import Corrections, Resolver, Store, Tables, Vocabulary
from .sets import display
from .sets.bodies import Authorities, Organisations, People
from .sets.both import Records
from .sets.records import Articles, Mentions, Period, Quotations, Statements
from .sets.sources import Documents, Ledger, Links, Problems, ProvenanceRows, Reasons, Sightings, Topics

if TYPE_CHECKING:
    import duckdb

    from ..evaluation.quality import Quality
    from ..export.cited import CitedRelease
    from .concordance.hits import RecordHits
    from .describe import Description
    from .trends.coverage import Coverage


class Corpus(Store):
    """A dataset to query: each table except `sources` is an attribute, read at its first use.

    `tables` gives a table by name: a mapping of Arrow tables, or a function. The function returns an Arrow table, or
    opens a Parquet file anew at each call; the file is then read piece by piece, in several threads if it is large.
    Where there is none, the authorities, organisations and people are worked out, and another table is empty.
    `vocabulary` lists, by column, the values that a question may use even if no record has them, such as all topics.
    `authorities` gives the GSS codes of a local authority's name, in addition to names in the mentions. `corrections`
    reads the corrections by hand, and `quality` the measured quality. `check` is called before a file is read; it
    raises an error if the file has changed since it was opened. `again` opens the same corpus in another process;
    without it, a pickle of the corpus holds the tables. `cited` gives what a citation of the release names.
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
        again: "Callable[[], Corpus] | None" = None,
        cited: "Callable[[], CitedRelease] | None" = None,
    ) -> None:
        super().__init__(tables, vocabulary or {}, authorities, corrections or tuple, check)
        self._quality = quality
        self._again = again
        self._cited = cited

    @classmethod
    def from_tables(cls, tables: Mapping[str, pa.Table], **options: Any) -> "Corpus":
        """The corpus of `tables` in memory; missing tables are empty."""
        return cls(tables, **options)

    def __reduce__(self) -> tuple[Any, ...]:
        if self._again is not None:
            return self._again, ()
        made = partial(
            Corpus,
            self._tables,
            vocabulary=self._vocabulary,
            authorities=self._resolver,
            corrections=self._read_corrections,
            quality=self._quality,
        )
        return made, ()

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
    def topics(self) -> Topics:
        """The topics of records, each with its score and the cues that fired."""
        return Topics(self)

    @property
    def reasons(self) -> Reasons:
        """The words that decided the values that rules worked out."""
        return Reasons(self)

    @property
    def authorities(self) -> Authorities:
        """Local authorities under each of their GSS codes, past and present."""
        return Authorities(self)

    @property
    def organisations(self) -> Organisations:
        """Organisations with all their names."""
        return Organisations(self)

    @property
    def people(self) -> People:
        """People in the roles in which they spoke or were quoted, and when."""
        return People(self)

    @property
    def documents(self) -> Documents:
        """The dumps that were read."""
        return Documents(self)

    @property
    def ledger(self) -> Ledger:
        """The fate of every character of the dumps."""
        return Ledger(self)

    @property
    def provenance(self) -> ProvenanceRows:
        """The place of each value in its dump."""
        return ProvenanceRows(self)

    @property
    def sightings(self) -> Sightings:
        """Each appearance of a record in a dump."""
        return Sightings(self)

    @property
    def problems(self) -> Problems:
        """Problems found in reading: text that could not be read, or only with a doubt."""
        return Problems(self)

    @property
    def records(self) -> Records:
        """Articles and statements together, with one date."""
        return Records(self)

    def search(self, query: str, limit: int | None = 10, engine: str = "auto") -> "RecordHits[Article | Statement]":
        """The `limit` best matches among articles and statements, with scores, snippets and places; ``None`` for all.

        To search quotations, use ``corpus.quotations.hits(query)``. Raises
        :class:`~childservices_corpus.errors.QueryError` for a negative `limit` or an unknown `engine`.
        """
        return self.records.hits(query, limit, engine)

    def describe(self) -> "Description":
        """How many records have each field filled, by table and publisher."""
        from .describe import describe

        return describe(self)

    def coverage(self, by: Period = "month") -> "Coverage":
        """What was captured when: the periods that each page covers, and the gaps between them."""
        from .trends.coverage import coverage_of

        return coverage_of(self, by)

    def quality(self, field: str | None = None) -> "Quality":
        """The measured quality of each field, or of `field`: figures against gold labels from the build of the release.

        Raises :class:`NotFoundError` if the release has no figures, as for dumps without labels, and
        :class:`~childservices_corpus.errors.QueryError` for a field that is not measured.
        """
        if self._quality is None:
            raise NotFoundError("this corpus was not loaded from a release folder, so it has no measured quality")
        found = self._quality()
        return found if field is None else found.of(field)

    def cite(self, record_id: str | None = None, style: str = "text") -> str:
        """A citation of the release, or of one of its records or quotations by its id.

        A record is cited with its publisher, title, date range, address, dump and offsets, and the release. `style` is
        ``text``, ``apa``, ``bibtex`` or ``csl-json``; a release also has ``cff``.

        Raises :class:`NotFoundError` for an unknown id and for a corpus that was not loaded from a release folder, and
        :class:`~childservices_corpus.errors.QueryError` for an unknown style.
        """
        from ..export.cite import citation
        from .citing import cited_record

        if self._cited is None:
            raise NotFoundError("this corpus was not loaded from a release folder, so it has no citation")
        release = self._cited()
        return citation(release if record_id is None else cited_record(self, record_id, release), style)

    def explore(self, path: str | Path, title: str = "Children's services: what was said and when") -> Path:
        """Write one HTML page to look at all records, which opens by a double click and needs no network.

        It has a search, filters, a timeline, and for each record its text with quotations and names marked, the reasons
        for its date, and how to cite it. Returns the path. A file at `path` is replaced.
        """
        from ..explore.page import write_page

        cite = "" if self._cited is None else self.cite()
        return write_page(self, Path(path), title, cite)

    def to_duckdb(self, connection: "duckdb.DuckDBPyConnection | None" = None) -> "duckdb.DuckDBPyConnection":
        """Register every table except `sources` in `connection` under its name; returns it, or a new one in memory."""
        found = connection
        for name in TABLES:
            found = self.table(name).to_duckdb(found)
        assert found is not None
        return found

    def table(self, table: str) -> Any:
        """The record set of the table `table`; raises :class:`NotFoundError` for an unknown name.

        ``records`` is the name for articles and statements together.
        """
        columns_of(table)
        return getattr(self, table)

    def __repr__(self) -> str:
        return display.corpus_text(self)

    def _repr_html_(self) -> str:
        return display.corpus_html(self)
