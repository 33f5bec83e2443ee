"""The base of the record sets: the tables, each read at its first use, and look-ups in them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrow import Rows, empty, text, to_mask
from ...curation.corrections import Correction
from ...errors import NotFoundError
from ...explain.reasons import link_told, told, topics_told
from ...explain.spans import date_story, marked
from ...models import Article, Document, Explainable, Link, Provenance, Statement, bind
from ...storage.column_scan import rows_with, written_out
from ...storage.readers import Reader, TableLike, reader
from ...storage.stored import SOURCES, stored_schema
from ...tables.rows import models
from ...tables.schemas import MADE, schema
from ...text.decoding import text_of
from ...text.fold import loose
from .both import RECORDS, BothKinds
from .by_id import RowsById
from .fields import Path, path_of
from .masks import distinct
from .places import places
from .reasons import reasons_of, scores_of
from .seen import seen_story

if TYPE_CHECKING:
    from ...search.engines import SearchIndex

Tables: TypeAlias = "Callable[[str], TableLike | None] | Mapping[str, pa.Table]"
Vocabulary = Callable[[str], Collection[str]] | Mapping[str, Collection[str]]
Resolver = Callable[[str], Collection[str]]
Corrections = Callable[[], Sequence[Correction]]


class Store:
    """The tables of a corpus, each read once, the values of their columns, their texts and their indices."""

    def __init__(
        self,
        tables: Tables,
        vocabulary: Vocabulary,
        authorities: Resolver | None,
        corrections: Corrections,
        check: Callable[[], None] | None = None,
    ) -> None:
        self._tables = tables
        self._vocabulary = vocabulary
        self._resolver = authorities
        self._read_corrections = corrections
        self._check = check
        self._readers: dict[str, Reader] = {}
        self._rows: dict[str, RowsById] = {}
        self._values: dict[tuple[str, Path], frozenset[Any]] = {}
        self._spellings: dict[tuple[str, Path], dict[str, list[str]]] = {}
        self._texts: dict[str, Document] = {}
        self._indexes: dict[tuple[str, str], SearchIndex] = {}

    def reader(self, table: str) -> Reader:
        """The table `table`, to be read piece by piece."""
        if table == RECORDS:
            return self.both
        if table not in self._readers:
            self._readers[table] = reader(partial(self._table, table), self._check)
        return self._readers[table]

    @cached_property
    def both(self) -> BothKinds:
        """The articles and statements as one table."""
        return BothKinds(self.reader("articles"), self.reader("statements"))

    def table(self, table: str) -> Any:
        """The record set of the table of that name."""
        raise NotImplementedError

    def at(self, table: str, rows: Rows) -> list[Any]:
        """The records in these rows of the table, counted from 0; each can open its source."""
        rows = np.asarray(rows, dtype=np.int64)
        if table == RECORDS:
            places, own = self.both.split(rows)
            found = [record for name, some in own.items() for record in self.at(name, some)]
            return [found[place] for place in np.argsort(places).tolist()]
        records = models(table, self.reader(table).take(rows, schema(table).names))
        for record in records:
            if isinstance(record, Explainable):
                bind(record, self)
        return records

    def row_of(self, table: str, record_id: str) -> int | None:
        """The row of the record with this id; ``None`` if there is not one."""
        if table not in self._rows:
            self._rows[table] = RowsById(self.reader(table))
        return self._rows[table].row(record_id)

    @cached_property
    def speech(self) -> Rows | None:
        """The rows of the quotations that are speech; ``None`` if all are."""
        kinds = written_out(self.reader("quotations").column("kind"))
        spoken = to_mask(pc.equal(kinds, "speech"))
        return None if spoken.all() else np.flatnonzero(spoken)

    def text(self, document_id: str) -> str:
        """The decoded text of a document; raises :class:`NotFoundError` if this corpus does not hold it."""
        return self._document(document_id).text

    def explain(self, record: Explainable, field: str) -> str:
        """The raw lines of the page with the value of `field` of `record`, its span marked.

        Corrections by hand come first. If a corrected value is not on the page, the lines are those of the title or,
        without one, of the first words.
        """
        made = [item.told() for item in self._corrections_of(record, field)]
        if field in record.stories:
            return "\n".join([*made, date_story(record), *seen_story(self, record)])
        worked_out = self._worked_out(record, field)
        if worked_out:
            return "\n".join([*made, worked_out])
        document = self._document(getattr(record, "document_id", ""))
        found = places(self, record, field) or (self._heading_of(record) if made else [])
        return "\n".join([*made, marked(record, field, document, found)])

    def _worked_out(self, record: Explainable, field: str) -> str:
        """The rules and the words that decided the value of `field`; empty if this corpus keeps none."""
        if field == "topics" and isinstance(record, Article | Statement):
            return topics_told(scores_of(self, record), self._document)
        reasons = reasons_of(self, record, field)
        if isinstance(record, Link):
            return link_told(record, reasons, self._document)
        return told(reasons, self._document)

    def _heading_of(self, record: Explainable) -> list[Provenance]:
        """The place of the title of `record`; without a title, of its first words."""
        for field in ("title", "summary", "paragraphs"):
            found = places(self, record, field) if hasattr(record, field) else []
            if found:
                return found[:1]
        return []

    def search_index(self, table: str, engine: str = "auto", path: str | FilePath | None = None) -> "SearchIndex":
        """The search index that holds `table`, built at its first use.

        With `path`, a folder, the index is kept in a file there and used again while the records are the same. All
        later searches with that engine use it too.
        """
        from ...search.engines import build_index, choose
        from ...search.texts import family

        names = family(table)
        chosen, why = choose(engine, sum(self.reader(name).rows for name in names))
        key = (names[0], chosen)
        if key not in self._indexes or path is not None:
            self._indexes[key] = build_index(self, table, chosen, why, None if path is None else FilePath(path))
        return replace(self._indexes[key], why=why)

    def vocabulary(self, path: str) -> Collection[str]:
        """The values that a question may use in the column `path`, even if no record has them."""
        if isinstance(self._vocabulary, Mapping):
            return self._vocabulary.get(path, ())
        return self._vocabulary(path)

    def values(self, table: str, path: Path | str) -> frozenset[Any]:
        """The distinct values of a column, or of a part of it such as ``speakers.role``, without null."""
        path = path if isinstance(path, Path) else path_of(table, path)
        key = (table, path)
        if key not in self._values:
            self._values[key] = distinct(self.reader(table), path)
        return self._values[key]

    def spellings(self, table: str, path: Path | str) -> Mapping[str, list[str]]:
        """The spellings of each name in a column, by the folded name."""
        path = path if isinstance(path, Path) else path_of(table, path)
        key = (table, path)
        if key not in self._spellings:
            found: dict[str, list[str]] = {}
            for value in sorted(self.values(table, path)):
                found.setdefault(loose(value), []).append(value)
            self._spellings[key] = found
        return self._spellings[key]

    def authority_codes(self, name: str) -> frozenset[str]:
        """The GSS codes of the local authority called `name`."""
        resolved = frozenset(self._resolver(name)) if self._resolver else frozenset()
        return resolved | frozenset(self._mentioned.get(loose(name), {}).values())

    def authority_names(self) -> list[str]:
        """The names of local authorities for questions: from the mentions and from the vocabulary."""
        mentioned = {name for names in self._mentioned.values() for name in names}
        return sorted(mentioned.union(self.vocabulary("authorities")))

    def document_ids(self) -> Mapping[str, str]:
        """The id of each document by its name."""
        return self._document_ids

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections by hand from when the release was built."""
        return tuple(self._read_corrections())

    def _corrections_of(self, record: Explainable, field: str) -> list[Correction]:
        """The corrections of `field` of `record`; for a date, the corrections of all columns that its story uses."""
        mine = [item for item in self.corrections if item.record == getattr(record, "id", None)]
        if field in record.stories:
            return [item for item in mine if item.field.startswith(f"{field}_")]
        return [item for item in mine if item.field == field]

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
                found.setdefault(loose(row["text"]), {})[row["text"]] = row["ref"]
        return found

    def _table(self, name: str) -> TableLike:
        found = self._tables.get(name) if isinstance(self._tables, Mapping) else self._tables(name)
        if found is None and name in MADE:
            from ...annotate.made_tables import made_table

            return made_table(name, self)
        return found if found is not None else empty(stored_schema(name))

    def _document(self, document_id: str) -> Document:
        if document_id not in self._texts:
            sources = self.reader(SOURCES)
            rows = rows_with(sources, "document_id", document_id)
            known = self.row_of("documents", document_id)
            if not len(rows) or known is None:
                raise NotFoundError(f"this corpus does not hold the text of the document {document_id[:12]}…")
            # Tables that a program made may lack the made text.
            there = [name for name in ("content", "text") if name in sources.schema.names]
            source = sources.take(rows[:1], there).to_pylist()[0]
            document: Document = self.at("documents", np.array([known], dtype=np.int64))[0]
            update = {"text": text_of(source["content"], source.get("text"))}
            self._texts[document_id] = document.model_copy(update=update)
        return self._texts[document_id]
