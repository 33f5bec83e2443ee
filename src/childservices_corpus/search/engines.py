"""The choice of a search engine, and the index of a corpus that it searches in."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from ..errors import QueryError
from ..extras import has, need
from ..storage.readers import Readable
from .fts5 import Fts5
from .query import All, Either, Expression, Query, parse_query
from .ranking import Matcher, Ranking
from .texts import all_pieces, family, indexed

ENGINES = ("auto", "fts5", "tantivy")
# From about this size FTS5 takes a tenth of a second for common words, and tantivy a few milliseconds.
LARGE = 50_000


@dataclass(frozen=True)
class Found:
    """The rows of one table that match, best first, their scores, the expression, and notes on the search."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    expression: Expression | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SearchIndex:
    """The texts of the tables that are searched together, in one engine, and why the engine was chosen."""

    matcher: Matcher
    starts: Mapping[str, tuple[int, int]]
    why: str

    @property
    def engine(self) -> str:
        """The name of the engine."""
        return self.matcher.name

    def search(self, text: str, table: str) -> Found:
        """All rows of `table` that match the query `text`."""
        query = parse_query(text)
        found = self.match(query.expression, table, None)
        return Found(found.numbers, found.scores, query.expression, query.notes)

    def match(self, expression: Expression | None, table: str, limit: int | None) -> Ranking:
        """The rows of `table` that match `expression`, at most `limit`."""
        first, last = self.starts[table]
        if expression is None or first == last:
            return Ranking.empty()
        ranking = self.matcher.match(expression, first, last, limit)
        return Ranking(ranking.numbers - first, ranking.scores, ranking.total)

    def __repr__(self) -> str:
        return f"<search index of {', '.join(self.starts)}: {self.engine}, {self.why}>"


def choose(engine: str, texts: int) -> tuple[str, str]:
    """The name of the engine for `texts` texts, and the reason; ``auto`` goes by size and by installed engines."""
    if engine not in ENGINES:
        raise QueryError(f"a search engine called {engine!r} does not exist; there are {', '.join(ENGINES)}")
    if engine != "auto":
        return engine, "as asked"
    if texts < LARGE:
        return "fts5", f"chosen for {texts:,} texts"
    if has("tantivy"):
        return "tantivy", f"chosen for {texts:,} texts"
    return "fts5", f"for {texts:,} texts tantivy would be faster, but it is not installed"


def build_index(corpus: Readable, table: str, engine: str, why: str, path: Path | None = None) -> SearchIndex:
    """The index that holds `table`, in memory or in the folder `path`; an index of the same records there is reused."""
    names = family(table)
    starts: dict[str, tuple[int, int]] = {}
    total = 0
    for name in names:
        rows = corpus.reader(name).rows
        starts[name] = (total, total + rows)
        total += rows

    def texts() -> Iterator[tuple[str, ...]]:
        return (indexed(pieces) for name in names for pieces in all_pieces(corpus, name))

    place = None if path is None else path / f"{engine}-{names[0]}-{_fingerprint(corpus, names)}"
    return SearchIndex(_matcher(engine, texts, place), starts, why)


def _matcher(engine: str, texts: Callable[[], Iterator[tuple[str, ...]]], place: Path | None) -> Matcher:
    kind = _kind(engine)
    if place is None:
        return kind(texts(), None)
    if not place.exists():
        # Built beside and renamed, so that an index at its place is always a whole one.
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=place.parent, prefix=".building-") as folder:
            beside = Path(folder) / place.name
            kind(texts(), beside).close()
            beside.rename(place)
    return kind((), place)


def _kind(engine: str) -> Callable[[Iterable[tuple[str, ...]], Path | None], Matcher]:
    if engine == "fts5":
        return Fts5
    need("tantivy", "tantivy")
    from .tantivy_engine import Tantivy

    return Tantivy


def _fingerprint(corpus: Readable, names: Sequence[str]) -> str:
    """A name for the indexed records: their ids hold hashes of their contents, and quotations split a statement."""
    digest = hashlib.sha256()
    for name in dict.fromkeys([*names, "quotations"]):
        for record_id in corpus.reader(name).column("id").to_pylist():
            digest.update(f"{record_id}\n".encode())
    return digest.hexdigest()[:16]


def any_word(query: Query) -> Expression | None:
    """The expression for any of the words of a plain query that asked for all of them; ``None`` for other queries."""
    return Either(query.expression.parts) if query.words_only and isinstance(query.expression, All) else None
