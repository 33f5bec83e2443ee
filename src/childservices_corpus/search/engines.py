"""The choice of a search engine, and the index of a corpus that it searches in."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from ..errors import QueryError
from ..imports.extras import has, need
from ..storage.readers import Readable
from .fts5 import Fts5
from .query import All, Either, Expression, Query, parse_query
from .ranking import Matcher, Ranking
from .texts import BATCH, BESIDE_CONTENT, all_pieces, family, indexed

ENGINES = ("auto", "fts5", "tantivy")
# From about this size FTS5 takes a tenth of a second for common words, and tantivy a few milliseconds.
LARGE = 50_000
# Raised if an index of the same records is made in another way.
_FORMAT = b"2"


@dataclass(frozen=True)
class Found:
    """The rows of one table that match, best first, their scores, the expression, and notes on the search."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]
    expression: Expression | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SearchIndex:
    """The texts of the tables that are searched together, in one engine, and why the engine was chosen.

    ``note`` says if the index in the folder was one of other records, and was not used.
    """

    matcher: Matcher
    starts: Mapping[str, tuple[int, int]]
    why: str
    note: str = ""

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
        told = "; ".join(filter(None, (f"{self.engine}, {self.why}", self.note)))
        return f"<search index of {', '.join(self.starts)}: {told}>"


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

    if path is None:
        return SearchIndex(_matcher(engine, texts, None), starts, why)
    kind = f"{engine}-{names[0]}-"
    place = path / f"{kind}{_fingerprint(corpus, names)}"
    others = not place.exists() and any(path.glob(f"{kind}*"))
    note = f"{path} has an index of other records or of another build, so a new one was made" if others else ""
    return SearchIndex(_matcher(engine, texts, place), starts, why, note)


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
    """A name for what is indexed: the ids, which hold hashes of contents, and the other texts that are searched."""
    digest = hashlib.sha256(_FORMAT)
    for name in dict.fromkeys([*names, "quotations"]):
        for column in BESIDE_CONTENT[name]:
            cells = corpus.reader(name).take(None, [column])
            for batch in cells.to_batches(max_chunksize=BATCH):
                lines = "".join(f"{cell!r}\n" for cell in batch.column(0).to_pylist())
                digest.update(lines.encode("utf-8", "surrogatepass"))
            digest.update(b"\n")
    return digest.hexdigest()[:16]


def any_word(query: Query) -> Expression | None:
    """The expression for any of the words of a plain query that asked for all of them; ``None`` for other queries."""
    return Either(query.expression.parts) if query.words_only and isinstance(query.expression, All) else None
