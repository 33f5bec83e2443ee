"""Search by tantivy, for large corpora: the same queries, several times faster for common words.

Its stemmer is Snowball's English one, a later form of Porter's. A few words share a stem in one stemmer and not in the
other.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from .columns import COLUMNS
from .fts5 import MOST_WORDS, WEIGHTS, sound
from .query import All, But, Expression, Term
from .ranking import Ranking

NUMBER, WORDS = "number", "words"


class Tantivy:
    """An index of texts by number, in memory or in a folder."""

    name = "tantivy"

    def __init__(self, texts: Iterable[tuple[str, ...]], path: Path | None = None) -> None:
        self._plain = _analyzer(stemmed=False)
        self._stems = _analyzer(stemmed=True)
        self._schema = _schema()
        if path is not None:
            path.mkdir(parents=True, exist_ok=True)
        built = path is not None and tantivy.Index.exists(str(path))
        index = tantivy.Index(self._schema, None if path is None else str(path))
        index.register_tokenizer("plain", self._plain)
        index.register_tokenizer("stems", self._stems)
        if not built:
            # One thread, so that the same texts give the same index, and equal scores the same order.
            writer = index.writer(num_threads=1)
            for number, row in enumerate(texts):
                document = tantivy.Document()
                document.add_unsigned(NUMBER, number)
                for column, text in zip(COLUMNS, row, strict=True):
                    if text:
                        document.add_text(column, text)
                        document.add_text(WORDS, text)
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def close(self) -> None:
        """Do nothing: a finished index is only read, so there is nothing to close."""

    def match(self, expression: Expression, first: int, last: int, limit: int | None) -> Ranking:
        """The texts numbered from `first` to before `last` that match `expression`, best first, at most `limit`."""
        query = self._query(expression)
        size = int(self._searcher.num_docs)
        if first > 0 or last < size:
            kind = tantivy.FieldType.Unsigned
            here = tantivy.Query.range_query(self._schema, NUMBER, kind, first, last, include_upper=False)
            silent = tantivy.Query.boost_query(tantivy.Query.const_score_query(here, 1.0), 0.0)
            query = _must(query, silent)
        found: Any = self._searcher.search(query, limit=max(1, size if limit is None else limit), count=True)
        numbers = np.array(
            self._searcher.fast_field_values(NUMBER, [address for _, address in found.hits]), dtype=np.int64
        )
        scores = np.array([score for score, _ in found.hits], dtype=np.float64)
        order = np.lexsort((numbers, -scores))
        kept = order if limit is None else order[:limit]
        return Ranking(numbers[kept], scores[kept], int(found.count))

    def _query(self, expression: Expression) -> Any:
        if isinstance(expression, Term):
            return self._term(expression)
        if isinstance(expression, But):
            unwanted = (tantivy.Occur.MustNot, self._query(expression.unwanted))
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, self._query(expression.wanted)), unwanted])
        parts = [self._query(part) for part in expression.parts]
        return _must(*parts) if isinstance(expression, All) else _should(parts)

    def _term(self, term: Term) -> Any:
        columns = COLUMNS if term.column is None else (term.column,)
        if not term.prefix:
            return _should([self._phrase(column, self._stems.analyze(sound(term.text))) for column in columns])
        before = self._plain.analyze(sound(term.text))
        if not before:
            return tantivy.Query.empty_query()
        words = [word for word, _ in self._searcher.terms_with_prefix(WORDS, before[-1], limit=MOST_WORDS)]
        grown = [Term(" ".join([*before[:-1], word]), column=term.column) for word in words]
        return _should([self._term(one) for one in grown])

    def _phrase(self, column: str, words: list[str]) -> Any:
        if not words:
            return tantivy.Query.empty_query()
        if len(words) == 1:
            query = tantivy.Query.term_query(self._schema, column, words[0])
        else:
            query = tantivy.Query.phrase_query(self._schema, column, list(words))
        return tantivy.Query.boost_query(query, WEIGHTS[column])


def _schema() -> Any:
    builder = tantivy.SchemaBuilder().add_unsigned_field(NUMBER, fast=True, indexed=True)
    for column in COLUMNS:
        builder = builder.add_text_field(column, tokenizer_name="stems", index_option="position")
    return builder.add_text_field(WORDS, tokenizer_name="plain", index_option="basic").build()


def _analyzer(stemmed: bool) -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    return (builder.filter(tantivy.Filter.stemmer("english")) if stemmed else builder).build()


def _must(*queries: Any) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


def _should(queries: list[Any]) -> Any:
    if not queries:
        return tantivy.Query.empty_query()
    return (
        queries[0]
        if len(queries) == 1
        else tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])
    )
